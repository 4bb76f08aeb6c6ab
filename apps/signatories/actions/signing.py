"""Signing, confirming, changing, withdrawing."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.accounts import roles
from apps.accounts.models import User
from apps.base import clock
from apps.base.actions import begin, move
from apps.base.errors import RuleError
from apps.letters.models import Letter, LetterVersion
from apps.signatories import mails, rules
from apps.signatories.models import Invitation, SignatoryKind, Signature, SignatureLink, SignatureTransition

MAILS_A_DAY = 3  # confirmations to one address; more would let a stranger fill somebody's mailbox


@transaction.atomic
def sign(*, letter: Letter, entry: rules.SignatureEntry, invitation: Invitation | None = None) -> Signature:
    """Keeps a signature, pending, and sends the link that confirms it.

    Who signs again with the same address gets the mail again, and the same row. Whether an individual has signed is
    told to nobody but the owner of the address, by mail. Raises RuleError `letter-not-open`, `contact-missing`,
    `consent-missing`, `already-signed` (a named organisation) or `invalid`, with the field.
    """
    version = rules.check_open(letter)
    rules.check_entry(entry)
    before = _before(letter, entry)
    if before is not None:
        return _again(before)
    signature = _new(letter, version, entry)
    found = invitation or Invitation.objects.filter(letter=letter, email__iexact=entry.email).first()
    if found is not None:
        _answer_by_signing(found, signature)
    mails.confirmation(signature)
    return signature


@transaction.atomic
def confirm(*, link: SignatureLink) -> Signature:
    """The owner of the address says yes. Clicking twice is as good as once.

    Raises RuleError `letter-not-open` (the deadline passed meanwhile), `withdrawn`, `link-expired`, `already-signed`.
    """
    signature = link.signature
    if signature.status == Signature.Status.CONFIRMED:
        return signature
    if signature.status == Signature.Status.WITHDRAWN:
        raise RuleError("withdrawn", _("This signature was withdrawn. You may sign again."))
    if signature.status == Signature.Status.EXPIRED:
        raise RuleError("link-expired", _("This link is too old. Please sign again; you will get a new one."))
    rules.check_open(signature.letter)
    try:
        with transaction.atomic():
            now = clock.now()
            move(signature, to=Signature.Status.CONFIRMED, confirmed_at=now, remind_at=None, expires_at=None)
    except IntegrityError as error:
        raise RuleError("already-signed", _("This organisation has signed this letter already.")) from error
    SignatureLink.objects.filter(pk=link.pk).update(used_at=clock.now())
    mails.receipt(signature)
    return signature


@transaction.atomic
def withdraw(*, signature: Signature, actor: User | None = None, reason: str = "") -> Signature:
    """Takes a signature back, at any time, also after closing. Twice is as good as once."""
    roles.require(actor, roles.SIGNATURE_MODERATE)
    if signature.status == Signature.Status.WITHDRAWN:
        return signature
    move(signature, to=Signature.Status.WITHDRAWN, actor=actor, reason=reason, withdrawn_at=clock.now())
    mails.withdrawal(signature)
    return signature


@transaction.atomic
def change_visibility(*, signature: Signature, visibility: str, actor: User | None = None) -> Signature:
    """Who may see the name, from now on, through every exit. More publicity than before needs a new consent."""
    roles.require(actor, roles.SIGNATURE_MODERATE)
    if visibility not in Signature.Visibility.values:
        raise RuleError("invalid", _("Please choose who may see the name."), "visibility")
    if visibility == signature.visibility:
        return signature
    before = signature.visibility
    fields: dict[str, Any] = {"visibility": visibility}
    if actor is None:
        with override(signature.language):
            wording = rules.consent_wording(letter=signature.letter, visibility=visibility)
        fields |= {"consent_wording": wording, "consent_at": clock.now()}
    elif visibility == Signature.Visibility.PUBLIC:
        raise RuleError("consent-missing", _("Only the signatory can make the name public."), "visibility")
    Signature.objects.filter(pk=signature.pk).update(**fields)
    signature.refresh_from_db()
    reason = f"visibility: {before} → {visibility}"
    begin(signature, actor=actor, reason=reason, before=signature.status)
    return signature


def hold(*, signature: Signature, actor: User, reason: str) -> Signature:
    """Takes a signature out of list and count until somebody has looked at it."""
    roles.require(actor, roles.SIGNATURE_MODERATE)
    return move(signature, to=Signature.Status.HELD, actor=actor, reason=reason)


def release(*, signature: Signature, actor: User) -> Signature:
    """Puts a held signature back. One that its owner never confirmed cannot be confirmed by others."""
    roles.require(actor, roles.SIGNATURE_MODERATE)
    if signature.confirmed_at is None:
        raise RuleError("not-confirmed", _("Its owner never confirmed this signature: it cannot be released."))
    return move(signature, to=Signature.Status.CONFIRMED, actor=actor)


def expire(*, signature: Signature) -> Signature:
    """Gives up on a confirmation that never came; the particulars of who did not confirm are not kept."""
    move(signature, to=Signature.Status.EXPIRED, remind_at=None)
    blank = {"contact_name": "", "contact_role": "", "title": "", "name": "—", "sort_key": "", "email": ""}
    Signature.objects.filter(pk=signature.pk).update(**blank)
    signature.refresh_from_db()
    return signature


def _before(letter: Letter, entry: rules.SignatureEntry) -> Signature | None:
    """The live signature that this entry repeats, if any; RuleError `already-signed` for a named organisation."""
    live = Signature.objects.filter(letter=letter, kind=entry.kind, status__in=Signature.LIVE)
    if entry.kind == SignatoryKind.INDIVIDUAL:
        return live.filter(email__iexact=entry.email).first()
    same = live.filter(name__iexact=entry.name.strip())
    mine = same.filter(email__iexact=entry.email).first()
    if mine is None and same.public().exists():
        raise RuleError("already-signed", _("This organisation has signed this letter already."), "name")
    return mine


def _again(signature: Signature) -> Signature:
    since = clock.now() - datetime.timedelta(days=1)
    if signature.mails.filter(message__created_at__gt=since).count() < MAILS_A_DAY:
        pending = signature.status == Signature.Status.PENDING
        (mails.confirmation if pending else mails.receipt)(signature)
    return signature


def _new(letter: Letter, version: LetterVersion, entry: rules.SignatureEntry) -> Signature:
    now = clock.now()
    name = " ".join(entry.name.split())
    with override(entry.language):
        wording = rules.consent_wording(letter=letter, visibility=entry.visibility)
    signature = Signature.objects.create(
        letter=letter,
        version=version,
        kind=entry.kind,
        name=name,
        sort_key=_sort_key(name),
        title=entry.title.strip(),
        country=entry.country,
        country_wording=entry.country_wording.strip(),
        email=entry.email.strip(),
        contact_name=entry.contact_name.strip(),
        contact_role=entry.contact_role.strip(),
        visibility=entry.visibility,
        is_at_risk=entry.is_at_risk,
        language=entry.language,
        consent_wording=wording,
        consent_at=now,
        remind_at=rules.next_reminder(0, rules.CONFIRMATION_REMINDERS, now),
        expires_at=now + datetime.timedelta(days=rules.CONFIRMATION_LIFE),
    )
    SignatureTransition.objects.create(subject=signature, to_status=signature.status)
    return signature


def _answer_by_signing(invitation: Invitation, signature: Signature) -> None:
    if invitation.may_become(Invitation.Status.SIGNED):
        move(invitation, to=Invitation.Status.SIGNED, signature=signature, remind_at=None)
        signature.organisation = invitation.organisation
        signature.save(update_fields=["organisation"])


def _sort_key(name: str) -> str:
    """The name without a leading article, which readers do not look under."""
    first, _space, rest = name.partition(" ")
    return (
        rest
        if rest and first.casefold() in {"the", "la", "le", "les", "el", "los", "las", "die", "der", "das"}
        else name
    )
