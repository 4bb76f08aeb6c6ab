"""Words as the index holds them: without case and accents, lightly stemmed, in pairs of characters without spaces.

Index and query read text by these very functions, and both databases hold what they return, so both find the same.

- A run of Korean, Chinese, Japanese, Thai, Khmer, Burmese and the like gives one token at each of its characters: the
  pair that begins there, and at the end the last character alone. So whatever stands in a run is found, however Korean
  particles cling to it, and a phrase across runs has its tokens side by side.
- Any other run is one token: plurals of Latin words and a closing e are dropped (prisons, naciones, détenue), Arabic
  loses the article and the commonest endings. The language is not asked: a query does not tell its own.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

VERSION = 1  # to be raised with each change of what these functions return: the sweep then indexes everything anew
LONGEST = 64  # characters of a token; what is longer is cut, in index and query alike


class Token(NamedTuple):
    """One token and where it stands. `written` is the folded run before stemming, empty in scripts without spaces."""

    text: str
    start: int
    end: int
    written: str = ""


def _in_class(*ranges: tuple[int, int]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


def _marks() -> str:
    """All combining marks up to the last script in use, as ranges: Python's own idea of a word leaves them out."""
    codes = [code for code in range(0x20000) if unicodedata.category(chr(code))[0] == "M"]
    firsts = [code for code in codes if unicodedata.category(chr(code - 1))[0] != "M"]
    lasts = [code for code in codes if unicodedata.category(chr(code + 1))[0] != "M"]
    return _in_class(*zip(firsts, lasts, strict=True), (0xE0100, 0xE01EF))


# Seen by nobody: soft hyphen, joiners, zero-width spaces (between Khmer words for some, not for others), directions.
UNSEEN = "\u00ad\u034f\u061c\u2060\ufeff" + _in_class((0x200B, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069))
# Accents, Arabic and Hebrew points, tatweel, variants of a glyph. Vowels of Thai, Khmer or Hindi stay, as letters do.
_POINTS = _in_class(
    *((0x300, 0x36F), (0x483, 0x487), (0x591, 0x5C7), (0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670)),
    *((0x6D6, 0x6DC), (0x6DF, 0x6E4), (0x6E7, 0x6E8), (0x6EA, 0x6ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF)),
    *((0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xE0100, 0xE01EF)),
)
# Written without spaces, or, as Korean, with endings that cling to the word.
_UNSPACED = _in_class(
    *((0xE00, 0xFFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x1950, 0x19DF), (0x1A20, 0x1AAD)),
    *((0x1B00, 0x1B7F), (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x303C), (0x3040, 0x318F), (0x31A0, 0x31BF)),
    *((0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF), (0xA960, 0xA9FF), (0xAA00, 0xAADF), (0xAC00, 0xD7FF)),
    *((0xF900, 0xFAFF), (0x1B000, 0x1B16F), (0x20000, 0x323AF)),
)
_MARKS = _marks()
_WORD = re.compile(rf"[\w{_MARKS}{UNSEEN}]+")
# Folded as one: a character with its marks, a Korean syllable in letters, a half-width kana with its sound mark.
_CLUSTER = re.compile(rf".[{_MARKS}{UNSEEN}\u1160-\u11ff\uff9e\uff9f]*", re.DOTALL)
_DROPPED = re.compile(rf"[{_POINTS}{UNSEEN}]+")
_KEPT = re.compile(rf"[^\W_]|[{_MARKS}]")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_SYLLABLES = re.compile("[가-힣一-鿿]+")  # nothing in them is folded: the quick way, for most of Korean and Chinese
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "æ": "ae", "œ": "oe", "þ": "th"}
    | {"ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ھ": "ه"}
)
_ARABIC_OPENING = re.compile("^(?:[وفبك]?ال|لل)(?=.{3})|^و(?=.{4})")
_ARABIC_ENDING = re.compile("(?<=.{3})(?:ات|ون|ين|ان|ها|يه|ه|ي)$")
_PLURAL = re.compile("(?<=[a-z]{3})(?:es|(?<=oi)s|(?<![si])s)$")
_CLOSING_E = re.compile("(?<=[a-z]{3})e+$")
_CLOSING_I = re.compile("(?<=[a-z]{2}[^aeiou])i$")


