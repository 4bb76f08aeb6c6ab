"""The line that takes leave, below the text of a letter."""

import re
from collections.abc import Sequence

from apps.archive.parsing.text import Line

_CLOSING = re.compile(
    r"(?:(?:yours?|very|most|(?:we|i) remain)[\s,]+)*(?:sincerely|faithfully|truly|respectfully|cordially|gratefully)"
    r"(?:\s+(?:yours|submitted|and\s+\w+))?|yours|(?:all\s+the\s+)?best|(?:with\s+)?(?:(?:our|my|best|kind|kindest|warm|warmest|high|highest)\s+)*"
    r"(?:regards|wishes|respect|esteem|appreciation|consideration)|(?:yours\s+)?in\s+(?:solidarity|friendship|hope|peace|partnership)|signed|"
    r"(?:please\s+)?accept,?\s.*(?:assurances?|consideration|esteem).*|(?:je|nous)\s+vous\s+pri.*(?:agr[ée]er|croire|recevoir|accepter).*|veuillez\s+agr[ée]er.*|"
    r"(?:bien\s+)?cordialement|respectueusement|sinc[èe]rement|atentamente|cordialmente|respetuosamente|"
    r"(?:un\s+)?saludos?.*|감사합니다|.{0,20}(?:드림|올림)|مع\s+.*التقدير.*|hoogachtend|met vriendelijke groet",
    re.IGNORECASE,
)
_LONGEST = 100


def find(lines: Sequence[Line], start: int) -> int | None:
    for i in range(start, len(lines)):
        text = lines[i].text
        if text and len(text) <= _LONGEST and _CLOSING.fullmatch(text.rstrip(" ,.;:!")):
            return i
    return None
