"""Lines of running text to paragraphs, headings and list items, in reading order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from apps.archive.parsing import footnotes, markers, wishes
from apps.archive.parsing.markers import Marker
from apps.archive.parsing.records import Block, BlockKind, ParseWarning
from apps.archive.parsing.text import Flow, Line, chunks_of, join

_BRACKETED = re.compile(r"[\[【〔].+[\]】〕]")
_TERMINAL = re.compile(r"[.?!:;。…][\"”’'»)\]]*(?:[\[^{(]{0,2}\w{1,4}[\]})]{0,2})?$")
_UNFINISHED = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|to|in|on|for|with|by|from|at|as|that|which|including|et|de|la|le|y|el|en))$",
    re.IGNORECASE,
)
_RAISED_END = re.compile(r"[⁰-⁹ⁱⁿ¹²³ᵃ-ᶻ]+$")
_BETWEEN_ITEMS = ("; and", "; or", "; et", "; y", ";", "；")
_SHORT_LINE = 60
_SLACK = 10
_LONG_LINE = 130
_LONGEST_HEADING, _SHORTEST_BELOW = 90, 70
_AROUND_HEADING = " :：.,;–—-"


@dataclass(frozen=True)
class Draft:
    """A piece of text before it is known whether it is a demand.

    `lead` characters in front are its label. `head` is where its heading ends, 0 if it has none; `indent` counts the
    spaces of its first line.
    """

    kind: BlockKind
    flow: Flow
    line: int
    marker: Marker | None = None
    indent: int = 0
    head: int = 0

    @property
    def label(self) -> str:
        return self.marker.label if self.marker else ""

    @property
    def lead(self) -> int:
        return self.marker.length if self.marker else 0

    @property
    def names_demand(self) -> bool:
        """Whether the label itself says what it counts: "Request 1:", "Our second demand:"."""
        return self.marker is not None and self.marker.names_demand

    @property
    def style(self) -> str:
        return self.marker.style if self.marker else ""


@dataclass(frozen=True)
class Passage:
    """A finished block, its text with the original offsets, and the line it began on."""

    block: Block
    flow: Flow
    line: int


def read(lines: Sequence[Line]) -> tuple[list[Draft], list[ParseWarning]]:
    words = frozenset(re.findall(r"[^\W\d_]+", " ".join(line.text for line in lines).casefold()))
    drafts: list[Draft] = []
    warnings: list[ParseWarning] = []
    for chunk in chunks_of(lines):
        for piece in _pieces(chunk):
            draft = _draft(piece, words)
            if drafts and _goes_on(drafts[-1], draft):
                drafts[-1] = _merged(drafts[-1], draft, words)
            else:
                drafts.append(draft)
    drafts = _without_chance_labels(drafts)
    drafts = [_as_heading(drafts[max(i - 1, 0) : i], draft, drafts[i + 1 : i + 2]) for i, draft in enumerate(drafts)]
    for before, after in zip(drafts, drafts[1:], strict=False):
        if (
            before.kind == after.kind == "paragraph"
            and not is_finished(before.flow.text)
            and len(before.flow.text) > _LONG_LINE
        ):
            message = "This paragraph seems to break off; the next one may belong to it."
            warnings.append(ParseWarning("broken_sentence", message, before.line))
    return drafts, warnings


def finish(draft: Draft, marks: frozenset[str]) -> Passage:
    """Take label, heading of an ask and footnote marks out of the text."""
    lead = draft.lead if draft.style != "ordinal" or draft.kind == "ask" else 0
    flow = draft.flow.slice(lead)
    heading = ""
    refs: tuple[tuple[int, str], ...] = ()
    if draft.kind == "heading":
        flow = flow.strip("[]【】〔〕")
    if draft.kind == "ask" and draft.head > lead:
        plain, found = footnotes.take_marks(draft.flow.slice(lead, draft.head), marks)
        heading, refs = plain.text.strip(_AROUND_HEADING), tuple((0, mark) for _, mark in found)
        rest = draft.flow.slice(draft.head)
        flow = rest.slice(len(rest.text) - len(rest.text.lstrip(_AROUND_HEADING)))
    text, more = footnotes.take_marks(flow, marks)
    number = draft.label if lead and draft.style != "bullet" else ""
    block = Block(draft.kind, text.text, draft.flow.span(), number, heading, (*refs, *more))
    return Passage(block, text, draft.line)


def join_lines(flows: Sequence[Flow], words: frozenset[str] = frozenset()) -> Flow:
    """Lines as one text; a word parted at the line end is mended only if the document also has it whole."""
    parts: list[Flow] = []
    for flow in flows:
        following = flow.collapsed()
        before = parts[-1] if parts else Flow("", ())
        hyphen = re.search(r"([^\W_]{1,40})-$", before.text[-42:])
        start = re.match(r"[^\W_]+", following.text)
        if hyphen and start:
            mended = (hyphen[1] + start[0]).casefold() in words
            parts[-1] = before.slice(0, len(before.text) - 1) if mended else before
        elif before.text and not before.text.endswith("—"):
            parts.append(Flow(" ", before.at[-1:]))
        parts.append(following)
    return join(parts, "")


def _pieces(chunk: list[Line]) -> list[list[Line]]:
    found = [markers.read(line.text) for line in chunk]
    pieces = [[chunk[0]]]
    starts = [found[0]] if found[0] else []
    for i, line in enumerate(chunk[1:], 1):
        if _begins_piece(chunk, i, found, starts):
            pieces.append([line])
            starts += [marker] if (marker := found[i]) else []
        else:
            pieces[-1].append(line)
    return pieces


def _begins_piece(chunk: list[Line], i: int, found: list[Marker | None], starts: list[Marker]) -> bool:
    """`starts` are the labels that the pieces above begin with."""
    before, line, marker = chunk[i - 1], chunk[i], found[i]
    if before.is_heading or before.is_bold or line.is_heading or line.is_bold:
        return True
    if i == 1 and _stands_over(before.text, line.text):
        return True
    if marker:
        leads_on = (",", " and", " or", " et", " y", " e")
        if not marker.is_weak and (is_finished(before.text) or before.text.endswith(leads_on)):
            return True
        if any(each.precedes(marker) for each in starts) or (starts and marker.is_first and not marker.is_weak):
            return True
        return marker.is_first and any(each and marker.precedes(each) for each in found[i + 1 :])
    capital = line.text[:1].isupper()
    ends = is_finished(before.text)
    if ends and capital and found[i - 1] and line.indent <= before.indent:
        widest = max(len(each.text) for each in chunk)
        if len(before.text) + len(line.text.split()[0]) + _SLACK < widest:
            return True  # the item above ended before its line was full
    return ends and capital and (line.indent > before.indent or len(before.text) > _LONG_LINE)


def _stands_over(first: str, second: str) -> bool:
    """A heading right above its paragraph: the line is far too short to have been broken there."""
    short = len(first) <= _SHORT_LINE and len(first) * 1.8 < len(second) and not is_finished(first)
    return short and first[:1].isupper() and second[:1].isupper() and first[-1] != ","


def _draft(piece: list[Line], words: frozenset[str]) -> Draft:
    flow = join_lines([line.flow for line in piece], words)
    first = piece[0]
    marker = markers.read(flow.text) or _tabbed(first)
    if wishes.is_heading_of_points(flow.text):
        return Draft("heading", flow, first.number, None, first.indent)
    if first.is_heading or (first.is_bold and len(piece) == 1) or _BRACKETED.fullmatch(flow.text):
        own = marker if marker and marker.style in ("number", "bullet") else None
        return Draft("heading", flow, first.number, own, first.indent)
    kind: BlockKind = "bullet" if marker and marker.style == "bullet" else "paragraph"
    return Draft(kind, flow, first.number, marker, first.indent, _stressed_head(first, flow, marker))


def _tabbed(first: Line) -> Marker | None:
    """The number in the first cell of a row; the tab behind it is one space by now."""
    marker = markers.read(first.text)
    return replace(marker, length=len(marker.label) + 1) if marker else None


def _stressed_head(first: Line, flow: Flow, marker: Marker | None) -> int:
    """Where bold words end that a piece opens with, if more follows."""
    start, end = first.stressed
    lead = marker.length if marker else 0
    if lead >= len(flow.at) or not start <= flow.at[lead] < end:
        return 0
    head = sum(1 for place in flow.at if place < end)
    rest = flow.text[head:].lstrip()
    if rest[:1].islower() and flow.text[head - 1 : head] not in _AROUND_HEADING:
        return 0  # the sentence goes on: "**A moratorium** on blasting"
    return head if rest.strip(_AROUND_HEADING) else 0


def _without_chance_labels(drafts: Sequence[Draft]) -> list[Draft]:
    """Letters and the like count as labels only where the list goes on or began near by."""
    made = []
    for i, draft in enumerate(drafts):
        if draft.marker and draft.marker.is_weak:
            before = [each.marker for each in drafts[max(0, i - 6) : i] if each.marker]
            after = [each.marker for each in drafts[i + 1 : i + 7] if each.marker]
            own = draft.marker
            if not any(each.precedes(own) for each in before) and not any(own.precedes(each) for each in after):
                draft = replace(draft, marker=None, kind="paragraph" if draft.kind == "bullet" else draft.kind)
        made.append(draft)
    return made


def is_finished(text: str) -> bool:
    return bool(_TERMINAL.search(_RAISED_END.sub("", text)))


def _goes_on(before: Draft, after: Draft) -> bool:
    """Whether a page break parted one sentence."""
    if before.kind == "heading" or after.kind == "heading" or after.lead or is_finished(before.flow.text):
        return False
    if before.flow.text.endswith(_BETWEEN_ITEMS):
        return False
    if len(before.flow.text) <= _SHORT_LINE and after.flow.text[:1].isupper():
        return False
    return after.flow.text[:1].islower() or bool(_UNFINISHED.search(before.flow.text))


def _merged(before: Draft, after: Draft, words: frozenset[str]) -> Draft:
    return replace(before, flow=join_lines([before.flow, after.flow], words))


def _as_heading(before: Sequence[Draft], draft: Draft, following: Sequence[Draft]) -> Draft:
    text = draft.flow.text
    short = len(text) <= _LONGEST_HEADING and len(text.split()) <= 10 and not is_finished(text)
    opens = bool(following) and len(following[0].flow.text) > _SHORTEST_BELOW
    if draft.style == "number" and short and following and not any(each.lead for each in (*before, *following)):
        return replace(draft, kind="heading")
    if draft.kind == "paragraph" and not draft.lead and short and opens and text[:1].isupper() and text[-1] != ",":
        return replace(draft, kind="heading")
    return draft