def read(text: str) -> Iterator[Token]:
    """The tokens of a text in order, one at each position of the index. `_` parts words as a space does."""
    for token, offset in placed(text):
        yield Token(token.text, offset + token.start, offset + token.end, token.written)


def placed(text: str) -> list[tuple[Token, int]]:
    """The same as tokens with the place of their word, from which theirs count; quicker."""
    found: list[tuple[Token, int]] = []
    for match in _WORD.finditer(text.replace("_", " ")):
        word, offset = match[0], match.start()
        for token in _known(word) if len(word) <= LONGEST else _tokens(word):
            found.append((token, offset))
    return found


def tokens(text: str) -> list[str]:
    """The same without their places, quicker."""
    found: list[str] = []
    for word in _WORD.findall(text.replace("_", " ")):
        found.extend(token.text for token in (_known(word) if len(word) <= LONGEST else _tokens(word)))
    return found


def folded(text: str) -> str:
    """The words of a text without case and accents, neither stemmed nor paired, a space between each."""
    found = _WORD.findall(text.replace("_", " "))
    plain = ("".join(_folded(cluster) for cluster in _CLUSTER.findall(word)) for word in found)
    return " ".join(word for word in plain if word)


def stem(written: str) -> str:
    """A folded run without its endings; short words stay as they are."""
    if written.isascii():
        return _CLOSING_I.sub("y", _CLOSING_E.sub("", _PLURAL.sub("", written)))
    return _ARABIC_ENDING.sub("", opened(written)) if _is_arabic(written) else written


def opened(written: str) -> str:
    """A folded run without what stands before the word itself: the Arabic article."""
    return _ARABIC_OPENING.sub("", written) if _is_arabic(written) else written


def _is_arabic(written: str) -> bool:
    return "\u0620" <= written[:1] <= "\u06ff"


@lru_cache(maxsize=1 << 17)
def _known(word: str) -> tuple[Token, ...]:
    """Words come again and again: each is folded once."""
    return _tokens(word)


def _tokens(word: str) -> tuple[Token, ...]:
    if word.isascii():
        written = word.lower()[:LONGEST]
        return (Token(stem(written), 0, len(word), written),)
    if _SYLLABLES.fullmatch(word):
        last = len(word) - 1
        return (*(Token(word[at : at + 2], at, at + 2) for at in range(last)), Token(word[last], last, last + 1))
    found: list[Token] = []
    for is_unspaced, run in _runs(word):
        found.extend(_pairs(run) if is_unspaced else _whole(run))
    return tuple(found)


Placed = tuple[str, int, int]


def _runs(word: str) -> Iterator[tuple[bool, list[Placed]]]:
    """The folded characters of a word with their places, cut where scripts with and without spaces meet."""
    run: list[Placed] = []
    kind = False
    for match in _CLUSTER.finditer(word):
        for char in _folded(match[0]):
            is_unspaced = bool(_IS_UNSPACED.match(char))
            if run and is_unspaced != kind:
                yield kind, run
                run = []
            kind = is_unspaced
            run.append((char, match.start(), match.end()))
    if run:
        yield kind, run


@lru_cache(maxsize=1 << 14)
def _folded(cluster: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", cluster).casefold())
    plain = unicodedata.normalize("NFC", _DROPPED.sub("", plain)).translate(_LETTERS)
    digits = (str(unicodedata.decimal(char)) if char.isdecimal() else char for char in plain)
    return "".join(char for char in digits if _KEPT.match(char))


def _whole(run: list[Placed]) -> Iterator[Token]:
    written = "".join(char for char, _start, _end in run)[:LONGEST]
    if any(char.isalnum() for char in written):  # marks that lost their letter are no word
        yield Token(stem(written), run[0][1], run[-1][2], written)


def _pairs(run: list[Placed]) -> Iterator[Token]:
    for (char, start, _end), (following, _start, end) in zip(run, run[1:], strict=False):
        yield Token(char + following, start, end)
    yield Token(*run[-1])
