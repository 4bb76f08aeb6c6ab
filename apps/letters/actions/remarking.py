"""Remarks on paragraphs: made by everybody who reads at the desk, resolved by who wrote them or works on the text."""

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.base import clock
from apps.base.actions import record
from apps.base.errors import RuleError
from apps.letters import compose, rules
from apps.letters.models import Comment, Letter, LetterVersion

LONGEST = 4000  # characters of a remark


@transaction.atomic
def remark(
    *, letter: Letter, version: LetterVersion | None, language: str, position: int, text: str, actor: User
) -> Comment:
    """Remarks on paragraph `position` (from 0) of a version, or of the draft when `version` is None.

    The same words on the same paragraph, sent twice, are one remark. Raises RuleError `not-allowed`, `incomplete`,
    `text-too-long` or `no-paragraph`.
    """
    roles.require(actor, roles.READ)
    Letter.objects.select_for_update().get(pk=letter.pk)
    words = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not words:
        raise RuleError("incomplete", _("Write what you want to say."), "text")
    if len(words) > LONGEST:
        raise RuleError("text-too-long", _("A remark has up to %d characters.") % LONGEST, "text")
    texts = compose.version_texts(version) if version else compose.draft_texts(letter)
    blocks = next((each.blocks for each in texts if each.language == language), ())
    if not 0 <= position < len(blocks) or (version is not None and version.letter_id != letter.pk):
        raise RuleError("no-paragraph", _("This text has no such paragraph any more. Please look at it again."))
    place = {"letter": letter, "version": version, "language": language, "position": position, "author": actor}
    known = Comment.objects.filter(**place, text=words, resolved_at=None).first()
    return known or record(Comment(**place, block=blocks[position], text=words), actor=actor)


def resolve_remark(*, comment: Comment, actor: User) -> Comment:
    """Notes that a remark was dealt with; whoever was first stands there. Raises RuleError `not-allowed`."""
    rules.check_resolver(comment, actor)
    open_rows = Comment.objects.filter(pk=comment.pk, resolved_at=None)
    open_rows.update(resolved_at=clock.now(), resolved_by=actor)
    comment.refresh_from_db()
    return comment


def reopen_remark(*, comment: Comment, actor: User) -> Comment:
    """A remark stands again. Raises RuleError `not-allowed`."""
    rules.check_resolver(comment, actor)
    Comment.objects.filter(pk=comment.pk).update(resolved_at=None, resolved_by=None)
    comment.refresh_from_db()
    return comment
