"""What goes in and what comes out."""

from dataclasses import dataclass
from enum import StrEnum

THRESHOLD = 0.85  # from here a pair is proposed for acceptance; below it is at most worth a look
WORTH_A_LOOK = 0.7


class Kind(StrEnum):
    ORGANISATION = "organisation"
    PERSON = "person"
    OFFICE = "office"
    INSTITUTION = "institution"


class Reason(StrEnum):
    SAME_NAME = "same name"
    SAME_LETTERS = "same letters but for case, accents and signs"
    THE = "The at the beginning"
    ACRONYM_BESIDE = "acronym in brackets or beside the name"
    ACRONYM_OF = "acronym of the other's name"
    ONE_LETTER = "one letter off"
    FEW_LETTERS = "a few letters off in a long name"
    SMALL_WORDS = "same but for small words"
    WORD_FORM = "another spelling or short form of a word"
    SAME_WORDS = "same words in another order"
    TRANSLATED = "translated name"
    OTHER_SCRIPT = "same name in another script"
    WEBSITE = "same website"
    SAME_COUNTRY = "same country"
    SAME_TITLE = "same title"
    SIMILAR = "similar words"


class Against(StrEnum):
    COUNTRY = "other country"
    NUMBER = "other number"
    PLACE = "other place in the name"
    PLACE_IN_ONE = "place in one name only"
    QUALIFIER = "a word that sets apart, such as Youth"
    BODY = "different kind of body"
    ACRONYM = "other acronym"
    KIND = "different kind"
    TITLE = "other title"
    INSTITUTION = "other institution"
    COMMON_WORDS = "nothing but common words"
    HIDDEN = "name withheld"


@dataclass(frozen=True)
class Named:
    """One row of the directory. `within` is the institution of an office; `title` what a person is printed with."""

    pk: int
    kind: Kind
    name: str
    country: str = ""
    acronym: str = ""
    website: str = ""
    title: str = ""
    within: str = ""
    at_risk: bool = False


@dataclass(frozen=True)
class Verdict:
    """What speaks for and against two rows being one. `score` is between 0 and 1 and orders; it is no probability."""

    score: float
    reasons: tuple[Reason, ...] = ()
    against: tuple[Against, ...] = ()

    @property
    def proposed(self) -> bool:
        return self.score >= THRESHOLD
