"""How single values of a document are shown for correction and understood when they come back."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from apps.archive.models import Document
from apps.archive.parsing import countries as printed_countries
from apps.base.errors import RuleError

Words = str | Promise
LONGEST = 20_000
UNWIELDY = 50_000  # characters of a value that no form can hold: it is shown by its beginning and stays as it was read
LONGEST_LINE = 300
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Column:
    """One value: `kind` is line, text, choice, date, number, country, lines or codes."""

    name: str
    label: Words
    kind: str = "line"
    choices: tuple[tuple[str, Words], ...] = ()
    hint: Words = ""
    most: int = LONGEST_LINE  # characters; what was read may be longer

    def shown(self, value: Any) -> str:
        """The value as it stands in a form."""
        if value is None:
            return ""
        if self.kind == "country":
            return country_name(str(value))
        if self.kind == "codes":
            return ", ".join(value)
        if self.kind == "lines":
            return "\n".join(value)
        return str(value)

    def cleaned(self, text: str) -> Any:
        """What somebody typed, as a value. Raises RuleError in the words of whoever typed it."""
        text = text.replace("\r\n", "\n").strip()
        if "\x00" in text:
            raise RuleError("unseen-sign", _("This holds a sign that cannot be kept. Please type it again."))
        if len(text) > self.most:
            message = _("This has %(count)d characters; there is room for %(most)d. Please shorten it.")
            raise RuleError("too-long", message % {"count": len(text), "most": self.most})
        return CLEAN.get(self.kind, _as_typed)(self, text)


def country_name(code: str) -> str:
    return str(countries.name(code)) or code


def _as_typed(column: Column, text: str) -> str:
    return text


def _choice(column: Column, text: str) -> str:
    if text not in {value for value, _words in column.choices}:
        raise RuleError("no-such-choice", _("Please choose one from the list."))
    return text


def _date(column: Column, text: str) -> str | None:
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        message = _("“%s” is no date. Write year, month and day, such as 2020-02-26.") % text
        raise RuleError("no-date", message) from error


def _number(column: Column, text: str) -> int | None:
    if not text:
        return None
    plain = text.replace(",", "").replace(" ", "")
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 9:
        raise RuleError("no-number", _("“%s” is no number. Write digits alone, or leave it empty.") % text)
    return int(plain)


def _country(column: Column, text: str) -> str | None:
    """By code, by the name in the reader's language, or as letters print it."""
    if not text:
        return None
    if text.upper() in countries.countries:
        return text.upper()
    named = {str(name).casefold(): str(code) for code, name in countries}
    code = named.get(text.casefold()) or printed_countries.lookup(text)
    if code is None:
        message = _("No country is called “%s”. Choose one from the list, write its two letters, or leave it empty.")
        raise RuleError("no-country", message % text)
    return code


def _lines(column: Column, text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _codes(column: Column, text: str) -> list[str]:
    codes = [code.strip() for code in text.split(",") if code.strip()]
    for code in codes:
        if not LANGUAGE.fullmatch(code):
            message = _("“%s” is no code of a language. Write codes such as en, ko or fr, with commas between them.")
            raise RuleError("no-language", message % code)
    return codes


CLEAN: dict[str, Callable[[Column, str], Any]] = {
    "choice": _choice,
    "date": _date,
    "number": _number,
    "country": _country,
    "lines": _lines,
    "codes": _codes,
}
_KINDS = tuple((str(value), label) for value, label in Document.Kind.choices)
_SIGNATORY = (("organisation", gettext_lazy("Organisation")), ("individual", gettext_lazy("Individual")))
_ROLES = (("signed", gettext_lazy("Signed")), ("endorsed", gettext_lazy("Endorsed")))
_BLOCK = (
    Column("name", gettext_lazy("Name")),
    Column("title", gettext_lazy("Office")),
    Column("organisation", gettext_lazy("Institution")),
    Column("address", gettext_lazy("Address"), "text", most=LONGEST),
    Column("email", gettext_lazy("E-mail")),
    Column("fax", gettext_lazy("Fax, one a line"), "lines"),
)
# Single values by their path in what was read, in the order of a letter.
SINGLE: dict[str, tuple[tuple[str, Column], ...]] = {
    "head": (
        ("kind", Column("kind", gettext_lazy("Kind"), "choice", _KINDS)),
        ("date", Column("date", gettext_lazy("Date"), "date", hint=gettext_lazy("Year-month-day"))),
        ("place", Column("place", gettext_lazy("Place"))),
        ("language", Column("language", gettext_lazy("Languages"), "codes", hint=gettext_lazy("Codes such as en, ko"))),
        ("title", Column("title", gettext_lazy("Title"), "text")),
        ("subject", Column("subject", gettext_lazy("Subject"), "text")),
        ("reference", Column("reference", gettext_lazy("Reference"))),
        ("salutation", Column("salutation", gettext_lazy("Salutation"))),
        ("closing", Column("closing", gettext_lazy("Closing"))),
    ),
    "claims": (
        ("claims.organisations", Column("organisations", gettext_lazy("Organisations"), "number")),
        ("claims.individuals", Column("individuals", gettext_lazy("Individuals"), "number")),
        ("claims.total", Column("total", gettext_lazy("Together"), "number")),
        ("claims.countries", Column("countries", gettext_lazy("Countries"), "number")),
    ),
    "sender": (
        ("sender.name", Column("name", gettext_lazy("Name"))),
        ("sender.title", Column("title", gettext_lazy("Office"))),
        ("sender.organisation", Column("organisation", gettext_lazy("Institution"))),
        ("sender.address", Column("address", gettext_lazy("Address"), "text", most=LONGEST)),
        ("sender.website", Column("website", gettext_lazy("Website"))),
    ),
    "reply": (
        ("in_reply_to.channel", Column("channel", gettext_lazy("Came by"), hint=gettext_lazy("letter, e-mail, …"))),
        ("in_reply_to.date", Column("date", gettext_lazy("Of the"), "date", hint=gettext_lazy("Year-month-day"))),
        ("in_reply_to.reference", Column("reference", gettext_lazy("Its reference"), most=200)),
        ("in_reply_to.text", Column("text", gettext_lazy("Where it says so"), "text", most=LONGEST)),
    ),
}
LISTS: dict[str, tuple[Column, ...]] = {
    "addressees": _BLOCK,
    "cc": _BLOCK,
    "asks": (
        Column("heading", gettext_lazy("Heading")),
        Column("text", gettext_lazy("Demand"), "text", most=LONGEST),
    ),
    "signatories": (
        Column("name", gettext_lazy("Name")),
        Column("kind", gettext_lazy("Kind"), "choice", _SIGNATORY),
        Column("country", gettext_lazy("Country"), "country"),
        Column("title", gettext_lazy("Title or affiliation")),
        Column("role", gettext_lazy("Role"), "choice", _ROLES),
    ),
    "footnotes": (
        Column("mark", gettext_lazy("Mark")),
        Column("text", gettext_lazy("Note"), "text", most=LONGEST),
    ),
}
