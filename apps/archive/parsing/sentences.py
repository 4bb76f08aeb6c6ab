"""Where sentences end, and where one sentence lists several requests or promises."""

import re

from apps.archive.parsing.records import Span

_ENDING = re.compile(r"[.?!。][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[^\W\d_a-z])|[.?!。][\"”’'»)\]]*\s+(?=\d)|[。]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|Arts|para|paras|pp?|vs|cf|Rev|Hon|Doc|Sr|Jr|Gen|Amb|Res|Inc|Ltd|"
    r"Vol|Ed|Eds|e\.g|i\.e|al|[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_])\.$"
)
_PART = re.compile(r"[;,]?\s*;\s+(?:and\s+)?(?=to\s+[a-z])|;\s+and\s+(?=[a-z])")


# Rules look at no more than this much of a sentence, so that a text without stops cannot hold up the reader.
LONGEST = 3000


def split(text: str) -> list[Span]:
    """(start, end) of each sentence; abbreviations and initials do not end one."""
    spans, start = [], 0
    for match in _ENDING.finditer(text):
        if _ABBREVIATION.search(text[max(start, match.start() - 20) : match.start() + 1]):
            continue
        spans.append((start, match.start() + len(match.group().rstrip())))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def split_list(text: str, start: int, end: int) -> list[Span]:
    """Parts of "…; to do this; and to do that" or "…; and do that"; the whole when semicolons part anything else."""
    cuts = list(_PART.finditer(text, start, end))
    if len(cuts) != text.count(";", start, end):
        return [(start, end)]
    starts = [start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), end]
    return list(zip(starts, ends, strict=True))
