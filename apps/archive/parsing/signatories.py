"""Who signed: groups under their headings, one entry per organisation or person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apps.archive.parsing import entries, groups, header, names, people, vocabulary
from apps.archive.parsing.groups import GroupHeading
from apps.archive.parsing.records import ParsedSignatory, ParseWarning, Span
from apps.archive.parsing.text import Line, chunks_of, join

_BULLET = re.compile(r"(?:[-–—•*·▪■◦°○●‣⁃]|\(?\d{1,3}[.)])\s+")
_NO_GROUP = GroupHeading("", None, "signed")
_PROSE_WORDS = 12
_FEWEST_AGAIN = 3


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
    heading: GroupHeading
    chunks: list[list[Line]] = field(default_factory=list)


def read(tail: Sequence[Line]) -> Signed:
    signed = Signed()
    found = _groups(tail, signed)
    for group in found:
        _read_group(group, signed)
    _count_once(signed)
    if len(signed.signatories) == 1:
        signed.signatories = [_lone(*signed.signatories[0])]
    return signed


def _count_once(signed: Signed) -> None:
    """A list printed again, as in another language, counts once; a few equal names may be different bodies."""
    seen: set[tuple[str, str, str | None]] = set()
    kept = []
    for signatory, span in signed.signatories:
        key = (signatory.name.casefold(), signatory.kind, signatory.country)
        if key not in seen:
            kept.append((signatory, span))
        seen.add(key)
    again = len(signed.signatories) - len(kept)
    if again >= _FEWEST_AGAIN:
        signed.signatories = kept
        message = f"{again} signatories are printed more than once; they were counted once."
        signed.warnings.append(ParseWarning("list_printed_again", message))


def _groups(tail: Sequence[Line], signed: Signed) -> list[_Group]:
    found = [_Group(_NO_GROUP)]
    for chunk in chunks_of(tail):
        label, start = header.label_of(chunk[0].text)
        if label == "cc":
            first = replace(chunk[0], flow=chunk[0].flow.slice(start).strip())
            signed.cc.append([line for line in [first, *chunk[1:]] if not line.is_blank])
            continue
        if signed.cc and label == "" and any(header.is_contact(line.text) for line in chunk):
            signed.cc.append(chunk)
            continue
        current: list[Line] = []
        for line in chunk:
            heading = groups.heading_of(line)
            if heading:
                found[-1].chunks += [current] if current else []
                found.append(_Group(_inherited(heading, found[-1].heading)))
                current = []
            elif header.read_date_line(line.flow):
                signed.date = signed.date or line
            elif _is_prose(line):
                signed.left_over.append(line)
                signed.warnings.append(
                    ParseWarning("not_a_signatory", "This line below the closing was not read.", line.number)
                )
            else:
                current.append(line)
        found[-1].chunks += [current] if current else []
    return found


def _inherited(heading: GroupHeading, above: GroupHeading) -> GroupHeading:
    """A region under "Endorsed by organisations" keeps kind and role of the heading above."""
    if heading.kind is None and heading.role == "signed" and not groups.names_signing(heading.text):
        return GroupHeading(heading.text, above.kind, above.role)
    return heading


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) > _PROSE_WORDS and bool(re.search(r"[^.\W]{3}[.?!]$", line.text))


def _read_group(group: _Group, signed: Signed) -> None:
    chunks = [[_without_bullet(line) for line in chunk] for chunk in group.chunks]
    in_columns = entries.is_in_columns([line.flow.text for chunk in chunks for line in chunk])
    for chunk in chunks:
        kind = group.heading.kind
        if kind is None and people.is_signature_block(chunk):
            kind = "individual"
        split = people.split_chunk(chunk) if kind == "individual" else entries.split_chunk(chunk)
        for entry in split:
            _add(entry, kind, group.heading, in_columns, signed)


def _without_bullet(line: Line) -> Line:
    match = _BULLET.match(line.text)
    return replace(line, flow=line.flow.slice(match.end())) if match and match.end() < len(line.text) else line


def _add(entry: list[Line], kind: str | None, heading: GroupHeading, in_columns: bool, signed: Signed) -> None:
    before = signed.signatories[-1][0] if signed.signatories else None
    printed = join([line.flow for line in entry])
    if (
        kind == "individual"
        and before
        and before.kind == "individual"
        and not before.title
        and _only_title(printed.text)
    ):
        whole = f"{before.as_printed} {printed.collapsed().text}"
        span = (signed.signatories[-1][1][0], printed.span()[1])
        signed.signatories[-1] = (replace(before, as_printed=whole, title=printed.collapsed().text), span)
        return
    read_person = kind == "individual" or (kind is None and people.is_surely_person(entry))
    line = entry[0].number
    signatory, warnings = people.read(entry) if read_person else entries.read(entry, in_columns)
    signed.warnings += [ParseWarning(code, message, line) for code, message in warnings]
    signed.signatories.append((replace(signatory, role=heading.role, group=heading.text), printed.span()))


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
