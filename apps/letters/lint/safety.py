"""Persons at risk, and signs that hide or reorder what is read."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from apps.letters.lint.records import Facts, Finding, Place, warning
from apps.letters.lint.texts import Piece, Text
from apps.parties.models import Person

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u115f\u1160\u180e\u200b\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_DIRECTION = re.compile("[\u200e\u200f\u061c]")  # belong to letters in Arabic or Hebrew, and to none else
_LATIN_WORD = re.compile(r"[^\W\d_]{3,}")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})


def names_at_risk(facts: Facts) -> tuple[str, ...]:
    """Names of persons at risk without consent on record. One query."""
    known = Person.objects.filter(is_at_risk=True, naming_consent="", merged_into=None).values_list("name", flat=True)
    return tuple(dict.fromkeys(name for name in (*known, *facts.at_risk) if _is_name(name)))


def persons_at_risk(text: Text, facts: Facts, names: tuple[str, ...]) -> Iterator[Finding]:
    """The message never has the name. Where exactly it stands is told only to who may see it: others see the
    paragraph."""
    sought = [_plain(name) for name in names]
    for piece in text.pieces:
        words = _plain(piece.text)
        for name in sought:
            if name in words:
                match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else re.escape(name), words)
                yield from (_at_risk(piece, match.span(), facts),) if match else ()


def _at_risk(piece: Piece, span: tuple[int, int], facts: Facts) -> Finding:
    place = piece.place(*span) if facts.names_persons else _whole(piece)
    message = _("A person who is at risk is named here, and no consent is on record.")
    remedy = _("Leave the name out. Where the person, the family or a lawyer agreed, say so with the person, or here.")
    return warning("person-at-risk", message, remedy, place, piece.text)


def _whole(piece: Piece) -> Place:
    return replace(piece.place(0, 0), end=piece.offset)


def hidden_signs(text: Text) -> Iterator[Finding]:
    for piece in text.pieces:
        pattern = _HIDDEN if text.short in _RIGHT_TO_LEFT else re.compile(f"{_HIDDEN.pattern}|{_DIRECTION.pattern}")
        for match in pattern.finditer(piece.text):
            sign = f"U+{ord(match.group()):04X}"
            message = _("A sign that nobody sees stands here (%(sign)s); it may hide or reorder words.")
            place = piece.place(max(0, match.start() - 12), min(len(piece.text), match.end() + 12))
            yield warning("hidden-sign", message % {"sign": sign}, _("Type these words anew."), place)
        for match in _LATIN_WORD.finditer(piece.text):
            if _is_mixed(match.group()):
                message = _("This word mixes letters of two alphabets that look alike.")
                yield warning("mixed-script", message, _("Type it anew."), piece.place(*match.span()))


def _is_mixed(word: str) -> bool:
    """Latin with Cyrillic or Greek letters inside one word."""
    if word.isascii():
        return False
    scripts = {unicodedata.name(char, "").partition(" ")[0] for char in word}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK"})


def _is_name(name: str) -> bool:
    """Enough of a name to be found: two words, or three signs of a script without small letters."""
    return len(name.split()) > 1 or (not name.isascii() and len(name) >= 3)


def _plain(text: str) -> str:
    """The same length as the text, so that offsets stay."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[:1] for char in text)
