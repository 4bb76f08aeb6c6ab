"""From pairs to groups that a person can accept at one go."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from apps.parties.merge.blocking import Index
from apps.parties.merge.keys import read
from apps.parties.merge.reasons import speaks_against
from apps.parties.merge.records import WORTH_A_LOOK, Against, Kind, Named, Reason, Verdict
from apps.parties.merge.scoring import compare

Pair = tuple[int, int]  # two pks of one kind, the smaller first
Judged = tuple[Pair, Verdict]
NOTHING: Mapping[Kind, Collection[Pair]] = MappingProxyType({})

# What keeps two rows apart even when a third is close to both.
FORBIDDING = {Against.NUMBER, Against.PLACE, Against.QUALIFIER, Against.ACRONYM, Against.KIND, Against.HIDDEN}


@dataclass(frozen=True)
class Cluster:
    """Rows proposed as one (or, below the threshold, two rows worth a look). The score is that of the weakest link."""

    kind: Kind
    rows: tuple[Named, ...]
    verdict: Verdict

    @property
    def proposed(self) -> bool:
        return self.verdict.proposed


def pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def proposals(index: Index, *, never: Collection[Pair] = ()) -> Iterator[Judged]:
    """Every pair of the index worth a look, each once. `never` are pairs that a person rejected."""
    told = set(never)
    for asked in index.spellings:
        for found in index.candidates(asked):
            both = pair(asked.row.pk, found.row.pk)
            if both in told:
                continue
            verdict = compare(asked, found)
            if verdict.score >= WORTH_A_LOOK:
                told.add(both)
                yield both, verdict


def clusters(rows: Iterable[Named], *, never: Mapping[Kind, Collection[Pair]] = NOTHING) -> list[Cluster]:
    """Best first, rows of a group in the order of their numbers. `never` are the pairs that a person rejected.
    A group never holds two rows that a person set apart, nor two that contradict each other."""
    by_kind: dict[Kind, dict[int, Named]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, {})[row.pk] = row
    found = [each for kind in Kind for each in _of_kind(kind, by_kind.get(kind, {}), never.get(kind, ()))]
    return sorted(found, key=lambda each: (-each.verdict.score, each.kind, [row.pk for row in each.rows]))


def _of_kind(kind: Kind, rows: Mapping[int, Named], never: Collection[Pair]) -> Iterator[Cluster]:
    judged = sorted(proposals(Index(rows.values()), never=never), key=lambda each: (-each[1].score, each[0]))
    accepted = [each for each in judged if each[1].proposed]
    for group in _groups(accepted, rows, never):
        links = [verdict for both, verdict in accepted if set(both) <= group]
        yield Cluster(kind, tuple(rows[pk] for pk in sorted(group)), _together(links))
    for both, verdict in judged:
        if not verdict.proposed:
            yield Cluster(kind, tuple(rows[pk] for pk in both), verdict)


def _groups(accepted: Iterable[Judged], rows: Mapping[int, Named], never: Collection[Pair]) -> list[set[int]]:
    """Joined from the strongest link down; a link that would bring two together who must not be is left out."""
    group_of: dict[int, set[int]] = {}
    for (one, other), _verdict in accepted:
        here, there = group_of.get(one, {one}), group_of.get(other, {other})
        if here is there or not _may_meet(here, there, rows, never):
            continue
        joined = here | there
        group_of.update(dict.fromkeys(joined, joined))
    return list({id(group): group for group in group_of.values()}.values())


def _may_meet(here: set[int], there: set[int], rows: Mapping[int, Named], never: Collection[Pair]) -> bool:
    strangers = [(one, other) for one in here for other in there]
    if any(pair(one, other) in never for one, other in strangers):
        return False
    return all(not FORBIDDING & set(speaks_against(read(rows[one]), read(rows[other]))) for one, other in strangers)


def _together(links: list[Verdict]) -> Verdict:
    reasons = {reason for verdict in links for reason in verdict.reasons}
    against = {each for verdict in links for each in verdict.against}
    return Verdict(
        min(verdict.score for verdict in links),
        tuple(each for each in Reason if each in reasons),
        tuple(each for each in Against if each in against),
    )
