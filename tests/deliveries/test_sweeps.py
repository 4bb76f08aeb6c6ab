"""What the clock finds: unprinted editions, mails that left or failed, editions that name too many."""

from apps.deliveries import actions, rules, sweeps, tasks
from apps.deliveries.models import Dispatch, Edition
from apps.letters.models import Letter
from apps.mail import delivery
from apps.mail.models import Message
from apps.signatories.models import Signature


def test_print_due_finds_what_a_lost_bell_left(letter: Letter) -> None:
    edition = actions.create_edition(letter=letter, actor=None)
    assert sweeps.print_due() == 1
    assert sweeps.print_due() == 0
    edition.refresh_from_db()
    assert edition.status == Edition.Status.READY


def test_print_edition_task_prints_once(letter: Letter) -> None:
    edition = actions.create_edition(letter=letter, actor=None)
    assert tasks.print_edition_task(edition.pk) is True
    assert tasks.print_edition_task(edition.pk) is False


def test_follow_dispatches_carries_over_what_became_of_the_mail(ready: Edition) -> None:
    mail = actions.plan_dispatches(edition=ready, actor=None)[0]
    actions.send_dispatch(dispatch=mail, actor=None)
    assert sweeps.follow_dispatches() == 0
    delivery.deliver(Message.objects.get().pk)
    assert sweeps.follow_dispatches() == 1
    assert sweeps.follow_dispatches() == 0
    mail.refresh_from_db()
    assert mail.status == Dispatch.Status.SENT


def test_follow_dispatches_says_why_a_mail_failed(ready: Edition) -> None:
    mail = actions.plan_dispatches(edition=ready, actor=None)[0]
    actions.send_dispatch(dispatch=mail, actor=None)
    Message.objects.update(status=Message.Status.FAILED, last_error="550 no such user")
    assert sweeps.follow_dispatches() == 1
    assert [step.reason for step in mail.transitions.filter(to_status="failed")] == ["550 no such user"]
    assert Letter.objects.get(pk=ready.letter_id).status == Letter.Status.CLOSED


def test_renew_editions_replaces_one_that_names_who_withdrew(ready: Edition) -> None:
    assert sweeps.renew_editions() == 0
    Signature.objects.filter(name="Water Watch").update(status=Signature.Status.WITHDRAWN)
    assert sweeps.renew_editions() == 1
    assert sweeps.renew_editions() == 0
    assert rules.public_edition(ready.letter) is None
    sweeps.print_due()
    shown = rules.public_edition(ready.letter)
    assert shown is not None
    assert (shown.number, len(shown.named)) == (2, 2)
