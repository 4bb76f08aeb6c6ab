"""From text to lines whose every character knows where it stood in the original."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from apps.archive.parsing.records import Span

_LINE_END = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\ufeff\u00ad]")
_UNEVEN = re.compile(r"\s{2}|[^\S ]")
# Without any of these a line has no Markdown signs and nothing invisible, as nearly all lines have not.
_SIGNED = re.compile("[#*<\\[\u200b\u200e\u200f\ufeff\u00ad]")
_MARKDOWN = (
    re.compile(r"^\s{0,3}(#{1,6}\s+)"),
    re.compile(r"(\*\*)(?=\S)[^*]{1,300}(?<=\S)(\*\*)"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])[^*]{1,300}(?<=[^\s*])(\*)(?![\w*])"),
    re.compile(r"(<)(?:https?://|mailto:)?[^<>\s/]+[@/][^<>\s]*(>)"),
    re.compile(r"(\[)[^\[\]]+(\]\((?:https?://|mailto:)[^()\s]+\))"),
)


@dataclass(frozen=True)
class Flow:
    """A text together with the original offset of each of its characters."""

    text: str
    at: tuple[int, ...]

    def slice(self, start: int, end: int | None = None) -> "Flow":
        return Flow(self.text[start:end], self.at[start:end])

    def strip(self, extra: str = "") -> "Flow":
        """Without white space (and the characters of `extra`) at both ends."""
        left, right = 0, len(self.text)
        while left < right and (self.text[left].isspace() or self.text[left] in extra):
            left += 1
        while right > left and (self.text[right - 1].isspace() or self.text[right - 1] in extra):
            right -= 1
        return self.slice(left, right)

    def collapsed(self) -> "Flow":
        """Every run of white space becomes one space."""
        stripped = self.strip()
        if not _UNEVEN.search(stripped.text):
            return stripped
        keep = [i for i, char in enumerate(stripped.text) if not (char.isspace() and stripped.text[i - 1].isspace())]
        text = "".join(" " if stripped.text[i].isspace() else stripped.text[i] for i in keep)
        return Flow(text, tuple(stripped.at[i] for i in keep))

    def without(self, ranges: Iterable[Span]) -> "Flow":
        gone = {i for start, end in ranges for i in range(start, end)}
        if not gone:
            return self
        keep = [i for i in range(len(self.text)) if i not in gone]
        return Flow("".join(self.text[i] for i in keep), tuple(self.at[i] for i in keep))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Original offsets of text[start:end]; (0, 0) for an empty text."""
        places = self.at[start:end]
        return (places[0], places[-1] + 1) if places else (0, 0)


def join(flows: Iterable[Flow], glue: str = " ") -> Flow:
    """One flow; the glue counts as standing right behind the text before it."""
    texts: list[str] = []
    at: list[int] = []
    for flow in flows:
        if at and flow.text:
            texts.append(glue)
            at += [at[-1]] * len(glue)
        texts.append(flow.text)
        at += flow.at
    return Flow("".join(texts), tuple(at))


@dataclass(frozen=True)
class Line:
    """A line of the original; `flow` is stripped of margins and Markdown signs, inner runs of spaces are kept."""

    number: int
    flow: Flow
    indent: int = 0
    is_heading: bool = False
    is_bold: bool = False
    # Offsets in the original of the first words set in bold or italics; equal when there are none.
    stressed: Span = (0, 0)

    @property
    def text(self) -> str:
        return self.flow.text

    @property
    def is_blank(self) -> bool:
        return not self.flow.text


def lines_of(text: str) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for match in _LINE_END.finditer(text):
        lines.append(_line(len(lines) + 1, text[start : match.start()], start))
        start = match.end()
    lines.append(_line(len(lines) + 1, text[start:], start))
    return lines


def _line(number: int, raw: str, start: int) -> Line:
    flow = Flow(raw, tuple(range(start, start + len(raw))))
    if not _SIGNED.search(raw):
        return Line(number, flow.strip(), len(raw) - len(raw.lstrip()), stressed=(start, start))
    signs = [match.span(g) for sign in _MARKDOWN for match in sign.finditer(raw) for g in range(1, match.re.groups + 1)]
    signs += [match.span() for match in _INVISIBLE.finditer(raw)]
    stripped = raw.strip()
    stressed = next((match.span() for sign in _MARKDOWN[1:3] for match in sign.finditer(raw)), (0, 0))
    return Line(
        number=number,
        flow=flow.without(signs).strip(),
        indent=len(raw) - len(raw.lstrip()),
        is_heading=bool(re.match(r"#{1,6}\s", stripped)),
        is_bold=bool(re.fullmatch(r"\*\*[^*]+\*\*:?", stripped)),
        stressed=(start + stressed[0], start + stressed[1]),
    )


def chunks_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Runs of lines with no blank line between them."""
    chunks: list[list[Line]] = [[]]
    for line in lines:
        if line.is_blank:
            chunks.append([])
        else:
            chunks[-1].append(line)
    return [chunk for chunk in chunks if chunk]
