"""What lint reports, and what it is told from above."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from apps.letters.document import Figures

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What floors above the letter know of it, and who reads the findings.

    `values` are the words that placeholders bring in (empty where there are none), by language. `at_risk` are names of
    persons who must not be named without consent, besides those of the directory. `names_persons`: whoever reads may
    see which name of the text is meant. `pages` is None when nobody printed the letter.
    """

    today: datetime.date
    figures: Figures = Figures(0, 0, 0)
    pages: int | None = None
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    at_risk: tuple[str, ...] = ()
    names_persons: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is.

    `field` is that of the letter, "note", "asks" or "values" (words that placeholders bring in), or "addressees".
    `block` counts the blocks of the text of `language` from 0, notes included; None outside it. `start` and `end` are
    offsets in the words of the block; `excerpt` is what stands there.
    """

    field: str
    language: str = ""
    block: int | None = None
    start: int = 0
    end: int = 0
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong (error) or may be (warning), and what to do. `key` stays while the text there stays."""

    code: str
    level: Level
    message: str
    remedy: str
    place: Place
    key: str


def key_of(code: str, place: Place, about: str) -> str:
    """The name of a finding: the same words at another place of the text are the same finding."""
    return sha256("\n".join((code, place.language, place.field, about)).encode()).hexdigest()


def error(code: str, message: str, remedy: str, place: Place, about: str = "") -> Finding:
    """`about`: the words that an override is for; the excerpt when not given."""
    return Finding(code, "error", message, remedy, place, key_of(code, place, about or place.excerpt))


def warning(code: str, message: str, remedy: str, place: Place, about: str = "") -> Finding:
    return Finding(code, "warning", message, remedy, place, key_of(code, place, about or place.excerpt))
