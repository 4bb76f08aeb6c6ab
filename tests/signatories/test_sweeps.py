import datetime
from collections.abc import Callable, Iterator

import pytest
import time_machine

from apps.letters import actions as letter_actions
from apps.signatories import actions, sweeps
from apps.signatories.models import Signature, Tally
from tests import making

pytestmark = pytest.mark.django_db

Wait = Callable[[float], None]


@pytest.fixture
def wait() -> Iterator[Wait]:
    """Moves the clock by days."""
    with time_machine.travel(datetime.datetime.now(datetime.UTC), tick=False) as traveller:
        yield lambda days: traveller.shift(datetime.timedelta(days=days))


def test_reminders_to_the_invited_are_capped(wait: Wait) -> None:
    row = making.invitation(making.open_letter())
    sent = []
    for _day in range(20):
        wait(1)
        sent.append(sweeps.send_reminders())
    assert [day for day, number in enumerate(sent, start=1) if number] == [5, 10]
    assert row.mails.filter(name="invitation_reminder").count() == 2


@pytest.mark.parametrize("answer", ["considering", "declined", "endorsed", "signed"])
def test_any_answer_stops_reminders(wait: Wait, answer: str) -> None:
    letter = making.open_letter()
    row = making.invitation(letter)
    if answer == "signed":
        making.confirmed(letter, email=row.email)
    else:
        actions.answer(invitation=row, status=answer)
    wait(20)
    assert sweeps.send_reminders() == 0


def test_reminders_to_who_has_not_confirmed_stop_with_the_confirmation(wait: Wait) -> None:
    signature = making.pending(making.open_letter())
    wait(2)
    assert (sweeps.send_reminders(), sweeps.send_reminders()) == (1, 0)
    (token,) = signature.mails.get(name="confirm_reminder").message.secrets
    actions.confirm(link=actions.find_signature_link(token=token, purpose="confirm"))
    wait(10)
    assert sweeps.send_reminders() == 0


def test_no_reminder_for_a_letter_that_is_closed(wait: Wait) -> None:
    letter = making.open_letter()
    row = making.invitation(letter)
    letter_actions.close_letter(letter=letter, actor=None)
    wait(6)
    assert sweeps.send_reminders() == 0
    sweeps.expire_unconfirmed()
    row.refresh_from_db()
    assert row.status == "expired"


def test_unconfirmed_signatures_expire_and_their_particulars_go(wait: Wait) -> None:
    signature = making.pending(making.open_letter(), "individual", name="Ada Secret")
    wait(13)
    assert sweeps.expire_unconfirmed() == 0
    wait(1)
    assert (sweeps.expire_unconfirmed(), sweeps.expire_unconfirmed()) == (1, 0)
    signature.refresh_from_db()
    assert (signature.status, signature.name, signature.email) == ("expired", "—", "")


def test_tally_follows_signatures_and_counts_nothing_without_need(
    wait: Wait, django_assert_num_queries: Callable[[int], object]
) -> None:
    letter = making.open_letter()
    making.confirmed(letter, country="KR")
    assert sweeps.refresh_tallies() == 1
    tally = Tally.objects.get(letter=letter)
    assert (tally.organisations, tally.individuals, tally.countries) == (1, 0, 1)
    wait(1)
    assert sweeps.refresh_tallies() == 1  # once more, for what may have been committed a moment late
    wait(1)
    with django_assert_num_queries(3):  # type: ignore[attr-defined]
        assert sweeps.refresh_tallies() == 0
    actions.withdraw(signature=Signature.objects.get())
    assert sweeps.refresh_tallies() == 1
    tally.refresh_from_db()
    assert tally.organisations == 0
