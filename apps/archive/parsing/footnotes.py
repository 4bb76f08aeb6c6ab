"""Footnotes and the marks that lead to them: superscripts, ^{iv}, ^1, [1], [^1], <sup>1</sup>, *, glued figures."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from apps.archive.parsing.records import Span
from apps.archive.parsing.text import Flow, Line, join

_RAISED = "".join(
    chr(code) for code in range(0x80, 0x3200) if unicodedata.decomposition(chr(code)).startswith("<super>")
)
_MARK = re.compile(
    rf"\^\{{\s*([^{{}}\s]{{1,6}})\s*\}}|\[\^?([0-9a-zA-Z]{{1,4}})\]:?|\^(\d{{1,3}})(?!\w)|([{_RAISED}]+)|([†‡]+)"
    r"|(?<=[^\s*])(\*{1,3})(?![\w*])"
)
_TAG = re.compile(r"<sup>\s*\[?(\w{1,4}|\*{1,3}|†)\]?\s*</sup>", re.IGNORECASE)
_NUMBERED = re.compile(r"\(?(\d{1,3})[.)]?\s+(?=\S)")
_STARRED = re.compile(r"(\*{1,3})\s?(?=[^\s*])")
_READS_AS_NOTE = re.compile(
    r"\.[”\"’)]?$|https?://|www\.|\b(?:see|ibid|paras?|pp?|accessed|voir|véase)\b", re.IGNORECASE
)
_HEADING = re.compile(
    r"(?:foot|end)?notes?|references|sources|notes\s+(?:de\s+bas\s+de\s+page|et\s+références)|références|notas|referencias|"
    r"fuentes|각주|미주|주석|참고\s?문헌|الهوامش|المراجع|هوامش",
    re.IGNORECASE,
)
# A figure right behind a word or a stop, as a raised one comes out of many PDF files: "in December.2 While".
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_][.,;:!?”\"’)])|(?<=[^\W\d_][”\"’)][.,;]))(\d{1,2})(?=\s|$)|(?<=[^\W\d_]{3})(\d{1,2})(?=[\s.,;:]|$)"
)
_UP = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Note:
    mark: str
    flow: Flow
    span: Span
    line: int


def extract(lines: Sequence[Line]) -> tuple[list[Line], list[Note], list[Line]]:
    """The lines with the notes blanked out, the notes in the order printed, and headings such as "Notes"."""
    lines = [_without_tags(line) for line in lines]
    referred = _referred_marks(lines)
    plain, heading = _under_heading(lines)
    if not plain:
        plain = _plain_numbers(lines, referred)
    if not plain:
        plain, lines = _glued_numbers(lines)
    plain |= _starred(lines)
    kept: list[Line] = []
    notes: list[tuple[str, list[Line]]] = []
    inside = False
    for line in lines:
        mark = plain.get(line.number) or _starting_mark(line, referred, notes[-1][0] if inside else "")
        inside = bool(mark) or (inside and not line.is_blank)
        if mark:
            notes.append((mark, [line]))
        elif inside:
            notes[-1][1].append(line)
        kept.append(replace(line, flow=Flow("", ())) if inside or line in heading else line)
    return kept, [_note(mark, found, found[0].number in plain) for mark, found in notes], heading


def take_marks(flow: Flow, marks: frozenset[str]) -> tuple[Flow, tuple[tuple[int, str], ...]]:
    """The text without the marks of these notes, and (offset in that text, mark) of each."""
    gone, refs, removed = [], [], 0
    for match in _MARK.finditer(flow.text):
        mark = _plain(match)
        if mark not in marks:
            continue
        start, end = match.span()
        if flow.text[start - 1 : start] == " " and flow.text[end : end + 1] in ("", " "):
            start -= 1
        refs.append((start - removed, mark))
        gone.append((start, end))
        removed += end - start
    return flow.without(gone), tuple(refs)


def _plain(match: re.Match[str]) -> str:
    """The same string for ⁱᵛ, ^{iv} and [iv]."""
    return unicodedata.normalize("NFKC", next(group for group in match.groups() if group))


def _without_tags(line: Line) -> Line:
    """ "<sup>4</sup>" as "^{4}"; the signs stand for the first letters of the tags."""
    flow = line.flow
    for match in reversed(list(_TAG.finditer(flow.text))):
        (start, end), (opens, closes) = match.span(1), match.span()
        places = (*flow.at[: opens + 2], *flow.at[start : end + 1], *flow.at[closes:])
        text = flow.text[:opens] + "^{" + flow.text[start:end] + "}" + flow.text[closes:]
        flow = Flow(text, places)
    return replace(line, flow=flow) if flow is not line.flow else line


def _referred_marks(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(_plain(match) for line in lines for match in _MARK.finditer(line.text) if match.start() > 0)


def _starting_mark(line: Line, referred: frozenset[str], above: str) -> str:
    """The mark a line begins with, if the text refers to it or it follows that of the note right above."""
    match = _MARK.match(line.text)
    if not match or not line.text[match.end() :].strip():
        return ""
    mark = _plain(match)
    follows = mark.isdecimal() and above.isdecimal() and int(mark) == int(above) + 1
    return mark if mark in referred or follows else ""


def _under_heading(lines: Sequence[Line]) -> tuple[dict[int, str], list[Line]]:
    """Mark by number of line for a numbered list under "Notes", and that heading; the last such heading counts."""
    for i in range(len(lines) - 1, -1, -1):
        if not _HEADING.fullmatch(lines[i].text.strip(" :*_")):
            continue
        found: dict[int, str] = {}
        for line in lines[i + 1 :]:
            match = _NUMBERED.match(line.text) or _MARK.match(line.text)
            mark = match[1] if match and match.re is _NUMBERED else _plain(match) if match else ""
            if mark == str(len(found) + 1):
                found[line.number] = mark
            elif not found and not line.is_blank:
                break
        if found:
            return found, [lines[i]]
    return {}, []


def _plain_numbers(lines: Sequence[Line], referred: frozenset[str]) -> dict[int, str]:
    """Mark by number of line, where the text calls [1] to [n] and the notes below begin "1.", "2." or "1", "2".

    Only below the last call, only if every number is there in order, and only if most read as notes do.
    """
    wanted = sorted((mark for mark in referred if mark.isdecimal()), key=int)
    starting = {mark for line in lines if (mark := _starting_mark(line, referred, ""))}
    if not wanted or starting & set(wanted) or [int(mark) for mark in wanted] != list(range(1, len(wanted) + 1)):
        return {}
    calls = [i for i, line in enumerate(lines) if any(_plain(match) in wanted for match in _MARK.finditer(line.text))]
    return _numbered_below(lines[calls[-1] + 1 :], wanted)


def _numbered_below(lines: Sequence[Line], wanted: list[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    likely = 0
    for i in range(len(lines) - 1, -1, -1):
        match = _NUMBERED.match(lines[i].text)
        if match and wanted and match[1] == wanted[-1]:
            found[lines[i].number] = wanted.pop()
            likely += bool(_READS_AS_NOTE.search(_until_blank(lines, i)))
    return found if not wanted and likely * 2 > len(found) else {}


def _until_blank(lines: Sequence[Line], i: int) -> str:
    texts: list[str] = []
    for line in lines[i : i + 8]:
        if line.is_blank or (texts and _NUMBERED.match(line.text)):
            break
        texts.append(line.text)
    return " ".join(texts)


def _glued_numbers(lines: Sequence[Line]) -> tuple[dict[int, str], list[Line]]:
    """Notes "1.", "2." at the end that figures glued to words call, 1 to n in this order; these figures are raised."""
    calls = [(i, match) for i, line in enumerate(lines) for match in _GLUED.finditer(line.text)]
    ordered: list[tuple[int, re.Match[str]]] = []
    for i, match in calls:
        if int(match[1] or match[2]) == len(ordered) + 1:
            ordered.append((i, match))
    if not ordered:
        return {}, list(lines)
    wanted = [str(n + 1) for n in range(len(ordered))]
    found = _numbered_below(lines[ordered[-1][0] + 1 :], wanted)
    if not found:
        return {}, list(lines)
    raised = list(lines)
    for i, match in ordered:
        flow = raised[i].flow
        start, end = match.span()
        text = flow.text[:start] + flow.text[start:end].translate(_UP) + flow.text[end:]
        raised[i] = replace(raised[i], flow=Flow(text, flow.at))
    return found, raised


def _starred(lines: Sequence[Line]) -> dict[int, str]:
    """The one line that begins with as many stars as stand behind a word above it; several such lines are bullets."""
    starts = {line.number: match[1] for line in lines if (match := _STARRED.match(line.text))}
    counts = Counter(starts.values())
    called: dict[str, int] = {}
    for line in lines:
        for match in _MARK.finditer(line.text):
            if match[6] and match.start() > 0:
                called.setdefault(match[6], line.number)
    return {
        number: mark for number, mark in starts.items() if counts[mark] == 1 and called.get(mark, number + 1) < number
    }


def _note(mark: str, lines: list[Line], is_plain: bool) -> Note:
    whole = join([line.flow for line in lines]).collapsed()
    match = _MARK.match(whole.text)
    if is_plain and not match:
        match = _NUMBERED.match(whole.text) or _STARRED.match(whole.text)
    text = whole.slice(match.end() if match else 0).strip()
    return Note(mark, text, whole.span(), lines[0].number)
