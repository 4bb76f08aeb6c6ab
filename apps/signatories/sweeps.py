"""What the clock does to signatures and invitations. Each sweep may run twice at once: rows are claimed one by one."""

import datetime
from collections.abc import Callable
from functools import partial

from celery import shared_task
from django.db import transaction

from apps.base import clock
from apps.base.errors import RuleError
from apps.letters.models import Letter
from apps.signatories import actions, compose, mails, rules
from apps.signatories.models import Invitation, Signature, SignatureTransition, Tally

SETTLING = datetime.timedelta(minutes=1)  # a change may be committed a moment after its own time


@shared_task
def send_reminders() -> int:
    """Reminds who was invited and has not answered, and who has not confirmed; returns how many."""
    signatures = [_remind_signatory(row) for row in Signature.objects.due_for_reminder().select_related("letter")]
    invitations = [_remind_invited(row) for row in Invitation.objects.due_for_reminder().select_related("letter")]
    return sum(signatures) + sum(invitations)


@shared_task
def expire_unconfirmed() -> int:
    """Gives up on signatures that were never confirmed, and on invitations to letters that are closed."""
    signatures = [_quietly(partial(actions.expire, signature=row)) for row in Signature.objects.overdue()]
    invitations = [_quietly(partial(actions.expire_invitation, invitation=row)) for row in Invitation.objects.overdue()]
    return sum(signatures) + sum(invitations)


@shared_task
def refresh_tallies() -> int:
    """Counts anew the public figures of letters whose signatures changed since they were counted last."""
    shown = [Letter.Status.OPEN, Letter.Status.CLOSED, Letter.Status.DELIVERED]
    letters = Letter.objects.filter(status__in=shown, is_historical=False).select_related("tally", "version")
    return sum(refresh_tally(letter) for letter in letters)


def refresh_tally(letter: Letter) -> bool:
    """Counts one letter if anything changed; false when its figures still stand."""
    tally, made = Tally.objects.get_or_create(letter=letter)
    changes = SignatureTransition.objects.filter(subject__letter=letter, happened_at__gt=tally.counted_at - SETTLING)
    if not made and not changes.exists():
        return False
    now = clock.now()
    counted = compose.figures(letter)
    fields = {"organisations": counted.organisations, "individuals": counted.individuals}
    fields |= {"countries": counted.countries}
    # A slower twin of this job must not put older figures over newer ones.
    earlier = Tally.objects.filter(pk=tally.pk, counted_at__lte=now)
    return earlier.update(counted_at=now, **fields) == 1


def _remind_signatory(row: Signature) -> bool:
    later = rules.next_reminder(row.reminders + 1, rules.CONFIRMATION_REMINDERS, row.created_at)
    with transaction.atomic():
        claimed = Signature.objects.due_for_reminder().filter(pk=row.pk, reminders=row.reminders)
        if claimed.update(reminders=row.reminders + 1, remind_at=later) != 1:
            return False
        mails.confirmation_reminder(row)
    return True


def _remind_invited(row: Invitation) -> bool:
    later = rules.next_reminder(row.reminders + 1, rules.INVITATION_REMINDERS, row.created_at)
    with transaction.atomic():
        claimed = Invitation.objects.due_for_reminder().filter(pk=row.pk, reminders=row.reminders)
        if claimed.update(reminders=row.reminders + 1, remind_at=later) != 1:
            return False
        mails.invitation_reminder(row)
    return True


def _quietly(act: Callable[[], object]) -> bool:
    """Runs one action; false when somebody else changed the row meanwhile, which is no error of a sweep."""
    try:
        act()
    except RuleError:
        return False
    return True
