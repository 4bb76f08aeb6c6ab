"""Finding paragraphs of the archive."""

from django.db.models import QuerySet

from apps.archive.models import Document, Passage

MOST_WORDS = 12


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
