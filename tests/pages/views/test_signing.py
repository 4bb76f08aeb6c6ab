import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from apps.base import clock
from apps.letters.models import Letter
from apps.signatories import actions
from apps.signatories.models import Invitation, SignatoryKind, Signature
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db

ORGANISATION = {
    "name": "The Example Foundation",
    "country": "NL",
    "contact_name": "Ada Contact",
    "contact_role": "Director",
    "email": "ada@ngo.example",
    "visibility": "public",
    "consent": "on",
}
INDIVIDUAL = {
    "name": "김예시",
    "title": "Professor",
    "country": "",
    "country_wording": "Tibet",
    "email": "person@mail.example",
    "visibility": "withheld",
    "consent": "on",
}


def sent(client: Client, data: dict[str, str], *, kind: str, after: float = 30, query: str = ""):  # type: ignore[no-untyped-def]
    """Loads the form as a browser does, waits `after` seconds, and sends it with what it holds."""
    address = f"/en/letters/one/sign/?kind={kind}{query}"
    with time_machine.travel(clock.now(), tick=False) as moment:
        page = client.get(address).content.decode()
        started = re.findall(r'name="started" value="([^"]+)"', page)
        moment.shift(after)
        return client.post(address, data | {"started": started[0]})


def test_sign_lets_people_choose_the_kind_first(client: Client) -> None:
    making.open_letter(slug="one")
    response = client.get("/en/letters/one/sign/")
    text = response.content.decode()
    assert 'href="?kind=organisation"' in text and 'href="?kind=individual"' in text
    assert not response.cookies


def test_sign_keeps_an_organisation_and_asks_for_confirmation_by_mail(client: Client) -> None:
    letter = making.open_letter(slug="one")
    response = sent(client, ORGANISATION, kind="organisation")
    assert response.status_code == 302 and response.headers["Location"] == "/en/letters/one/sign/thanks/"
    signature = letter.signatures.get()
    assert (signature.name, str(signature.country), signature.status) == ("The Example Foundation", "NL", "pending")
    assert (signature.contact_name, signature.contact_role) == ("Ada Contact", "Director")
    assert signature.mails.get().message.recipient == "ada@ngo.example"


def test_sign_keeps_an_individual_with_the_words_they_agreed_to(client: Client) -> None:
    letter = making.open_letter(slug="one", title="On detention")
    page = client.get("/en/letters/one/sign/?kind=individual").content.decode()
    sent(client, INDIVIDUAL, kind="individual")
    signature = letter.signatures.get()
    assert (signature.name, signature.title, signature.country_wording) == ("김예시", "Professor", "Tibet")
    assert signature.visibility == Signature.Visibility.WITHHELD
    assert signature.consent_wording in page
    assert signature.version == letter.version and letter.version.fingerprint in page


def test_sign_takes_the_language_of_mails_from_the_address(client: Client) -> None:
    making.open_letter(slug="one")
    page = client.get("/ko/letters/one/sign/?kind=organisation").content.decode()
    started = re.findall(r'name="started" value="([^"]+)"', page)[0]
    with time_machine.travel(clock.now().timestamp() + 60):
        client.post("/ko/letters/one/sign/?kind=organisation", ORGANISATION | {"started": started})
    assert Signature.objects.get().language == "ko"


@pytest.mark.parametrize(
    ("kind", "missing", "words"),
    [
        ("organisation", "name", "Enter the name of the organisation as it shall be printed."),
        ("organisation", "contact_name", "Enter the name of the person who is authorised to sign."),
        ("organisation", "contact_role", "Enter your function in the organisation."),
        ("organisation", "email", "Enter your e-mail address, such as name@example.org."),
        ("individual", "name", "Enter your name as it shall be printed."),
        ("individual", "visibility", "Choose who may see the name."),
        ("individual", "consent", "Tick this box if you agree; otherwise we may not keep the signature."),
    ],
)
def test_sign_says_what_is_missing_beside_the_field_and_on_top(
    client: Client, kind: str, missing: str, words: str
) -> None:
    making.open_letter(slug="one")
    data = {**(ORGANISATION if kind == "organisation" else INDIVIDUAL), missing: ""}
    response = sent(client, data, kind=kind)
    text = response.content.decode()
    assert response.status_code == 422
    assert f'<a href="#id_{missing}">{words}</a>' in text
    assert text.count(words) == 2
    assert f'id="id_{missing}_error"' in text and f'id="id_{missing}"' in text
    assert "<title>Error:" in text
    assert not Signature.objects.exists()


