"""Who can read what is imported: one choice of three, so that no past campaign is asked for that nobody may see."""

from typing import TypedDict

from django.http import HttpRequest

ARCHIVE, PUBLIC, CAMPAIGN = "archive", "public", "campaign"


class Wishes(TypedDict):
    is_public: bool
    as_past_campaign: bool


def chosen(request: HttpRequest) -> Wishes:
    """What the form asks for; without a choice, the archive of the desk alone."""
    how = request.POST.get("how")
    return {"is_public": how in (PUBLIC, CAMPAIGN), "as_past_campaign": how == CAMPAIGN}


def how(request: HttpRequest, is_public: bool, as_past_campaign: bool) -> str:
    """The choice that the form shows: what was sent, else what was said of the file or run when it came in."""
    before = CAMPAIGN if as_past_campaign else PUBLIC if is_public else ARCHIVE
    return request.POST.get("how", before)
