"""The overview: what waits for somebody today, nearest first."""

import datetime
from typing import Any

from django.db.models import Count
from django.http import HttpRequest

from apps.accounts import roles
from apps.base import clock
from apps.campaigns.models import Ask, Campaign
from apps.deliveries.models import Dispatch, Edition
from apps.desk.views import next_steps
from apps.letters.models import Letter
from apps.mail.models import Message
from apps.parties.models import MergeRun
from apps.progress.rules import DELAYED
from apps.responses.models import Commitment, Response
from apps.signatories.models import Invitation, Signature

SHOWN = 8  # rows in each part of the overview


def context(request: HttpRequest) -> dict[str, Any]:
    """A constant number of queries, whatever there is."""
    current = Campaign.objects.filter(is_historical=False, status__in=["planning", "active"])
    campaigns = current.prefetch_related(*next_steps.WITH_LETTERS)
    return {
        "may_edit_campaigns": request.user.has_perm(roles.CAMPAIGN_EDIT),
        "campaigns": [(campaign, next_steps.of_campaign(campaign)) for campaign in campaigns[:SHOWN]],
        "in_review": Letter.objects.filter(status=Letter.Status.IN_REVIEW).select_related("campaign")[:SHOWN],
        "deadlines": _deadlines(),
        "unanswered": _unanswered(),
        "awaited": _awaited(),
        "to_check": Commitment.objects.to_be_checked().select_related("response")[:SHOWN],
        "proposals": Ask.objects.filter(status=Ask.Status.PROPOSED).select_related("campaign")[:SHOWN],
        "held": Signature.objects.filter(status=Signature.Status.HELD).select_related("letter")[:SHOWN],
        "merges": _merges(request),
        "failed_mails": Message.objects.filter(status=Message.Status.FAILED)[:SHOWN],
        "failed_copies": _failed_copies(),
        "failed_editions": Edition.objects.filter(status=Edition.Status.FAILED).select_related("letter")[:SHOWN],
        "drafts_responses": Response.objects.filter(is_public=False, source=None).select_related("institution")[:SHOWN],
    }


def _merges(request: HttpRequest) -> int:
    """How many proposals wait for whoever may answer them. Two queries."""
    run = MergeRun.objects.latest_done() if request.user.has_perm(roles.DIRECTORY_EDIT) else None
    return run.proposals.filter(is_proposed=True).count() if run else 0


def _deadlines() -> Any:
    letters = Letter.objects.filter(status=Letter.Status.OPEN, hard_deadline__isnull=False)
    return letters.select_related("campaign").order_by("hard_deadline")[:SHOWN]


def _unanswered() -> Any:
    """Open letters with the number of invitations that nobody has answered."""
    waiting = Invitation.objects.unanswered().filter(letter__in=Letter.objects.signable())
    counts = waiting.values("letter", "letter__title").annotate(number=Count("pk"))
    return counts.order_by("-number")[:SHOWN]


def _awaited() -> Any:
    """Copies sent more than thirty days ago whose addressee has not replied."""
    since = clock.now() - datetime.timedelta(days=DELAYED)
    replied = Response.objects.replies().exclude(addressee=None).values("addressee")
    late = Dispatch.objects.filter(sent_at__lt=since).exclude(addressee__in=replied)
    return late.select_related("addressee__office__institution", "edition__letter").order_by("sent_at")[:SHOWN]


def _failed_copies() -> Any:
    failed = Dispatch.objects.filter(status=Dispatch.Status.FAILED)
    return failed.select_related("addressee__office__institution", "edition__letter")[:SHOWN]
