"""Dates in the forms letters use, in a dozen languages, in Western and in Arabic digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale

# Arabic months have three sets of names: Egypt and the Gulf, the Levant, the Maghreb.
_LANGUAGES = ("ar", "ar_LB", "ar_DZ", "ar_MA", "tr", "id", "pl", "uk", "ru", "it", "pt", "nl", "de", "es", "fr", "en")
_WEEKDAYS_IN = ("ar", "it", "pt", "nl", "de", "es", "fr", "en")
_OTHER_NAMES = {"sept": 9, "setiembre": 9, "oktober": 10, "aout": 8, "fevrier": 2, "decembre": 12}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_SWAPPABLE = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")
_SHORT_YEAR = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?![\d./-])")


@dataclass(frozen=True)
class FoundDate:
    start: int
    end: int
    date: date


def find_all(text: str) -> list[FoundDate]:
    """Dates in order of place. If day and month could be swapped (03/04/2020) nothing is read; dots mean day first."""
    found = sorted(_matches(text.translate(_DIGITS)), key=lambda each: (each.start, -each.end))
    kept: list[FoundDate] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def find(text: str) -> FoundDate | None:
    found = find_all(text)
    return found[0] if found else None


def find_without_year(text: str, before: date) -> FoundDate | None:
    """ "12 February" or "March 3": the last such day that is not after `before`."""
    plain = text.translate(_DIGITS)
    for pattern in _yearless():
        for match in pattern.finditer(plain):
            name = match["name"]
            month, day = int(name) if name.isdecimal() else _months()[_key(name)], int(match["day"])
            found = _date(before.year, month, day)
            found = found if found is None or found <= before else _date(before.year - 1, month, day)
            if found:
                return FoundDate(match.start(), match.end(), found)
    return None


def ambiguous(text: str) -> tuple[int, int] | None:
    """Where a date stands that cannot be read for sure: 03/04/2020, or 3/4/20."""
    if find(text):
        return None
    plain = text.translate(_DIGITS)
    match = _SWAPPABLE.search(plain) or _SHORT_YEAR.search(plain)
    return match.span() if match and int(match[1]) <= 31 and int(match[3]) <= 31 else None


def _matches(text: str) -> Iterator[FoundDate]:
    if not any(char.isdigit() for char in text):
        return
    for pattern in _patterns():
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = parts.get("name")
            number = _months()[_key(month)] if month else int(parts["month"])
            found = _date(int(parts["year"]), number, int(parts["day"]))
            if found:
                yield FoundDate(match.start(), match.end(), found)
    for match in _SWAPPABLE.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first == second or max(first, second) > 12 or match[2] == ".":
            month = second if match[2] == "." else min(first, second)
            found = _date(year, month, first + second - month)
            if found:
                yield FoundDate(match.start(), match.end(), found)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _key(name: str) -> str:
    return name.casefold().rstrip(".")


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = dict(_OTHER_NAMES)
    for language in _LANGUAGES:
        for width in ("abbreviated", "wide"):
            names = Locale.parse(language).months["format"][width]
            months.update((_key(name), number) for number, name in names.items() if not name.isdecimal())
    # Babel has the alef with and without hamza only as each country writes it.
    return months | {name.translate({ord("أ"): "ا", ord("آ"): "ا"}): number for name, number in months.items()}


def is_weekday(text: str) -> bool:
    """Whether the text is nothing but the name of a day ("Friday", "ven.", "le vendredi", "금요일")."""
    name = text.strip(" ,.;()").casefold()
    return re.sub(r"^(?:on|le|el|den)\s+", "", name).rstrip(".") in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    names = {f"{day}{ending}" for day in "월화수목금토일" for ending in ("", "요일")}
    for language in _WEEKDAYS_IN:
        for width in ("abbreviated", "wide"):
            names |= {name.casefold().rstrip(".") for name in Locale(language).days["format"][width].values()}
    return frozenset(names)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((re.escape(name) for name in _months()), key=len, reverse=True))
    again = rf"(?:\s?[/(]\s?(?:{names})\)?)?"
    name = rf"(?P<name>(?:{names}))\b\.?{again}"
    year, day = r"(?P<year>[12]\d{3})(?!\d)", r"(?<!\d)(?P<day>\d{1,2})"
    ordinal = r"(?:\s?(?:st|nd|rd|th|er|ᵉʳ|re|ro|do|[ºª°.])\.?)?"
    of = r"(?:(?:day\s+)?of\s+(?:the\s+month\s+of\s+)?|de\s+|d['’]|من\s+)?"
    forms = (
        rf"{day}{ordinal},?(?:\s+|-){of}{name},?(?:\s+|-)(?:of\s+|de\s+|del\s+)?{year}",
        rf"(?<!\w){name}(?:\s+|-)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+del?\s+|\s+|-){year}",
        rf"{day}(?P<name>(?-i:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)){year}",
        r"(?<![\d/-])(?P<year>[12]\d{3})(?P<sign>[/-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d-])",
        r"(?<![\d.])(?P<year>[12]\d{3})\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})(?!\d)\.?",
        rf"(?<!\d)(?P<year>[12]\d{{3}})(?:,\s*|\s+|-){name}(?:\s+|-)(?P<day>\d{{1,2}})(?!\d)",
        r"(?<!\d)(?P<year>[12]\d{3})\s?[년年]\s*(?P<month>\d{1,2})\s?[월月]\s*(?P<day>\d{1,2})\s?[일日]",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _yearless() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((re.escape(name) for name in _months() if len(name) > 2), key=len, reverse=True))
    return (
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th|er|º)?\s+(?:of\s+|de\s+|من\s+)?(?P<name>{names})(?!\w)", re.I
        ),
        re.compile(rf"(?<!\w)(?P<name>{names})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)", re.I),
        re.compile(r"(?P<name>(?<!\d)\d{1,2})\s?월\s*(?P<day>\d{1,2})\s?일"),
    )
