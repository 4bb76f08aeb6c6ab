"""Corrections as they come from a form: each value is looked at, and refused in words that name field and row."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import fields as members
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries as known_countries

from apps.archive.models import Document
from apps.archive.parsing import countries
from apps.archive.parsing.records import ParsedSender
from apps.base.errors import RuleError
from apps.past_campaigns.parsing.corrections import RECORDS

MOST_ROWS = 5000
MOST = 2_000_000_000  # what a column of whole numbers holds
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
Check = Callable[[Any], Any]

NAMES: dict[str, str | Promise] = {
    "kind": gettext_lazy("Kind"),
    "language": gettext_lazy("Language"),
    "date": gettext_lazy("Date"),
    "place": gettext_lazy("Place"),
    "title": gettext_lazy("Title"),
    "subject": gettext_lazy("Subject"),
    "reference": gettext_lazy("Reference"),
    "salutation": gettext_lazy("Salutation"),
    "closing": gettext_lazy("Closing"),
    "addressees": gettext_lazy("Addressee"),
    "cc": gettext_lazy("Copy to"),
    "asks": gettext_lazy("Ask"),
    "asks_in_prose": gettext_lazy("Proposed ask"),
    "claims": gettext_lazy("Figures in the text"),
    "signatories": gettext_lazy("Signatory"),
    "footnotes": gettext_lazy("Footnote"),
    "sender": gettext_lazy("Sender"),
    "in_reply_to": gettext_lazy("In reply to"),
}


class _Wrong(Exception):
    """What is wrong with one value; `checked` says where. `part` is the key in a row."""

    def __init__(self, message: str, part: str = "") -> None:
        super().__init__(message)
        self.message, self.part = message, part


def checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with their values put in order, in the shape that the reader gives them.

    Raises RuleError `wrong-value`, its message naming field and row, its field as forms name it
    ("signatories-11-country", from 0), or `unknown-field`.
    """
    found: dict[str, Any] = {}
    for name, value in fields.items():
        if name in RECORDS or name == "asks_in_prose":
            found[name] = _checked_rows(name, value)
        elif name in _SINGLE:
            found[name] = _checked_value(name, value)
        else:
            raise RuleError("unknown-field", _("“%s” is not a field that can be put right.") % name, name)
    return found


def _checked_value(name: str, value: Any) -> Any:
    try:
        return _SINGLE[name](value)
    except _Wrong as wrong:
        field = f"{name}-{wrong.part}" if wrong.part else name
        words = {"field": NAMES[name], "problem": wrong.message}
        raise RuleError("wrong-value", _("%(field)s: %(problem)s") % words, field) from wrong


def _checked_rows(name: str, rows: Any) -> list[Any]:
    if not isinstance(rows, (list, tuple)) or len(rows) > MOST_ROWS:
        message = _("This is not a list of at most %d rows.") % MOST_ROWS
        raise RuleError("wrong-value", _("%(field)s: %(problem)s") % {"field": NAMES[name], "problem": message}, name)
    check = _ROWS[name]
    found = []
    for index, row in enumerate(rows):
        try:
            found.append(check(row))
        except _Wrong as wrong:
            field = "-".join(part for part in (name, str(index), wrong.part) if part)
            words = {"field": NAMES[name], "row": index + 1, "problem": wrong.message}
            raise RuleError("wrong-value", _("%(field)s %(row)d: %(problem)s") % words, field) from wrong
    return found


# Values ---------------------------------------------------------------------------------------------------------------


def _words(most: int, *, needed: bool = False, lines: bool = False) -> Check:
    """Text of at most `most` characters; on one line, unless `lines`."""

    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise _Wrong(_("this is not text."))
        rows = [" ".join(row.split()) for row in _CONTROL.sub("", value.replace("\r\n", "\n")).split("\n")]
        text = ("\n" if lines else " ").join(row for row in rows if row)
        if len(text) > most:
            values = {"most": most, "length": len(text)}
            raise _Wrong(_("this has %(length)d characters; there is room for %(most)d.") % values)
        if needed and not text:
            raise _Wrong(_("this must not be empty."))
        return text

    return check


def _one_of(*choices: str) -> Check:
    def check(value: Any) -> str:
        if value not in choices:
            values = {"value": value, "choices": ", ".join(choices)}
            raise _Wrong(_("“%(value)s” is none of %(choices)s.") % values)
        return str(value)

    return check


def _date(value: Any) -> str | None:
    if value in (None, ""):
        return None
    try:
        return (value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)).isoformat()[:10]
    except (TypeError, ValueError) as error:
        raise _Wrong(_("“%s” is not a date. Write year, month and day, such as 2020-02-26.") % (value,)) from error


