"""Dates in the forms letters use: English, French, Spanish, German, Dutch, Korean and ISO."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale

_LANGUAGES = ("nl", "de", "es", "fr", "en")


@dataclass(frozen=True)
class FoundDate:
    start: int
    end: int
    date: date


def find_all(text: str) -> list[FoundDate]:
    """Dates in order of place. If day and month could be swapped (03/04/2020) nothing is read; dots mean day first."""
    found = sorted(_matches(text), key=lambda each: (each.start, -each.end))
    kept: list[FoundDate] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def find(text: str) -> FoundDate | None:
    found = find_all(text)
    return found[0] if found else None


def _matches(text: str) -> Iterator[FoundDate]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = parts.get("name")
            number = _months()[month.casefold().rstrip(".")] if month else int(parts["month"])
            found = _date(int(parts["year"]), number, int(parts["day"]))
            if found:
                yield FoundDate(match.start(), match.end(), found)
    for match in re.finditer(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b", text):
        first, second, year = (int(part) for part in match.groups())
        if first == second or max(first, second) > 12 or "." in match.group():
            month = second if "." in match.group() else min(first, second)
            found = _date(year, month, first + second - month)
            if found:
                yield FoundDate(match.start(), match.end(), found)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for language in _LANGUAGES:
        for width in ("abbreviated", "wide"):
            names = Locale(language).months["format"][width]
            months.update((name.casefold().rstrip("."), number) for number, name in names.items())
    months["sept"] = 9
    return months


def is_weekday(text: str) -> bool:
    """Whether the text is nothing but the name of a day ("Friday", "ven.", "le vendredi", "금요일")."""
    name = text.strip(" ,.;()").casefold()
    return re.sub(r"^(?:on|le|el|den)\s+", "", name).rstrip(".") in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    names = {f"{day}{ending}" for day in "월화수목금토일" for ending in ("", "요일")}
    for language in _LANGUAGES:
        for width in ("abbreviated", "wide"):
            names |= {name.casefold().rstrip(".") for name in Locale(language).days["format"][width].values()}
    return frozenset(names)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((re.escape(name) for name in _months()), key=len, reverse=True))
    name, year, day = rf"(?P<name>(?:{names}))\b\.?", r"(?P<year>[12]\d{3})\b", r"\b(?P<day>\d{1,2})"
    forms = (
        rf"{day}(?:st|nd|rd|th|er|º|\.)?(?:\s+|-)(?:day\s+)?(?:of\s+|de\s+)?{name},?(?:\s+|-)(?:de\s+|del\s+)?{year}",
        rf"\b{name}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{year}",
        r"\b(?P<year>[12]\d{3})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b",
        r"\b(?P<year>[12]\d{3})\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})\b\.?",
        r"\b(?P<year>[12]\d{3})\s?[년年]\s*(?P<month>\d{1,2})\s?[월月]\s*(?P<day>\d{1,2})\s?[일日]",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
