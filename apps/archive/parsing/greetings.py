"""The line that greets, above the text of a letter."""

import re
from collections.abc import Sequence

from apps.archive.parsing import header, vocabulary
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
_PROSE = 160
_LONGEST = 90


def find(lines: Sequence[Line]) -> int | None:
    """The first short line that greets, or that ends in a comma right above the first paragraph."""
    for i, line in enumerate(lines):
        if line.is_blank or header.is_labelled(line.text):
            continue
        if len(line.text) > _PROSE or (len(line.text) > 60 and line.text.endswith((".", "?"))):
            return None
        if len(line.text) <= _LONGEST and _greets(lines, i):
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
