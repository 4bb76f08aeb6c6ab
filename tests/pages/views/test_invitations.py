import datetime
import re

import pytest
from django.test import Client

from apps.base import clock
from apps.letters.models import Letter
from apps.signatories.models import Invitation
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation() -> Invitation:
    letter = making.open_letter(slug="one", body="<p>The text of the letter.</p>")
    return making.invitation(letter, name="Invited Federation")


def test_invitation_shows_the_letter_and_changes_nothing_on_get(client: Client, invitation: Invitation) -> None:
    response = client.get(f"/en/i/{asking.token(invitation)}/")
    text = response.content.decode()
    assert "The text of the letter." in text and "Invited Federation, will you sign this letter?" in text
    assert response.headers["Referrer-Policy"] == "no-referrer" and "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    invitation.refresh_from_db()
    assert (invitation.status, invitation.seen_at) == (Invitation.Status.INVITED, None)


def test_invitation_in_a_language_that_the_site_does_not_speak_has_a_link_that_works(client: Client) -> None:
    invitation = making.invitation(making.open_letter(), language="fr")
    message = invitation.mails.get().message
    addresses = re.findall(r"http://[^/]+(/\S+)", message.body_text)
    assert len(addresses) >= 2
    assert {client.get(address).status_code for address in addresses} == {200}


def test_invitation_leads_to_the_form_and_notes_that_it_was_seen(client: Client, invitation: Invitation) -> None:
    token = asking.token(invitation)
    response = client.post(f"/en/i/{token}/", {"act": "sign"})
    assert response.headers["Location"] == f"/en/letters/one/sign/?kind=organisation&invitation={token}"
    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.SEEN
    assert 'value="Invited Federation"' in client.get(response.headers["Location"]).content.decode()


@pytest.mark.parametrize(
    ("answer", "field"),
    [("considering", "reason"), ("conditional", "condition"), ("endorsed", "reason"), ("declined", "reason")],
)
def test_invitation_records_every_other_answer(client: Client, invitation: Invitation, answer: str, field: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    data = {"act": "answer", "answer": answer, "words": "Our words"}
    response = strict.post(f"/en/i/{asking.token(invitation)}/", data, follow=True)
    assert "your answer is recorded" in response.content.decode()
    invitation.refresh_from_db()
    assert (invitation.status, getattr(invitation, field)) == (answer, "Our words")


def test_invitation_asks_for_the_words_of_a_condition(client: Client, invitation: Invitation) -> None:
    response = client.post(f"/en/i/{asking.token(invitation)}/", {"act": "answer", "answer": "conditional"})
    text = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#id_words">Please say which change you would need.</a>' in text
    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.INVITED


def test_invitation_refuses_an_answer_that_is_not_on_offer(client: Client, invitation: Invitation) -> None:
    response = client.post(f"/en/i/{asking.token(invitation)}/", {"act": "answer", "answer": "signed"})
    assert response.status_code == 422
    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.INVITED


def test_invitation_under_embargo_is_read_and_signed_by_the_invited_alone(
    client: Client, invitation: Invitation
) -> None:
    until = clock.now() + datetime.timedelta(days=2)
    Letter.objects.filter(pk=invitation.letter_id).update(embargo_until=until)
    token = asking.token(invitation)
    text = client.get(f"/en/i/{token}/").content.decode()
    assert "Under embargo until" in text and "The text of the letter." in text
    assert client.get(f"/en/letters/one/sign/?kind=organisation&invitation={token}").status_code == 200
    assert client.get("/en/letters/one/sign/?kind=organisation").status_code == 404


def test_invitation_that_is_unknown_is_answered_kindly(client: Client) -> None:
    response = client.get("/en/i/unknown/")
    assert response.status_code == 404
    assert "We do not know this link" in response.content.decode()


def test_invitation_to_a_closed_letter_offers_no_buttons(client: Client, invitation: Invitation) -> None:
    Letter.objects.filter(pk=invitation.letter_id).update(status=Letter.Status.CLOSED)
    address = f"/en/i/{asking.token(invitation)}/"
    assert "<form" not in client.get(address).content.decode()
    assert client.post(address, {"act": "answer", "answer": "declined"}).status_code == 409
