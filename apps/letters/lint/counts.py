"""What the text says of its own signatories, against what is counted."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from apps.archive.parsing import claims, numbers
from apps.archive.parsing.body import Passage
from apps.archive.parsing.records import Block, ParsedClaims
from apps.archive.parsing.text import Flow
from apps.letters.document import Figures
from apps.letters.lint.records import Facts, Finding, Place, error, warning
from apps.letters.lint.texts import Piece, Text

# "over 60 organisations" holds for 61 and more.
_MORE_THAN = re.compile(
    r"(?:more\s+than|over|at\s+least|plus\s+de|au\s+moins|más\s+de|al\s+menos|أكثر\s+من|이상)\s*$", re.IGNORECASE
)
_KOREAN_MORE = re.compile(r"^\s*여\s?|^\s*(?:개\s*)?(?:단체|명|곳)?\s*이상")


def typed_counts(text: Text, facts: Facts, *, is_historical: bool) -> Iterator[Finding]:
    """Figures of signatories that somebody typed: wrong ones are errors, right ones will be wrong with the next
    signature. A claim of countries can be confirmed by nobody, since individuals may count."""
    for piece in text.prose:
        for start, end in piece.sentences:
            claimed = _claimed(piece.text[start:end])
            for name in ("organisations", "individuals", "total", "countries"):
                number = getattr(claimed, name)
                if number is not None:
                    place = _place(piece, start, end, number)
                    yield from _judged(name, number, facts.figures, place, piece, is_historical)


def _claimed(sentence: str) -> ParsedClaims:
    if not next(numbers.find_all(sentence), None):
        return ParsedClaims()
    flow = Flow(sentence, tuple(range(len(sentence))))
    found, _spans = claims.of([Passage(Block("paragraph", sentence, (0, len(sentence))), flow, 0)])
    return found


def _judged(
    name: str, number: int, figures: Figures, place: Place, piece: Piece, is_historical: bool
) -> Iterator[Finding]:
    counted = _counted(figures)[name]
    about = piece.sentence(place.start - piece.offset)
    if number == counted or (number < counted and _says_more(piece, place)):
        if not is_historical:
            message = _("This figure is typed: it will be wrong with the next signature.")
            yield warning("count-typed", message, _remedy(name), place, about)
    elif name == "countries":
        message = _("%(claimed)d countries are not confirmed: the countries beside the organisations are %(counted)d.")
        remedy = _("Check how the countries were counted. {signatories.countries} stands for those of organisations.")
        values = {"claimed": number, "counted": counted}
        yield warning("countries-not-confirmed", message % values, remedy, place, about)
    else:
        message = _messages()[name] % {"claimed": number, "counted": counted}
        remedy = _("The letter is of the past: its figure stays as it was printed.") if is_historical else _remedy(name)
        yield error("count-differs", message, remedy, place, about)


def _counted(figures: Figures) -> dict[str, int]:
    return {
        "organisations": figures.organisations,
        "individuals": figures.individuals,
        "countries": figures.countries,
        "total": figures.organisations + figures.individuals,
    }


def _messages() -> dict[str, str]:
    return {
        "organisations": _("The text says %(claimed)d organisations; counted are %(counted)d."),
        "individuals": _("The text says %(claimed)d individuals; counted are %(counted)d."),
        "total": _("The text says that %(claimed)d sign together; counted are %(counted)d."),
    }


def _remedy(name: str) -> str:
    return _("Put {signatories.%(name)s} in its place: it is counted when the letter is printed.") % {"name": name}


def _says_more(piece: Piece, place: Place) -> bool:
    start, end = place.start - piece.offset, place.end - piece.offset
    return bool(_MORE_THAN.search(piece.text[:start]) or _KOREAN_MORE.match(piece.text[end:]))


def _place(piece: Piece, start: int, end: int, number: int) -> Place:
    """Where the number stands in the sentence; the whole sentence when it is written in some other way."""
    found = numbers.find_all(piece.text[start:end])
    spot = next(((first, last) for first, last, value in found if value == number), (0, end - start))
    return piece.place(start + spot[0], start + spot[1])
