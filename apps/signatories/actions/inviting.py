"""Inviting, answering an invitation, moving the deadline."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.addressees import rules as directory
from apps.base import clock
from apps.base.actions import begin, move, record
from apps.base.errors import RuleError
from apps.letters.models import Letter
from apps.mail import outbox
from apps.mail.models import Message
from apps.signatories import mails, rules
from apps.signatories.models import Invitation, Signature


@transaction.atomic
def invite(*, letter: Letter, guest: rules.Guest, actor: User | None) -> Invitation:
    """Asks a known organisation or person to sign, by mail, with a link of their own.

    Raises RuleError `letter-not-open`, `address-historical`, or `invalid` (for one, when this address was invited
    before).
    """
    roles.require(actor, roles.SIGNATORY_INVITE)
    rules.check_open(letter)
    directory.check_may_be_written_to(guest.email)
    row = Invitation(letter=letter, invited_by=actor, **vars(guest))
    row.remind_at = rules.next_reminder(0, rules.INVITATION_REMINDERS, clock.now())
    record(row, actor=None)
    begin(row, actor=actor)
    mails.invitation(row)
    return row


def mark_seen(*, invitation: Invitation) -> Invitation:
    """The invited opened the letter by a button of their own. No answer yet, so reminders go on."""
    if invitation.status != Invitation.Status.INVITED:
        return invitation
    return move(invitation, to=Invitation.Status.SEEN, seen_at=clock.now())


@transaction.atomic
def answer(*, invitation: Invitation, status: str, condition: str = "", reason: str = "") -> Invitation:
    """Considering, conditional, endorsed or declined. Any answer stops the reminders, those already queued too.

    Raises RuleError `condition-missing`, `wrong-state`, `letter-not-open`.
    """
    rules.check_answer(invitation, status, condition=condition, reason=reason)
    why = reason.strip()
    move(invitation, to=status, condition=condition.strip(), reason=why[:500], remind_at=None)
    Invitation.objects.filter(pk=invitation.pk).update(reason=why)  # `reason` above is that of the transition
    invitation.refresh_from_db()
    outbox.cancel(Message.objects.filter(pk__in=invitation.mails.values("message")).waiting())
    return invitation


def expire_invitation(*, invitation: Invitation) -> Invitation:
    return move(invitation, to=Invitation.Status.EXPIRED, remind_at=None)


@transaction.atomic
def extend_deadline(
    *, letter: Letter, hard: datetime.datetime, soft: datetime.datetime | None, actor: User | None
) -> Letter:
    """Moves the deadlines of an open letter later and tells everybody who signed or was invited.

    Raises RuleError `letter-not-open`, `not-later`, or `invalid`.
    """
    roles.require(actor, roles.LETTER_OPEN)
    rules.check_open(letter)
    if hard <= clock.now() or (letter.hard_deadline is not None and hard <= letter.hard_deadline):
        raise RuleError("not-later", _("The new deadline has to be later than the old one."), "hard_deadline")
    letter.hard_deadline, letter.soft_deadline = hard, soft
    record(letter, actor=actor)
    told: set[str] = set()  # one mail to an address, whatever strangers entered with it
    live = letter.signatures.filter(status__in=Signature.LIVE).select_related("letter__campaign")
    for signature in sorted(live, key=lambda row: row.status == Signature.Status.PENDING):
        if signature.status != Signature.Status.PENDING or signature.email.lower() not in told:
            mails.extension(signature)
            told.add(signature.email.lower())
    for invitation in letter.invitations.unanswered().select_related("letter__campaign"):
        mails.invitation_extension(invitation)
    return letter
