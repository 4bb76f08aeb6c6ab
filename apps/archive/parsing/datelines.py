"""Dates that a letter or statement bears, told from the dates of the page that carries it."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from apps.archive.parsing import dates, header
from apps.archive.parsing.records import Span
from apps.archive.parsing.text import Flow, Line

_PAGE = re.compile(
    r"\b(?:published|posted|updated|modified|uploaded|press(?:ed)? on|sent|source)\b|^by\s+\S.*\||"
    r"\b(?:publi[ée]e?|mis en ligne|mise à jour|publicad[oa]|actualizad[oa]|enviado|gepubliceerd|veröffentlicht)\b|"
    r"등록일|작성일|게시일|입력|수정|승인|نشر|آخر تحديث|تاريخ النشر|\bhits\b|\|\s*(?:letter|statement|news)",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:your|votre|su|uw|ihr)\s+(?:letter|courrier|lettre|carta|ref)|\bdeadline\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:,?\s*(?:[-–—|]|at|à|um|a las)?\s*)\b\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|م|ص)?\s*"
    r"(?:[A-Z]{3,4}\b)?",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?:for\s+(?:immediate\s+)?(?:release|publication)|(?:press|media|news)\s+(?:release|statement)|embargoed until|"
    r"pour diffusion immédiate|communiqué(?: de presse)?|comunicado(?: de prensa)?|open letter|joint statement|"
    r"released|issued(?: on)?|signed|adopted|place and date|lieu et date|lugar y fecha|date[d:]*)[\s:|,–—-]*",
    re.IGNORECASE,
)
_OF_LETTER = re.compile(r"\boriginally\b|\bletter (?:of|dated|sent)\b|\bdated\b|\bsent on\b", re.IGNORECASE)
_OPENING_MARK = re.compile(r"\s*\)\s+(?=\S)|\s*[.,:]?\s*[\])]?\s*[*_]{0,2}\s*(?:[.:]?\s*[–—:|-]+|\.\s)\s*(?=\S)")
# The foot of a Korean official letter: who issued it, its number, and when in brackets.
_ISSUED = re.compile(
    r"(?:문서\s?번호\s.{2,60}?)?시행(?:일자?)?\s.{0,60}?"
    r"\(?(?P<day>[12]\d{3}\s?[.년]\s?\d{1,2}\s?[.월]\s?\d{1,2}\s?[.일]?)\)?.{0,60}"
)
_DONE = re.compile(r"(?:done|fait|hecho|dado|signed)\s+(?:at|in|à|en)\s+", re.IGNORECASE)
_TWO_PLACES = re.compile(r"[^\W\d_a-z][^\W\d_]+(?: [^\W\d_]+)?(?:\s?/\s?[^\W\d_a-z][^\W\d_]+(?: [^\W\d_]+)?)+")
_LONGEST_PLACE = 40
_END_OF_TEXT = 14
_NEAR = 6


@dataclass(frozen=True)
class Found:
    """A date with the place beside it; `rank` is higher the more surely it is the date of the letter."""

    date: datetime.date
    printed: Flow
    place: Flow
    rank: int

    @property
    def spans(self) -> dict[str, tuple[Span, ...]]:
        spans: dict[str, tuple[Span, ...]] = {"date": (self.printed.span(),)}
        return spans | {"place": (self.place.span(),)} if self.place.text else spans


def read_line(flow: Flow) -> Found | None:
    """The date of a line that holds a date, at most a place beside it, and marks of a page or release."""
    if not any(char.isdigit() for char in flow.text) or _LATER.search(flow.text):
        return None
    if _PAGE.search(flow.text):
        return _of_page(flow) if len(flow.text) < 160 else None
    issued = _ISSUED.fullmatch(flow.text)
    if issued and (found := dates.find(issued["day"])):
        start = issued.start("day")
        return Found(found.date, flow.slice(start + found.start, start + found.end), flow.slice(0, 0), 3)
    label, start = header.label_of(flow.text)
    if label and label != "date":
        return None
    plain = flow.slice(start) if label else flow
    clock = _CLOCK.search(plain.text) if dates.find(plain.text) else None
    plain = plain.without([clock.span()] if clock else [])
    release = _RELEASE.match(plain.text.lstrip("*_ ("))
    plain = plain.strip("*_() |[]•")
    plain = plain.slice(release.end()).strip("*_() |[]•") if release else plain
    read = header.read_date_line(plain)
    if not read:
        return None
    day, printed, place = read
    place = _tidy(place, plain) if place.text else _two_places(plain, printed)
    if label or place.text:
        return Found(day, printed, place, 2 if clock and not place.text else 4)
    return Found(day, printed, place, 2 if clock else 3)


def _tidy(place: Flow, line: Flow) -> Flow:
    """The place without marks around it, with the bracket that closes "Brussels (Belgium)"."""
    place = place.strip("*_ |[]•,;:–—-")
    if place.text.count("(") != place.text.count(")"):
        start = line.at.index(place.at[0])
        end = line.text.find(")", start) + 1
        place = line.slice(start, end) if end and place.text[0] != "(" else place.strip("()")
    done = _DONE.match(place.text)
    return place.slice(done.end()) if done else place


def _two_places(flow: Flow, printed: Flow) -> Flow:
    """ "Geneva/Bangkok" in front of the date."""
    before = flow.slice(0, flow.at.index(printed.at[0])).strip(",;:–—- ")
    before = before.slice(0, len(re.sub(r",?\s+(?:le|el|den)$", "", before.text)))
    return before if _TWO_PLACES.fullmatch(before.text) else flow.slice(0, 0)


def _of_page(flow: Flow) -> Found | None:
    """The date of a page, or that of a letter which the page tells beside its own."""
    found = dates.find_all(flow.text)
    told = _OF_LETTER.search(flow.text)
    own = [each for each in found if told and each.start > told.start()]
    best = next(iter(own or found), None)
    return Found(best.date, flow.slice(best.start, best.end), flow.slice(0, 0), 2 if own else 1) if best else None


def settle(lines: Sequence[Line]) -> tuple[list[Line], Found | None, list[Line]]:
    """(lines with only the letter's own date in them, that date, the lines that bear others).

    A date with its place or label beats a bare one, that beats those of the page; of equal ones the lowest counts.
    """
    found = {i: each for i, line in enumerate(lines) if not line.is_blank and (each := read_line(line.flow))}
    if not found:
        return list(lines), None, []
    best = max(found, key=lambda i: (found[i].rank, i))
    others = [lines[i] for i in found if i != best or found[i].rank == 1]
    kept = [
        replace(line, flow=_plain(line, found[i]) if i == best and found[i].rank > 1 else Flow("", ()))
        if i in found
        else line
        for i, line in enumerate(lines)
    ]
    return kept, found[best], others


def _plain(line: Line, found: Found) -> Flow:
    """The line without the marks around date and place."""
    places = [*found.printed.at, *found.place.at]
    first, last = min(places), max(places)
    inside = [i for i, at in enumerate(line.flow.at) if first <= at <= last]
    return line.flow.slice(inside[0], inside[-1] + 1)


def of_opening(flow: Flow) -> Found | None:
    """The date of a first paragraph that begins with place and date: "Lima, 22 de marzo de 2015 – Los …"."""
    found = dates.find(flow.text[:140])
    if not found or found.start > _LONGEST_PLACE + 10:
        return None
    mark = _OPENING_MARK.match(flow.text, found.end) or _OPENING_MARK.match(flow.text, _clock_end(flow, found.end))
    if not mark:
        return None
    read = read_line(flow.slice(0, found.end).strip("*_( ["))
    return replace(read, rank=4) if read and read.rank > 1 and len(read.place.text) <= _LONGEST_PLACE else None


def _clock_end(flow: Flow, start: int) -> int:
    clock = _CLOCK.match(flow.text, start)
    return clock.end() if clock else start


def at_the_end(lines: Sequence[Line]) -> Found | None:
    """The date alone in a line at the end of the text, as Korean statements have it."""
    below = [line for line in lines if not line.is_blank][-_END_OF_TEXT:]
    found = [each for line in below if (each := read_line(line.flow)) and each.rank >= 3]
    return found[-1] if found else None


def below(lines: Sequence[Line]) -> Found | None:
    """The date alone in one of the first or last lines under the text, among the signatories."""
    filled = [line for line in lines if not line.is_blank]
    near = filled if len(filled) <= 2 * _NEAR else [*filled[:_NEAR], *filled[-_NEAR:]]
    return next((each for line in near if (each := read_line(line.flow)) and each.rank >= 3), None)


def in_lead(lines: Sequence[Line]) -> Found | None:
    """The date a note above a letter gives for it: "originally published on 12 July 2017"."""
    for line in lines:
        match = _OF_LETTER.search(line.text)
        found = next((each for each in dates.find_all(line.text) if match and each.start > match.start()), None)
        if found:
            return Found(found.date, line.flow.slice(found.start, found.end), line.flow.slice(0, 0), 2)
    return None