def test_sign_shows_a_refusal_of_the_rules_beside_its_field(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, name="The Example Foundation")
    response = sent(client, ORGANISATION, kind="organisation")
    assert '<a href="#id_name">This organisation has signed this letter already.</a>' in response.content.decode()
    assert letter.signatures.count() == 1


def test_sign_does_not_tell_strangers_whether_an_individual_has_signed(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, "individual", email=INDIVIDUAL["email"])
    response = sent(client, INDIVIDUAL, kind="individual")
    assert response.headers["Location"] == "/en/letters/one/sign/thanks/"
    assert letter.signatures.count() == 1


@pytest.mark.parametrize("kind", ["organisation", "individual"])
def test_sign_refuses_a_public_name_for_who_is_at_risk(client: Client, kind: str) -> None:
    making.open_letter(slug="one")
    data = ORGANISATION if kind == "organisation" else INDIVIDUAL
    response = sent(client, data | {"visibility": "public", "is_at_risk": "on"}, kind=kind)
    assert "You marked a danger below" in response.content.decode()
    assert not Signature.objects.exists()


def test_sign_pretends_to_thank_who_fills_the_field_that_nobody_sees(client: Client) -> None:
    making.open_letter(slug="one")
    response = sent(client, ORGANISATION | {"motto": "buy now"}, kind="organisation")
    assert response.status_code == 302
    assert not Signature.objects.exists()


def test_sign_asks_who_is_too_quick_to_press_the_button_again(client: Client) -> None:
    making.open_letter(slug="one")
    response = sent(client, ORGANISATION, kind="organisation", after=0.5)
    text = response.content.decode()
    assert "That was very quick." in text and not Signature.objects.exists()
    started = re.findall(r'name="started" value="([^"]+)"', text)[0]
    with time_machine.travel(clock.now().timestamp() + 60):
        again = client.post("/en/letters/one/sign/?kind=organisation", ORGANISATION | {"started": started})
    assert again.status_code == 302
    assert Signature.objects.count() == 1


def test_sign_gives_a_new_stamp_to_who_sends_a_forged_one(client: Client) -> None:
    making.open_letter(slug="one")
    response = client.post("/en/letters/one/sign/?kind=organisation", ORGANISATION | {"started": "forged"})
    stamp = re.findall(r'name="started" value="([^"]+)"', response.content.decode())[0]
    assert stamp != "forged"
    assert not Signature.objects.exists()


def test_sign_form_is_the_only_public_page_with_a_cookie_and_refuses_posts_without_it() -> None:
    making.open_letter(slug="one")
    strict = Client(enforce_csrf_checks=True)
    response = strict.get("/en/letters/one/sign/?kind=organisation")
    assert list(response.cookies) == ["csrftoken"]
    assert response.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert response.headers["X-Robots-Tag"] == "noindex"
    fresh = Client(enforce_csrf_checks=True)
    refused = fresh.post("/en/letters/one/sign/?kind=organisation", ORGANISATION)
    assert refused.status_code == 403
    assert "The form was not accepted" in refused.content.decode()
    assert not Signature.objects.exists()


def test_sign_says_so_when_the_letter_is_closed(client: Client) -> None:
    letter = making.open_letter(slug="one")
    Letter.objects.filter(pk=letter.pk).update(status=Letter.Status.CLOSED)
    for response in (client.get("/en/letters/one/sign/"), client.post("/en/letters/one/sign/?kind=organisation", {})):
        assert "This letter is not open for signing" in response.content.decode()


def test_sign_begins_with_what_the_invitation_knows(client: Client) -> None:
    letter = making.open_letter(slug="one")
    invitation = making.invitation(letter, name="Known Federation", email="known@ngo.example")
    token = asking.token(invitation)
    text = client.get(f"/en/letters/one/sign/?invitation={token}").content.decode()
    assert 'value="Known Federation"' in text and 'value="known@ngo.example"' in text
    sent(client, ORGANISATION, kind="organisation", query=f"&invitation={token}")
    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.SIGNED
    assert invitation.signature == Signature.objects.get()


