"""One page per campaign, across all nouns."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from apps.campaigns.models import Ask, Campaign
from apps.desk.access import for_staff
from apps.desk.views import next_steps
from apps.desk.views.steps import offers
from apps.progress import compose
from apps.responses.models import Commitment, Response
from apps.signatories.models import Invitation, Signature


@for_staff
def show(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = get_object_or_404(Campaign.objects.prefetch_related(*next_steps.WITH_LETTERS), pk=pk)
    context = {
        **admin.site.each_context(request),
        "title": campaign.title,
        "campaign": campaign,
        "opts": Campaign._meta,
        "next_steps": next_steps.of_campaign(campaign),
        "offers": offers(campaign, request.user),
        "scorecard": compose.scorecard(campaign, public_only=False),
        "ask_fates": compose.ask_fates(campaign, public_only=False),
        "proposals": campaign.asks.filter(status=Ask.Status.PROPOSED),
        "letters": _letters(campaign),
        "members": campaign.memberships.select_related("organisation"),
        "milestones": campaign.milestones.all(),
        "responses": Response.objects.filter(campaign=campaign).select_related("institution", "letter"),
        "commitments": Commitment.objects.filter(response__campaign=campaign).select_related("response"),
    }
    return TemplateResponse(request, "desk/campaign.html", context)


def _letters(campaign: Campaign) -> list[dict[str, Any]]:
    """Each letter with its figures: two queries for all of them, besides what is prefetched."""
    signed = _counts(Signature.objects.filter(letter__campaign=campaign), Q(status__in=["confirmed", "as_printed"]))
    invited = _counts(Invitation.objects.filter(letter__campaign=campaign), ~Q(status__in=Invitation.UNANSWERED))
    return [
        {
            "letter": letter,
            "signatures": signed.get(letter.pk, (0, 0)),
            "invitations": invited.get(letter.pk, (0, 0)),
            "editions": sorted(letter.editions.all(), key=lambda edition: edition.number, reverse=True),
        }
        for letter in campaign.letters.all()
    ]


def _counts(rows: Any, wanted: Q) -> dict[int, tuple[int, int]]:
    """Per letter: how many rows are wanted, and how many there are."""
    counted = rows.order_by().values("letter").annotate(good=Count("pk", filter=wanted), total=Count("pk"))
    return {row["letter"]: (row["good"], row["total"]) for row in counted}
