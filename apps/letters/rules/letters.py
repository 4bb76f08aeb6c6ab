"""What may happen to a letter, and what a version's fingerprint is. Pure decisions; no row is written here."""

import hashlib
import json
import re

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.addressees import rules as directory
from apps.base import clock, richtext
from apps.base.errors import RuleError
from apps.letters.models import Comment, Formality, Letter, LetterAddressee, LetterVersion, Translation
from apps.letters.rules.placeholders import check_placeholders

_INSTRUCTION = re.compile(r"\[[^\]]+\]")


def canonical(version: LetterVersion) -> bytes:
    """The bytes that are fingerprinted: JSON, UTF-8, keys sorted, no white space outside strings.

    `{"format": "letter-1", "texts": [{"body", "closing", "language", "salutation", "subject"}, …]}`, texts in order
    of their language codes, bodies in the canonical form of `base.richtext`.
    """
    texts = version.texts.order_by("language").values("language", "subject", "salutation", "body", "closing")
    record = {"format": "letter-1", "texts": list(texts)}
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint(version: LetterVersion) -> str:
    """SHA-256 of `canonical(version)`, hexadecimal, lower case, 64 characters."""
    return hashlib.sha256(canonical(version)).hexdigest()


def check_draft(letter: Letter) -> None:
    """A draft may be edited only while it is one. Raises RuleError `not-a-draft`."""
    if letter.status != Letter.Status.DRAFT:
        raise RuleError("not-a-draft", _("This letter is no longer a draft: return it to draft before you change it."))


def check_revision(stored: Letter | Translation, revision: int | None) -> None:
    """Refuses to save over words that came in since. Raises RuleError `changed-meanwhile`; None is not checked."""
    if revision is not None and revision != stored.revision:
        message = _("This text was changed elsewhere meanwhile. What you wrote is still here: compare before you save.")
        raise RuleError("changed-meanwhile", message)


def check_followed(earlier: Letter) -> None:
    """A letter is followed up once it is closed or delivered. Raises RuleError `not-sent-yet`."""
    if earlier.status not in (Letter.Status.CLOSED, Letter.Status.DELIVERED):
        raise RuleError("not-sent-yet", _("A letter is followed up once it has been delivered, or at least closed."))


def formality(letter: Letter) -> directory.Formality:
    """The degree of formality as the directory calls it."""
    return "plain" if letter.formality == Formality.PLAIN else "formal"


def changes_release(letter: Letter, stored: Letter) -> bool:
    """Whether an opened letter would get another embargo, deadline or address: that is to open it anew."""
    decisive = ("embargo_until", "soft_deadline", "hard_deadline", "slug")
    was_opened = stored.version_id is not None
    return was_opened and any(getattr(letter, name) != getattr(stored, name) for name in decisive)


def instructions_left(letter: Letter) -> tuple[str, ...]:
    """What the template tells its drafter in square brackets and the text still says, in order.

    Other brackets ("[sic]", a word put into a quotation) are the author's own and stay.
    """
    template = letter.template
    texts = [template.body, *template.sections.values_list("body", flat=True)] if template else []
    told = dict.fromkeys(_INSTRUCTION.findall(richtext.to_text("\n".join(texts))))
    text = richtext.to_text(letter.body)
    return tuple(instruction for instruction in told if instruction in text)


def check_complete(letter: Letter) -> None:
    """What a letter needs before others are asked to read it. Raises RuleError with the field that is missing."""
    if not richtext.to_text(letter.body).strip():
        raise RuleError("incomplete", _("The letter has no text yet."), "body")
    if not letter.addressees.filter(part=LetterAddressee.Part.TO).exists():
        raise RuleError("no-addressee", _("Choose at least one addressee from the directory."))
    if not letter.salutation:
        raise RuleError("incomplete", _("The letter has no salutation yet."), "salutation")
    left = instructions_left(letter)
    if left:
        message = _("An instruction of the template still stands in the text. Write your own words instead: %s")
        raise RuleError("instruction-left", message % left[0], "body")
    check_placeholders(letter.body, "body")
    check_placeholders(letter.subject, "subject")


def check_approver(letter: Letter, approver: User) -> None:
    """Four eyes: who submitted a version does not approve it. Raises RuleError `not-allowed` or `own-version`."""
    roles.require(approver, roles.LETTER_APPROVE)
    latest = letter.versions.order_by("number").last()
    if latest is not None and latest.frozen_by_id == approver.pk:
        raise RuleError("own-version", _("You submitted this text yourself: somebody else has to approve it."))


def may_resolve(comment: Comment, actor: User | AnonymousUser) -> bool:
    """Who wrote a remark, who drafts and who approves may say that it is dealt with."""
    is_own = roles.may(actor, roles.READ) and comment.author_id == actor.pk
    return is_own or roles.may(actor, roles.LETTER_DRAFT) or roles.may(actor, roles.LETTER_APPROVE)


def check_resolver(comment: Comment, actor: User) -> None:
    """Raises RuleError `not-allowed`."""
    if not may_resolve(comment, actor):
        roles.require(actor, roles.LETTER_DRAFT)


def check_openable(letter: Letter) -> LetterVersion:
    """The approved version that opening will freeze for signing.

    Raises RuleError `campaign-not-active`, `not-approved`, or `deadline-past`.
    """
    if letter.campaign.status != letter.campaign.Status.ACTIVE:
        raise RuleError("campaign-not-active", _("Start the campaign first: its letters are public from then on."))
    latest = letter.versions.order_by("number").last()
    if latest is None or not latest.approvals.exists():
        raise RuleError("not-approved", _("Nobody has approved this text yet."))
    if letter.hard_deadline is not None and letter.hard_deadline <= clock.now():
        raise RuleError(
            "deadline-past",
            _("The enforced deadline of this letter lies in the past. Set a later date first."),
            "hard_deadline",
        )
    return latest
