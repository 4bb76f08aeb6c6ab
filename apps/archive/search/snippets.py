"""What a passage shows of itself as a hit: a piece of it around the words found, which are marked."""

import re
from collections.abc import Iterator, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from apps.archive.search import asking, words
from apps.archive.search.asking import Clause, Row

LENGTH, BEFORE = 280, 60  # characters of the piece, and of it before the first word found
ELLIPSIS = "…"
_SPACE = re.compile(r"\s")
_SPACES = re.compile(r"\s+")

Place = tuple[int, int]


def snippet(text: str, clauses: Sequence[Clause]) -> SafeString:
    """At most some 280 characters of the text, escaped, with <mark> around each word found."""
    found = places(text, clauses)
    first, last = _piece(text, found)
    html = _with_marks(text, [place for place in _joined(found) if place[0] >= first and place[1] <= last], first, last)
    whole = f"{ELLIPSIS if first else ''}{_SPACES.sub(' ', html)}{ELLIPSIS if last < len(text) else ''}"
    return mark_safe(whole)  # noqa: S308 - escaped


def marked(text: str, typed: str) -> SafeString:
    """The whole text, escaped, with <mark> around what a query of these words finds in it."""
    html = _with_marks(text, _joined(places(text, asking.read(typed))), 0, len(text))
    return mark_safe(html)  # noqa: S308 - escaped


def _with_marks(text: str, found: Sequence[Place], first: int, last: int) -> str:
    html, at = "", first
    for start, end in found:
        html += f"{escape(text[at:start])}<mark>{escape(text[start:end])}</mark>"
        at = end
    return html + escape(text[at:last])


def places(text: str, clauses: Sequence[Clause]) -> list[list[Place]]:
    """Where each word or phrase stands in a text, in order."""
    read = words.placed(text)
    tokens = [token.text for token, _offset in read]
    return [sorted(place for row in clause for place in _of_row(row, tokens, read)) for clause in clauses]


def _of_row(row: Row, tokens: list[str], read: list[tuple[words.Token, int]]) -> Iterator[Place]:
    last = len(row.tokens) - 1
    for at in _beginnings(row, tokens):
        if row.fits(tokens, at):
            (first, offset), (final, place) = read[at], read[at + last]
            end = place + final.end
            if not final.written and len(row.tokens[last]) < len(final.text) and at + last + 1 < len(read):
                following, place = read[at + last + 1]  # of a pair only the first character was asked for
                end = place + following.start
            yield offset + first.start, end


def _beginnings(row: Row, tokens: list[str]) -> Iterator[int]:
    """Where the first token of a row stands; a single open one may go on anyhow."""
    first = row.tokens[0]
    if row.is_open and len(row.tokens) == 1:
        yield from (at for at, token in enumerate(tokens) if token.startswith(first))
        return
    at = -1
    for _time in range(tokens.count(first)):
        at = tokens.index(first, at + 1)
        yield at


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
    space = _SPACE.search(text, at, up_to)
    return space.end() if space else at


def _word_ends(text: str, at: int, *, down_to: int) -> int:
    if at == len(text):
        return at
    spaces = [match.start() for match in _SPACE.finditer(text, down_to, at + 1)]
    return spaces[-1] if spaces else at
