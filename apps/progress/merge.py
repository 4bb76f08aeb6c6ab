"""Who may be who, read across nouns: rows of the directory, and under which names the archive printed them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from apps.addressees.models import Institution, Office
from apps.letters.models import LetterAddressee
from apps.parties.merge import Cluster, Kind, Named, Reason, Verdict, clusters, is_hidden_name, judge
from apps.parties.models import MergeDecision, Organisation, Person
from apps.responses.models import Response
from apps.signatories.models import Signature

Row = tuple[Kind, int]


@dataclass(frozen=True, order=True)
class Printing:
    """A name as a document printed it. `document` is the short name of an archive document, or empty."""

    document: str
    name: str
    country: str
    title: str = ""


@dataclass(frozen=True)
class Proposal:
    """`is_joined` when the directory has all of these as one row already: there is nothing left to decide."""

    kind: Kind
    members: tuple[Printing, ...]
    verdict: Verdict
    is_joined: bool


def proposals() -> list[Proposal]:
    """What may be one, and what was joined when it was read in; best first. Ten queries, whatever the size.

    Nobody at risk and nobody known by an initial is in it, neither as a row nor as a printed name.
    """
    stands_for = _survivors()
    rows = [row for row in _rows() if (row.kind, row.pk) not in stands_for]
    printed = _printings(rows, stands_for)
    found = clusters(rows, never=_never())
    told = {(row.kind, row.pk) for each in found if each.proposed for row in each.rows}
    joined = (_joined(row, printed[row.kind, row.pk]) for row in rows if (row.kind, row.pk) not in told)
    every = [_proposal(each, printed) for each in found] + [each for each in joined if each]
    return sorted(every, key=lambda each: (-each.verdict.score, each.is_joined, each.kind, each.members))


def _rows() -> Iterator[Named]:
    risky = Signature.objects.filter(Q(is_at_risk=True) | ~Q(visibility=Signature.Visibility.PUBLIC))
    hidden = risky.exclude(organisation=None).values("organisation")
    for o in Organisation.objects.exclude(pk__in=hidden).order_by("pk").iterator():
        yield Named(o.pk, Kind.ORGANISATION, o.name, o.country.code or "", o.acronym, o.website)
    private = risky.exclude(person=None).values("person")
    for p in Person.objects.filter(is_at_risk=False).exclude(pk__in=private).order_by("pk").iterator():
        if not is_hidden_name(p.name):
            yield Named(p.pk, Kind.PERSON, p.name, p.country.code or "", title=p.title)
    for i in Institution.objects.order_by("pk").iterator():
        yield Named(i.pk, Kind.INSTITUTION, i.name, i.country.code or "", website=i.website)
    for f in Office.objects.select_related("institution").order_by("pk").iterator():
        seat = str(f.institution.merged_into_id or f.institution_id)
        yield Named(f.pk, Kind.OFFICE, f.title, f.institution.country.code or "", within=seat)


def _survivors() -> dict[Row, Row]:
    """Merged rows with the row that stands for them at the end of all pointers."""
    found: dict[Row, Row] = {}
    for kind, pairs in (
        (Kind.ORGANISATION, Organisation.objects.exclude(merged_into=None).values_list("pk", "merged_into")),
        (Kind.PERSON, Person.objects.exclude(merged_into=None).values_list("pk", "merged_into")),
        (Kind.INSTITUTION, Institution.objects.exclude(merged_into=None).values_list("pk", "merged_into")),
    ):
        pointers = {pk: into for pk, into in pairs if into is not None}
        for pk, into in pointers.items():
            while into in pointers:
                into = pointers[into]
            found[kind, pk] = (kind, into)
    return found


def _never() -> dict[Kind, set[tuple[int, int]]]:
    found: dict[Kind, set[tuple[int, int]]] = defaultdict(set)
    for kind, first, second in MergeDecision.objects.never().values_list("kind", "first", "second"):
        found[Kind(kind)].add((first, second))
    return found


def _printings(rows: Iterable[Named], stands_for: Mapping[Row, Row]) -> dict[Row, set[Printing]]:
    """Every name under which a row or one merged into it was printed; its own name where nothing printed it."""
    found: dict[Row, set[Printing]] = defaultdict(set)
    for row, printing in (*_signed(), *_addressed(), *_answered()):
        found[stands_for.get(row, row)].add(printing)
    for each in rows:
        if not found[each.kind, each.pk]:
            found[each.kind, each.pk].add(Printing("", each.name, each.country, each.title))
    return found


def _signed() -> Iterator[tuple[Row, Printing]]:
    wanted = ("organisation", "person", "name", "title", "country", "letter__source__slug")
    for organisation, person, name, title, country, slug in Signature.objects.public().values_list(*wanted).iterator():
        row = (Kind.ORGANISATION, organisation) if organisation else (Kind.PERSON, person)
        if row[1] and not (person and is_hidden_name(name)):
            yield row, Printing(slug or "", name, str(country or ""), title if person else "")


def _addressed() -> Iterator[tuple[Row, Printing]]:
    rows = LetterAddressee.objects.select_related("office__institution", "letter__source")
    for each in rows.defer("letter__source__original", "letter__source__text", "letter__body").iterator():
        yield from _of_office(each.office, each.letter.source.slug if each.letter.source else "")


def _answered() -> Iterator[tuple[Row, Printing]]:
    rows = Response.objects.select_related("office__institution", "institution", "source")
    for each in rows.defer("source__original", "source__text", "text").iterator():
        slug = each.source.slug if each.source else ""
        yield _of_institution(each.institution, slug)
        if each.office:
            yield from _of_office(each.office, slug)


def _of_office(office: Office, slug: str) -> Iterator[tuple[Row, Printing]]:
    country = office.institution.country.code or ""
    yield (Kind.OFFICE, office.pk), Printing(slug, office.title, country)
    yield _of_institution(office.institution, slug)


def _of_institution(institution: Institution, slug: str) -> tuple[Row, Printing]:
    return (Kind.INSTITUTION, institution.pk), Printing(slug, institution.name, institution.country.code or "")


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
