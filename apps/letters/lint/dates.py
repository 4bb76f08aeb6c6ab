"""Days of the week that do not fit their date, days that no calendar has, and past days where later ones are meant."""

import datetime
import re
from collections.abc import Iterator
from functools import cache

from babel import Locale
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.archive.parsing import dates
from apps.archive.parsing.dates import FoundDate
from apps.letters.lint.records import Finding, Place, warning
from apps.letters.lint.texts import Piece, Text
from apps.letters.models import Letter

LANGUAGES = ("en", "fr", "es", "ko")
OLD = datetime.timedelta(days=30)  # a draft is written and read for weeks; a letter dated longer ago looks forgotten
HALF_A_YEAR, LATELY = datetime.timedelta(days=183), datetime.timedelta(days=90)
_MOST_DATES = 50  # dates without a year that are read in one paragraph

# Right before the date: what is still to come when the letter is read.
_AHEAD = re.compile(
    r"(?:\b(?:by|before|no(?:t)?\s+later\s+than|until|till|ahead\s+of|deadline(?:\s+(?:of|is|on))?|due\s+(?:on|by)|"
    r"(?:upcoming|forthcoming|next)\b[^.;]{0,40}|(?:will|shall|to)\s+(?:be\s+)?(?:held|take\s+place|vote[sd]?|meet|convene[sd]?|"
    r"adopt(?:ed)?|consider(?:ed)?|start|open|begin|discuss(?:ed)?|decide[sd]?)\b[^.;]{0,60}?|scheduled\s+(?:for|on|to)[^.;]{0,40}|"
    r"d[’']ici\s+(?:au|le|la)|avant\s+(?:le|la)|au\s+plus\s+tard\s+le|jusqu[’']au|(?:aura\s+lieu|se\s+tiendra|sera\s+\w+)\b[^.;]{0,40}|"
    r"antes\s+del|a\s+más\s+tardar\s+el|hasta\s+el|(?:tendrá\s+lugar|se\s+celebrará|será\s+\w+)\b[^.;]{0,40})"
    r"|(?:prochaine?|próxim[oa]|다가오는|예정된)\b[^.;]{0,30})"
    r"\s*(?:on\s+|the\s+|le\s+|el\s+)?(?:\(?\w{3,9},?\s+)?$",
    re.IGNORECASE,
)
_AHEAD_KOREAN = re.compile(r"\s*(?:\(.\)\s*)?(?:까지|전까지|이전에|에\s*(?:열릴|개최될|예정)|로\s*예정)")
# A quick look, without which nothing is meant to come.
_AHEAD_SIGNS = re.compile(
    r"by|before|later|until|till|ahead|due|deadline|coming|next|will|shall|to\s|scheduled|ici|avant|tard|jusqu|lieu|sera|"
    r"tiendra|prochain|antes|tardar|hasta|tendr|celebrar|será|próxim|까지|이전|열릴|개최|예정|다가오",
    re.IGNORECASE,
)
# The sentence tells what was: "the deadline of 1 May 2019 passed", "had not answered by 3 June".
_PAST = re.compile(
    r"\b(?:passed|expired|missed|was|were|had|has|have|did|ago|since|lapsed|after|following|ignored|failed|until\s+then|"
    r"avait|avaient|était|étaient|fut|ont|a\s+été|depuis|après|expiré|passé|"
    r"fue|fueron|había|habían|han|hubo|desde|después|venció|expiró|pasado)\b|"
    r"(?:했|였|었|았|겼|졌|왔|갔|됐|렸)(?:다|던|으며|지만|습니다|고|는데|으나)|지난|"
    r"\b(?!need|proceed|exceed|indeed|speed|succeed|agreed|united)\w{3,}ed\b(?=\s+(?:by|until|before|on|for|in)\b)",
    re.IGNORECASE,
)
_IMPOSSIBLE = re.compile(
    r"(?<!\d)(?P<day>3[01]|29)\s?(?:st|nd|rd|th)?\s+(?:of\s+|de\s+)?(?P<name>[^\W\d_]{3,10})\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)"
)


def dated(letter: Letter, today: datetime.date) -> Iterator[Finding]:
    """The date of a draft that lies back, so that the letter would look old when it is sent."""
    if letter.date is not None and letter.date < today - OLD and not letter.is_historical:
        message = _("The letter is dated %(date)s.") % {"date": date_format(letter.date)}
        place = Place("date", letter.language, excerpt=str(letter.date))
        yield warning("letter-date-past", message, _("Give it the date on which it will be sent."), place)


