"""Campaigns: what they ask for, and what became of it."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from apps.campaigns.models import Ask, Campaign
from apps.letters.models import Letter, LetterAddressee
from apps.pages.access import for_readers
from apps.responses.models import AskOutcome, AskPosition, Commitment, Response

PER_PAGE = 20


@for_readers
def campaign_list(request: HttpRequest) -> HttpResponse:
    letters = Prefetch("letters", queryset=Letter.objects.public().only("campaign_id"), to_attr="public_letters")
    found = Campaign.objects.public().prefetch_related(letters)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/campaign_list.html", {"page": page})


@for_readers
def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Campaign.objects.public(), slug=slug)
    responses = Response.objects.public().filter(campaign=found)
    context = {
        "campaign": found,
        "asks": asks_with_fates(found),
        "letters": Letter.objects.public().filter(campaign=found).select_related("campaign", "tally"),
        "milestones": found.milestones.filter(is_public=True),
        "responses": responses.select_related("institution", "office"),
        "commitments": Commitment.objects.public().filter(response__in=responses).select_related("response"),
        "members": found.memberships.select_related("organisation"),
    }
    return render(request, "pages/campaign.html", context)


def asks_with_fates(campaign: Campaign) -> QuerySet[Ask]:
    """Accepted asks, each with `said` (public positions) and `became` (outcomes, the latest first). Three queries.

    An outcome `names_office` where a public letter or response does: whom a campaign will write to is not told."""
    positions = AskPosition.objects.filter(response__in=Response.objects.public())
    positions = positions.select_related("response__institution", "response__office__institution")
    said = Prefetch("positions", positions, to_attr="said")
    addressed = LetterAddressee.objects.filter(letter__in=Letter.objects.public(), office=OuterRef("office"))
    answering = Response.objects.public().filter(office=OuterRef("office"))
    outcomes = AskOutcome.objects.select_related("office__institution")
    outcomes = outcomes.annotate(names_office=Exists(addressed) | Exists(answering))
    became = Prefetch("outcomes", outcomes, to_attr="became")
    return Ask.objects.public().filter(campaign=campaign).prefetch_related(said, became)
