"""Lines of running text to paragraphs, headings and list items, in reading order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from apps.archive.parsing import footnotes
from apps.archive.parsing.records import Block, BlockKind, ParseWarning
from apps.archive.parsing.text import Flow, Line, chunks_of, join

_ORDINALS = r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?:ly)?|Finally|Lastly"
_ITEM = re.compile(
    rf"(?P<number>\(?\d{{1,2}}[.)]|\d{{1,2}}\s[-–—]|\(?(?:[ivx]{{1,4}}|[IVX]{{1,4}})[.)]|[①-⑳]|(?:Recommendation|Request|Demand|Ask)\s+\d{{1,2}}\s?[.:)]|\(?[a-z]\))\s+"
    rf"|(?P<number_tight>\d{{1,2}}[.)])(?=[^\W\d])|(?P<bullet>[•·▪■◦°○●‣⁃*–—-])\s+|(?P<ordinal>(?:{_ORDINALS}),)\s+"
)
_BRACKETED = re.compile(r"[\[【〔].+[\]】〕]")
_TERMINAL = re.compile(r"[.?!:;。…][\"”’'»)\]]*(?:[\[^{(]{0,2}\w{1,4}[\]})]{0,2})?$")
_UNFINISHED = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|to|in|on|for|with|by|from|at|as|that|which|including|et|de|la|le|y|el|en))$",
    re.IGNORECASE,
)
_RAISED_END = re.compile(r"[⁰-⁹ⁱⁿ¹²³ᵃ-ᶻ]+$")
_LONG_LINE = 130
_LONGEST_HEADING = 90


@dataclass(frozen=True)
class Draft:
    """A piece of text before it is known whether it is a demand; `lead` characters in front are its label."""

    kind: BlockKind
    flow: Flow
    line: int
    label: str = ""
    lead: int = 0
    style: str = ""


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
    drafts = [_as_heading(drafts[max(i - 1, 0) : i], draft, drafts[i + 1 : i + 2]) for i, draft in enumerate(drafts)]
    for before, after in zip(drafts, drafts[1:], strict=False):
        if (
            before.kind == after.kind == "paragraph"
            and not _is_finished(before.flow.text)
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
    if draft.kind == "heading":
        flow = flow.strip("[]【】〔〕")
    if draft.kind == "ask":
        heading, flow = _ask_heading(flow)
    text, refs = footnotes.take_marks(flow, marks)
    number = draft.label if lead and draft.style != "bullet" else ""
    block = Block(draft.kind, text.text, draft.flow.span(), number, heading, refs)
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
    pieces = [[chunk[0]]]
    for before, line in zip(chunk, chunk[1:], strict=False):
        if _begins_piece(before, line):
            pieces.append([line])
        else:
            pieces[-1].append(line)
    return pieces


def _begins_piece(before: Line, line: Line) -> bool:
    if before.is_heading or before.is_bold or line.is_heading or line.is_bold:
        return True
    if not _is_finished(before.text) and not _ITEM.match(before.text):
        return bool(_ITEM.match(line.text)) and before.text.endswith((",", " and", " or"))
    if _ITEM.match(line.text):
        return True
    capital = line.text[:1].isupper()
    return capital and _is_finished(before.text) and (line.indent > before.indent or len(before.text) > _LONG_LINE)


def _draft(piece: list[Line], words: frozenset[str]) -> Draft:
    flow = join_lines([line.flow for line in piece], words)
    first = piece[0]
    if first.is_heading or (first.is_bold and len(piece) == 1) or _BRACKETED.fullmatch(flow.text):
        return Draft("heading", flow, first.number)
    item = _ITEM.match(flow.text)
    if item and item.end() < len(flow.text):
        style = (item.lastgroup or "").removesuffix("_tight")
        kind: BlockKind = "bullet" if style == "bullet" else "paragraph"
        return Draft(kind, flow, first.number, item.group().strip(), item.end(), style)
    return Draft("paragraph", flow, first.number)


def _is_finished(text: str) -> bool:
    return bool(_TERMINAL.search(_RAISED_END.sub("", text)))


def _goes_on(before: Draft, after: Draft) -> bool:
    """Whether a page break parted one sentence."""
    if before.kind == "heading" or after.kind == "heading" or after.lead or _is_finished(before.flow.text):
        return False
    return after.flow.text[:1].islower() or bool(_UNFINISHED.search(before.flow.text))


def _merged(before: Draft, after: Draft, words: frozenset[str]) -> Draft:
    flow = join_lines([before.flow, after.flow], words)
    return Draft(before.kind, flow, before.line, before.label, before.lead, before.style)


def _as_heading(before: Sequence[Draft], draft: Draft, following: Sequence[Draft]) -> Draft:
    text = draft.flow.text
    short = len(text) <= _LONGEST_HEADING and len(text.split()) <= 10 and not _is_finished(text)
    opens = bool(following) and len(following[0].flow.text) > _LONGEST_HEADING
    if draft.style == "number" and short and following and not any(each.lead for each in (*before, *following)):
        return replace(draft, kind="heading")
    if draft.kind == "paragraph" and not draft.lead and short and opens and text[:1].isupper() and text[-1] != ",":
        return Draft("heading", draft.flow, draft.line)
    return draft


def _ask_heading(flow: Flow) -> tuple[str, Flow]:
    """("Right to food", rest) from "Right to food: Promote …"; no heading when a sentence stands before the colon."""
    match = re.match(r"([^.:;?!]{3,90}):\s+", flow.text)
    if not match or len(match[1].split()) > 12 or match.end() >= len(flow.text):
        return "", flow
    return match[1].strip(), flow.slice(match.end())
