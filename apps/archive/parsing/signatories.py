"""Who signed: groups under their headings, one entry per organisation or person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apps.archive.parsing import (
    columns,
    countries,
    endings,
    entries,
    groups,
    header,
    lists,
    names,
    people,
    repetition,
    text,
    vocabulary,
)
from apps.archive.parsing.groups import GroupHeading
from apps.archive.parsing.records import ParsedSignatory, ParseWarning, Span
from apps.archive.parsing.text import Line, chunks_of, join

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
class _Group:
    """`part` counts the texts that stood between lists: a list below another text may be the same one again."""

    heading: GroupHeading
    part: int
    chunks: list[list[Line]] = field(default_factory=list)


def read(tail: Sequence[Line]) -> Signed:
    signed = Signed()
    found = _Walk(signed).groups(tail)
    parts: list[list[tuple[ParsedSignatory, Span]]] = []
    for group in found:
        if not parts or group.part != found[found.index(group) - 1].part:
            parts.append([])
        _read_group(group, signed, parts[-1])
    signed.signatories, again = repetition.counted_once(parts)
    if again:
        message = f"{again} signatories are printed more than once; they were counted once."
        signed.warnings.append(ParseWarning("list_printed_again", message))
    if len(signed.signatories) == 1:
        signed.signatories = [_lone(*signed.signatories[0])]
    return signed


class _Walk:
    """Goes through the lines below the text once and puts each where it belongs."""

    def __init__(self, signed: Signed) -> None:
        self.signed = signed
        self.found = [_Group(_NO_GROUP, 0)]
        self.part = 0
        self.is_over = False

    def groups(self, tail: Sequence[Line]) -> list[_Group]:
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
        for i, line in enumerate(chunk):
            heading = _country_heading(chunk) if i == 0 else None
            heading = heading or (None if endings.ends_list(line) else groups.heading_of(line))
            inline = None if heading else groups.inline_heading(line)
            if heading or inline:
                self._keep(current)
                current = []
                self._open(heading or inline[0], line)  # type: ignore[index]
                if inline:
                    current = [replace(line, flow=line.flow.slice(inline[1]).strip())]
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
        self.found.append(_Group(_inherited(heading, before.heading), self.part))

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

    def _leave(self, chunk: list[Line]) -> None:
        self.signed.left_over += chunk
        if any(group.chunks for group in self.found):
            self.part += 1
            self.found.append(_Group(_NO_GROUP, self.part))
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
        elif endings.is_no_name(line) or endings.greets_again(line):
            self.signed.left_over.append(line)
        elif _is_prose(line):
            self._leave([line])
        elif text.looks_garbled(line.text):
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


def _read_group(group: _Group, signed: Signed, into: list[tuple[ParsedSignatory, Span]]) -> None:
    chunks = [columns.arrange(chunk) for chunk in group.chunks]
    plain = [lists.without_bullet(line).text for chunk in chunks for line in chunk]
    in_columns = entries.is_in_columns(plain)
    for chunk in chunks:
        kind = group.heading.kind
        if kind is None and people.is_signature_block(chunk):
            kind = "individual"
        for entry in _split(chunk, kind):
            _add(entry, kind, group.heading, in_columns, (signed, into))


def _split(chunk: list[Line], kind: str | None) -> list[list[Line]]:
    items = lists.items_of(chunk)
    if items is not None:
        return [
            [line] if len(item) == 1 else item
            for item in items
            for line in (lists.parted(item, kind) if len(item) == 1 else item[:1])
        ]
    lines = lists.parted([lists.without_bullet(line) for line in chunk], kind)
    return people.split_chunk(lines) if kind == "individual" else entries.split_chunk(lines)


def _add(
    entry: list[Line],
    kind: str | None,
    heading: GroupHeading,
    in_columns: bool,
    target: tuple[Signed, list[tuple[ParsedSignatory, Span]]],
) -> None:
    signed, into = target
    before = into[-1][0] if into else None
    printed = join([line.flow for line in entry])
    if (
        kind == "individual"
        and before
        and before.kind == "individual"
        and not before.title
        and _only_title(printed.text)
    ):
        whole = f"{before.as_printed} {printed.collapsed().text}"
        span = (into[-1][1][0], printed.span()[1])
        into[-1] = (replace(before, as_printed=whole, title=printed.collapsed().text), span)
        return
    read_person = kind == "individual" or (kind is None and people.is_surely_person(entry))
    line = entry[0].number
    signatory, warnings = people.read(entry) if read_person else entries.read(entry, in_columns)
    signed.warnings += [ParseWarning(code, message, line) for code, message in warnings]
    into.append((replace(signatory, role=heading.role, group=heading.text), printed.span()))


def _only_title(text: str) -> bool:
    return bool(vocabulary.STARTS_WITH_POST.match(text)) and "," not in text[:30]


def _lone(signatory: ParsedSignatory, span: Span) -> tuple[ParsedSignatory, Span]:
    """A single name below a letter is a person's when it looks like one."""
    if not signatory.group and signatory.country is None and names.looks_like_person(signatory.as_printed):
        name = names.plain(signatory.as_printed)
        return replace(signatory, kind="individual", name=name), span
    return signatory, span


def differing_claims(signatories: Sequence[ParsedSignatory], claimed: dict[str, int | None]) -> list[ParseWarning]:
    """Warnings where the letter's own figures and the printed list part."""
    printed = {
        "organisations": sum(s.kind == "organisation" for s in signatories),
        "individuals": sum(s.kind == "individual" for s in signatories),
        "total": len(signatories),
        "countries": len({s.country for s in signatories if s.country}),
    }
    warnings = []
    for name, claim in claimed.items():
        if claim is not None and claim != printed[name]:
            code = "countries_not_confirmed" if name == "countries" else "claim_differs"
            message = (
                f"The text claims {claim} {name if name != 'total' else 'signatories'}, the list gives {printed[name]}."
            )
            warnings.append(ParseWarning(code, message))
    return warnings
