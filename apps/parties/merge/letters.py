"""Names without what nobody means when they write it: case, accents, signs."""

import re
import unicodedata

from anyascii import anyascii

_ELIDED = re.compile(r"\b(l|d|dell|all|nell|qu)['’](?=\w)")
_DROPPED = re.compile("['’‘`´ʼ\u0640]")  # the last one only stretches Arabic words
_DOTTED = re.compile(r"(?:(?<=\b\w)|(?<=\b\w\w))\.(?=\w\b)")  # U.S.A., Ph.D.
_LATIN = re.compile("[\u0080-\u024f\u1e00-\u1eff]")


def plain(name: str) -> str:
    """Lower case, without accents and signs, one space between words; other scripts stay in their letters.

    Hangul stays in whole syllables. The result of the result is the same.
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ").replace("_", " ")
    text = _DOTTED.sub("", _DROPPED.sub("", _ELIDED.sub(r"\1 ", text)))
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _LATIN.sub(lambda match: anyascii(match[0]).lower(), unicodedata.normalize("NFC", text))
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def words_of(name: str) -> tuple[str, ...]:
    return tuple(plain(name).split())


def ascii_letters(text: str) -> str:
    """A plain name in Latin letters without spaces, by the letter and not by sound."""
    return "".join(c for c in anyascii(text).lower() if c.isalnum())
