"""The text of a file as read, cut into pieces: what was read where, and what was set aside."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

PART = 60_000  # characters of a text on one page: a browser stays quick, and nearly every letter fits
# Signs that turn the text around them, and control characters: shown by their number, for nobody could see them.
TURNING = re.compile(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\U000e0000-\\U000e007f]"
)
LINE_END = re.compile("\\r\\n|[\\n\\r\\f\\v\\x85\\u2028\\u2029]")  # as the reader counts lines
# Paragraphs are told apart by their setting, not by a colour: nearly all of a letter is one.
PLAIN = "body"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field was read: `row` counts from 0 in a field that has several."""

    field: str
    row: int
    start: int
    end: int

    @property
    def key(self) -> str:
        return f"{self.field}-{self.row}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text without a border inside. `place` is the innermost one that it lies in, None when the reader set
    it aside; `begins` are the places that begin here, outermost first; `lines` the numbers of marked lines that do."""

    text: str
    place: Place | None
    begins: tuple[Place, ...] = ()
    lines: tuple[int, ...] = ()

    @property
    def is_set_aside(self) -> bool:
        """Whether words are set aside here; a bullet or a comma between two fields is nothing that anybody misses."""
        return self.place is None and any(char.isalnum() for char in self.text)

    @property
    def is_read(self) -> bool:
        return self.place is not None and self.place.field != PLAIN


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a text, from `start` to `end`: parts are numbered from 1 up to `count`."""

    pieces: tuple[Piece, ...]
    number: int
    count: int
    start: int = 0
    end: int = 0


def places(spans: Mapping[str, Any], length: int) -> list[Place]:
    """The places of all fields inside a text of this length, in its order, outer ones before those that they hold."""
    found = []
    for field, pairs in spans.items():
        for row, pair in enumerate(pairs):
            start, end = max(0, int(pair[0])), min(length, int(pair[1]))
            if start < end:
                found.append(Place(field, row, start, end))
    return sorted(found, key=lambda place: (place.start, -place.end, place.field != PLAIN, place.row))


def part(text: str, spans: Mapping[str, Any], lines: Sequence[int], number: int) -> Part:
    """A part of a text; `lines` are the numbers (from 1) of those that somebody points at. A number beyond the last
    part means the last."""
    borders = _borders(text)
    count = len(borders) - 1
    number = max(1, min(number, count))
    start, end = borders[number - 1], borders[number]
    marked = {offset: line for line, offset in line_starts(text, lines) if start <= offset < end}
    inside = [place for place in places(spans, len(text)) if place.start < end and place.end > start]
    return Part(tuple(_pieces(text, (start, end), inside, marked)), number, count, start, end)


def part_of(text: str, offset: int) -> int:
    """The number of the part in which a character stands."""
    borders = _borders(text)
    return next((number for number, end in enumerate(borders[1:], 1) if offset < end), len(borders) - 1)


def seen(text: str) -> str:
    """Text as it may be shown: every line ends alike, and signs that turn text around are replaced by their numbers."""
    return TURNING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", LINE_END.sub("\n", text))


def _borders(text: str) -> list[int]:
    """Offsets between parts, at the end of a line wherever there is one within reach."""
    borders = [0]
    while len(text) - borders[-1] > PART:
        end = borders[-1] + PART
        line = text.rfind("\n", end - PART // 2, end) + 1
        borders.append(line or end)
    return [*borders, len(text)]


def line_starts(text: str, lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a line's number and the offset of its first character, for the lines wanted."""
    wanted = set(lines)
    if 1 in wanted:
        yield 1, 0
    last = max(wanted, default=0)
    for number, found in enumerate(islice(LINE_END.finditer(text), max(0, last - 1)), 2):
        if number in wanted:
            yield number, found.end()


def _pieces(text: str, borders: tuple[int, int], inside: list[Place], marked: dict[int, int]) -> Iterator[Piece]:
    """Walks over the borders of all places once; those around the present piece are kept, innermost last."""
    start, end = borders
    cuts = {start, end, *marked}
    for place in inside:
        cuts.update(offset for offset in (place.start, place.end) if start < offset < end)
    around: list[Place] = []
    ordered, following = sorted(cuts), 0
    for left, right in zip(ordered, ordered[1:], strict=False):
        around = [place for place in around if place.end > left]
        begins = []
        while following < len(inside) and inside[following].start <= left:
            place = inside[following]
            following += 1
            around.append(place)
            begins.append(place)
        innermost = min(reversed(around), key=lambda place: place.end - place.start, default=None)
        lines = (marked[left],) if left in marked else ()
        yield Piece(seen(text[left:right]), innermost, tuple(begins), lines)
