"""Finding paragraphs of the archive."""

from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.safestring import mark_safe

from apps.archive.models import Document, Passage
from apps.archive.search.records import Hit, Query, Results

__all__ = ["Hit", "Query", "Results", "documents", "find", "like", "passages"]

MOST_WORDS = 12


def find(query: Query, *, page: int = 1, per_page: int = 20) -> Results:
    """One page of the passages that answer a query, best first."""
    chosen = Document.objects.all() if query.documents is None else query.documents
    chosen = chosen.public() if query.public_only else chosen  # type: ignore[attr-defined]
    found = passages(query.words, kind=query.kind, addressed_to=query.addressee).filter(document__in=chosen)
    rows = list(found[(page - 1) * per_page : page * per_page + 1])
    return Results(tuple(_hit(row) for row in rows[:per_page]), page, len(rows) > per_page)


def like(text: str, *, public_only: bool = True, exclude: Document | None = None, limit: int = 10) -> tuple[Hit, ...]:
    """Passages that share the most telling words with `text`."""
    longest = sorted(set(text.split()), key=len)[-1:]
    return find(Query(" ".join(longest), public_only=public_only), per_page=limit).hits


def _hit(row: Passage) -> Hit:
    return Hit(row, row.document, mark_safe(escape(row.text)), 0.0)  # noqa: S308 - escaped


def passages(words: str, *, kind: str = "", addressed_to: str = "") -> QuerySet[Passage]:
    """Paragraphs that hold every word, newest document first, with their documents (one query).

    `kind` is one of Document.Kind; `addressed_to` a part of the addressee's name. Words beyond the twelfth are ignored.
    """
    found = Passage.objects.containing(" ".join(words.split()[:MOST_WORDS])).select_related("document")
    if kind:
        found = found.filter(document__kind=kind)
    if addressed_to:
        found = found.filter(document__addressed_to__icontains=addressed_to)
    return found.order_by("-document__date", "document__slug", "position")


def documents(words: str, *, kind: str = "") -> QuerySet[Document]:
    """Documents with a paragraph that holds every word, newest first; without words, all (one query)."""
    found = Document.objects.all()
    if words.strip():
        found = found.filter(pk__in=passages(words).order_by().values("document"))
    if kind:
        found = found.filter(kind=kind)
    return found.newest_first().defer("original", "text")
