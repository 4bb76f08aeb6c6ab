"""Footnotes and the marks that lead to them: superscripts, ^{iv}, ^1, [1], [^1]."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from apps.archive.parsing.records import Span
from apps.archive.parsing.text import Flow, Line, join

_RAISED = "".join(
    chr(code) for code in range(0x80, 0x3200) if unicodedata.decomposition(chr(code)).startswith("<super>")
)
_MARK = re.compile(
    rf"\^\{{\s*([^{{}}\s]{{1,6}})\s*\}}|\[\^?([0-9a-zA-Z]{{1,4}})\]:?|\^(\d{{1,3}})(?!\w)|([{_RAISED}]+)|([†‡]+)"
)

_NUMBERED = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
_READS_AS_NOTE = re.compile(r"\.[”\"’)]?$|https?://|\b(?:see|ibid|paras?|pp?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Note:
    mark: str
    flow: Flow
    span: Span
    line: int


def extract(lines: Sequence[Line]) -> tuple[list[Line], list[Note]]:
    """The lines with the notes blanked out, and the notes in the order printed."""
    referred = _referred_marks(lines)
    plain = _plain_numbers(lines, referred)
    kept: list[Line] = []
    notes: list[tuple[str, list[Line]]] = []
    inside = False
    for line in lines:
        mark = plain.get(line.number) or _starting_mark(line, referred)
        inside = bool(mark) or (inside and not line.is_blank)
        if mark:
            notes.append((mark, [line]))
        elif inside:
            notes[-1][1].append(line)
        kept.append(replace(line, flow=Flow("", ())) if inside else line)
    return kept, [_note(mark, found) for mark, found in notes]


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


def _referred_marks(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(_plain(match) for line in lines for match in _MARK.finditer(line.text) if match.start() > 0)


def _starting_mark(line: Line, referred: frozenset[str]) -> str:
    match = _MARK.match(line.text)
    if not match or not line.text[match.end() :].strip():
        return ""
    mark = _plain(match)
    return mark if mark in referred else ""


def _plain_numbers(lines: Sequence[Line], referred: frozenset[str]) -> dict[int, str]:
    """Mark by number of line, where the text calls [1] to [n] and the notes below begin "1.", "2." or "1", "2".

    Only below the last call, only if every number is there in order, and only if most read as notes do.
    """
    wanted = sorted((mark for mark in referred if mark.isdecimal()), key=int)
    starting = {mark for line in lines if (mark := _starting_mark(line, referred))}
    if not wanted or starting & set(wanted) or [int(mark) for mark in wanted] != list(range(1, len(wanted) + 1)):
        return {}
    calls = [i for i, line in enumerate(lines) if any(_plain(match) in wanted for match in _MARK.finditer(line.text))]
    found: dict[int, str] = {}
    likely = 0
    for line in reversed(lines[calls[-1] + 1 :]):
        match = _NUMBERED.match(line.text)
        if match and wanted and match[1] == wanted[-1]:
            found[line.number] = wanted.pop()
            likely += bool(_READS_AS_NOTE.search(line.text))
    return found if not wanted and likely * 2 > len(found) else {}


def _note(mark: str, lines: list[Line]) -> Note:
    whole = join([line.flow for line in lines]).collapsed()
    match = _MARK.match(whole.text) or _NUMBERED.match(whole.text)
    text = whole.slice(match.end() if match else 0).strip()
    return Note(mark, text, whole.span(), lines[0].number)
