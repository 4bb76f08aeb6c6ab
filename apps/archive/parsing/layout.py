"""The great parts of a letter: what stands above the salutation, the text, and what follows the closing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from apps.archive.parsing import (
    apart,
    closings,
    demands,
    endings,
    greetings,
    groups,
    header,
    lists,
    names,
    unheaded,
    wishes,
)
from apps.archive.parsing.text import Flow, Line, chunks_of

_PROSE = 160
_LONGEST_LEAVE = 60
_LEAVE_WORDS = 7
_PROSE_ABOVE = 200
_AHEAD = 12
# Words that a line of leave-taking begins with when it is none of the usual ones.
_LEAVE = re.compile(
    r"(?:with|in|yours?|our|warm|sincere|ever|for|best|kind|avec|dans|en|con|por|nous|meilleures|مع|و|تفضلوا)\b|و",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"\b(?:letter|statement|appeal|release|draft|confidential|embargo(?:ed)?|petition|lettre|carta|communiqu[ée]|"
    r"comunicado)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Parts:
    header: Sequence[Line]
    salutation: Line | None
    body: Sequence[Line]
    closing: Line | None
    tail: Sequence[Line]


def divide(lines: Sequence[Line]) -> Parts:
    greeting = greetings.find(lines)
    start = greetings.end_of_head(lines) if greeting is None else greeting + 1
    lines = closings.set_apart(lines, start)
    farewell = _farewell(lines, start)
    farewell, end, tail = _end_of_text(lines, start, farewell)
    above = _list_in(lines[: greeting or 0])
    head = [line for i, line in enumerate(lines[: start if greeting is None else greeting]) if i not in above]
    body = lines[start:end]
    below = [*(lines[i] for i in above), *lines[tail:]]
    if greeting is None and farewell is None and tail == len(lines):
        inside = _list_in(body)
        below = [body[i] for i in inside]
        body = [line for i, line in enumerate(body) if i not in inside]
    on_top, head = apart.boxed(head) if greeting is not None else ([], head)
    behind, below = apart.boxed(below)
    return Parts(
        header=head,
        salutation=lines[greeting] if greeting is not None else None,
        body=[*on_top, *body, *behind],
        closing=lines[farewell] if farewell is not None else None,
        tail=_without_running_heads(lines[:tail], below),
    )


def _farewell(lines: Sequence[Line], start: int) -> int | None:
    """The line of leave-taking; thanks are none with demands right below, or with text and a later leave below."""
    found = closings.find(lines, start)
    while found is not None:
        below = chunks_of(islice(lines, found + 1, found + 1 + 4 * _AHEAD))[:1]
        if not below or not _is_text(below[0]):
            return found
        later = closings.find(lines, found + 1)
        if later is None and not apart.are_demands(below[0]):
            return found
        if later is not None and any(_opens_list(lines, i) for i in range(found + 1, later)):
            return found
        found = later
    return None


def _is_text(chunk: Sequence[Line]) -> bool:
    text = " ".join(line.text for line in chunk)
    prose = len(text) > _PROSE // 2 and bool(re.search(r"[^.\W]{3}[.?!]$", text)) and ";" not in text
    return apart.are_demands(chunk) or prose


def _end_of_text(lines: Sequence[Line], start: int, farewell: int | None) -> tuple[int | None, int, int]:
    """(the line of leave-taking, end of the body, start of the signatories)."""
    if farewell is not None:
        return farewell, farewell, farewell + 1
    prose = start or _end_of_prose(lines)
    for i in range(prose, len(lines)):
        if _opens_list(lines, i):
            i = _first_beside(lines, i, start)
            leave = _leave_above(lines, i, start)
            return leave, i if leave is None else leave, i
    bare = unheaded.begins(lines, prose, _before_endings(lines, start))
    if start == 0:
        return _end_below_leave(lines) if bare is None else (None, bare, bare)
    last = over = _before_endings(lines, start)
    while last > start and (lines[last - 1].is_blank or _may_be_name(lines[last - 1])):
        last -= 1
    last = apart.end_of_demands(lines, last, over)
    leave = next((i for i in range(last, over) if not lines[i].is_blank), None)
    if leave is not None and _takes_leave(lines, leave) and lines[leave].text.endswith((",", "،")):
        return leave, leave, leave + 1
    return None, last, last


def _end_below_leave(lines: Sequence[Line]) -> tuple[int | None, int, int]:
    """An unusual line of leave-taking that tells a letter without a greeting: persons with their titles below it."""
    prose = max(1, _end_of_prose(lines))
    over = _before_endings(lines, prose)
    leaves = [i for i in range(prose, over) if lines[i].text.endswith((",", "،")) and _takes_leave(lines, i)]
    filled = titled = 0  # lines below, counted once from the end: of a huge list each line may take leave
    fitting, below = None, over - 1
    for i in reversed(leaves):
        for line in lines[i + 1 : below + 1]:
            filled += not line.is_blank
            titled += not line.is_blank and names.has_honorific(line.text)
        below = i
        if filled and titled * 2 >= filled:
            fitting = i
    if fitting is not None:
        return fitting, fitting, fitting + 1
    return None, len(lines), len(lines)


def _before_endings(lines: Sequence[Line], start: int) -> int:
    """Where the mail footer or the notes for editors below everything begin; no heading above demands is such."""
    for i in range(start, len(lines)):
        if lines[i].is_blank or not endings.ends_list(lines[i]):
            continue
        if not any(_is_over_demands(line) for line in islice(lines, i, i + 10 * _AHEAD)):
            return i
    return len(lines)


def _is_over_demands(line: Line) -> bool:
    text = line.text
    short = bool(text) and len(text) <= _LONGEST_LEAVE and text[-1] not in ".,;"
    return short and not lists.has_bullet(line) and (demands.names_demands(text) or wishes.wants(text))


def _opens_list(lines: Sequence[Line], i: int) -> bool:
    """A heading of signatories with names below it, or with names behind its colon."""
    if lines[i].is_blank or demands.asks_openly(lines[i].text):
        return False
    if groups.inline_heading(lines[i]):
        heading, start = groups.inline_heading(lines[i]) or (None, 0)
        several = len(re.findall(r"[,;،、·/]", lines[i].text[start:]))
        signing = heading is not None and groups.names_signing(heading.text)
        return several >= (1 if signing else 2) and not lines[i].text.endswith(("다.", "요."))
    if not groups.opens_list(lines[i]):
        return False
    below = list(islice((line for line in lines[i + 1 : i + 8 * _AHEAD] if not line.is_blank), _AHEAD))
    below = below[: _before_endings(below, 0)]
    return bool(below) and sum(_may_be_name(line) for line in below) >= 0.7 * len(below)


def _first_beside(lines: Sequence[Line], i: int, start: int) -> int:
    """The first of the names right above "and the undersigned", which goes on with them."""
    first = i
    if re.match(r"(?:and|et|y)\s", lines[i].text, re.IGNORECASE):
        while first > start and not lines[first - 1].is_blank and _may_be_name(lines[first - 1]):
            first -= 1
    return first


def _end_of_prose(lines: Sequence[Line]) -> int:
    """Position behind the first lines that tell running text: a whole sentence, or enough of long lines."""
    letters = 0
    for i, line in enumerate(lines):
        letters += len(line.text) if len(line.text) > 40 else 0
        if letters >= _PROSE_ABOVE or re.search(r"(?:[^.\W]{3}|[가-힣]{2})[.?!。]$", line.text[-8:]):
            return i + 1
    return len(lines)


def _leave_above(lines: Sequence[Line], i: int, start: int) -> int | None:
    """The line of leave-taking right above a heading of signatories."""
    above = next((j for j in range(i - 1, start, -1) if not lines[j].is_blank), None)
    return above if above is not None and _takes_leave(lines, above) else None


def _takes_leave(lines: Sequence[Line], i: int) -> bool:
    """A few words alone in their line that end no sentence and name nobody."""
    text = lines[i].text
    alone = i > 0 and lines[i - 1].is_blank and not lists.has_bullet(lines[i]) and not lines[i].is_heading
    short = len(text) <= _LONGEST_LEAVE and len(text.split()) <= _LEAVE_WORDS and not any(c.isdigit() for c in text)
    ends = text.endswith((",", "،")) or (text[-1].isalpha() and bool(_LEAVE.match(text)))
    return alone and short and ends and groups.heading_of(lines[i]) is None


def _list_in(lines: Sequence[Line]) -> list[int]:
    """Places of a list of signatories that stands above the text: its heading and the blocks below it."""
    opening = next((i for i in range(len(lines)) if _opens_list(lines, i)), None)
    if opening is None:
        return []
    places = {line.number: i for i, line in enumerate(lines)}
    found, before = [opening], None
    for chunk in chunks_of(lines[opening + 1 :]):
        if not all(_belongs_to_list(line) for line in chunk) or (before and not _goes_on(before, chunk)):
            break
        found += [places[line.number] for line in chunk]
        before = chunk
    return found


def _belongs_to_list(line: Line) -> bool:
    is_labelled = header.label_of(line.text)[0] in ("to", "cc", "date", "subject", "from")
    return not is_labelled and not header.read_date_line(line.flow) and (_may_be_name(line) or groups.opens_list(line))


def _goes_on(before: Sequence[Line], chunk: Sequence[Line]) -> bool:
    """Whether a list goes on below a blank line: with bullets, another heading, or one name a paragraph as before."""
    heading = groups.opens_list(before[-1]) or groups.opens_list(chunk[0])
    return heading or lists.has_bullet(chunk[0]) or len(before) == len(chunk) == 1


def _without_running_heads(above: Sequence[Line], tail: Sequence[Line]) -> list[Line]:
    """The tail with the heads of its pages blanked out: lines that stand on every page and are no names."""
    counts = Counter(_shape(line) for line in (*above, *tail) if not line.is_blank)
    runs = {shape for shape, count in counts.items() if count > 1 and _RUNNING.search(shape)}
    return [replace(line, flow=Flow("", ())) if _shape(line) in runs else line for line in tail]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _may_be_name(line: Line) -> bool:
    text = line.text
    if len(text) > _PROSE:
        return text.count(";") >= 2 or text.count(",") * 12 > len(text.split()) * 2
    return not re.search(r"[^.\W]{3}[.?!:]$|[^.\W]{3}[。]$", text) or groups.heading_of(line) is not None
