"""Demands that stand outside the text of a letter: in a box on top, below the names, or right above them."""

from collections.abc import Sequence
from itertools import pairwise

from apps.archive.parsing import demands, markers, wishes
from apps.archive.parsing.markers import Marker
from apps.archive.parsing.text import Flow, Line, chunks_of

_LONGEST_HEADING = 90


def end_of_demands(lines: Sequence[Line], start: int, end: int) -> int:
    """Where a list of demands ends that stands last in the text, in short lines that could be names; else `start`."""
    chunks = chunks_of(lines[start:end])
    first = taken = 1 if chunks and len(chunks[0]) == 1 and wishes.is_heading_of_points(chunks[0][0].text) else 0
    while taken < len(chunks) and _may_go_on(chunks[first:taken], chunks[taken]):
        taken += 1
    if taken == len(chunks) or not are_demands([line for chunk in chunks[first:taken] for line in chunk]):
        return start
    last = chunks[taken][0].number
    return next(i for i in range(start, end) if lines[i].number == last)


def boxed(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Demands with their heading among names or on top of a letter, and the other lines."""
    chunks = chunks_of(lines)
    for i, chunk in enumerate(chunks):
        heading, listed = (chunk[:1], chunk[1:]) if len(chunk) > 2 else (chunk, [])
        if not _names_demands(heading):
            continue
        end = i + 1
        while (
            not (listed and end > i + 1) and end < len(chunks) and _may_go_on([listed] if listed else [], chunks[end])
        ):
            listed = [*listed, *chunks[end]]
            end += 1
        if are_demands(listed):
            taken = {line.number for line in (*heading, *listed)}
            found = [line for line in lines if line.is_blank or line.number in taken]
            return found, [line if line.number not in taken else _blank(line) for line in lines]
    return [], list(lines)


def _blank(line: Line) -> Line:
    return Line(line.number, Flow("", ()))


def are_demands(lines: Sequence[Line]) -> bool:
    """Lines that are a list of at least two, of which most say what shall be done."""
    found = [(line, label) for line in lines if (label := markers.read(line.text))]
    labels: list[Marker] = [label for _, label in found]
    if len(found) < 2 or not all(one.precedes(other) for one, other in pairwise(labels)):
        return False
    texts = [line.text[label.length :] for line, label in found]
    return sum(demands.is_demand(text) or wishes.is_wish(text) for text in texts) * 3 >= len(texts) * 2


def _names_demands(heading: Sequence[Line]) -> bool:
    text = heading[0].text
    if len(heading) != 1 or len(text) > _LONGEST_HEADING or markers.read(text):
        return False
    return demands.names_demands(text) or (text.endswith((":", "：")) and wishes.points(text))


def _may_go_on(before: Sequence[Sequence[Line]], chunk: Sequence[Line]) -> bool:
    label = markers.read(chunk[0].text)
    labels = [each for lines in before for line in lines if (each := markers.read(line.text))]
    return label is not None and (label.is_first if not labels else labels[-1].precedes(label))
