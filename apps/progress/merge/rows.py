"""Rows of the directory that may be compared, and the names under which documents printed them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from apps.addressees.models import Institution, Office
from apps.letters.models import LetterAddressee
from apps.parties.merge import Kind, Named, is_hidden_name
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


def visible(kind: Kind) -> QuerySet[Any]:
    """Rows of one kind but for organisations and persons with a signature that is not shown to everybody, or at risk.

    Persons known by an initial are still in it: only their names tell (`named`).
    """
    risky = Signature.objects.filter(Q(is_at_risk=True) | ~Q(visibility=Signature.Visibility.PUBLIC))
    if kind == Kind.ORGANISATION:
        return Organisation.objects.exclude(pk__in=risky.exclude(organisation=None).values("organisation"))
    if kind == Kind.PERSON:
        private = risky.exclude(person=None).values("person")
        return Person.objects.filter(is_at_risk=False).exclude(pk__in=private)
    if kind == Kind.INSTITUTION:
        return Institution.objects.all()
    return Office.objects.select_related("institution")


def named(row: Any) -> Named | None:
    """A row as the comparing reads it; None for a person known by an initial, whom nobody completes."""
    if isinstance(row, Organisation):
        return Named(row.pk, Kind.ORGANISATION, row.name, row.country.code or "", row.acronym, row.website)
    if isinstance(row, Person):
        found = Named(row.pk, Kind.PERSON, row.name, row.country.code or "", title=row.title)
        return None if is_hidden_name(row.name) else found
    if isinstance(row, Institution):
        return Named(row.pk, Kind.INSTITUTION, row.name, row.country.code or "", website=row.website)
    seat = str(row.institution.merged_into_id or row.institution_id)
    return Named(row.pk, Kind.OFFICE, row.title, row.institution.country.code or "", within=seat)


def every_row() -> Iterator[Named]:
    for kind in Kind:
        for row in visible(kind).order_by("pk").iterator():
            found = named(row)
            if found is not None:
                yield found


def survivors() -> dict[Row, Row]:
    """Merged rows with the row that stands for them at the end of all pointers."""
    found: dict[Row, Row] = {}
    for kind, pairs in (
        (Kind.ORGANISATION, Organisation.objects.exclude(merged_into=None).values_list("pk", "merged_into")),
        (Kind.PERSON, Person.objects.exclude(merged_into=None).values_list("pk", "merged_into")),
        (Kind.INSTITUTION, Institution.objects.exclude(merged_into=None).values_list("pk", "merged_into")),
        (Kind.OFFICE, Office.objects.exclude(merged_into=None).values_list("pk", "merged_into")),
    ):
        pointers = {pk: into for pk, into in pairs if into is not None}
        for pk, into in pointers.items():
            while into in pointers:
                into = pointers[into]
            found[kind, pk] = (kind, into)
    return found


def never(stands_for: Mapping[Row, Row]) -> dict[Kind, set[tuple[int, int]]]:
    """Pairs that a person rejected, also as the rows that stand for them today. The smaller number first."""
    found: dict[Kind, set[tuple[int, int]]] = defaultdict(set)
    for name, first, second in MergeDecision.objects.never().values_list("kind", "first", "second"):
        kind = Kind(name)
        one, other = sorted(stands_for.get((kind, pk), (kind, pk))[1] for pk in (first, second))
        found[kind] |= {(first, second), (one, other)}
    return found


def printings(rows: Iterable[Named], stands_for: Mapping[Row, Row]) -> dict[Row, set[Printing]]:
    """Every name under which a row or one merged into it was printed; its own name where nothing printed it."""
    return _by_row(rows, stands_for, (*_signed(Q()), *_addressed(Q()), *_answered(Q())))


def printings_of(kind: Kind, rows: Iterable[Named], stands_for: Mapping[Row, Row]) -> dict[Row, set[Printing]]:
    """The same for a few rows of one kind. One or two queries."""
    rows = list(rows)
    standing = {row.pk for row in rows}
    pks = [*standing, *(row[1] for row, into in stands_for.items() if into[0] == kind and into[1] in standing)]
    told: Iterable[tuple[Row, Printing]]
    if kind in (Kind.ORGANISATION, Kind.PERSON):
        told = _signed(Q(**{f"{kind}__in": pks}))
    elif kind == Kind.OFFICE:
        told = (*_addressed(Q(office__in=pks)), *_answered(Q(office__in=pks)))
    else:
        in_office = Q(office__institution__in=pks)
        told = (*_addressed(in_office), *_answered(in_office | Q(institution__in=pks)))
    return _by_row(rows, stands_for, told)


def _by_row(
    rows: Iterable[Named], stands_for: Mapping[Row, Row], told: Iterable[tuple[Row, Printing]]
) -> dict[Row, set[Printing]]:
    found: dict[Row, set[Printing]] = defaultdict(set)
    for row, printing in told:
        found[stands_for.get(row, row)].add(printing)
    for each in rows:
        if not found[each.kind, each.pk]:
            found[each.kind, each.pk].add(Printing("", each.name, each.country, each.title))
    return found


def _signed(which: Q) -> Iterator[tuple[Row, Printing]]:
    wanted = ("organisation", "person", "name", "title", "country", "letter__source__slug")
    rows = Signature.objects.public().filter(which).values_list(*wanted)
    for organisation, person, name, title, country, slug in rows.iterator():
        row = (Kind.ORGANISATION, organisation) if organisation else (Kind.PERSON, person)
        if row[1] and not (person and is_hidden_name(name)):
            yield row, Printing(slug or "", name, str(country or ""), title if person else "")


def _addressed(which: Q) -> Iterator[tuple[Row, Printing]]:
    rows = LetterAddressee.objects.filter(which).select_related("office__institution", "letter__source")
    for each in rows.defer("letter__source__original", "letter__source__text", "letter__body").iterator():
        yield from _of_office(each.office, each.letter.source.slug if each.letter.source else "")


def _answered(which: Q) -> Iterator[tuple[Row, Printing]]:
    rows = Response.objects.filter(which).select_related("office__institution", "institution", "source")
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
