"""What was read as plain values, with the names partners and tests rely on."""

from typing import Any

from apps.archive.parsing import addresses
from apps.archive.parsing.document import parse_text
from apps.archive.parsing.formats import read_text
from apps.archive.parsing.records import ParsedAddressee, ParsedDocument, ParsedSender, ParsedSignatory


def as_printable(data: bytes, name: str = "") -> dict[str, Any]:
    """What parse_document prints of a file: notes as plain texts, lines set aside too. Raises UnreadableDocument."""
    source = read_text(data, name)
    document = parse_text(source)
    fields = printable(document)
    fields |= {"footnotes": [note.text for note in document.footnotes], "furniture": list(document.furniture)}
    return fields if source.format == "text" else {**fields, "text": source.text}


def printable(document: ParsedDocument) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "language": list(document.language),
        "date": document.date.isoformat() if document.date else None,
        "place": document.place,
        "title": document.title,
        "subject": document.subject,
        "reference": document.reference,
        "addressees": [_addressee(each) for each in document.addressees],
        "cc": [_addressee(each) for each in document.cc],
        "salutation": document.salutation,
        "asks": [{"heading": ask.heading, "text": ask.text} for ask in document.asks],
        "asks_in_prose": [each.text for each in document.asks_in_prose],
        "claims": {
            name: getattr(document.claims, name) for name in ("organisations", "individuals", "countries", "total")
        },
        "closing": document.closing,
        "signatories": [_signatory(each) for each in document.signatories],
        "footnotes": [{"mark": note.mark, "text": note.text} for note in document.footnotes],
        "sender": _sender(document.sender),
        "in_reply_to": _reply(document),
        "warnings": [{"code": each.code, "message": each.message, "line": each.line} for each in document.warnings],
        "spans": {name: [list(span) for span in spans] for name, spans in document.spans.items()},
    }


def _addressee(each: ParsedAddressee) -> dict[str, Any]:
    """Without form of address, as the names of signatories; the record keeps it."""
    return {
        "name": addresses.plain_name(each.name),
        "title": each.title,
        "organisation": each.organisation,
        "address": each.address,
        "fax": list(each.fax),
        "email": each.email,
    }


def _signatory(each: ParsedSignatory) -> dict[str, Any]:
    return {
        "as_printed": each.as_printed,
        "name": each.name,
        "kind": each.kind,
        "country": each.country,
        "title": each.title,
        "role": each.role,
    }


def _sender(sender: ParsedSender | None) -> dict[str, str] | None:
    if sender is None:
        return None
    return {
        "name": sender.name,
        "title": sender.title,
        "organisation": sender.organisation,
        "address": sender.address,
        "website": sender.website,
    }


def _reply(document: ParsedDocument) -> dict[str, Any] | None:
    reply = document.in_reply_to
    if reply is None:
        return None
    day = reply.date.isoformat() if reply.date else None
    return {"channel": reply.channel, "date": day, "reference": reply.reference, "text": reply.text}