def _country(value: Any) -> str | None:
    if value in (None, ""):
        return None
    code = value.strip().upper() if isinstance(value, str) else ""
    if code in known_countries:
        return code
    if isinstance(value, str) and (meant := countries.lookup(value)):
        raise _Wrong(_("country “%(value)s” is not a country code. Is it %(code)s?") % {"value": value, "code": meant})
    raise _Wrong(_("country “%s” is not a country code. Write two letters, such as KR, or nothing.") % (value,))


def _figure(value: Any) -> int | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise _Wrong(_("“%s” is not a whole number.") % (value,))
    return value


def _languages(value: Any) -> list[str]:
    if isinstance(value, str):
        value = value.replace(",", " ").split()
    if not isinstance(value, (list, tuple)) or not value:
        raise _Wrong(_("name at least one language."))
    for code in value:
        if not isinstance(code, str) or len(code) > 12 or not _LANGUAGE.fullmatch(code):
            raise _Wrong(_("“%s” is not the code of a language, such as en or pt-BR.") % (code,))
    return list(dict.fromkeys(value))


def _faxes(value: Any) -> list[str]:
    rows = value.splitlines() if isinstance(value, str) else value
    if not isinstance(rows, (list, tuple)):
        raise _Wrong(_("this is not a list of numbers."))
    return [number for number in map(_words(60), rows) if number]


def _row(parts: Mapping[str, Check], *, record: type[Any] | None = None) -> Check:
    """A row of these parts; parts that it lacks are empty, others must at least be words of the reader's `record`."""
    extra = {member.name for member in members(record)} if record else set()

    def check(row: Any) -> dict[str, Any]:
        if not isinstance(row, Mapping):
            raise _Wrong(_("this is not a row of fields."))
        found = {}
        for name in [*parts, *(key for key in row if key not in parts)]:
            if name not in parts and name not in extra:
                raise _Wrong(_("“%s” is not a field of this row.") % (name,))
            try:
                found[name] = parts.get(name, _words(1000, lines=True))(row.get(name, _ABSENT.get(name, "")))
            except _Wrong as wrong:
                raise _Wrong(wrong.message, name) from wrong
        return found

    return check


def _signatory(row: Any) -> dict[str, Any]:
    found: dict[str, Any] = _row(_SIGNATORY, record=RECORDS["signatories"])(row)
    if not found["as_printed"]:
        found["as_printed"] = ", ".join(part for part in (found["name"], found["title"]) if part)
    return found


def _maybe(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


_ABSENT: dict[str, Any] = {"fax": (), "kind": "organisation", "role": "signed"}
_ADDRESSEE: dict[str, Check] = {
    "name": _words(200),
    "title": _words(300),
    "organisation": _words(300),
    "address": _words(1000, lines=True),
    "fax": _faxes,
    "email": _words(254),
}
_SIGNATORY: dict[str, Check] = {
    "as_printed": _words(700),
    "name": _words(200, needed=True),
    "kind": _one_of("organisation", "individual"),
    "country": _country,
    "title": _words(300),
    "role": _one_of("signed", "endorsed"),
}
_ROWS: dict[str, Check] = {
    "addressees": _row(_ADDRESSEE, record=RECORDS["addressees"]),
    "cc": _row(_ADDRESSEE, record=RECORDS["cc"]),
    "asks": _row({"heading": _words(300), "text": _words(20_000, needed=True, lines=True)}, record=RECORDS["asks"]),
    "asks_in_prose": _words(20_000, needed=True, lines=True),
    "signatories": _signatory,
    "footnotes": _row(
        {"mark": _words(20), "text": _words(20_000, needed=True, lines=True)}, record=RECORDS["footnotes"]
    ),
}
_FIGURES: dict[str, Check] = dict.fromkeys(("organisations", "individuals", "countries", "total"), _figure)
_SENDER = {"name": _words(200), "title": _words(300), "organisation": _words(300), "website": _words(200)}
_REPLY: dict[str, Check] = {
    "channel": _words(40),
    "date": _date,
    "text": _words(2000, lines=True),
    "reference": _words(200),
}
_SINGLE: dict[str, Check] = {
    "kind": _one_of(*Document.Kind.values),
    "language": _languages,
    "date": _date,
    "place": _words(100),
    "title": _words(300),
    "subject": _words(400),
    "reference": _words(80),
    "salutation": _words(200),
    "closing": _words(300),
    "claims": _row(_FIGURES),
    "sender": _maybe(_row({**_SENDER, "address": _words(1000, lines=True)}, record=ParsedSender)),
    "in_reply_to": _maybe(_row(_REPLY)),
}
