"""What a letter says of its own signatories: how many, and from how many countries."""

import re
from collections.abc import Sequence

from apps.archive.parsing import numbers, sentences
from apps.archive.parsing.body import Passage
from apps.archive.parsing.records import ParsedClaims, Span

_OWN = re.compile(
    r"\b(?:we|i)\b[^.?!]*?\b(?:write|writing|speak|appeal|submit|join|joined|come)\b[^.?!]*?\bon\s+behalf\s+of\b|"
    r"\bon\s+behalf\s+of\b[^.?!]*?,\s+we\b|\bundersigned\b|\bwe,|\bwe\s+(?:are|represent|represents)\b|\bas\s+(?=\w+\s+organi)|"
    r"\b(?:signed|endorsed)\s+by\b|\bwe\b[^.?!]*?\ba\s+(?:coalition|group|network|alliance)\s+of\b|"
    r"^(?=[^.?!]*\b(?:sign|signed|endorse|endorsed|support)\s+this\s+(?:\w+\s+)?(?:letter|appeal|statement|call)\b)|"
    r"^(?=[^.?!]*\bnamed\s+in\s+this\s+(?:letter|appeal|statement)\b)|"
    r"\bthis\s+(?:letter|appeal)\s+is\s+(?:written|sent|signed)\s+by\b|\bnos\s+(?=\w+\s+organi)|"
    r"\bnous,|\bau\s+nom\s+de\b|\bsoussign|\bnosotros,|\ben\s+nombre\s+de\b|abajo\s+firmantes|우리",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:wrote|had\s+written|sent\s+(?:you|a)|last\s+(?:week|month|year|spring|summer|autumn|fall|winter|january|february|"
    r"march|april|may|june|july|august|september|october|november|december)|previous(?:ly)?|earlier|were\s+signed)\b",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"organi[sz]ations?|\bngos?\b|\bcsos?\b|\bgroups\b|associations|coalitions|networks|institutions|ong\b|organizaciones|단체",
    re.I,
)
_PEOPLE = re.compile(
    r"individuals?|experts|persons|people|scholars|academics|parliamentarians|survivors|advocates|activists|lawyers|"
    r"particuliers|personnes|personas|개인",
    re.IGNORECASE,
)
_COUNTRIES = re.compile(r"\bcountries\b|\bnations\b|\bpays\b|\bpa[íi]ses\b|개국|\bstates\b", re.IGNORECASE)
_ALL = re.compile(r"\bsignator(?:y|ies)\b|\bundersigned\b|\bsigners\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|in|across|based\s+in|representing|de|en|dans)\s+(?:\w+\s+)?$", re.IGNORECASE)
_END_OF_PHRASE = re.compile(
    r"\s(?:to|who|which|that|urge|urging|call|calling|write|writing|are|express|ask)\b|[;:(]|\s[—–-]\s", re.I
)
_LONGEST_PHRASE = 110


def of(passages: Sequence[Passage]) -> tuple[ParsedClaims, tuple[Span, ...]]:
    """The first sentence that counts the signatories; figures about other letters are passed over."""
    for passage in passages:
        for start, end in sentences.split(passage.flow.text):
            sentence = passage.flow.text[start:end]
            counts = _counts(sentence[: sentences.LONGEST])
            if counts:
                return ParsedClaims(**counts, text=sentence), (passage.flow.span(start, end),)
    return ParsedClaims(), ()


def _counts(sentence: str) -> dict[str, int]:
    own = _OWN.search(sentence)
    if not own or _OTHERS.search(sentence):
        return {}
    found = [each for each in numbers.find_all(sentence) if each[1] >= own.start() - 2]
    counts: dict[str, int] = {}
    for i, (start, end, value) in enumerate(found):
        until = found[i + 1][0] if i + 1 < len(found) else len(sentence)
        field = _field(sentence[:start], _phrase(sentence[end:until]))
        if field and field not in counts:
            counts[field] = value
    return counts if counts.keys() & {"organisations", "individuals", "total"} else {}


def _phrase(text: str) -> str:
    end = _END_OF_PHRASE.search(text)
    return text[: min(end.start() if end else len(text), _LONGEST_PHRASE)]


def _field(before: str, phrase: str) -> str | None:
    """Which figure a number followed by this phrase states; a number of both bodies and people is the total."""
    if _COUNTRIES.search(phrase[:40]) and (_FROM.search(before) or not _BODIES.search(phrase)):
        return "countries"
    bodies, people = _BODIES.search(phrase), _PEOPLE.search(phrase)
    if bodies and people:
        return "total"
    if bodies:
        return "organisations"
    if people:
        return "individuals"
    return "total" if _ALL.search(phrase) else None
