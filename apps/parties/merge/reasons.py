"""What speaks for two names being one, and what against."""

import re
from functools import cache

from rapidfuzz.distance import OSA

from apps.parties.merge.keys import Spelling
from apps.parties.merge.records import Against, Kind, Reason
from apps.parties.merge.words import table

LONG_NAME, VERY_LONG_NAME = 14, 25  # letters; in shorter names one letter makes another name
TITLE_ALIKE = 0.5  # shared words of the shorter of two titles

Weighed = dict[Reason, float]


def speaks_for(one: Spelling, other: Spelling) -> Weighed:
    """Reasons with the score that each gives on its own."""
    found = _same(one, other) or _close(one, other)
    found |= _acronym(one, other)
    if one.host and one.host == other.host:
        found[Reason.WEBSITE] = 0.88
    return found


def _same(one: Spelling, other: Spelling) -> Weighed:
    if one.compact != other.compact:
        return _same_core(one, other)
    if one.row.name == other.row.name:
        return {Reason.SAME_NAME: 1.0}
    if one.acronyms != other.acronyms:
        return {Reason.ACRONYM_BESIDE: 0.97} | ({Reason.THE: 0.97} if one.has_the != other.has_the else {})
    return {Reason.THE: 0.98} if one.has_the != other.has_the else {Reason.SAME_LETTERS: 0.99}


def _same_core(one: Spelling, other: Spelling) -> Weighed:
    """Equal but for what carries little: small words, spellings, order, language, script."""
    if one.letters == other.letters and one.compact.isascii() != other.compact.isascii():
        return {Reason.OTHER_SCRIPT: 0.92}
    if one.core == other.core and len(one.core) > 1:
        small = table().small
        is_small = [w for w in one.words if w not in small] == [w for w in other.words if w not in small]
        is_long = len(one.core) > 3
        return {Reason.SMALL_WORDS: 0.93 if is_long else 0.84} if is_small else {Reason.WORD_FORM: 0.93}
    if sorted(one.core) == sorted(other.core) and len(one.core) > 1:
        return {Reason.SAME_WORDS: 0.9}
    return _same_meaning(one, other)


def _same_meaning(one: Spelling, other: Spelling) -> Weighed:
    if one.row.kind == Kind.PERSON or one.meaning != other.meaning:
        return {}
    is_translated = bool(one.languages and other.languages and not one.languages & other.languages)
    if is_translated and len(one.meaning) > 1:
        return {Reason.TRANSLATED: 0.88 if len(one.meaning) > 2 else 0.86}
    is_post = one.row.kind in (Kind.OFFICE, Kind.INSTITUTION) and not _in_two_states(one, other)
    return {Reason.SAME_WORDS: 0.87} if is_post and "~alike" not in one.meaning else {}


def _in_two_states(one: Spelling, other: Spelling) -> bool:
    """Whether two posts belong to two States: 193 missions to the UN are all alike, and no two of them are one."""
    is_post = one.row.kind in (Kind.OFFICE, Kind.INSTITUTION)
    return is_post and bool(one.row.country and other.row.country) and one.row.country != other.row.country


def _close(one: Spelling, other: Spelling) -> Weighed:
    """One letter or a few; a change of a whole word or of its number is no slip of the pen in a short name."""
    length = min(len(one.compact), len(other.compact))
    distance = OSA.distance(one.compact, other.compact, score_cutoff=3)
    if distance == 1:
        return {Reason.ONE_LETTER: 0.92 if length >= LONG_NAME else 0.8}
    if 1 < distance <= 3 and length >= VERY_LONG_NAME and _slips(one, other):
        return {Reason.FEW_LETTERS: 0.88}
    if _in_two_states(one, other):
        return {}
    likeness = OSA.normalized_similarity(one.compact, other.compact)
    return {Reason.SIMILAR: round(likeness * 0.9, 3)} if 0.78 <= likeness else {}


def _slips(one: Spelling, other: Spelling) -> bool:
    """Whether every word is at most one letter off its counterpart."""
    return len(one.words) == len(other.words) and all(
        OSA.distance(a, b) <= 1 for a, b in zip(one.words, other.words, strict=True)
    )