def weekdays(text: Text, day: datetime.date) -> Iterator[Finding]:
    """Without a year the date is the nearest to `day`, on which the letter is read; then a weekday that fits one of
    the two nearest years is right."""
    if text.short not in LANGUAGES:
        return
    names = [name for name in _weekdays(text.short) if len(name) > 1]
    for piece in text.pieces:
        if text.short != "ko" and not any(name in piece.text.casefold() for name in names):
            continue
        for found in dates.find_all(piece.text):
            yield from _weekday(piece, found, text.short, [found.date])
        for found in _without_year(piece.text, day):
            yield from _weekday(piece, found, text.short, _two_nearest(found.date, day))


def _weekday(piece: Piece, found: FoundDate, language: str, days: list[datetime.date]) -> Iterator[Finding]:
    named = _weekday_beside(piece.text, found, language)
    if named is not None and named[2] not in [day.weekday() for day in days]:
        right = str(Locale(language).days["format"]["wide"][days[0].weekday()])
        message = _("%(date)s is a %(weekday)s.") % {"date": date_format(days[0]), "weekday": right}
        place = piece.place(min(named[0], found.start), max(named[1], found.end))
        yield warning("weekday-wrong", message, _("Correct the day of the week or the date."), place)


def _without_year(text: str, day: datetime.date) -> Iterator[FoundDate]:
    """ "10 March" or "3월 10일", each as the nearest such day."""
    if not any(char.isdigit() for char in text):
        return
    rest = text
    for found in dates.find_all(text):
        rest = _blanked(rest, found)
    for _each in range(_MOST_DATES):
        nearest = dates.find_without_year(rest, day + HALF_A_YEAR)
        if nearest is None:
            return
        yield nearest
        rest = _blanked(rest, nearest)


def _blanked(text: str, found: FoundDate) -> str:
    return text[: found.start] + " " * (found.end - found.start) + text[found.end :]


def _two_nearest(nearest: datetime.date, day: datetime.date) -> list[datetime.date]:
    """The nearest day of this name, and the one on the other side of `day`."""
    year = nearest.year + (-1 if nearest >= day else 1)
    is_leap_day = (nearest.month, nearest.day) == (2, 29)
    return [nearest] if is_leap_day else [nearest, nearest.replace(year=year)]


def impossible(text: Text) -> Iterator[Finding]:
    for piece in text.pieces:
        for match in _IMPOSSIBLE.finditer(piece.text):
            known = dates.find(f"1 {match['name']} {match['year']}") is not None
            if known and dates.find(f"{match['day']} {match['name']} {match['year']}") is None:
                message = _("No calendar has this day.")
                yield warning("date-impossible", message, _("Correct the date."), piece.place(*match.span()))


def past(text: Text, day: datetime.date) -> Iterator[Finding]:
    """Deadlines and votes that lie before `day`, on which the letter is read. A date without a year is past when it
    was within the last months, so that nobody would mean the next year."""
    for piece in text.prose:
        for start, end in piece.sentences:
            sentence = piece.own_words[start:end]
            if not _AHEAD_SIGNS.search(sentence):
                continue
            soon = (found for found in _without_year(sentence, day) if found.date > day - LATELY)
            for found in (*dates.find_all(sentence), *soon):
                if found.date < day and _is_meant_ahead(sentence, found):
                    message = _("%(date)s is past, and a coming day seems to be meant.")
                    place = piece.place(start + found.start, start + found.end)
                    remedy = _("Correct the date, or say that it is over.")
                    values = {"date": date_format(found.date)}
                    yield warning("date-past", message % values, remedy, place, piece.sentence(start))


def _is_meant_ahead(sentence: str, found: FoundDate) -> bool:
    ahead = _AHEAD.search(sentence[: found.start]) or _AHEAD_KOREAN.match(sentence[found.end :])
    return bool(ahead) and not _PAST.search(sentence)


def _weekday_beside(text: str, found: FoundDate, language: str) -> tuple[int, int, int] | None:
    """(start, end, weekday from 0) of the name of a day right before the date, or behind it, also in brackets."""
    names = _weekdays(language)
    before = re.search(r"(?<!\w)([^\W\d_]{2,9})\.?,?\s+(?:the\s+|le\s+|el\s+)?$", text[: found.start])
    if before and before[1].casefold() in names:
        return before.start(1), before.end(1), names[before[1].casefold()]
    behind = re.match(r"\s?[(（]\s?([^\W\d_]{1,9})\.?\s?[)）]|,?\s([^\W\d_]{3,9})(?!\w)", text[found.end :])
    name = (behind[1] or behind[2]).casefold() if behind else ""
    if behind and name in names:
        group = 1 if behind[1] else 2
        return found.end + behind.start(group), found.end + behind.end(group), names[name]
    return None


@cache
def _weekdays(language: str) -> dict[str, int]:
    """Full names and, for Korean, the one sign in brackets; short ones such as "mar" are months as well."""
    names = {name.casefold(): day for day, name in Locale(language).days["format"]["wide"].items()}
    if language == "ko":
        names |= {sign: day for day, sign in enumerate("월화수목금토일")}
    if language == "en":
        names |= {name: day for day, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
    return names
