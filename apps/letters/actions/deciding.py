"""From draft to delivered: review, approval, opening, closing."""

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.base.actions import move
from apps.base.errors import RuleError
from apps.letters import compose, rules
from apps.letters.actions.overriding import check_lint
from apps.letters.lint import Facts
from apps.letters.models import Approval, Letter, LetterVersion, VersionText


@transaction.atomic
def submit_letter(*, letter: Letter, actor: User | None, facts: Facts | None = None) -> Letter:
    """Freezes the text as the next version and asks for review. `facts` is what floors above know for lint.

    Raises RuleError `incomplete`, `no-addressee`, `instruction-left`, `unknown-placeholder`, `translation-incomplete`,
    `lint` or `wrong-state`.
    """
    roles.require(actor, roles.LETTER_DRAFT)
    letter.refresh_from_db()
    rules.check_complete(letter)
    rules.check_translations(letter)
    check_lint(letter, facts)
    letter = move(letter, to=Letter.Status.IN_REVIEW, actor=actor)
    freeze(letter=letter, change=LetterVersion.Change.FIRST, actor=actor)
    return letter


def return_to_draft(*, letter: Letter, actor: User | None, reason: str) -> Letter:
    """Gives a letter in review, or approved, back to its drafters."""
    if actor is not None and not roles.may(actor, roles.LETTER_APPROVE):
        roles.require(actor, roles.LETTER_DRAFT)
    return move(letter, to=Letter.Status.DRAFT, actor=actor, reason=reason)


@transaction.atomic
def approve_letter(*, letter: Letter, actor: User, remark: str = "") -> Letter:
    """Records the yes of an approver to the version in review. Raises RuleError `not-allowed`, `own-version`."""
    rules.check_approver(letter, actor)
    letter = move(letter, to=Letter.Status.APPROVED, actor=actor, reason=remark)
    role = roles.role_for(actor, roles.LETTER_APPROVE)
    Approval.objects.create(version=letter.versions.latest("number"), approver=actor, role=role, remark=remark)
    return letter


@transaction.atomic
def open_letter(*, letter: Letter, actor: User | None) -> Letter:
    """Opens the approved version for signing. From here on its text and fingerprint stand.

    Raises RuleError `campaign-not-active`, `not-approved`, `deadline-past`, `wrong-state`.
    """
    roles.require(actor, roles.LETTER_OPEN)
    version = rules.check_openable(letter)
    if version.fingerprint != rules.fingerprint(version):
        raise RuleError("fingerprint", _("The stored text no longer has the fingerprint of what was approved."))
    return move(letter, to=Letter.Status.OPEN, actor=actor, version=version)


def close_letter(*, letter: Letter, actor: User | None, reason: str = "") -> Letter:
    """Ends signing, by hand or (actor None) by the clock."""
    roles.require(actor, roles.LETTER_OPEN)
    return move(letter, to=Letter.Status.CLOSED, actor=actor, reason=reason)


def mark_delivered(*, letter: Letter, actor: User | None) -> Letter:
    """Every addressee has their copy."""
    roles.require(actor, roles.DELIVERY_SEND)
    return move(letter, to=Letter.Status.DELIVERED, actor=actor)


@transaction.atomic
def freeze(*, letter: Letter, change: str, actor: User | None) -> LetterVersion:
    """The text of a letter in all its languages as its next version: placeholders of the letter filled, those of the
    signatories left."""
    number = letter.versions.count() + 1
    version = LetterVersion.objects.create(letter=letter, number=number, change=change, frozen_by=actor)
    for text in compose.draft_texts(letter):
        VersionText.objects.create(
            version=version,
            language=text.language,
            subject=text.subject,
            salutation=text.salutation,
            body=text.body,
            closing=text.closing,
        )
    version.fingerprint = rules.fingerprint(version)
    version.save(update_fields=["fingerprint"])
    return version
