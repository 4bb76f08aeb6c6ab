"""How an office is addressed, by rank, language and formality, and what an address must look like.

The forms stand in `forms_of_address.toml`, each with the source it was found in, or an empty source where usage is all
that speaks for it. A letter may override every one of them.
"""

import datetime
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.addressees.models import (
    Address,
    AddressQuerySet,
    Channel,
    Holder,
    Institution,
    InstitutionName,
    Office,
)
from apps.base import clock, limits
from apps.base.errors import RuleError

FORMS_FILE = Path(__file__).with_name("forms_of_address.toml")
FALLBACK_LANGUAGE = "en"

Formality = Literal["formal", "plain"]
Gender = Literal["neutral", "masculine", "feminine"]

_STYLES: dict[str, Gender] = {
    "mr": "masculine",
    "m": "masculine",
    "monsieur": "masculine",
    "sr": "masculine",
    "señor": "masculine",
    "ms": "feminine",
    "mrs": "feminine",
    "mme": "feminine",
    "madame": "feminine",
    "sra": "feminine",
    "señora": "feminine",
}
_RANKS = (
    (Office.Rank.MEMBER_STATES, r"\bmember states\b"),
    (Office.Rank.HIGH_REPRESENTATIVE, r"\bhigh representative\b"),
    (Office.Rank.SPECIAL_RAPPORTEUR, r"\bspecial rapporteur\b"),
    (Office.Rank.AMBASSADOR, r"\b(?:ambassador|permanent representative)\b"),
    (Office.Rank.HEAD_OF_GOVERNMENT, r"\b(?:prime minister|chancellor)\b"),
    (Office.Rank.MINISTER, r"\b(?:minister|(?:foreign )?secretary of state|foreign secretary)\b"),
    (Office.Rank.HEAD_OF_STATE, r"^(?:the )?(?:president|king|queen)\b"),
)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of address. `without_name` replaces the salutation when nobody is known to hold the office."""

    ranks: tuple[str, ...]
    language: str
    neutral: str
    closing: str
    masculine: str = ""
    feminine: str = ""
    without_name: str = ""
    addressing: str = ""
    formality: Formality = "formal"
    salutation_source: str = ""
    closing_source: str = ""


@cache
def forms() -> tuple[Form, ...]:
    """The table, read once. Raises TypeError or ValueError when the file holds an unknown key or rank."""
    table = tomllib.loads(FORMS_FILE.read_text(encoding="utf-8"))["form"]
    read = tuple(Form(**{**entry, "ranks": tuple(entry["ranks"])}) for entry in table)
    if unknown := {rank for form in read for rank in form.ranks} - set(Office.Rank.values):
        raise ValueError(f"{FORMS_FILE.name}: unknown ranks {sorted(unknown)}")
    return read


def form_for(rank: str, language: str, formality: Formality = "formal") -> Form:
    """The nearest form: this rank and language, else formal, else any office in the language, else English."""
    table = {(form.language, rank, form.formality): form for form in forms() for rank in form.ranks}
    short = language.split("-")[0].lower()
    for spoken in (short, FALLBACK_LANGUAGE):
        for key in ((spoken, rank, formality), (spoken, rank, "formal"), (spoken, Office.Rank.OTHER, "formal")):
            if key in table:
                return table[key]
    raise ValueError(f"{FORMS_FILE.name} has no form for another office in {FALLBACK_LANGUAGE}")


def salutation(
    office: Office, language: str = "", on: datetime.date | None = None, *, formality: Formality = "formal"
) -> str:
    """The opening line to whoever holds the office on that day (today when not given). Up to three queries."""
    form, holder = form_for(office.rank, language or office.language, formality), holder_on(office, on)
    text = getattr(form, _gender(holder)) or form.neutral
    if form.without_name and not _printable_name(holder, form.language):
        return form.without_name
    return _filled(text, office, holder, form.language)


def closing(
    office: Office, language: str = "", on: datetime.date | None = None, *, formality: Formality = "formal"
) -> str:
    """The line above the signatures; in French it repeats the salutation without its comma."""
    form = form_for(office.rank, language or office.language, formality)
    if "{vocative}" not in form.closing:
        return form.closing
    vocative = salutation(office, language, on, formality=formality).rstrip(" ,:،")
    return form.closing.replace("{vocative}", vocative)


def title_in(office: Office, language: str = "", holder: Holder | None = None) -> str:
    """The title of an office in a language, that of a woman where the language has one and `holder` is one.

    The office's own title where nobody has translated it. One query, none without a language.
    """
    found = office.titles.filter(language__in=_spoken(language)).first() if language else None
    if found is None:
        return office.title
    return found.feminine if found.feminine and _gender(holder) == "feminine" else found.title


def name_in(institution: Institution, language: str = "", *, is_short: bool = False) -> str:
    """The official name of an institution in a language, or its short one; its own name where there is none.

    One query, none without a language.
    """
    kind = InstitutionName.Kind.SHORT if is_short else InstitutionName.Kind.OFFICIAL
    found = institution.names.filter(language__in=_spoken(language), kind=kind).first() if language else None
    return found.name if found else institution.name


def block(
    office: Office, on: datetime.date | None = None, *, language: str = "", is_historical: bool = False
) -> tuple[str, ...]:
    """The lines of the address in the language of the letter: holder, title, institution (Korean: the other way round),
    postal lines.

    `language` is that of the office where none is given. Postal lines come from an address that may be used, or, for an
    old letter, from those read in old documents.
    """
    holder = holder_on(office, on, is_historical=is_historical)
    title = title_in(office, language or office.language, holder)
    lines = [str(holder)] if holder else []
    if office.rank != Office.Rank.BODY:
        lines.append(title)
    if not office.is_class:
        lines += _institution_line(office, language or office.language, " ".join(lines))
    addressing = form_for(office.rank, language or office.language).addressing
    if addressing and lines:  # Korean goes from the large to the small, and honours whom it names last
        lines.reverse()
        lines[-1] = f"{lines[-1]} {addressing}"
    postal = _addresses(office, is_historical).filter(channel=Channel.POST).order_by("-verified_on", "id").first()
    return (*lines, *(postal.value.splitlines() if postal else ()))


def _institution_line(office: Office, language: str, above: str) -> list[str]:
    """The institution, unless the lines above name it already."""
    name = name_in(office.institution, language)
    is_named = any(each.casefold() in above.casefold() for each in (name, office.institution.name))
    return [] if is_named else [name]


def contacts(office: Office, *, language: str = "", is_historical: bool = False) -> tuple[str, ...]:
    """Lines such as "Fax: …" in the language of the letter, else that of the office, fax before e-mail. One query."""
    rows = _addresses(office, is_historical).filter(channel__in=[Channel.FAX, Channel.EMAIL]).order_by("-channel", "id")
    with override(language or office.language):
        labels = {Channel.FAX.value: _("Fax:"), Channel.EMAIL.value: _("E-mail:")}
        return tuple(f"{labels[row.channel]} {row.value}" for row in rows)


def holder_on(office: Office, on: datetime.date | None = None, *, is_historical: bool = False) -> Holder | None:
    """Who held the office on that day; of several possible ones the latest to begin, unknown terms last.

    Whom only an old document names is found for old letters alone: nobody knows how long they stayed.
    """
    found = list(Holder.objects.on(on or clock.today()).filter(office=office, is_historical=is_historical))
    return max(found, key=lambda holder: (holder.since or datetime.date.min, holder.pk), default=None)


def holders_between(office: Office, first: datetime.date, last: datetime.date) -> list[Holder]:
    """Who held the office on one day at least from `first` to `last`, in the order in which they took it. One query."""
    found = Holder.objects.between(first, last).filter(office=office, is_historical=False)
    return sorted(found, key=lambda holder: (holder.since or datetime.date.min, holder.pk))


def changed_since(office: Office, day: datetime.date, until: datetime.date | None = None) -> list[Holder]:
    """Whose terms began after `day`, or ended from `day` on, by `until` (today when not given): why a text that was
    written on that day may name somebody else. Empty when the office is held as it was. One query."""
    last = until or clock.today()
    began = Q(since__gt=day, since__lte=last)
    ended = Q(until__gte=day, until__lt=last)
    found = Holder.objects.filter(began | ended, office=office, is_historical=False)
    return sorted(found, key=lambda holder: (holder.since or datetime.date.min, holder.pk))


def overlapping(office: Office) -> list[tuple[Holder, Holder]]:
    """Pairs of holders whose terms have more than one day in common: both count as in office then. One query.

    One day is none: the old and the new minister share the day of the change.
    """
    held = list(Holder.objects.filter(office=office, is_historical=False))
    held.sort(key=lambda holder: (holder.since or datetime.date.min, holder.pk))
    pairs = ((one, other) for place, one in enumerate(held) for other in held[place + 1 :])
    return [(one, other) for one, other in pairs if _days_in_common(one, other) > 1]


def rank_of(title: str) -> Office.Rank:
    """The rank that the words of an English title suggest; `OTHER` when they say nothing."""
    return next((rank for rank, words in _RANKS if re.search(words, title, re.IGNORECASE)), Office.Rank.OTHER)


def check_address(address: Address) -> None:
    """Refuses a value that its channel cannot use, and making an old address usable by taking off the mark."""
    if address.pk and not address.is_historical and Address.objects.filter(pk=address.pk, is_historical=True).exists():
        message = _("An address read from an old document stays historical. Verify it and enter it as a new address.")
        raise RuleError("address-historical", message, "is_historical")
    if not address.value.strip():
        raise RuleError("invalid", _("The address is missing."), "value")
    if address.channel == Channel.EMAIL:
        _check_email(address.value)
    elif address.channel == Channel.FAX and not re.fullmatch(r"\+?[\d\s()./-]{5,}", address.value):
        raise RuleError("invalid", _("A fax number has digits, spaces and a plus sign only."), "value")
    elif address.channel == Channel.WEB_FORM and not address.value.startswith(("https://", "http://")):
        raise RuleError("invalid", _("The address of a web form begins with https://."), "value")


def _check_email(value: str) -> None:
    try:
        validate_email(value)
    except ValidationError as error:
        raise RuleError("invalid", _("This is not an e-mail address."), "value") from error


def _days_in_common(one: Holder, other: Holder) -> int:
    first = max(one.since or datetime.date.min, other.since or datetime.date.min)
    last = min(one.until or datetime.date.max, other.until or datetime.date.max)
    return (last - first).days + 1


def _spoken(language: str) -> list[str]:
    """The codes to look for: "fr-CA" is served by what stands under "fr"."""
    return list({language, language.split("-")[0]})


def _addresses(office: Office, is_historical: bool) -> AddressQuerySet:
    rows = Address.objects.filter(office=office)
    return rows.filter(is_historical=True) if is_historical else rows.usable()


def _gender(holder: Holder | None) -> Gender:
    words = re.findall(r"\w+", holder.style.casefold()) if holder else []
    return next((_STYLES[word] for word in words if word in _STYLES), "neutral")


def _printable_name(holder: Holder | None, language: str) -> str:
    """The name, unless its script is not that of the language: Latin letters in a Korean salutation read badly."""
    if holder is None or (language == "ko") != bool(re.search("[\uac00-\ud7a3]", holder.name)):
        return ""
    return holder.name


def _filled(text: str, office: Office, holder: Holder | None, language: str) -> str:
    name = _printable_name(holder, language)
    if language == FALLBACK_LANGUAGE and holder and text.startswith("Dear {name}") and holder.style:
        name = str(holder)
    values = {"name": name}
    if "{post}" in text:
        values["post"] = re.split(r"\s+of\s+|,", title_in(office, language, holder), maxsplit=1)[0]
    if "{institution}" in text:
        values["institution"] = name_in(office.institution, language)
    for key, value in values.items():
        text = text.replace("{" + key + "}", value)
    return re.sub(r"\s+", " ", text).strip().replace(" ,", ",")


def check_may_be_written_to(email: str) -> None:
    """Raises RuleError `address-historical` for an address that the directory has from old documents only.

    Whoever types it in, a stranger at the form too: nothing is ever sent to it.
    """
    same = Q(value__iexact=email.strip()) | Q(value__iexact=limits.mailbox(email))
    known = Address.objects.filter(same, channel=Channel.EMAIL)
    if known.exists() and not known.usable().exists():
        raise RuleError("address-historical", _("Nothing is sent to this address. Please give another one."), "email")
