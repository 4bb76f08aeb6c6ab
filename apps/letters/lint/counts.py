"""What the text says of its own signatories, against what is counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.archive.parsing import claims, dates, numbers
from apps.archive.parsing.body import Passage
from apps.archive.parsing.records import Block, ParsedClaims
from apps.archive.parsing.text import Flow
from apps.letters.document import Figures
from apps.letters.lint.records import Facts, Finding, Place, error, warning
from apps.letters.lint.texts import Piece, Text

_NAMES = ("organisations", "individuals", "total", "countries")
# "over 60 organisations" holds for 61 and more.
_MORE_THAN = re.compile(
    r"(?:more\s+than|over|at\s+least|plus\s+de|au\s+moins|más\s+de|al\s+menos|أكثر\s+من)\s*$", re.IGNORECASE
)
_KOREAN_MORE = re.compile(r"^\s*여\s?|^\s*개?\s*(?:단체|명|곳)?\s*이상")
# A sentence in which the signatories speak of themselves.
_OURSELVES = re.compile(
    r"\b(?:we|undersigned|on\s+behalf\s+of|signed\s+below|this\s+(?:open\s+|joint\s+)?(?:letter|appeal|statement)|nous|"
    r"soussignée?s|au\s+nom\s+d|cette\s+lettre|nosotr[oa]s|firmantes|suscritas?|suscritos?|en\s+nombre\s+de|esta\s+carta)\b|"
    r"저희|우리|이하|아래|연명|본\s+서한|نحن|الموقع|باسم|هذه\s+الرسالة",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:wrote|previous(?:ly)?|earlier|last\s+\w+|your\s+(?:open\s+)?letter|their\s+letter|letter\s+of\s+\d|similar|"
    r"précédente?|déjà|l['’]an\s+dernier|votre\s+(?:lettre|courrier)|anterior|su\s+carta)\b|지난|이미|귀\s?단체|سبق|السابق",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure of signatories as the text has it. `is_sure`: the signatories speak of themselves."""

    name: str
    number: int
    place: Place
    piece: Piece
    is_sure: bool

    @property
    def sentence(self) -> str:
        return self.piece.sentence(self.place.start - self.piece.offset)

    @property
    def says_more(self) -> bool:
        """ "More than", so that a higher count confirms it."""
        start, end = self.place.start - self.piece.offset, self.place.end - self.piece.offset
        return bool(_MORE_THAN.search(self.piece.text[:start]) or _KOREAN_MORE.match(self.piece.text[end:]))

    @property
    def is_day(self) -> bool:
        """The number of a day: "your letter of 27 May"."""
        word = re.match(r"\s(\w+)", self.piece.text[self.place.end - self.piece.offset :])
        return word is not None and dates.find(f"1 {word[1]} 2000") is not None


def typed_counts(text: Text, facts: Facts, *, is_historical: bool) -> Iterator[Finding]:
    """Figures of signatories that somebody typed: wrong ones are errors, right ones will be wrong with the next
    signature. A claim of countries can be confirmed by nobody, since individuals may count."""
    for claim in _claims(text):
        counted = _counted(facts.figures)[claim.name]
        if claim.number == counted or (claim.number < counted and claim.says_more):
            if not is_historical:
                message = _("This figure is typed: it will be wrong with the next signature.")
                yield warning("count-typed", message, _remedy(claim.name), claim.place, claim.sentence)
        elif claim.name == "countries":
            yield _unconfirmed(claim, counted)
        else:
            yield _differs(claim, counted, is_historical=is_historical)


def _claims(text: Text) -> Iterator[_Claim]:
    """Where the signatories speak of themselves, and whatever the first paragraph counts: further down other letters
    and other people are counted as well."""
    for index, piece in enumerate(text.prose):
        for start, end in piece.sentences:
            sentence = piece.text[start:end]
            is_sure = bool(_OURSELVES.search(sentence)) and not _ANOTHER.search(sentence)
            claimed = _claimed(sentence) if is_sure or index == 0 else ParsedClaims()
            for name in _NAMES:
                number = getattr(claimed, name)
                if number is not None:
                    claim = _Claim(name, int(number), _place(piece, start, end, number), piece, is_sure)
                    yield from () if claim.is_day else (claim,)


def _claimed(sentence: str) -> ParsedClaims:
    if not next(numbers.find_all(sentence), None):
        return ParsedClaims()
    flow = Flow(sentence, tuple(range(len(sentence))))
    found, _spans = claims.of([Passage(Block("paragraph", sentence, (0, len(sentence))), flow, 0)])
    return found


def _unconfirmed(claim: _Claim, counted: int) -> Finding:
    message = _("%(claimed)d countries are not confirmed: the countries beside the organisations are %(counted)d.")
    remedy = _("Check how the countries were counted. {signatories.countries} stands for those of organisations.")
    values = {"claimed": claim.number, "counted": counted}
    return warning("countries-not-confirmed", message % values, remedy, claim.place, claim.sentence)


def _differs(claim: _Claim, counted: int, *, is_historical: bool) -> Finding:
    message = _messages()[claim.name] % {"claimed": claim.number, "counted": counted}
    if not counted:
        message = _("The text says %(claimed)d, and none of them has signed yet.") % {"claimed": claim.number}
    if is_historical:
        remedy = _("The letter is of the past: its figure stays as it was printed.")
        return error("count-differs", message, remedy, claim.place, claim.sentence)
    if claim.is_sure:
        return error("count-differs", message, _remedy(claim.name), claim.place, claim.sentence)
    remedy = _("If this letter is meant: %(remedy)s") % {"remedy": _remedy(claim.name)}
    return warning("count-differs", message, remedy, claim.place, claim.sentence)


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


def _place(piece: Piece, start: int, end: int, number: int) -> Place:
    """Where the number stands in the sentence; the whole sentence when it is written in some other way."""
    found = numbers.find_all(piece.text[start:end])
    spot = next(((first, last) for first, last, value in found if value == number), (0, end - start))
    return piece.place(start + spot[0], start + spot[1])
