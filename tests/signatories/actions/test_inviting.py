import datetime

import pytest

from apps.accounts.models import Role
from apps.base import clock
from apps.mail.models import Message, Suppression
from apps.signatories import actions
from apps.signatories.models import Invitation
from tests import making
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def _token(row: Invitation) -> str:
    (token,) = row.mails.latest("pk").message.secrets
    return str(token)


def test_invitation_carries_a_link_of_its_own_and_one_click_unsubscribe() -> None:
    row = making.invitation(making.open_letter())
    message = row.mails.get().message
    assert actions.find_invitation(token=_token(row)) == row
    assert message.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.kind == Message.Kind.CALL


def test_an_address_is_invited_once_to_a_letter() -> None:
    letter = making.open_letter()
    making.invitation(letter, email="a@ngo.example")
    refused("invalid", lambda: making.invitation(letter, email="A@ngo.example"))
    making.invitation(making.open_letter(), email="a@ngo.example")
    assert Invitation.objects.count() == 2


def test_only_an_open_letter_invites() -> None:
    refused("letter-not-open", lambda: making.invitation(making.draft()))
    refused("not-allowed", lambda: making.invitation(making.open_letter(), actor=making.user(Role.APPROVER)))


def test_condition_needs_its_words() -> None:
    row = making.invitation(making.open_letter())
    refused("condition-missing", lambda: actions.answer(invitation=row, status="conditional", condition=" "))
    actions.answer(invitation=row, status="conditional", condition="if paragraph 3 goes")
    assert (row.status, row.condition, row.remind_at) == ("conditional", "if paragraph 3 goes", None)


def test_signing_answers_the_invitation_even_without_its_link() -> None:
    letter = making.open_letter()
    row = making.invitation(letter, email="a@ngo.example")
    signature = making.confirmed(letter, email="A@ngo.example")
    row.refresh_from_db()
    assert (row.status, row.signature, row.remind_at) == ("signed", signature, None)


def test_seen_is_no_answer() -> None:
    row = making.invitation(making.open_letter())
    actions.mark_seen(invitation=row)
    assert actions.mark_seen(invitation=row).status == "seen"
    assert row.remind_at is not None


def test_unsubscribing_stops_every_call_from_every_campaign() -> None:
    row = making.invitation(making.open_letter(), email="a@ngo.example")
    actions.unsubscribe(token=_token(row))
    actions.unsubscribe(token=_token(row))
    assert Suppression.objects.count() == 1
    other = making.invitation(making.open_letter(), email="a@ngo.example")
    assert other.mails.get().message.status == Message.Status.SUPPRESSED
    refused("link-unknown", lambda: actions.unsubscribe(token="nothing"))


def test_extension_tells_all_who_signed_or_were_invited() -> None:
    letter = making.open_letter()
    signature, row = making.confirmed(letter), making.invitation(letter)
    declined = making.invitation(letter)
    actions.answer(invitation=declined, status="declined", reason="no")
    assert letter.hard_deadline is not None
    later = letter.hard_deadline + datetime.timedelta(days=7)
    actions.extend_deadline(letter=letter, hard=later, soft=None, actor=None)
    assert signature.mails.filter(name="extended").count() == 1
    assert row.mails.filter(name="invitation_extended").count() == 1
    assert declined.mails.filter(name="invitation_extended").count() == 0
    refused("not-later", lambda: actions.extend_deadline(letter=letter, hard=clock.now(), soft=None, actor=None))