def _acronym(one: Spelling, other: Spelling) -> Weighed:
    found: Weighed = {}
    for short, full in ((one, other), (other, one)):
        bare = short.bare_acronym
        if bare and bare in full.acronyms:
            found[Reason.ACRONYM_OF] = 0.93 if len(bare) > 2 else 0.8
        elif _is_short_for(short, full):
            found.setdefault(Reason.ACRONYM_OF, _weight_of_initials(short, full))
    return found


def _weight_of_initials(short: Spelling, full: Spelling) -> float:
    """Initials alone are shared by many; the longer they are and with the same country, the fewer."""
    is_same_country = bool(short.row.country) and short.row.country == full.row.country
    length = len(short.bare_acronym or short.acronym_word)
    return min(0.92, (0.87 if is_same_country else 0.78) + 0.03 * (length - 4))


def _is_short_for(short: Spelling, full: Spelling) -> bool:
    """ "ABCD", or "ABCD Place" where the other name has the rest of the words too."""
    rest = () if short.bare_acronym else short.words[1:]
    acronym = short.bare_acronym or short.acronym_word
    if len(acronym) < 3 or full.bare_acronym or not set(rest) <= set(full.words):
        return False
    words = tuple(word for word in full.words if word not in rest)
    return len(words) > 2 and words[0][0] == acronym[0] and bool(_abbreviation(words).fullmatch(acronym))


@cache
def _letters_of(word: str) -> str:
    """A word gives one to three of its first letters; a small word any of its own, or none."""
    if word in table().small:
        return "".join(f"{re.escape(letter)}?" for letter in word[:3])
    first, *more = (re.escape(letter) for letter in word[:3])
    return first + ("(?:" + more[0] + (f"{more[1]}?" if len(more) > 1 else "") + ")?" if more else "")


def _abbreviation(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("".join(_letters_of(word) for word in words))


def speaks_against(one: Spelling, other: Spelling) -> tuple[Against, ...]:
    """In the order of the enumeration. A name of which only an acronym is printed states no places and marks."""
    found = set()
    if one.row.kind != other.row.kind:
        found.add(Against.KIND)
    if one.row.country and other.row.country and one.row.country != other.row.country:
        found.add(Against.COUNTRY)
    if one.acronyms and other.acronyms and not one.acronyms & other.acronyms:
        found.add(Against.ACRONYM)
    if one.row.within and other.row.within and one.row.within != other.row.within:
        found.add(Against.INSTITUTION)
    if not (_says_little(one) or _says_little(other)):
        found |= _against_words(one, other)
    if one.row.kind == Kind.PERSON and not titles_alike(one, other) and one.row.title and other.row.title:
        found.add(Against.TITLE)
    return tuple(each for each in Against if each in found)


def _says_little(name: Spelling) -> bool:
    return bool(name.bare_acronym or name.acronym_word)


def _against_words(one: Spelling, other: Spelling) -> set[Against]:
    found, known = set[Against](), table()
    if one.numbers != other.numbers:
        found.add(Against.NUMBER)
    is_post = one.row.kind in (Kind.INSTITUTION, Kind.OFFICE)
    own = {f"@{one.row.country}", f"@{other.row.country}"} if is_post else set()
    here, there = one.places - own, other.places - own
    if here != there:
        found.add(Against.PLACE if here and there else Against.PLACE_IN_ONE)
    differing = one.marks ^ other.marks
    if differing & known.qualifiers:
        found.add(Against.QUALIFIER)
    bodies = one.marks & known.bodies, other.marks & known.bodies
    if all(bodies) and bodies[0] != bodies[1]:
        found.add(Against.BODY)
    return found


def titles_alike(one: Spelling, other: Spelling) -> bool:
    """Whether half of the words of the shorter title stand in the other. Titles that are not given are not alike."""
    words = [set(each.row.title.casefold().split()) - table().small for each in (one, other)]
    least = min(len(each) for each in words)
    return least > 0 and len(words[0] & words[1]) >= TITLE_ALIKE * least
