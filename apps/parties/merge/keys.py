"""What is read from one name, once: its words, acronyms, numbers, places, and what its words mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from urllib.parse import urlsplit

from apps.parties.merge.letters import ascii_letters, plain, words_of
from apps.parties.merge.records import Kind, Named
from apps.parties.merge.words import LONGEST_FORM, table

# Sites on which many bodies have a page each: the host says nothing.
_SHARED_HOSTS = (
    "facebook.com twitter.com x.com instagram.com youtube.com linkedin.com google.com medium.com "
    "blogspot.com wordpress.com wixsite.com naver.com daum.net"
).split()

_BRACKETS = re.compile(r"[(\[（【]\s*([^()\[\]（）【】]*?)\s*[)\]）】]")
_BESIDE = re.compile(r"\s+[-–—/|:]\s+|\s*[/|]\s*|:\s+")
_MASKED = re.compile(r"[○〇◯×＊*●■□_]|^[가-힣]\s?모(\s?씨)?$")
_ONE_CHARACTER_WORDS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}")


@dataclass(frozen=True)
class Spelling:
    """One name taken apart. `words` come without The, honorifics and an acronym that stands beside the name."""

    row: Named
    words: tuple[str, ...]
    acronyms: frozenset[str]
    has_the: bool
    bare_acronym: str
    acronym_word: str = field(default="")

    @cached_property
    def compact(self) -> str:
        return "".join(self.words)

    @cached_property
    def letters(self) -> str:
        return ascii_letters(self.compact)

    @cached_property
    def core(self) -> tuple[str, ...]:
        """Words that carry the name, in one spelling each: no small words, no legal form at the end."""
        if self.row.kind == Kind.PERSON:
            return self.words
        known = table()
        words = [known.spellings.get(word, word) for word in self.words if word not in known.small]
        while len(words) > 1 and words[-1] in known.legal_forms:
            words.pop()
        return tuple(words) or self.words

    @cached_property
    def _meant(self) -> tuple[tuple[str, frozenset[str]], ...]:
        return tuple(_meanings(self.core)) if self.row.kind != Kind.PERSON else ()

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset(name for name, _languages in self._meant if name.startswith("@"))

    @cached_property
    def marks(self) -> frozenset[str]:
        """Concepts by which two bodies are told apart."""
        return frozenset(name[1:] for name, _languages in self._meant if name.startswith("~"))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        return tuple(sorted(number.lstrip("0") for number in re.findall(r"\d+", " ".join(self.words))))

    @cached_property
    def languages(self) -> frozenset[str]:
        """Those in which most of the known words are."""
        counts: dict[str, int] = {}
        for language in chain.from_iterable(languages for _name, languages in self._meant):
            counts[language] = counts.get(language, 0) + 1
        most = max(counts.values(), default=0)
        return frozenset(language for language, count in counts.items() if count == most)

    @cached_property
    def meaning(self) -> tuple[str, ...]:
        """What the words say in any order and any language; an institution's own country is left out."""
        alike = table().alike
        own = {f"@{self.row.country}"} if self.row.kind in (Kind.INSTITUTION, Kind.OFFICE) else set()
        names = {name for name, _languages in self._meant} - own or set(self.core)
        return tuple(sorted({"~alike" if name[1:] in alike and name[0] == "~" else name for name in names}))

    @cached_property
    def is_common(self) -> bool:
        """Whether every word is one that hundreds of bodies use."""
        return bool(self._meant) and all(name[0] in "~@" for name, _languages in self._meant)

    @cached_property
    def initials(self) -> frozenset[str]:
        """First letters of all words, and of those that are not small; of names of three words and more."""
        if self.row.kind == Kind.PERSON:
            return frozenset()
        core = [word for word in self.words if word not in table().small]
        return frozenset("".join(w[0] for w in words) for words in (self.words, core) if len(words) > 2)

    @cached_property
    def host(self) -> str:
        host = (urlsplit(self.row.website).hostname or "").removeprefix("www.")
        return "" if any(host == each or host.endswith("." + each) for each in _SHARED_HOSTS) else host


