"""Signing, confirming, changing, withdrawing."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.accounts import roles
from apps.accounts.models import User
from apps.base import clock, limits
from apps.base.actions import begin, move
from apps.base.errors import RuleError
from apps.letters.models import Letter, LetterVersion
from apps.parties.actions import organisation_named
from apps.signatories import mails, rules
from apps.signatories.models import (
    Invitation,
    SignatoryKind,
    Signature,
    SignatureLink,
    SignatureQuerySet,
    SignatureTransition,
)

MAILS_A_DAY = 3  # confirmations to one address; more would let a stranger fill somebody's mailbox


@transaction.atomic
def sign(*, letter: Letter, entry: rules.SignatureEntry, invitation: Invitation | None = None) -> Signature:
    """Keeps a signature, pending, and sends the link that confirms it.

    Who signs again in the same words with the same address gets the mail again, and the same row; other words wait in a
    row of their own, since nobody knows yet whose they are. Whether an individual has signed is told to nobody but the
    owner of the address, by mail. Raises RuleError `letter-not-open`, `contact-missing`, `consent-missing`,
    `address-historical`, `already-signed` (a named organisation) or `invalid`, with the field, and `too-many-mails`,
    upon which doors answer as if all were well: a refusal would tell that the address is in use.
    """
    version = rules.check_open(letter)
    entry = rules.tidied(entry)
    rules.check_entry(entry)
    _brake(entry.email)
    before = _before(letter, entry)
    if before is not None:
        return _again(before)
    signature = _new(letter, version, entry)
    if invitation is not None:  # its secret link says who signs; an address alone does not before it confirms
        _answer_by_signing(invitation, signature)
    mails.confirmation(signature)
    return signature


@transaction.atomic
def confirm(*, link: SignatureLink) -> Signature:
    """The owner of the address says yes. Clicking twice is as good as once, and frees nothing that is held.

    Raises RuleError `letter-not-open` (the deadline passed meanwhile), `withdrawn`, `link-expired`, `already-signed`.
    """
    signature = _locked(link.signature)
    if signature.status == Signature.Status.CONFIRMED:
        return signature
    if signature.status == Signature.Status.HELD:
        return _confirmed_while_held(signature)
    if signature.status == Signature.Status.WITHDRAWN:
        raise RuleError("withdrawn", _("This signature was withdrawn. You may sign again."))
    if signature.status == Signature.Status.EXPIRED:
        raise RuleError("link-expired", _("This link is too old. Please sign again; you will get a new one."))
    rules.check_open(signature.letter)
    with _no_public_twin():
        now = clock.now()
        move(signature, to=Signature.Status.CONFIRMED, confirmed_at=now, remind_at=None, expires_at=None)
    SignatureLink.objects.filter(pk=link.pk).update(used_at=clock.now())
    _give_up_rivals(signature)
    _answer_invitation(signature)
    _enter_in_directory(signature)
    mails.receipt(signature)
    return signature


@transaction.atomic
def withdraw(*, signature: Signature, actor: User | None = None, reason: str = "") -> Signature:
    """Takes a signature back, at any time, also after closing. Twice is as good as once."""
    roles.require(actor, roles.SIGNATURE_MODERATE)
    signature = _locked(signature)
    if signature.status == Signature.Status.WITHDRAWN:
        return signature
    move(signature, to=Signature.Status.WITHDRAWN, actor=actor, reason=reason, withdrawn_at=clock.now())
    mails.withdrawal(signature)
    return signature


@transaction.atomic
def change_visibility(*, signature: Signature, visibility: str, actor: User | None = None) -> Signature:
    """Who may see the name, from now on, through every exit. More publicity than before needs a new consent.

    Raises RuleError `invalid`, `consent-missing`, or `already-signed` (an organisation of this name is public).
    """
    roles.require(actor, roles.SIGNATURE_MODERATE)
    if visibility not in Signature.Visibility.values:
        raise RuleError("invalid", _("Please choose who may see the name."), "visibility")
    if visibility == signature.visibility:
        return signature
    before = signature.visibility
    fields: dict[str, Any] = {"visibility": visibility}
    if actor is None:
        with override(signature.language):
            wording = rules.consent_wording(letter=signature.letter, kind=signature.kind, visibility=visibility)
        fields |= {"consent_wording": wording, "consent_at": clock.now()}
    elif visibility == Signature.Visibility.PUBLIC:
        raise RuleError("consent-missing", _("Only the signatory can make the name public."), "visibility")
    with _no_public_twin():
        Signature.objects.filter(pk=signature.pk).update(**fields)
    signature.refresh_from_db()
    reason = f"visibility: {before} → {visibility}"
    begin(signature, actor=actor, reason=reason, before=signature.status)
    return signature


def hold(*, signature: Signature, actor: User, reason: str) -> Signature:
    """Takes a signature out of list and count until somebody has looked at it."""
    roles.require(actor, roles.SIGNATURE_MODERATE)
    return move(signature, to=Signature.Status.HELD, actor=actor, reason=reason)


@transaction.atomic
def release(*, signature: Signature, actor: User) -> Signature:
    """Puts a held signature back. One that its owner never confirmed cannot be confirmed by others.

    Raises RuleError `not-confirmed`, `wrong-state`, or `already-signed` (an organisation of this name is public).
    """
    roles.require(actor, roles.SIGNATURE_MODERATE)
    signature = _locked(signature)
    if signature.confirmed_at is None:
        raise RuleError("not-confirmed", _("Its owner never confirmed this signature: it cannot be released."))
    with _no_public_twin():
        return move(signature, to=Signature.Status.CONFIRMED, actor=actor)


def expire(*, signature: Signature) -> Signature:
    """Gives up on a confirmation that never came; the particulars of who did not confirm are not kept."""
    move(signature, to=Signature.Status.EXPIRED, remind_at=None)
    blank = {"contact_name": "", "contact_role": "", "title": "", "name": "—", "sort_key": "", "email": ""}
    Signature.objects.filter(pk=signature.pk).update(**blank)
    signature.refresh_from_db()
    return signature


def _brake(email: str) -> None:
    """Raises RuleError `too-many-mails` once strangers, or its owner, have entered an address often enough today."""
    try:
        limits.check("sign-address", limits.mailbox(email), most=rules.ADDRESS_A_DAY, seconds=24 * 3600)
    except RuleError as refusal:
        raise RuleError("too-many-mails", refusal.message, "email") from refusal


def _before(letter: Letter, entry: rules.SignatureEntry) -> Signature | None:
    """The live signature that this entry repeats, if any; RuleError `already-signed` for a named organisation."""
    live = Signature.objects.filter(letter=letter, kind=entry.kind, status__in=Signature.LIVE)
    if entry.kind == SignatoryKind.ORGANISATION:
        live = live.filter(name__iexact=entry.name)
    mine = list(live.filter(email__iexact=entry.email).order_by("pk"))
    if not mine and entry.kind == SignatoryKind.ORGANISATION and live.public().exists():
        raise RuleError("already-signed", _("This organisation has signed this letter already."), "name")
    settled = (row for row in mine if row.status != Signature.Status.PENDING)
    return next(settled, None) or next((row for row in mine if _says_the_same(row, entry)), None)


def _says_the_same(row: Signature, entry: rules.SignatureEntry) -> bool:
    names = (*rules.TYPED, "country", "visibility", "is_at_risk")
    return all(getattr(row, name) == getattr(entry, name) for name in names)


def _again(signature: Signature) -> Signature:
    since = clock.now() - datetime.timedelta(days=1)
    if signature.mails.filter(message__created_at__gt=since).count() < MAILS_A_DAY:
        pending = signature.status == Signature.Status.PENDING
        (mails.confirmation if pending else mails.receipt)(signature)
    return signature


def _new(letter: Letter, version: LetterVersion, entry: rules.SignatureEntry) -> Signature:
    now = clock.now()
    with override(entry.language):
        wording = rules.consent_wording(letter=letter, kind=entry.kind, visibility=entry.visibility)
    signature = Signature(
        letter=letter,
        version=version,
        kind=entry.kind,
        name=entry.name,
        sort_key=_sort_key(entry.name),
        title=entry.title,
        country=entry.country,
        country_wording=entry.country_wording,
        email=entry.email,
        contact_name=entry.contact_name,
        contact_role=entry.contact_role,
        visibility=entry.visibility,
        is_at_risk=entry.is_at_risk,
        language=entry.language,
        consent_wording=wording,
        consent_at=now,
        remind_at=rules.next_reminder(0, rules.CONFIRMATION_REMINDERS, now),
        expires_at=now + datetime.timedelta(days=rules.CONFIRMATION_LIFE),
    )
    rules.check_shape(signature)
    signature.save(force_insert=True)
    _rivals(signature).update(remind_at=None)  # of all that waits for one address, the latest is reminded of
    SignatureTransition.objects.create(subject=signature, to_status=signature.status)
    return signature


def _locked(signature: Signature) -> Signature:
    """The same object as its row is now, held until the transaction ends (where the database can)."""
    signature.refresh_from_db(from_queryset=Signature.objects.select_for_update())
    return signature


@contextmanager
def _no_public_twin() -> Iterator[None]:
    """Says in words that the name, which everybody can read under the letter, is taken."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise RuleError("already-signed", _("This organisation has signed this letter already.")) from error


