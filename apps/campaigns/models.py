"""Campaigns, what they ask for, their milestones and the coalition behind them."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from apps.archive.models import Document, Passage
from apps.base import clock
from apps.base.models import Dated, Stateful, Transition
from apps.parties.models import Organisation


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def public(self) -> Self:
        """What readers may see: under way or over, past any embargo, and not of the past with its document kept back.

        A campaign of the past has the short name of its document; neither changes any more.
        """
        shown = [Campaign.Status.ACTIVE, Campaign.Status.CONCLUDED, Campaign.Status.ARCHIVED]
        kept_back = Exists(Document.objects.filter(slug=OuterRef("slug"), is_public=False))
        free = Q(embargo_until=None) | Q(embargo_until__lte=clock.now())
        return self.filter(free, status__in=shown).exclude(kept_back, is_historical=True)


class Campaign(Stateful):
    """One effort around a decision."""

    class Status(models.TextChoices):
        PLANNING = "planning", _("Planning")
        ACTIVE = "active", _("Active")
        CONCLUDED = "concluded", _("Concluded")
        ARCHIVED = "archived", _("Archived")

    MOVES = {
        Status.PLANNING: (Status.ACTIVE, Status.ARCHIVED),
        Status.ACTIVE: (Status.CONCLUDED,),
        Status.CONCLUDED: (Status.ARCHIVED, Status.ACTIVE),
        Status.ARCHIVED: (),
    }

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(_("short name"), max_length=80, unique=True, help_text=_("Part of the public address."))
    summary = models.TextField(_("summary"), blank=True, help_text=_("Two or three sentences for the public page."))
    decision = models.CharField(_("decision aimed at"), max_length=300, blank=True)
    status = models.CharField(_("state"), max_length=12, choices=Status.choices, default=Status.PLANNING)
    language = models.CharField(_("language"), max_length=12, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    contact_email = models.EmailField(_("contact address"), blank=True, help_text=_("Answers to mails go here."))
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    is_historical = models.BooleanField(_("historical"), default=False)

    objects = CampaignQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ("-created_at", "slug")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("pages:campaign", args=[self.slug])


class CampaignTransition(Transition):
    subject = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="transitions")


class AskQuerySet(models.QuerySet["Ask"]):
    def accepted(self) -> Self:
        return self.filter(status=Ask.Status.ACCEPTED)

    def public(self) -> Self:
        """Accepted, of a campaign that is public. Asks of the past are words of their document: kept back with it."""
        kept_back = Q(campaign__is_historical=True, source__document__in=Document.objects.filter(is_public=False))
        return self.accepted().filter(campaign__in=Campaign.objects.public()).exclude(kept_back)


class Ask(Dated):
    """One thing a campaign demands. A proposal read from prose counts only once a person accepted it."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Rejected")

    campaign = models.ForeignKey(Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="asks")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    label = models.CharField(_("short label"), max_length=120)
    text = models.TextField(_("full text"))
    status = models.CharField(_("state"), max_length=10, choices=Status.choices, default=Status.ACCEPTED)
    source = models.ForeignKey(
        Passage, verbose_name=_("read in"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AskQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("ask")
        verbose_name_plural = _("asks")
        ordering = ("campaign", "position", "id")

    def __str__(self) -> str:
        return self.label


class Membership(models.Model):
    """An organisation in the coalition of a campaign."""

    class Part(models.TextChoices):
        LEAD = "lead", _("Leads")
        MEMBER = "member", _("Member")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="memberships"
    )
    part = models.CharField(_("part"), max_length=10, choices=Part.choices, default=Part.MEMBER)

    class Meta:
        verbose_name = _("member of the coalition")
        verbose_name_plural = _("the coalition")
        ordering = ("campaign", "part", "organisation__name")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organisation"],
                name="campaigns_member_once",
                violation_error_message=_("This organisation belongs to the coalition already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Milestone(Dated):
    """A date that matters to a campaign: a session, a vote, a release."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="milestones"
    )
    date = models.DateField(_("date"))
    title = models.CharField(_("title"), max_length=200)
    is_public = models.BooleanField(_("public"), default=False)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("date", "id")

    def __str__(self) -> str:
        return self.title
