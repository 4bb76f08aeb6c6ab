"""From plain values back to what a reader finds: corrections that a person typed in, put over what was read.

The values have the shape that `archive.parsing.printing` gives them. Paragraphs, and whatever of a record is not
printed (an address block line by line, the heading over a group), stay as they were found.
"""

import datetime
import json
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as members
from dataclasses import replace
from typing import Any

from apps.archive.parsing import ParsedDocument
from apps.archive.parsing.printing import printable
from apps.archive.parsing.records import (
    ParsedAddressee,
    ParsedAsk,
    ParsedClaims,
    ParsedFootnote,
    ParsedProse,
    ParsedReplyTo,
    ParsedSender,
    ParsedSignatory,
    Span,
)

NOWHERE: Span = (0, 0)  # where a row stands that a person added
WORDS = ("place", "title", "subject", "reference", "salutation", "closing")
RECORDS: dict[str, type[Any]] = {
    "addressees": ParsedAddressee,
    "cc": ParsedAddressee,
    "asks": ParsedAsk,
    "signatories": ParsedSignatory,
    "footnotes": ParsedFootnote,
}
_EMPTY: dict[str, Any] = {"number": "", "country": None, "role": "signed", "kind": "organisation", "mark": ""}


def with_fields(document: ParsedDocument, fields: Mapping[str, Any]) -> ParsedDocument:
    """The document with these fields in place of its own; what is not among them stays.

    The values must have passed `checks.checked`, or come from the reader.
    """
    printed = printable(document)
    changed = {name: value for name, value in fields.items() if name in printed and value != printed[name]}
    spans = dict(document.spans)
    values: dict[str, Any] = {name: changed[name] for name in ("kind", *WORDS) if name in changed}
    for name in RECORDS.keys() & changed.keys():
        values[name], spans[name] = _rows(name, document, printed[name], changed[name])
    for name, read in _OTHERS.items():
        if name in changed:
            values[name] = read(document, changed[name])
    if "asks_in_prose" in changed:
        spans["asks_in_prose"] = _places(document, values["asks_in_prose"])
    return replace(document, **values, spans=spans)


def _rows(
    name: str, document: ParsedDocument, printed: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]]
) -> tuple[tuple[Any, ...], tuple[Span, ...]]:
    """Records for rows: the one that was printed so, else the likest one left with what differs, else a new one."""
    records = getattr(document, name)
    spans = list(document.spans.get(name, ()))
    spans += [NOWHERE] * (len(records) - len(spans))
    free: dict[str, deque[int]] = defaultdict(deque)
    for index, row in enumerate(printed):
        free[_key(row)].append(index)
    chosen = [free[_key(row)].popleft() if free[_key(row)] else None for row in rows]
    left = [index for queue in free.values() for index in queue]
    made, places = [], []
    for row, same in zip(rows, chosen, strict=True):
        like = same if same is not None else _likest(row, left, printed)
        if like is None:
            made.append(_new(RECORDS[name], row))
        elif same is None:
            left.remove(like)
            differing = {key: _value(value) for key, value in row.items() if value != printed[like].get(key)}
            made.append(replace(records[like], **differing))
        else:
            made.append(records[same])
        places.append(NOWHERE if like is None else spans[like])
    return tuple(made), tuple(places)


def _likest(row: dict[str, Any], left: Sequence[int], printed: Sequence[dict[str, Any]]) -> int | None:
    """The row left over that shares its words in print, else most of its values; None when nothing speaks for one."""
    best, most = None, 0
    for index in left:
        same = [key for key, value in row.items() if value and value == printed[index].get(key)]
        score = sum(100 if key in ("as_printed", "mark") else len(str(row[key])) for key in same if key not in _EMPTY)
        if score > most:
            best, most = index, score
    return best


def _new(record: type[Any], row: dict[str, Any]) -> Any:
    known = {member.name for member in members(record)}
    needed = {name: value for name, value in _EMPTY.items() if name in known}
    return record(**needed | {name: _value(value) for name, value in row.items() if name in known})


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _key(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True)


def _date(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None


def _prose(document: ParsedDocument, sentences: Sequence[str]) -> tuple[ParsedProse, ...]:
    """Each with the paragraph that it stands in; -1 when a person wrote it in their own words."""
    known = {each.text: each.block for each in document.asks_in_prose}
    found = []
    for text in sentences:
        inside = (index for index, block in enumerate(document.body) if text in block.text)
        found.append(ParsedProse(text, known[text] if text in known else next(inside, -1)))
    return tuple(found)


def _places(document: ParsedDocument, proposals: Sequence[ParsedProse]) -> tuple[Span, ...]:
    spans = document.spans.get("asks_in_prose", ())
    known = {each.text: span for each, span in zip(document.asks_in_prose, spans, strict=False)}
    return tuple(known.get(each.text, NOWHERE) for each in proposals)


def _sender(document: ParsedDocument, row: dict[str, Any] | None) -> ParsedSender | None:
    return None if row is None else _new(ParsedSender, row)


def _reply(document: ParsedDocument, row: dict[str, Any] | None) -> ParsedReplyTo | None:
    return None if row is None else ParsedReplyTo(row["channel"], _date(row["date"]), row["text"], row["reference"])


def _claims(document: ParsedDocument, row: dict[str, Any]) -> ParsedClaims:
    return replace(document.claims, **row)


_OTHERS: dict[str, Callable[[ParsedDocument, Any], Any]] = {
    "language": lambda document, value: tuple(value),
    "date": lambda document, value: _date(value),
    "asks_in_prose": _prose,
    "claims": _claims,
    "sender": _sender,
    "in_reply_to": _reply,
}
