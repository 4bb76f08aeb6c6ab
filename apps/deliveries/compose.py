"""The list of signatories and the figures of an edition: from rows to what is kept, and back to what is printed."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import override

from apps.letters.document import Figures, SignatoryGroup, SignatoryLine
from apps.letters.models import Letter
from apps.signatories import compose as signatories

Snapshot = list[dict[str, Any]]


def snapshot(letter: Letter) -> Snapshot:
    """The public names as of now, grouped as printed, as plain data for a JSON field."""
    return [asdict(group) | {"lines": [asdict(line) for line in group.lines]} for group in groups_now(letter)]


def groups_now(letter: Letter) -> tuple[SignatoryGroup, ...]:
    """The public names as of now, headings in the language of the letter."""
    with override(letter.language):
        return signatories.groups(letter)


def groups_kept(kept: Snapshot) -> tuple[SignatoryGroup, ...]:
    return tuple(
        SignatoryGroup(**group | {"lines": tuple(SignatoryLine(**line) for line in group["lines"])}) for group in kept
    )


def figures_kept(kept: dict[str, int]) -> Figures:
    return Figures(**kept)
