"""The front page, and the pages that explain."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.letters.models import Letter
from apps.pages.access import for_readers
from apps.responses.models import Response
from apps.signatories import rules

SHOWN = 6  # letters and responses on the front page


@for_readers
def home(request: HttpRequest) -> HttpResponse:
    public = Letter.objects.public().select_related("campaign", "tally")
    context = {
        "open_letters": public.signable().order_by("hard_deadline", "slug")[:SHOWN],
        "recent_letters": public.exclude(status=Letter.Status.OPEN).order_by("-date", "slug")[:SHOWN],
        "responses": Response.objects.public().replies().select_related("institution", "campaign")[:SHOWN],
    }
    return render(request, "pages/home.html", context)


@for_readers
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html")


@for_readers
def privacy(request: HttpRequest) -> HttpResponse:
    context = {
        "confirmation_days": rules.CONFIRMATION_LIFE,
        "reminders": len(rules.CONFIRMATION_REMINDERS),
    }
    return render(request, "pages/privacy.html", context)
