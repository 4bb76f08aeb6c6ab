"""The letter of a campaign: templates it starts from, its text, whom it addresses, the versions that were frozen."""

from apps.letters.models.drafting import LOCK_SECONDS, BorrowedPassage, DraftLock, LintOverride
from apps.letters.models.letters import Formality, Letter, LetterAddressee, LetterQuerySet, LetterTransition
from apps.letters.models.templates import LetterTemplate, TemplateSection, TemplateVersion
from apps.letters.models.translations import Translation
from apps.letters.models.versions import Approval, Comment, LetterVersion, VersionText

__all__ = [
    "LOCK_SECONDS",
    "Approval",
    "BorrowedPassage",
    "Comment",
    "DraftLock",
    "Formality",
    "Letter",
    "LetterAddressee",
    "LetterQuerySet",
    "LetterTemplate",
    "LetterTransition",
    "LetterVersion",
    "LintOverride",
    "TemplateSection",
    "TemplateVersion",
    "Translation",
    "VersionText",
]
