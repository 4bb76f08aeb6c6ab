"""The archive: documents of the past, and the words in them."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from apps.archive.models import Document, Passage
from apps.campaigns.models import Campaign
from apps.letters.models import Letter
from apps.pages.access import for_readers
from apps.pages.forms import ArchiveFilter
from apps.responses.models import Response

PER_PAGE = 20


@for_readers
def archive(request: HttpRequest) -> HttpResponse:
    """Documents, or the passages that hold the words looked for."""
    form = archive_filter(request)
    form.is_valid()
    words = form.cleaned_data.get("q", "")
    documents = narrowed(form)
    found: QuerySet[Document] | QuerySet[Passage] = documents
    if words:
        inside = Passage.objects.containing(words).filter(document__in=documents)
        found = inside.select_related("document").defer("document__original", "document__text")
        found = found.order_by("-document__date", "document__slug", "position")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/archive.html", {"form": form, "words": words, "page": page})


@for_readers
def document(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Document.objects.defer("original"), slug=slug)
    context = {
        "document": found,
        "passages": found.passages.all(),
        "letters": Letter.objects.public().filter(source=found),
        "responses": Response.objects.public().filter(source=found),
        "campaigns": Campaign.objects.public().filter(letters__source=found).distinct(),
    }
    return render(request, "pages/archive_document.html", context)


def archive_filter(request: HttpRequest) -> ArchiveFilter:
    years = [str(day.year) for day in Document.objects.dates("date", "year", order="DESC")]
    codes = Document.objects.order_by("language").values_list("language", flat=True).distinct()
    return ArchiveFilter(request.GET, years=years, languages=list(codes))


def narrowed(form: ArchiveFilter) -> QuerySet[Document]:
    chosen = form.cleaned_data
    found = Document.objects.newest_first().defer("original", "text")
    if chosen.get("kind"):
        found = found.filter(kind=chosen["kind"])
    if chosen.get("year"):
        found = found.filter(date__year=int(chosen["year"]))
    if chosen.get("language"):
        found = found.filter(language=chosen["language"])
    return found
