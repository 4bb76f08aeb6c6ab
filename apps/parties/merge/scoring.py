"""One figure from reasons: the strongest, a little more for each that joins it, held down by what speaks against."""

from apps.parties.merge.keys import Spelling, is_hidden_name, read
from apps.parties.merge.reasons import Weighed, speaks_against, speaks_for, titles_alike
from apps.parties.merge.records import Against, Kind, Named, Reason, Verdict

_JOINED = 0.02
_CAPS = {
    Against.KIND: 0.2,
    Against.HIDDEN: 0.0,
    Against.NUMBER: 0.6,
    Against.PLACE: 0.6,
    Against.QUALIFIER: 0.65,
    Against.ACRONYM: 0.75,
    Against.BODY: 0.75,
    Against.PLACE_IN_ONE: 0.8,
    Against.COMMON_WORDS: 0.84,
    Against.INSTITUTION: 0.84,
}
_COUNTRY_COSTS = 0.1  # many organisations work in several countries: it costs, it does not forbid


def judge(one: Named, other: Named) -> Verdict:
    """Symmetric and deterministic. Rows at risk and persons known by an initial get 0, whatever their names."""
    return compare(read(one), read(other))


def compare(one: Spelling, other: Spelling) -> Verdict:
    if _is_hidden(one.row) or _is_hidden(other.row):
        return Verdict(0.0, (), (Against.HIDDEN,))
    one, other = sorted((one, other), key=lambda each: (each.row.name, each.row.pk))
    weighed = speaks_for(one, other)
    if not weighed:
        return Verdict(0.0, (), speaks_against(one, other))
    weighed |= _beside(one, other, weighed)
    against = _with_common_words(one, other, weighed, speaks_against(one, other))
    score = min(1.0, max(weighed.values()) + _JOINED * (len(weighed) - 1))
    return Verdict(_held_down(score, one, against), tuple(each for each in Reason if each in weighed), against)


def _is_hidden(row: Named) -> bool:
    return row.at_risk or (row.kind == Kind.PERSON and is_hidden_name(row.name))


def _beside(one: Spelling, other: Spelling, weighed: Weighed) -> Weighed:
    """What says nothing on its own. A person's name is shared by many: without title or country it is worth less."""
    found: Weighed = {}
    if one.row.country and one.row.country == other.row.country:
        found[Reason.SAME_COUNTRY] = 0.0
    if one.row.kind != Kind.PERSON:
        return found
    if titles_alike(one, other):
        return found | {Reason.SAME_TITLE: 0.0}
    for reason in weighed:
        weighed[reason] -= 0.1
    return found


def _with_common_words(
    one: Spelling, other: Spelling, weighed: Weighed, against: tuple[Against, ...]
) -> tuple[Against, ...]:
    """ "Center for Human Rights" in two countries is two centers; so is a short name a letter away from another."""
    is_loose = bool({Reason.ONE_LETTER, Reason.SIMILAR} & set(weighed)) and Reason.SAME_COUNTRY not in weighed
    doubtful = Against.COUNTRY in against or (is_loose and len(one.core) < 3)
    is_party = one.row.kind == Kind.ORGANISATION
    if is_party and doubtful and one.is_common and other.is_common:
        return (*against, Against.COMMON_WORDS)
    return against


def _held_down(score: float, one: Spelling, against: tuple[Against, ...]) -> float:
    for each in against:
        score = min(score, _CAPS.get(each, 1.0))
    if Against.COUNTRY in against:
        is_party = one.row.kind == Kind.ORGANISATION
        score = score - _COUNTRY_COSTS if is_party else min(score, 0.75)
    if Against.TITLE in against and len(one.compact) < 10:
        score = min(score, 0.84)
    return round(max(score, 0.0), 3)
