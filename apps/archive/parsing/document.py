"""Puts the parts together: one document from bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from apps.archive.parsing import (
    addresses,
    asks,
    body,
    claims,
    datelines,
    encodings,
    footnotes,
    formats,
    furniture,
    grouping,
    languages,
    layout,
    names,
    opening,
    promises,
    remainder,
    response,
    signatories,
    statement,
    surroundings,
    titled,
)
from apps.archive.parsing import signing as under
from apps.archive.parsing.below import Signed
from apps.archive.parsing.body import Passage
from apps.archive.parsing.datelines import Found
from apps.archive.parsing.footnotes import Note
from apps.archive.parsing.header import AddressBlock, Header
from apps.archive.parsing.layout import Parts
from apps.archive.parsing.opening import Opening
from apps.archive.parsing.records import (
    ParsedAddressee,
    ParsedDocument,
    ParsedFootnote,
    ParseWarning,
    SourceText,
    Span,
)
from apps.archive.parsing.text import Flow, Line, join, lines_of

_Spans = dict[str, tuple[Span, ...]]
T = TypeVar("T")


@dataclass
class _Sheet:
    """The lines of a document once furniture, notes and the translation note are taken out."""

    lines: list[Line]
    notes: list[Note]
    languages: tuple[str, ...]
    furniture: list[Line]
    warnings: list[ParseWarning] = field(default_factory=list)
    lead: list[Line] = field(default_factory=list)
    spans: _Spans = field(default_factory=dict)

    @property
    def marks(self) -> frozenset[str]:
        return frozenset(note.mark for note in self.notes)


def parse(data: bytes, name: str = "") -> ParsedDocument:
    """Read a letter, response or statement of any kind of file; `name` is that of the file, if known.

    Raises UnreadableDocument when the bytes hold no text that can be read; nothing else.
    """
    return parse_text(formats.read_text(data, name))


def parse_text(source: SourceText) -> ParsedDocument:
    """Read what was taken out of a file."""
    text = source.text
    printed = lines_of(text)
    lines, notes, headings = footnotes.extract(printed)
    lines, set_aside = furniture.set_aside(lines)
    lines, translation = statement.take_translation_note(lines)
    cleared = surroundings.clear(lines)
    lines = cleared.lines
    around = [*set_aside, *headings, *cleared.furniture, *cleared.lead]
    sheet = _Sheet(lines, notes, languages.detect(text), around, list(source.warnings), cleared.lead)
    if encodings.looks_garbled(text):
        message = "Some letters look as if the text had been saved in another encoding."
        sheet.warnings.append(ParseWarning("mojibake", message))
    parts = layout.divide(lines)
    document = _letter(opening.with_head(parts), sheet) if opening.is_letter(parts) else _statement(parts, sheet)
    if document.date is None:
        sheet.warnings.append(ParseWarning("no_date", "No date was found."))
    if translation:
        sheet.spans["unofficial_translation"] = translation
    sheet.spans["footnotes"] = tuple(note.span for note in notes)
    left = remainder.unread(printed, sheet.spans, sheet.furniture, {each.group for each in document.signatories})
    sheet.furniture += left
    sheet.warnings += remainder.warnings_of(left)
    return replace(
        document,
        language=sheet.languages,
        footnotes=tuple(ParsedFootnote(note.mark, note.flow.text) for note in notes),
        unofficial_translation=bool(translation),
        furniture=(*source.furniture, *(line.text for line in sorted(sheet.furniture, key=lambda line: line.number))),
        warnings=tuple(sheet.warnings),
        spans={name: spans for name, spans in sheet.spans.items() if spans},
    )


def _letter(parts: Parts, sheet: _Sheet) -> ParsedDocument:
    signed = signatories.read(parts.tail)
    head = opening.read(parts.header)
    top = head.header
    parts = opening.with_subject(parts, top)
    passages = _text(parts.body, sheet, is_letter=True)
    signing = under.signature(parts.tail)
    salutation = _plain(parts.salutation, "salutation", sheet.spans)
    reply = response.reply_to(passages, top.date) if len(signed.signatories) <= 2 or signing else None
    reply = reply if (signing or not signed.signatories) and not response.speaks_for_many(passages) else None
    if reply:
        head.set_for_answer(under.number_below(parts.tail))
    names_sender = reply is not None or any(block.role == "from" for block in top.blocks)
    if reply and not top.blocks and (below := under.addressed_below(parts.tail, signing)):
        top.blocks.append(AddressBlock("to", below, before_date=False))
    response.assign_roles(
        top.blocks, signing, (each.name for each, _ in signed.signatories), salutation, is_reply=reply is not None
    )
    sheet.spans |= top.spans
    sheet.furniture += [*top.left_over]
    sheet.warnings += [*top.warnings, *(signed.warnings if not reply else [])]
    document = ParsedDocument(
        kind="response" if reply else "letter",
        date=top.date,
        place=top.place,
        title=top.title,
        subject=top.subject,
        reference=top.reference,
        salutation=salutation,
        body=tuple(passage.block for passage in passages),
        closing=_plain(parts.closing, "closing", sheet.spans),
        signatories=() if reply else _listed("signatories", signed.signatories, sheet.spans),
        sender=response.sender_of(top.blocks, signing if reply else ()) if names_sender else None,
    )
    sheet.spans["sender"] = _sender_spans(document, top, signing if reply else ())
    document = _with_addressees(document, top, signed, sheet)
    elsewhere = datelines.read_line(signed.date.flow) if signed.date else None
    elsewhere = elsewhere or opening.date_elsewhere(parts, sheet.lead, head.other_date)
    document = _with_date_elsewhere(document, elsewhere, sheet.spans)
    return _with_reply(document, passages, head, sheet) if reply else _with_demands(document, passages, sheet)


def _sender_spans(document: ParsedDocument, top: Header, signing: Sequence[Line]) -> tuple[Span, ...]:
    """Letterhead and address of the sender, and the name and post below the text."""
    own = tuple(_span_of(block.lines) for block in top.blocks if block.role == "from")
    return (*own, *([_span_of(signing)] if signing else [])) if document.sender else ()


def _with_date_elsewhere(document: ParsedDocument, found: Found | None, spans: _Spans) -> ParsedDocument:
    """The date under the closing or elsewhere, when none stands above."""
    if document.date or not found:
        return document
    spans["date"] = found.spans["date"]
    if found.place.text and not document.place:
        spans["place"] = found.spans["place"]
    return replace(document, date=found.date, place=document.place or found.place.text)


def _statement(parts: Parts, sheet: _Sheet) -> ParsedDocument:
    page = statement.read([*parts.header, *parts.body], sheet.languages)
    signed = signatories.read(parts.tail)
    sheet.furniture += page.furniture
    sheet.spans |= page.spans
    sheet.warnings += signed.warnings
    passages = _text(page.body, sheet, is_letter=False)
    document = ParsedDocument(
        kind="statement",
        date=page.date,
        place=page.place,
        title=page.title,
        body=tuple(passage.block for passage in passages),
        signatories=_listed("signatories", signed.signatories, sheet.spans),
        discussions=_listed("discussions", statement.discussions(passages), sheet.spans),
        commitments=_listed("commitments", promises.of(passages, promises.is_joint_party), sheet.spans),
    )
    document = replace(document, asks=_listed("asks", asks.of(passages), sheet.spans))
    return _with_demands(document, passages, sheet) if signed.signatories else document


def _text(lines: Sequence[Line], sheet: _Sheet, *, is_letter: bool) -> list[Passage]:
    kept, set_aside = furniture.set_aside_in_body(lines)
    sheet.furniture += set_aside
    drafts, warnings = body.read(kept)
    sheet.warnings += warnings
    drafts, warnings = asks.mark_lists(drafts)
    sheet.warnings += warnings if is_letter else []
    passages = [body.finish(draft, sheet.marks) for draft in drafts]
    sheet.spans["body"] = tuple(passage.block.span for passage in passages)
    return passages


def _with_demands(document: ParsedDocument, passages: Sequence[Passage], sheet: _Sheet) -> ParsedDocument:
    claimed, sheet.spans["claims"] = claims.of(passages, [*sheet.lead, *sheet.lines])
    figures = {name: getattr(claimed, name) for name in ("organisations", "individuals", "total", "countries")}
    sheet.warnings += signatories.differing_claims(document.signatories, figures)
    if not document.signatories:
        sheet.warnings.append(ParseWarning("no_signatories", "No signatories were found."))
    return replace(
        document,
        asks=_listed("asks", asks.of(passages), sheet.spans),
        asks_in_prose=_listed("asks_in_prose", asks.in_prose(passages), sheet.spans),
        claims=claimed,
    )


def _with_reply(document: ParsedDocument, passages: Sequence[Passage], head: Opening, sheet: _Sheet) -> ParsedDocument:
    sender = document.sender
    printed = " ".join((sender.title, sender.organisation, sender.address)) if sender else ""
    found = response.reply_to(passages, document.date)
    if found:
        sheet.spans["in_reply_to"] = (found[1],)
    return replace(
        document,
        in_reply_to=head.with_labels(found[0]) if found else None,
        commitments=_listed("commitments", promises.of(passages, promises.party_of(printed)), sheet.spans),
    )


def _with_addressees(document: ParsedDocument, top: Header, signed: Signed, sheet: _Sheet) -> ParsedDocument:
    blocks = _whole_blocks([block for block in top.blocks if block.role == "to"], sheet.spans.get("title", ()))
    copies = [block.lines for block in top.blocks if block.role == "cc"] + signed.cc
    copies = [each for lines in copies for each in grouping.separate(lines)]
    addressees = [addresses.read(block.lines) for block in blocks]
    sheet.spans["addressees"] = tuple(_span_of(block.lines) for block in blocks)
    sheet.spans["cc"] = tuple(_span_of(lines) for lines in copies)
    if not addressees:
        addressees = _addressees_elsewhere(document, sheet)
    elif document.kind == "response" and response.is_body_addressed(addressees[0], document.salutation):
        addressees[0] = replace(addressees[0], name="", organisation=addressees[0].name)
    elif not any(each.name or each.title for each in addressees) and document.salutation:
        addressees[0] = replace(addressees[0], name=response.person_greeted(document.salutation))
    cc = tuple(addresses.read(lines) for lines in copies)
    return replace(document, addressees=tuple(addressees), cc=cc)


def _whole_blocks(blocks: Sequence[AddressBlock], title: Sequence[Span]) -> list[AddressBlock]:
    """A single line with a post, body or street and no name belongs to the lines of a person above it. No address goes
    on behind the title."""
    whole: list[AddressBlock] = []
    for block in blocks:
        above, own = addresses.read(whole[-1].lines if whole else ()), addresses.read(block.lines)
        told = (above.title and own.title) or (above.organisation and own.organisation)
        if whole and len(block.lines) == 1 and not (own.name or told) and addresses.read(whole[-1].lines[:1]).name:
            whole[-1] = replace(whole[-1], lines=[*whole[-1].lines, *block.lines])
        else:
            whole.append(block)
    return [replace(block, lines=_on_one_side(block.lines, title)) for block in whole]


def _on_one_side(lines: list[Line], title: Sequence[Span]) -> list[Line]:
    """The lines above the title, or all when it does not stand between them."""
    above = [line for line in lines if all(line.flow.span()[0] < start for start, _end in title)]
    return above or lines


def _addressees_elsewhere(document: ParsedDocument, sheet: _Sheet) -> list[ParsedAddressee]:
    """From the title ("Open letter to …"), else from the salutation; a warning when neither names anybody."""
    found = titled.find(document.title)
    greeted = "" if found else response.person_greeted(document.salutation)
    if greeted:
        post, person = names.split_leading_post(greeted)
        found = [ParsedAddressee(name=person, title=post, lines=(greeted,))]
    if found:
        sheet.spans["addressees"] = sheet.spans["salutation" if greeted else "title"]
        return found
    sheet.warnings.append(ParseWarning("no_addressee", "No addressee was found."))
    return []


def _listed(name: str, found: Sequence[tuple[T, Span]], spans: _Spans) -> tuple[T, ...]:
    spans[name] = tuple(span for _, span in found)
    return tuple(item for item, _ in found)


def _plain(line: Line | None, name: str, spans: _Spans) -> str:
    if line is None:
        return ""
    flow: Flow = line.flow.collapsed()
    spans[name] = (flow.span(),)
    return flow.text


def _span_of(lines: Sequence[Line]) -> Span:
    return join([line.flow for line in lines]).span()
