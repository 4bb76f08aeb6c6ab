"""The table of words, read once. Forms are compared as `keys.words_of` writes them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from apps.parties.merge.letters import words_of

WORDS_FILE = Path(__file__).with_name("words.toml")
_LANGUAGES = ("en", "fr", "es", "de", "pt", "it", "ko", "ar", "ja", "zh", "ru")
LONGEST_FORM = 5  # words
SHORTEST_INSIDE = 2  # letters of a form that may stand inside a word of a script without spaces

Forms = Mapping[tuple[str, ...], str]


@dataclass(frozen=True)
class Table:
    """`concepts` and `places` by the words of a form; `languages` says of which languages such words are."""

    small: frozenset[str]
    legal_forms: frozenset[str]
    spellings: Mapping[str, str]
    concepts: Forms
    places: Forms
    languages: Mapping[tuple[str, ...], frozenset[str]]
    inside: Mapping[str, str]
    qualifiers: frozenset[str]
    bodies: frozenset[str]
    alike: frozenset[str]
    honorifics: frozenset[str]
    hidden: frozenset[tuple[str, ...]]


@cache
def table() -> Table:
    raw = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
    small = frozenset(raw["small"].split())
    concepts, languages = _concepts(raw["concepts"], small)
    places = _places(raw["places"], small)
    return Table(
        small=small,
        legal_forms=frozenset(raw["legal_forms"].split()),
        spellings=raw["spellings"],
        concepts=concepts,
        places=places,
        languages=languages,
        inside={form[0]: name for form, name in (concepts | places).items() if _stands_inside(form)},
        qualifiers=frozenset(raw["sets"]["qualifiers"].split()),
        bodies=frozenset(raw["sets"]["bodies"].split()),
        alike=frozenset(raw["sets"]["alike"].split()),
        honorifics=frozenset(raw["persons"]["honorifics"].split()),
        hidden=frozenset(_forms(raw["persons"]["hidden"], frozenset())),
    )


def _forms(listed: str, small: frozenset[str]) -> list[tuple[str, ...]]:
    """Without small words, as the names are that they are looked for in."""
    forms = [words_of(form) for form in listed.split("|")]
    return [tuple(word for word in form if word not in small) or form for form in forms]


def _concepts(
    raw: Mapping[str, Any], small: frozenset[str]
) -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], frozenset[str]]]:
    """A form that two concepts list belongs to the first of them."""
    concepts: dict[tuple[str, ...], str] = {}
    languages: dict[tuple[str, ...], frozenset[str]] = {}
    for name, by_language in raw.items():
        for language, listed in by_language.items():
            for form in _forms(listed, small):
                concepts.setdefault(form, name)
                languages[form] = languages.get(form, frozenset()) | {language}
    return concepts, languages


def _places(raw: Mapping[str, str], small: frozenset[str]) -> dict[tuple[str, ...], str]:
    """Ours first, then the names of countries in CLDR, marked with @."""
    places = {form: f"@{code}" for code, listed in raw.items() for form in _forms(listed, small)}
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            form = _forms(name, small)[0]
            if len(code) == 2 and code.isalpha() and len(form) <= LONGEST_FORM:
                places.setdefault(form, f"@{code}")
    return places


def _stands_inside(form: tuple[str, ...]) -> bool:
    return len(form) == 1 and len(form[0]) >= SHORTEST_INSIDE and form[0][0] >= "\u1100" and not form[0].isascii()
