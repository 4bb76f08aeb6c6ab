"""What a campaign or a letter waits for, in one sentence and one link."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.campaigns.models import Ask, Campaign
from apps.deliveries.models import Dispatch, Edition
from apps.letters.models import Letter

WITH_LETTERS = ("asks", "letters__editions__dispatches", "letters__campaign")


@dataclass(frozen=True)
class NextStep:
    words: str
    address: str


def of_campaign(campaign: Campaign) -> list[NextStep]:
    """One step for the campaign itself, if it lacks something, and one for each letter still under way.

    Reads what `WITH_LETTERS` prefetches; no query of its own then.
    """
    steps = []
    change = reverse("admin:campaigns_campaign_change", args=[campaign.pk])
    accepted = [ask for ask in campaign.asks.all() if ask.status == Ask.Status.ACCEPTED]
    letters = list(campaign.letters.all())
    if not accepted:
        steps.append(NextStep(_("Write down what the campaign asks for"), f"{change}#asks-group"))
    if not letters:
        steps.append(
            NextStep(_("Draft the first letter"), f"{reverse('admin:letters_letter_add')}?campaign={campaign.pk}")
        )
    if campaign.status == Campaign.Status.PLANNING and accepted:
        address = reverse("desk:step", args=["campaigns", "campaign", campaign.pk, "start"])
        steps.append(NextStep(_("Start the campaign"), address))
    return steps + [step for letter in letters if (step := of_letter(letter)) is not None]


def of_letter(letter: Letter) -> NextStep | None:
    """The one thing to do next, or None for a letter of the past."""
    if letter.is_historical:
        return None
    change = reverse("admin:letters_letter_change", args=[letter.pk])
    early = {
        Letter.Status.DRAFT: (_("Write “%s” and submit it for review"), reverse("desk:letter", args=[letter.pk])),
        Letter.Status.IN_REVIEW: (_("“%s” waits for an approver"), change),
        Letter.Status.APPROVED: (_("Open “%s” for signing"), _step(letter, "open")),
        Letter.Status.OPEN: (_("Invite signatories to “%s”"), reverse("desk:invite", args=[letter.pk])),
        Letter.Status.DELIVERED: (
            _("Record what came back on “%s”"),
            f"{reverse('admin:responses_response_add')}?letter={letter.pk}&campaign={letter.campaign_id}",
        ),
    }
    words, address = early.get(Letter.Status(letter.status)) or _after_closing(letter)
    return NextStep(words % letter.title, address)


def _after_closing(letter: Letter) -> tuple[str, str]:
    editions = sorted(letter.editions.all(), key=lambda edition: edition.number, reverse=True)
    if not editions:
        return _("Make the edition of “%s” that will be delivered"), _step(letter, "edition")
    latest = editions[0]
    page = reverse("admin:deliveries_edition_change", args=[latest.pk])
    if latest.status == Edition.Status.FAILED:
        return _("The edition of “%s” could not be printed: see why"), page
    copies = list(latest.dispatches.all())
    if not copies:
        return _("Plan the dispatches of “%s”"), page
    waiting = [copy for copy in copies if copy.status in (Dispatch.Status.PLANNED, Dispatch.Status.READY)]
    if waiting:
        return _("Send the copies of “%s”"), page
    return _("Check how the copies of “%s” arrived"), page


def _step(letter: Letter, name: str) -> str:
    return reverse("desk:step", args=["letters", "letter", letter.pk, name])
