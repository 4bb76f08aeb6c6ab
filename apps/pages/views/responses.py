"""What governments said, and what they promised."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from apps.campaigns.models import Ask
from apps.pages.access import for_readers
from apps.responses.models import Commitment, Response

PER_PAGE = 25


@for_readers
def response(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Response.objects.public().select_related(
        "institution", "office__institution", "campaign", "letter", "source"
    )
    found = get_object_or_404(rows.defer("source__original", "source__text"), slug=slug)
    public_asks = Ask.objects.public()
    context = {
        "response": found,
        "positions": found.positions.filter(ask__in=public_asks).select_related("ask"),
        "commitments": found.commitments.prefetch_related(Prefetch("asks", public_asks, to_attr="public_asks")),
    }
    return render(request, "pages/response.html", context)


@for_readers
def commitments(request: HttpRequest) -> HttpResponse:
    found = Commitment.objects.public().select_related("response__institution")
    page = Paginator(found.order_by("-response__dated", "response", "position"), PER_PAGE)
    return render(request, "pages/commitments.html", {"page": page.get_page(request.GET.get("page"))})
