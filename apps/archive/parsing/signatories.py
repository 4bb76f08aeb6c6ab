"""Who signed: groups under their headings, one entry per organisation or person."""

from collections.abc import Sequence
from dataclasses import replace

from apps.archive.parsing import (
    below,
    columns,
    entries,
    lists,
    names,
    people,
    places,
    repetition,
    vocabulary,
)
from apps.archive.parsing.below import Group, Signed
from apps.archive.parsing.groups import GroupHeading
from apps.archive.parsing.records import ParsedSignatory, ParseWarning, Span
from apps.archive.parsing.text import Line, join


def read(tail: Sequence[Line]) -> Signed:
    signed = Signed()
    found = below.groups_of(tail, signed)
    parts: list[list[tuple[ParsedSignatory, Span]]] = []
    for group in found:
        if not parts or group.part != found[found.index(group) - 1].part:
            parts.append([])
        _read_group(group, signed, parts[-1])
    signed.signatories, again = repetition.counted_once(places.of_parts(parts, signed.warnings))
    if again:
        message = f"{again} signatories are printed more than once; they were counted once."
        signed.warnings.append(ParseWarning("list_printed_again", message))
    if len(signed.signatories) == 1:
        signed.signatories = [_lone(*signed.signatories[0])]
    return signed


def _read_group(group: Group, signed: Signed, into: list[tuple[ParsedSignatory, Span]]) -> None:
    chunks = [arranged for chunk in group.chunks if (arranged := columns.arrange(chunk))]
    plain = [lists.without_bullet(line).text for chunk in chunks for line in chunk]
    in_columns = entries.is_in_columns(plain)
    affiliated = group.heading.kind is None and people.are_affiliated(plain)
    for chunk in chunks:
        kind = "individual" if affiliated else group.heading.kind
        if kind is None and (people.is_signature_block(chunk) or people.is_broken_line(chunk)):
            kind = "individual"
        for entry in _split(chunk, kind, inline=chunk[0].number in group.inline):
            _add(entry, kind, group.heading, in_columns, (signed, into))


def _split(chunk: list[Line], kind: str | None, *, inline: bool) -> list[list[Line]]:
    items = lists.items_of(chunk)
    if items is not None:
        return [
            [line] if len(item) == 1 else item
            for item in items
            for line in (lists.parted(item, kind) if len(item) == 1 else item[:1])
        ]
    lines = lists.parted([lists.without_bullet(line) for line in chunk], kind, inline=inline)
    if len(lines) > len(chunk):
        return [[line] for line in lines]
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
    if kind == "organisation":
        read_person = people.is_surely_person(entry) and names.end_of_honorifics(printed.text) > 0
    else:
        read_person = kind == "individual" or people.is_surely_person(entry)
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
