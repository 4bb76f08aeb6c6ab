"""What a passage shows of itself as a hit: a piece of it around the words found, which are marked."""

import re
from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from apps.archive.search import asking, words
from apps.archive.search.asking import Clause

LENGTH, BEFORE = 280, 60  # characters of the piece, and of it before the first word found
ELLIPSIS = "…"

Place = tuple[int, int]


def snippet(text: str, clauses: Sequence[Clause]) -> SafeString:
    """At most some 280 characters of the text, escaped, with <mark> around each word found."""
    found = [places(text, clause) for clause in clauses]
    first, last = _piece(text, found)
    html, at = mark_safe(ELLIPSIS if first else ""), first  # noqa: S308 - a constant
    for start, end in _joined(found):
        if start >= at and end <= last:
            html += format_html("{}<mark>{}</mark>", _flat(text[at:start]), _flat(text[start:end]))
            at = end
    return html + format_html("{}{}", _flat(text[at:last]), ELLIPSIS if last < len(text) else "")


def marked(text: str, typed: str) -> SafeString:
    """The whole text, escaped, with <mark> around what a query of these words finds in it."""
    html, at = SafeString(), 0
    for start, end in _joined([places(text, clause) for clause in asking.read(typed)]):
        html += format_html("{}<mark>{}</mark>", text[at:start], text[start:end])
        at = end
    return html + format_html("{}", text[at:])


def places(text: str, clause: Clause) -> list[Place]:
    """Where a word or phrase stands in a text, in order."""
    read = list(words.read(text))
    tokens = [token.text for token in read]
    found = []
    for row in clause:
        last = len(row.tokens) - 1
        for at in range(len(tokens) - last):
            if row.fits(tokens, at):
                is_half = not read[at + last].written and len(row.tokens[last]) < len(tokens[at + last])
                end = read[at + last + 1].start if is_half and at + last + 1 < len(read) else read[at + last].end
                found.append((read[at].start, end))
    return sorted(found)


def _joined(found: Sequence[Sequence[Place]]) -> list[Place]:
    """Places that overlap as one."""
    joined: list[Place] = []
    for start, end in sorted(place for each in found for place in each):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _piece(text: str, found: Sequence[Sequence[Place]]) -> Place:
    """The piece with the most of the words, the earliest of such; whole words, and all of a place that begins in it."""
    if len(text) <= LENGTH:
        return 0, len(text)
    starts = sorted({start for each in found for start, _end in each})[:50]

    def held(begin: int) -> int:
        return sum(any(begin <= start and end <= begin + LENGTH - BEFORE for start, end in each) for each in found)

    best = max(starts, key=held, default=0)  # the first of equals
    first = _word_begins(text, max(0, min(best - BEFORE, len(text) - LENGTH)), up_to=best)
    last = min(len(text), first + LENGTH)
    inside = [end for each in found for start, end in each if start < last < end]
    return first, max([_word_ends(text, last, down_to=min(best + BEFORE, last)), *inside])


def _word_begins(text: str, at: int, *, up_to: int) -> int:
    if at == 0:
        return 0
    space = re.compile(r"\s").search(text, at, up_to)
    return space.end() if space else at


def _word_ends(text: str, at: int, *, down_to: int) -> int:
    if at == len(text):
        return at
    spaces = [match.start() for match in re.compile(r"\s").finditer(text, down_to, at + 1)]
    return spaces[-1] if spaces else at


def _flat(piece: str) -> str:
    return re.sub(r"\s+", " ", piece)
