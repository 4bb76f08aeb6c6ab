"""Which lines above a letter or statement are its title."""

import re
from collections.abc import Sequence

from apps.archive.parsing import addresses, dates, labels, offices
from apps.archive.parsing.text import Line

_HEADLINE = re.compile(
    r"\b(?:letter|statement|appeal|petition|declaration|lettre|carta|communiqu[ée]|d[ée]claration|declaraci[óo]n|"
    r"pronunciamiento|comunicado|appel|call to action|call for|urgent action|manifest[eo]|resolution)\b|"
    r"서한|성명|공개서|촉구|호소|규탄|의견서|질의서|입장문|요구서|논평|"
    r"^(?:رسالة|بيان|نداء|عريضة|مناشدة|دعوة)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "the of and for with from that this into over about against their your our les des aux une dans pour sur "
    "avec los las del para por con una sobre "
    "und der die das van het voor".split()
)
_LONGEST = 4


def title_rank(chunk: Sequence[Line]) -> int:
    """How surely lines that stand together are a title: 1 (a headline) to 3 (reads like one); 0 for other lines."""
    text = " ".join(line.text for line in chunk)
    words = text.split()
    if len(chunk) > _LONGEST or len(text) > 300 or _is_something_else(chunk, text):
        return 0
    says_so = bool(_HEADLINE.search(text))
    if chunk[0].is_heading and (says_so or reads_like_headline(text) or not _names_somebody(text)):
        return 1 if len(words) > 1 else 0
    if says_so and len(words) >= 4 and not text.endswith((".", ",", ";")):
        return 2
    return 3 if not _names_somebody(text) and reads_like_headline(text) else 0


def reads_like_headline(text: str) -> bool:
    """A phrase, with several words in small letters that are more than "of" and "the", or many words in capitals."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)
    small = [word for word in words if word[:1].islower() and len(word) > 3 and word not in _SMALL]
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if text.endswith((",", ";")) or len(words) < 4:
        return False
    return len(small) >= 3 or (len(capitals) == len([w for w in words if len(w) > 1]) and len(words) >= 5)


def _is_something_else(chunk: Sequence[Line], text: str) -> bool:
    if labels.is_labelled(text) or "@" in text or labels.is_published_line(text):
        return True
    if any(labels.label_of(line.text)[0] not in ("", "open") for line in chunk):
        return True
    date = dates.find(chunk[-1].text)
    ends_with_date = bool(date) and date is not None and len(chunk[-1].text) - date.end < 3
    return ends_with_date and not chunk[0].is_heading


def _names_somebody(text: str) -> bool:
    return addresses.names_person(text) or offices.is_post(text) or offices.is_place(text) or offices.is_body(text)
