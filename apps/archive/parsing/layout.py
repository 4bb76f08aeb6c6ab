"""The great parts of a letter: what stands above the salutation, the text, and what follows the closing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.archive.parsing import closings, greetings, groups
from apps.archive.parsing.text import Line

_PROSE = 160


@dataclass(frozen=True)
class Parts:
    header: Sequence[Line]
    salutation: Line | None
    body: Sequence[Line]
    closing: Line | None
    tail: Sequence[Line]


def divide(lines: Sequence[Line]) -> Parts:
    greeting = greetings.find(lines)
    start = 0 if greeting is None else greeting + 1
    farewell = closings.find(lines, start)
    end, tail = _end_of_text(lines, start, farewell)
    return Parts(
        header=lines[: start - 1] if greeting is not None else [],
        salutation=lines[greeting] if greeting is not None else None,
        body=lines[start:end],
        closing=lines[farewell] if farewell is not None else None,
        tail=lines[tail:],
    )


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
