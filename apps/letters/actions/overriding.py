"""What lint says of a letter, and the warnings that somebody knowingly lets stand: who, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts import roles
from apps.accounts.models import User
from apps.base import clock
from apps.base.actions import record
from apps.base.errors import RuleError
from apps.letters import compose, lint
from apps.letters.lint import Facts, Finding
from apps.letters.models import Letter, LintOverride

_BEFORE_OPENING = (Letter.Status.DRAFT, Letter.Status.IN_REVIEW, Letter.Status.APPROVED)


@dataclass(frozen=True, slots=True)
class Review:
    """What lint found: errors, warnings that are open, and warnings that may stand, each with who said so."""

    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    standing: tuple[tuple[Finding, LintOverride], ...]


def review_letter(*, letter: Letter, facts: Facts | None = None) -> Review:
    """All rules over the letter as it is stored. `facts` is what floors above know; without it nobody has signed.

    A letter that is no draft any more is judged by the same text: it cannot have changed since it was frozen.
    """
    found = lint.check(letter, _with_values(letter, facts or Facts(today=clock.today(letter.campaign.time_zone))))
    kept = {(row.code, row.key): row for row in letter.lint_overrides.select_related("overridden_by")}
    warnings = [finding for finding in found if finding.level == "warning"]
    return Review(
        errors=tuple(finding for finding in found if finding.level == "error"),
        warnings=tuple(each for each in warnings if (each.code, each.key) not in kept),
        standing=tuple((each, kept[each.code, each.key]) for each in warnings if (each.code, each.key) in kept),
    )


def check_lint(letter: Letter, facts: Facts | None = None) -> None:
    """Refuses a letter that has errors; warnings do not stop it. Raises RuleError `lint`: the first, and how many."""
    errors = review_letter(letter=letter, facts=facts).errors
    if errors:
        first, count = errors[0], len(errors)
        message = ngettext(
            "%(message)s %(remedy)s", "%(message)s %(remedy)s (%(count)d errors in all; see “What to check”.)", count
        )
        values = {"message": first.message, "remedy": first.remedy, "count": count}
        raise RuleError("lint", message % values, first.place.field)


@transaction.atomic
def override_warning(
    *, letter: Letter, code: str, key: str, reason: str, actor: User, facts: Facts | None = None
) -> LintOverride:
    """Lets a warning stand while the text at its place stays. The same one twice is one.

    Raises RuleError `not-allowed`, `not-a-draft`, `reason-missing`, `error-stands` for an error, `finding-gone` when
    the text changed meanwhile.
    """
    _check_may(letter, actor)
    known = letter.lint_overrides.filter(code=code, key=key).first()
    if known is not None:
        return known
    review = review_letter(letter=letter, facts=facts)
    if any((each.code, each.key) == (code, key) for each in review.errors):
        raise RuleError("error-stands", _("An error has to be put right: it cannot stand."))
    finding = next((each for each in review.warnings if (each.code, each.key) == (code, key)), None)
    if finding is None:
        raise RuleError("finding-gone", _("This text changed in the meantime: the warning is no longer there."))
    if not reason.strip():
        raise RuleError("reason-missing", _("Say why this may stand."), "reason")
    row = LintOverride(letter=letter, code=code, key=key, message=finding.message, reason=reason.strip())
    row.overridden_by = actor
    return record(row)


@transaction.atomic
def undo_override(*, override: LintOverride, actor: User) -> Letter:
    """The warning is open again. Raises RuleError `not-allowed` or `not-a-draft`."""
    _check_may(override.letter, actor)
    override.delete()
    return override.letter


def _check_may(letter: Letter, actor: User) -> None:
    """Whoever writes or approves letters, until the letter is opened."""
    if not roles.may(actor, roles.LETTER_APPROVE):
        roles.require(actor, roles.LETTER_DRAFT)
    if letter.status not in _BEFORE_OPENING:
        raise RuleError("not-a-draft", _("This letter was opened: what lint said of it stays as it was."))


def _with_values(letter: Letter, facts: Facts) -> Facts:
    """With the words that placeholders bring in, for each language of the letter."""
    if letter.is_historical:
        return facts
    values: dict[str, Mapping[str, str]] = {letter.language: compose.frozen_values(letter)}
    for translation in letter.translations.all():
        values[translation.language] = compose.frozen_values(letter, translation)
    return replace(facts, values=values | dict(facts.values))