def read(row: Named) -> Spelling:
    if row.kind == Kind.PERSON:
        return Spelling(row, _person_words(row.name), frozenset(), False, "")
    base, acronyms = _apart(row.name)
    if row.acronym:
        acronyms |= {plain(row.acronym).replace(" ", "")}
    words = words_of(base) or words_of(row.name)
    has_the = len(words) > 1 and words[0] == "the"
    printed = base.split()
    bare = plain(printed[0]) if len(printed) == 1 and _is_acronym(printed[0]) else ""
    first = plain(printed[0]) if len(printed) > 1 and _is_acronym(printed[0], least=4) else ""
    return Spelling(row, words[1:] if has_the else words, acronyms - {bare}, has_the, bare, first)


def is_hidden_name(name: str) -> bool:
    """Whether a person's name is an initial, masked or no name: nobody completes those by matching.

    "Mr G.", "Kim C.", a single word in Latin letters, "김○○" and "Anonymous" are; "Robert F. Kennedy" is not.
    """
    words = _person_words(name)
    if _MASKED.search(name) or any(form == words[: len(form)] for form in table().hidden):
        return True
    if any(_ONE_CHARACTER_WORDS.search(word) for word in words):
        return False
    return len([word for word in words if len(word) > 1]) < 2 or len(words[0]) == 1 or len(words[-1]) == 1


def _person_words(name: str) -> tuple[str, ...]:
    words = list(words_of(name))
    while len(words) > 1 and words[0] in table().honorifics:
        words.pop(0)
    while len(words) > 1 and words[-1] in table().honorifics:
        words.pop()
    return tuple(words)


def _apart(name: str) -> tuple[str, frozenset[str]]:
    """(name without its acronym, acronyms): "X (ABC)", "ABC (X y z)", "ABC - X y z", "X y z / ABC"."""
    inner = [each for each in _BRACKETS.findall(name) if each]
    outer = " ".join(_BRACKETS.sub(" ", name).split())
    if inner and outer and all(_is_acronym(each) for each in inner) and not _is_acronym(outer):
        return outer, frozenset(plain(each) for each in inner)
    if len(inner) == 1 and _is_acronym(outer) and len(inner[0].split()) > 1:
        return inner[0], frozenset({plain(outer)})
    parts = [part for part in _BESIDE.split(name) if part]
    short = [part for part in parts if _is_acronym(part)]
    long = [part for part in parts if not _is_acronym(part)]
    if len(short) == 1 and len(long) == 1 and len(long[0].split()) > 2:
        return long[0], frozenset({plain(short[0])})
    return name, frozenset()


def _is_acronym(text: str, *, least: int = 2) -> bool:
    """One word of two to ten Latin letters or digits, at least half of them capitals."""
    letters = re.sub(r"[.\-]", "", text)
    capitals = sum(c.isupper() for c in letters)
    return letters.isalnum() and letters.isascii() and least <= len(letters) <= 10 and capitals * 2 >= len(letters) > 1


def _meanings(words: tuple[str, ...]) -> Iterable[tuple[str, frozenset[str]]]:
    """(~concept, @place or the word itself, the languages of the form) from left to right, longest form first."""
    known, at = table(), 0
    while at < len(words):
        for length in range(min(LONGEST_FORM, len(words) - at), 0, -1):
            form = words[at : at + length]
            if place := known.places.get(form):
                yield place, frozenset()
                break
            if concept := known.concepts.get(form):
                yield f"~{concept}", known.languages[form]
                break
        else:
            length = 1
            yield from _inside(words[at])
        at += length


def _inside(word: str) -> Iterable[tuple[str, frozenset[str]]]:
    """Takes a word of a script without spaces apart; what is not known stays as it is."""
    known, at, rest = table(), 0, ""
    if word.isascii() or word[0] < "\u1100":
        yield word, frozenset()
        return
    while at < len(word):
        for length in range(min(8, len(word) - at), 1, -1):
            if name := known.inside.get(part := word[at : at + length]):
                yield (name if name[0] == "@" else f"~{name}"), known.languages.get((part,), frozenset())
                break
        else:
            length, rest = 1, rest + word[at]
        at += length
    if rest:
        yield rest, frozenset()
