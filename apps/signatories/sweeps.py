"""What the clock does to signatures and invitations. Each sweep may run twice at once: rows are claimed one by one."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from celery import shared_task
from django.db import transaction
from django.db.models import Exists, QuerySet

from apps.base import clock
from apps.base.errors import RuleError
from apps.letters.models import Letter
from apps.parties.models import MergeDecision
from apps.signatories import actions, compose, mails, rules
from apps.signatories.models import Invitation, Signature, SignatureTransition, Tally

SETTLING = datetime.timedelta(minutes=1)  # a change may be committed a moment after its own time


@shared_task
def send_reminders() -> int:
    """Reminds who was invited and has not answered, and who has not confirmed; returns how many."""
    unconfirmed = Signature.objects.due_for_reminder()
    unanswered = Invitation.objects.due_for_reminder()
    return sum(
        [_remind(unconfirmed, row, rules.CONFIRMATION_REMINDERS, mails.confirmation_reminder) for row in unconfirmed]
        + [_remind(unanswered, row, rules.INVITATION_REMINDERS, mails.invitation_reminder) for row in unanswered]
    )


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
    """Counts one letter if anything changed, or if organisations were joined or parted since; false otherwise."""
    tally, made = Tally.objects.get_or_create(letter=letter)
    since = tally.counted_at - SETTLING
    changes = SignatureTransition.objects.filter(subject__letter=letter, happened_at__gt=since)
    is_stale = Exists(changes) | Exists(MergeDecision.objects.made_since(since))
    if not made and not Letter.objects.filter(is_stale, pk=letter.pk).exists():
        return False
    now = clock.now()
    counted = compose.figures(letter)
    fields = {"organisations": counted.organisations, "individuals": counted.individuals}
    fields |= {"countries": counted.countries}
    # A slower twin of this job must not put older figures over newer ones.
    earlier = Tally.objects.filter(pk=tally.pk, counted_at__lte=now)
    return earlier.update(counted_at=now, **fields) == 1


def _remind(
    due: QuerySet[Any], row: Signature | Invitation, days: tuple[int, ...], mail: Callable[[Any], object]
) -> bool:
    """Claims one row that is due, plans its next reminder, and posts this one; false when another sweep has it."""
    later = rules.next_reminder(row.reminders + 1, days, row.created_at)
    with transaction.atomic():
        claimed = due.filter(pk=row.pk, reminders=row.reminders)
        if claimed.update(reminders=row.reminders + 1, remind_at=later) != 1:
            return False
        mail(row)
    return True


def _quietly(act: Callable[[], object]) -> bool:
    """Runs one action; false when somebody else changed the row meanwhile, which is no error of a sweep."""
    try:
        act()
    except RuleError:
        return False
    return True
