"""Who may be who, read across nouns: rows of the directory, and under which names the archive printed them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from apps.parties.merge import Cluster, Kind, Named, Reason, Verdict, clusters, judge
from apps.progress.merge.rows import Printing, Row, every_row, never, printings, survivors


@dataclass(frozen=True)
class Proposal:
    """`is_joined` when the directory has all of these as one row already: there is nothing left to decide."""

    kind: Kind
    members: tuple[Printing, ...]
    verdict: Verdict
    is_joined: bool


def found() -> list[Cluster]:
    """Rows that may be one, best first. Eight queries, whatever the size; three minutes for 100,000 organisations."""
    stands_for = survivors()
    return clusters((row for row in every_row() if (row.kind, row.pk) not in stands_for), never=never(stands_for))


def proposals() -> list[Proposal]:
    """What may be one, and what was joined when it was read in; best first. Ten queries, whatever the size.

    Nobody at risk and nobody known by an initial is in it, neither as a row nor as a printed name.
    """
    stands_for = survivors()
    rows = [row for row in every_row() if (row.kind, row.pk) not in stands_for]
    printed = printings(rows, stands_for)
    found = clusters(rows, never=never(stands_for))
    told = {(row.kind, row.pk) for each in found if each.proposed for row in each.rows}
    joined = (_joined(row, printed[row.kind, row.pk]) for row in rows if (row.kind, row.pk) not in told)
    every = [_proposal(each, printed) for each in found] + [each for each in joined if each]
    return sorted(every, key=lambda each: (-each.verdict.score, each.is_joined, each.kind, each.members))


def _proposal(cluster: Cluster, printed: Mapping[Row, set[Printing]]) -> Proposal:
    members = [printing for row in cluster.rows for printing in sorted(printed[row.kind, row.pk])]
    return Proposal(cluster.kind, tuple(members), cluster.verdict, is_joined=False)


def _joined(row: Named, printings: Iterable[Printing]) -> Proposal | None:
    """A row that more than one document printed, with what speaks for and against its spellings being one."""
    members = sorted(printings)
    if len({each.document for each in members}) < 2:
        return None
    first, *others = (
        Named(number, row.kind, each.name, each.country, title=each.title, within=row.within)
        for number, each in enumerate(members)
    )
    verdicts = [judge(first, other) for other in others]
    reasons = {reason for verdict in verdicts for reason in verdict.reasons}
    against = tuple(sorted({each for verdict in verdicts for each in verdict.against}))
    score = min(verdict.score for verdict in verdicts)
    verdict = Verdict(score, tuple(each for each in Reason if each in reasons), against)
    return Proposal(row.kind, tuple(members), verdict, is_joined=True)


def as_data(proposal: Proposal) -> dict[str, Any]:
    """Plain data for JSON. Countries and documents that are not known are null."""
    return {
        "kind": str(proposal.kind),
        "members": [
            {"name": each.name, "country": each.country or None, "document": each.document or None}
            for each in proposal.members
        ],
        "score": proposal.verdict.score,
        "proposed": proposal.verdict.proposed,
        "joined": proposal.is_joined,
        "reasons": [str(each) for each in proposal.verdict.reasons],
        "against": [str(each) for each in proposal.verdict.against],
    }