def _confirmed_while_held(signature: Signature) -> Signature:
    """Keeps the owner's yes for whoever looks at the signature; it stays held."""
    Signature.objects.filter(pk=signature.pk, confirmed_at=None).update(confirmed_at=clock.now())
    signature.refresh_from_db()
    return signature


def _rivals(signature: Signature) -> SignatureQuerySet:
    """What else waits for the same address under the same letter."""
    waiting = Signature.objects.filter(letter=signature.letter_id, kind=signature.kind, status=Signature.Status.PENDING)
    return waiting.filter(email__iexact=signature.email).exclude(pk=signature.pk)


def _give_up_rivals(signature: Signature) -> None:
    """Expires what else waits for the same address: its owner has chosen. One person may sign for organisations of
    several names."""
    rivals = _rivals(signature)
    if signature.kind == SignatoryKind.ORGANISATION:
        rivals = rivals.filter(name__iexact=signature.name)
    for rival in rivals:
        expire(signature=rival)


def _answer_invitation(signature: Signature) -> None:
    """Who was invited under this address and signed without the link of the invitation has answered it too."""
    if signature.invitations.exists():
        return
    invited = Invitation.objects.filter(letter=signature.letter_id, email__iexact=signature.email).first()
    if invited is not None:
        _answer_by_signing(invited, signature)


def _enter_in_directory(signature: Signature) -> None:
    """A public organisation is known from now on by exactly this name. Who is hidden or at risk enters no directory."""
    is_public = signature.visibility == Signature.Visibility.PUBLIC and not signature.is_at_risk
    if signature.kind == SignatoryKind.ORGANISATION and is_public and signature.organisation_id is None:
        country, language = str(signature.country), signature.language
        signature.organisation = organisation_named(name=signature.name, country=country, language=language)
        signature.save(update_fields=["organisation"])


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
