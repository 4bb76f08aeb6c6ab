"""Visits of somebody who means harm: floods, forged hosts and addresses, links of another kind, broken input."""

import re

import pytest
import time_machine
from django.test import Client

from apps.base import clock
from apps.mail.models import Message
from apps.signatories import rules
from apps.signatories.models import Invitation, Signature
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db

FORM = "/en/letters/one/sign/?kind=individual"
ENTRY = {"name": "One Person", "email": "one@ngo.example", "visibility": "public", "consent": "on"}


def sign(client: Client, **changes: str):  # type: ignore[no-untyped-def]
    started = re.findall(r'name="started" value="([^"]+)"', client.get(FORM).content.decode())[0]
    with time_machine.travel(clock.now().timestamp() + 30):
        return client.post(FORM, ENTRY | {"started": started} | changes)


def test_a_flood_of_one_mailbox_is_thanked_like_everybody_and_sends_nothing_more(client: Client) -> None:
    making.open_letter(slug="one")
    answers = [sign(client, name=f"Name {number}") for number in range(rules.ADDRESS_A_DAY + 3)]
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (302, "/en/letters/one/sign/thanks/")
    }
    assert Message.objects.filter(recipient="one@ngo.example").count() == rules.ADDRESS_A_DAY


def test_the_form_answers_alike_whether_an_address_has_signed_or_not(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, "individual", email="known@ngo.example")
    making.pending(letter, "individual", email="waiting@ngo.example")
    gone = making.confirmed(letter, "individual", email="gone@ngo.example")
    Signature.objects.filter(pk=gone.pk).update(status="withdrawn")
    answers = [sign(client, email=f"{name}@ngo.example") for name in ("known", "waiting", "gone", "new")]
    assert len({(answer.status_code, answer.headers["Location"], answer.content) for answer in answers}) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "nul\x00byte"},
        {"email": "a@ngo.example\r\nBcc: victim@else.example"},
        {"email": "a" * 300 + "@ngo.example"},
        {"name": "x" * 2_000_000},
        {"country": "../../etc"},
        {"title": "See https://evil.example"},
        {"started": "\x00"},
    ],
)
def test_broken_input_is_refused_in_words(client: Client, changes: dict[str, str]) -> None:
    making.open_letter(slug="one")
    assert sign(client, **changes).status_code == 422
    assert not Signature.objects.exists()
    assert not Message.objects.exists()


def test_a_body_of_ten_megabytes_is_refused(client: Client) -> None:
    making.open_letter(slug="one")
    assert client.post(FORM, ENTRY | {"name": "x" * 10_000_000}).status_code in {400, 413}


def test_links_in_mails_do_not_follow_the_host_of_a_request() -> None:
    making.open_letter(slug="one")
    visitor = Client(headers={"host": "localhost", "x-forwarded-host": "evil.example"})
    assert sign(visitor).status_code == 302
    message = Message.objects.get()
    assert "evil.example" not in message.body_text + message.body_html
    assert "http://127.0.0.1:8000/en/c/" in message.body_text
    assert Client(headers={"host": "evil.example"}).get("/en/").status_code == 400


def test_no_link_serves_another_purpose(client: Client) -> None:
    letter = making.open_letter(slug="one")
    invited = asking.token(making.invitation(letter))
    waiting = asking.token(making.pending(letter))
    _signature, managing = asking.managed(letter)
    for token in (invited, managing):
        assert client.post(f"/en/c/{token}/").status_code == 404
    for token in (invited, waiting):
        assert client.post(f"/en/m/{token}/", {"act": "withdraw"}).status_code == 404
    for token in (waiting, managing):
        assert client.post(f"/en/i/{token}/", {"answer": "declined"}).status_code == 404
    assert set(Signature.objects.values_list("status", flat=True)) == {"pending", "confirmed"}


@pytest.mark.parametrize("path", ["c/x", "m/x", "i/x", "u/x", "c/%00", "m/%E2%80%AE", "i/" + "a" * 5000])
def test_guessed_links_are_answered_alike(client: Client, path: str) -> None:
    assert client.post(f"/en/{path}/").status_code == 404


def test_reading_a_link_changes_nothing(client: Client) -> None:
    letter = making.open_letter(slug="one")
    invitation = making.invitation(letter)
    pending = making.pending(letter)
    signature, managing = asking.managed(letter)
    before = list(Signature.objects.order_by("pk").values()), list(Invitation.objects.values())
    for path in (
        f"c/{asking.token(pending)}",
        f"m/{managing}/?act=withdraw&saved=1",
        f"i/{asking.token(invitation)}/?act=sign&answer=declined",
        f"u/{asking.token(invitation)}",
    ):
        assert client.get(f"/en/{path.rstrip('/')}", follow=True).status_code == 200
        assert client.head(f"/en/{path.rstrip('/')}", follow=True).status_code == 200
    assert (list(Signature.objects.order_by("pk").values()), list(Invitation.objects.values())) == before
    signature.refresh_from_db()
    assert signature.status == "confirmed"


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/",
        "/%2Fevil.example/",
        "/en//evil.example",
        "/accounts/login/?next=https://evil.example/",
        "/accounts/login/?next=//evil.example/",
        "/accounts/login/?next=javascript:alert(1)",
    ],
)
def test_no_address_of_ours_leads_elsewhere(path: str) -> None:
    user = making.user()
    visitor = Client()
    if "login" in path:
        answer = visitor.post(path, {"login": user.username, "password": "correct horse battery"})
        assert answer.status_code == 302
    else:
        answer = visitor.get(path)
    assert "evil.example" not in answer.headers.get("Location", "").replace("/en/evil.example", "").replace(
        "/en//evil.example", ""
    )
    assert not answer.headers.get("Location", "").startswith(("//", "javascript", "http"))