def test_sign_ignores_an_invitation_to_another_letter(client: Client) -> None:
    making.open_letter(slug="one")
    other = making.invitation(making.open_letter(), name="Known Federation")
    text = client.get(f"/en/letters/one/sign/?kind=organisation&invitation={asking.token(other)}").content.decode()
    assert "Known Federation" not in text


def test_sign_stops_one_sender_who_signs_too_often(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("apps.pages.views.signing.MOST", 2)
    making.open_letter(slug="one")
    for number in range(3):
        data = ORGANISATION | {"name": f"Organisation {number}", "email": f"a{number}@ngo.example"}
        response = sent(client, data, kind="organisation")
    assert response.status_code == 422
    assert Signature.objects.filter(kind=SignatoryKind.ORGANISATION).count() == 2


def test_sign_done_tells_where_to_look(client: Client) -> None:
    making.open_letter(slug="one")
    response = client.get("/en/letters/one/sign/thanks/")
    assert "look in your mailbox" in response.content.decode()
    assert not response.cookies


def asked(client: Client, data: dict[str, str], **answer: str):  # type: ignore[no-untyped-def]
    return sent(client, data | answer, kind="organisation")


def test_sign_asks_who_writes_nearly_a_known_name(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, name="Example Foundation of Utrecht")
    typed = ORGANISATION | {"name": "The Example Foundation of Utrecht"}
    response = asked(client, typed)
    page = response.content.decode()
    assert response.status_code == 422 and "Did you mean" in page
    assert 'name="meant" value="Example Foundation of Utrecht"' in page
    assert 'value="ada@ngo.example"' in page and letter.signatures.count() == 1


def test_sign_prints_what_was_written_when_the_answer_is_no(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, name="Example Foundation of Utrecht")
    name = "The Example Foundation of Utrecht"
    assert asked(client, ORGANISATION | {"name": name}, meant="", asked_about=name).status_code == 302
    assert letter.signatures.filter(name=name).exists()


def test_sign_takes_the_known_name_when_the_answer_is_yes(client: Client) -> None:
    making.confirmed(making.open_letter(slug="other"), name="Example Foundation of Utrecht", country="NL")
    letter = making.open_letter(slug="one")
    name = "Exampel Foundation of Utrecht"
    answer = {"meant": "Example Foundation of Utrecht", "asked_about": name}
    assert asked(client, ORGANISATION | {"name": name}, **answer).status_code == 302
    assert letter.signatures.get().name == "Example Foundation of Utrecht"


def test_sign_takes_no_name_that_was_not_offered(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, name="Example Foundation of Utrecht")
    name = "The Example Foundation of Utrecht"
    asked(client, ORGANISATION | {"name": name}, meant="Somebody else", asked_about=name)
    assert set(letter.signatures.values_list("name", flat=True)) == {"Example Foundation of Utrecht", name}


@pytest.mark.parametrize("hidden", [{"visibility": "withheld"}, {"visibility": "private", "is_at_risk": True}])
def test_sign_never_asks_about_a_hidden_organisation(client: Client, hidden: dict[str, Any]) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, name="Example Foundation of Utrecht", **hidden)
    making.pending(letter, name="Example Foundation of Arnhem")
    for place in ("Utrecht", "Arnhem"):
        assert asked(client, ORGANISATION | {"name": f"The Example Foundation of {place}"}).status_code == 302


def test_sign_never_asks_about_one_that_hid_itself_later(client: Client) -> None:
    letter = making.open_letter(slug="one")
    signature = making.confirmed(letter, name="Example Foundation of Utrecht")
    actions.change_visibility(signature=signature, visibility=Signature.Visibility.WITHHELD)
    assert asked(client, ORGANISATION | {"name": "The Example Foundation of Utrecht"}).status_code == 302


def test_sign_never_asks_a_person(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, "individual", name="Ada Example Lovelace")
    assert sent(client, INDIVIDUAL | {"name": "Ada Exampel Lovelace"}, kind="individual").status_code == 302
