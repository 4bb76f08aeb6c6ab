"""What stands below the text of a letter: groups of signatories, copies, dates, and what is none of these."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apps.archive.parsing import closings, countries, encodings, endings, groups, header, lists
from apps.archive.parsing.groups import GroupHeading
from apps.archive.parsing.records import ParsedSignatory, ParseWarning, Span
from apps.archive.parsing.text import Line, chunks_of

_NO_GROUP = GroupHeading("", None, "signed")
_PROSE_WORDS = 12
_ENDS_SENTENCE = re.compile(r"[^.\W]{3}[.?!。]$|다\.$")


@dataclass
class Signed:
    """Everything found behind the closing; `cc` holds the lines of a list of copies."""

    signatories: list[tuple[ParsedSignatory, Span]] = field(default_factory=list)
    cc: list[list[Line]] = field(default_factory=list)
    left_over: list[Line] = field(default_factory=list)
    date: Line | None = None
    warnings: list[ParseWarning] = field(default_factory=list)


@dataclass
class Group:
    """`part` counts the texts that stood between lists: a list below another text may be the same one again."""

    heading: GroupHeading
    part: int
    chunks: list[list[Line]] = field(default_factory=list)
    # Numbers of the lines that hold names behind their heading: "Signed: A, B, C".
    inline: set[int] = field(default_factory=set)


def groups_of(tail: Sequence[Line], signed: Signed) -> list[Group]:
    """The groups that have names; copies, date, lines left over and warnings go to `signed`."""
    return _Walk(signed).groups(tail)


class _Walk:
    """Goes through the lines below the text once and puts each where it belongs."""

    def __init__(self, signed: Signed) -> None:
        self.signed = signed
        self.found = [Group(_NO_GROUP, 0)]
        self.part = 0
        self.is_over = False
        self.tail: Sequence[Line] = ()

    def groups(self, tail: Sequence[Line]) -> list[Group]:
        self.tail = tail
        for chunk in chunks_of(tail):
            if not self._copies(chunk):
                self._chunk(chunk)
        return [group for group in self.found if group.chunks]

    def _copies(self, chunk: list[Line]) -> bool:
        label, start = header.label_of(chunk[0].text)
        cc = self.signed.cc
        if label == "cc":
            first = replace(chunk[0], flow=chunk[0].flow.slice(start).strip())
            cc.append([line for line in [first, *chunk[1:]] if not line.is_blank])
            return True
        if cc and label == "" and any(header.is_contact(line.text) for line in chunk):
            cc.append(chunk)
            return True
        return False

    def _chunk(self, chunk: list[Line]) -> None:
        if _is_prose_block(chunk):
            self._leave(chunk)
            return
        current: list[Line] = []
        numbered = sum(line.text[:1].isdigit() and lists.has_bullet(line) for line in chunk) > 1
        for i, line in enumerate(chunk):
            if numbered and line.text[:1].isdigit():
                current.append(line)
                continue
            heading = _country_heading(chunk) if i == 0 else None
            heading = heading or (None if endings.ends_list(line) else groups.heading_of(line))
            inline = None if heading else groups.inline_heading(line)
            if heading or inline:
                self._keep(current)
                current = []
                self._open(heading or inline[0], line)  # type: ignore[index]
                if inline:
                    current = [replace(line, flow=line.flow.slice(inline[1]).strip())]
                    self.found[-1].inline.add(line.number)
            elif self._is_aside(line):
                continue
            else:
                current.append(line)
        self._keep(current)

    def _open(self, heading: GroupHeading, line: Line) -> None:
        if self.is_over and not groups.opens_list(line) and groups.inline_heading(line) is None:
            return
        before = self.found[-1]
        if groups.names_signing(heading.text) and self._has_list(heading):
            self.part += 1
        self.is_over = False
        self.found.append(Group(_inherited(heading, before.heading), self.part))

    def _has_list(self, heading: GroupHeading) -> bool:
        """Whether signatories of the same kind and role were listed above."""
        return any(
            group.chunks
            and group.part == self.part
            and (group.heading.kind, group.heading.role) == (heading.kind, heading.role)
            for group in self.found
        )

    def _keep(self, lines: list[Line]) -> None:
        if lines and self.is_over:
            self.signed.left_over += lines
        elif lines:
            self.found[-1].chunks.append(lines)

    def _has_entries(self) -> bool:
        return any(group.chunks for group in self.found)

    def _is_closed_below(self, line: Line) -> bool:
        """Whether a text with a closing of its own follows a greeting."""
        below = [each for each in self.tail if each.number > line.number]
        return closings.find(below, 0) is not None

    def _begin_other_text(self) -> None:
        """A second letter, as in another language: nobody signs before its own closing or heading of signatories."""
        self.part += 1
        self.found.append(Group(_NO_GROUP, self.part))
        self.is_over = True

    def _leave(self, chunk: list[Line]) -> None:
        self.signed.left_over += chunk
        if self._has_entries():
            self.part += 1
            self.found.append(Group(_NO_GROUP, self.part))
        if not self.is_over:
            message = "This line below the closing was not read."
            self.signed.warnings.append(ParseWarning("not_a_signatory", message, chunk[0].number))

    def _is_aside(self, line: Line) -> bool:
        """A date, the end of the list, a greeting or sentence below it: no entry."""
        if header.read_date_line(line.flow):
            self.signed.date = self.signed.date or line
        elif endings.ends_list(line):
            self.is_over = True
            self.signed.left_over.append(line)
        elif endings.greets_again(line) and (self._has_entries() or self._is_closed_below(line)):
            self._begin_other_text()
            self.signed.left_over.append(line)
        elif self.is_over and closings.find([line], 0) is not None:
            self.is_over = False
        elif endings.is_no_name(line):
            self.signed.left_over.append(line)
        elif _is_prose(line):
            self._leave([line])
        elif encodings.looks_garbled(line.text):
            self.signed.left_over.append(line)
            message = "This name cannot be read; the text seems to be saved in another encoding."
            self.signed.warnings.append(ParseWarning("garbled_name", message, line.number))
        else:
            return False
        return True


def _country_heading(chunk: Sequence[Line]) -> GroupHeading | None:
    """The name of a country above the bodies in it."""
    bare = chunk[0].text.rstrip(" :：")
    if len(chunk) > 1 and countries.lookup(bare) and not countries.lookup(chunk[1].text):
        return GroupHeading(bare, None, "signed")
    return None


def _inherited(heading: GroupHeading, above: GroupHeading) -> GroupHeading:
    """A region under "Endorsed by organisations" keeps kind and role of the heading above."""
    if groups.names_signing(heading.text):
        return heading
    if heading.kind is None and heading.role == "signed":
        return GroupHeading(heading.text, above.kind, above.role)
    return replace(heading, role=above.role) if heading.role == "signed" else heading


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) > _PROSE_WORDS and bool(_ENDS_SENTENCE.search(line.text)) and line.text.count(",") < 4


def _is_prose_block(chunk: Sequence[Line]) -> bool:
    """A paragraph: lines without bullets that together read as sentences."""
    whole = " ".join(line.text for line in chunk)
    if any(lists.has_bullet(line) for line in chunk) or groups.inline_heading(chunk[0]) or groups.heading_of(chunk[0]):
        return False
    sentences = len(re.findall(r"[^.\W]{3}[.?!]\s+[^\W\d_a-z]", whole)) + bool(_ENDS_SENTENCE.search(whole))
    return (
        len(whole.split()) > _PROSE_WORDS
        and sentences >= 1
        and bool(_ENDS_SENTENCE.search(whole))
        and _is_running(chunk)
    )


def _is_running(chunk: Sequence[Line]) -> bool:
    whole = " ".join(line.text for line in chunk)
    small = sum(word[:1].islower() for word in whole.split())
    return small * 2 > len(whole.split())
