"""The great parts of a letter: what stands above the salutation, the text, and what follows the closing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.archive.parsing import groups, header, vocabulary
from apps.archive.parsing.text import Line

_OPENING = re.compile(
    rf"(?:dear|your\s+(?:royal\s+|imperial\s+)?(?:excellenc(?:y|ies)|majest(?:y|ies)|highness(?:es)?|holiness|eminence|"
    rf"hono(?:u)?rs?|grace)|excellenc(?:y|ies)|to\s+whom\s+it|distinguished|esteemed|respected|honou?rable|madam|sirs?|"
    rf"ladies|gentlemen|(?:{vocabulary.HONORIFICS})\.?\s|(?:{vocabulary.POSTS})\s|monsieur|madame|mesdames|messieurs|"
    rf"ch[eè]re?s?\b|excellences?|estimad[oa]s?|se[ñn]or(?:a|es)?|distinguid[oa]s?|excelent[íi]sim[oa]|su\s+excelencia|"
    rf"존경하는|친애하는|السيد|معالي)",
    re.IGNORECASE,
)
# Greets also without a comma, where a post ("President …") could as well begin a headline.
_FORM_OF_ADDRESS = re.compile(
    r"(?:your\s+(?:\w+\s+)?(?:excellenc(?:y|ies)|majest(?:y|ies)|highness(?:es)?|holiness|eminence|hono(?:u)?rs?)|"
    r"excellenc(?:y|ies)|mr\.?\s+president|madam(?:e)?\s|sirs?\b|ladies|gentlemen|monsieur\s|excellences?|"
    r"estimad[oa]s?|존경하는|친애하는)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:yours?|very|most|(?:we|i) remain)[\s,]+)*(?:sincerely|faithfully|truly|respectfully|cordially|gratefully)"
    r"(?:\s+(?:yours|submitted|and\s+\w+))?|yours|(?:all\s+the\s+)?best|(?:with\s+)?(?:(?:our|my|best|kind|kindest|warm|warmest|high|highest)\s+)*"
    r"(?:regards|wishes|respect|esteem|appreciation|consideration)|(?:yours\s+)?in\s+(?:solidarity|friendship|hope|peace|partnership)|signed|"
    r"(?:please\s+)?accept,?\s.*(?:assurances?|consideration|esteem).*|(?:je|nous)\s+vous\s+pri.*|veuillez\s+agr[ée]er.*|"
    r"(?:bien\s+)?cordialement|respectueusement|sinc[èe]rement|atentamente|cordialmente|respetuosamente|"
    r"(?:un\s+)?saludos?.*|감사합니다|.{0,20}(?:드림|올림)|مع\s+.*التقدير.*|hoogachtend|met vriendelijke groet",
    re.IGNORECASE,
)
_PROSE = 160
_LONGEST_SALUTATION = 90
_LONGEST_CLOSING = 100


@dataclass(frozen=True)
class Parts:
    header: Sequence[Line]
    salutation: Line | None
    body: Sequence[Line]
    closing: Line | None
    tail: Sequence[Line]


def divide(lines: Sequence[Line]) -> Parts:
    greeting = _find_salutation(lines)
    start = 0 if greeting is None else greeting + 1
    farewell = _find_closing(lines, start)
    end, tail = _end_of_text(lines, start, farewell)
    return Parts(
        header=lines[: start - 1] if greeting is not None else [],
        salutation=lines[greeting] if greeting is not None else None,
        body=lines[start:end],
        closing=lines[farewell] if farewell is not None else None,
        tail=lines[tail:],
    )


def _find_salutation(lines: Sequence[Line]) -> int | None:
    """The first short line that greets, or that ends in a comma right above the first paragraph."""
    for i, line in enumerate(lines):
        if line.is_blank or header.is_labelled(line.text):
            continue
        if len(line.text) > _PROSE or (len(line.text) > 60 and line.text.endswith((".", "?"))):
            return None
        if len(line.text) <= _LONGEST_SALUTATION and _greets(lines, i):
            return i
    return None


def _greets(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    if text.endswith((",", ":", "،")) and _OPENING.match(text):
        return True
    if re.match(r"dear\s", text, re.IGNORECASE) and text[-1] not in ".;":
        return True
    alone = i == 0 or lines[i - 1].is_blank
    if alone and _FORM_OF_ADDRESS.match(text) and text[-1].isalpha() and lines[i + 1 : i + 2] and lines[i + 1].is_blank:
        return _paragraph_follows(lines, i)
    return alone and text.endswith(",") and not any(c.isdigit() for c in text) and _paragraph_follows(lines, i)


def _paragraph_follows(lines: Sequence[Line], i: int) -> bool:
    following: list[str] = []
    for line in lines[i + 1 :]:
        if line.is_blank and following:
            break
        if not line.is_blank:
            following.append(line.text)
    text = " ".join(following)
    return len(text) > 60 and text[-1] in ".?!:"


def _find_closing(lines: Sequence[Line], start: int) -> int | None:
    for i in range(start, len(lines)):
        text = lines[i].text
        if text and len(text) <= _LONGEST_CLOSING and _CLOSING.fullmatch(text.rstrip(" ,.;:!")):
            return i
    return None


def _end_of_text(lines: Sequence[Line], start: int, farewell: int | None) -> tuple[int, int]:
    """(end of the body, start of the signatories)."""
    if farewell is not None:
        return farewell, farewell + 1
    for i in range(start, len(lines)):
        if not lines[i].is_blank and groups.heading_of(lines[i]) and _mostly_names(lines[i + 1 :]):
            return i, i
    if start == 0:
        return len(lines), len(lines)
    last = len(lines)
    while last > start and (lines[last - 1].is_blank or _may_be_name(lines[last - 1])):
        last -= 1
    return last, last


def _mostly_names(lines: Sequence[Line]) -> bool:
    printed = [line for line in lines if not line.is_blank]
    return bool(printed) and sum(_may_be_name(line) for line in printed) >= 0.7 * len(printed)


def _may_be_name(line: Line) -> bool:
    return len(line.text) <= _PROSE and not re.search(r"[^.\W]{3}[.?!:;]$", line.text)
