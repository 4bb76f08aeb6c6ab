"""What no part of the reader took: it is set aside with the page furniture, and said when it is long."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

from apps.archive.parsing.records import ParseWarning, Span
from apps.archive.parsing.text import Line

_MANY_LETTERS = 160


def unread(
    lines: Sequence[Line], spans: Mapping[str, Sequence[Span]], set_aside: Iterable[Line], headings: Collection[str]
) -> list[Line]:
    """Lines with words of which none stands under a span, that were not set aside and are no heading of a group."""
    covered = _merged(span for several in spans.values() for span in several)
    starts = [start for start, _ in covered]
    known = {line.number for line in set_aside}
    plain = {_bare(heading) for heading in headings}
    found = []
    for line in lines:
        if line.number in known or not any(char.isalnum() for char in line.text) or _bare(line.text) in plain:
            continue
        begun = bisect_right(starts, line.flow.at[-1])
        if not begun or covered[begun - 1][1] <= line.flow.at[0]:
            found.append(line)
    return found


def warnings_of(left: Sequence[Line]) -> list[ParseWarning]:
    """One for each long run of lines; blank lines do not part a run, lines that were read do."""
    runs: list[list[Line]] = []
    for line in left:
        near = runs and line.number - runs[-1][-1].number <= 2
        runs[-1].append(line) if near else runs.append([line])
    message = "From here on, {} lines were read as no part of the document."
    return [
        ParseWarning("left_out", message.format(len(run)), run[0].number)
        for run in runs
        if sum(char.isalpha() for line in run for char in line.text) >= _MANY_LETTERS
    ]


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).casefold()


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
