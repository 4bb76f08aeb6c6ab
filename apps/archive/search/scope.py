"""Which documents are searched: the filters of a query as a condition in SQL."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet

from apps.addressees.models import Institution
from apps.archive.models import Document, DocumentQuerySet
from apps.archive.search import entries, words
from apps.archive.search.records import Query


@dataclass(frozen=True, slots=True)
class Scope:
    """`documents` is a query for ids with its parameters, empty if all are meant; `keys` a range, or None for all.

    Without `with_titles` only passages are meant, not what documents are called. `without` leaves a document out.
    """

    public_only: bool
    documents: str = ""
    parameters: tuple[Any, ...] = ()
    keys: tuple[int, int] | None = None
    with_titles: bool = True
    without: int | None = None

    def condition(self, key: str, document: str) -> tuple[str, list[Any]]:
        """SQL that follows a WHERE clause; `key` and `document` name the columns."""
        sql, values = f" AND {key} & 1 <> 0" if self.public_only else "", list[Any]()  # "= 1" PostgreSQL thinks rare
        if not self.with_titles:
            sql += f" AND {key} & {entries.PLACE} <> 0"
        if self.without is not None:
            sql += f" AND {document} <> %s"
            values.append(self.without)
        if self.keys is not None:
            sql += f" AND {key} BETWEEN %s AND %s"
            values += self.keys
        if self.documents:
            sql += f" AND {document} IN ({self.documents})"
            values += self.parameters
        return sql, values


def scope(query: Query) -> Scope | None:
    """None if no document can be meant. One query more where institutions were merged."""
    keys = None if query.year is None else entries.keys_of(query.year)
    titles = bool(query.words.strip())
    narrowed = any((query.kind, query.addressee, query.theme, query.language))
    if query.documents is None and query.institution is None and not narrowed:
        return Scope(query.public_only, keys=keys, with_titles=titles)
    try:
        sql, values = documents(query).order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return None
    return Scope(query.public_only, sql, tuple(values), keys, titles)


def documents(query: Query) -> DocumentQuerySet:
    """Documents that fit the filters of a query, whatever their words and year."""
    found = Document.objects.public() if query.public_only else Document.objects.all()
    if query.documents is not None:
        found = found.filter(pk__in=query.documents.values("pk"))
    if query.kind:
        found = found.filter(kind=query.kind)
    if query.language:
        found = found.filter(language=query.language)
    if query.theme:
        found = found.filter(themes__slug=query.theme)
    if query.institution is not None:
        found = found.filter(institutions__in=_one_and_the_same(query.institution))
    return _addressed(found, query.addressee) if query.addressee else found


def _addressed(found: DocumentQuerySet, name: str) -> DocumentQuerySet:
    """Every part of the name, without case and accents, on both databases alike."""
    parts = words.folded(name).split()
    if not parts:
        return found.none()
    for part in parts:
        found = found.filter(addressee_folded__contains=part)
    return found


def _one_and_the_same(institution: int) -> set[int]:
    """The institution and all that were merged into it, at whatever remove."""
    found, newest = {institution}, {institution}
    while newest:
        newest = set(Institution.objects.filter(merged_into__in=newest).values_list("pk", flat=True)) - found
        found |= newest
    return found
