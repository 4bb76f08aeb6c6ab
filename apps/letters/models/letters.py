"""The letter of a campaign and whom it addresses."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from apps.addressees.models import Office
from apps.archive.models import Document
from apps.base import clock
from apps.base.models import Dated, Stateful, Transition
from apps.campaigns.models import Campaign
from apps.letters.models.templates import LetterTemplate


class Formality(models.TextChoices):
    FORMAL = "formal", _("Formal, as states write")
    PLAIN = "plain", _("Plain, as most open letters")


class LetterQuerySet(models.QuerySet["Letter"]):
    def public(self) -> Self:
        """Letters that readers may see: opened once, past every embargo, in a campaign that is public, and not read
        from a document that is kept back."""
        now = clock.now()
        shown = [Letter.Status.OPEN, Letter.Status.CLOSED, Letter.Status.DELIVERED]
        free = Q(embargo_until=None) | Q(embargo_until__lte=now)
        read = Q(source=None) | Q(source__in=Document.objects.public())
        return self.filter(free, read, status__in=shown, campaign__in=Campaign.objects.public())

    def past_hard_deadline(self) -> Self:
        return self.filter(status=Letter.Status.OPEN, hard_deadline__lte=clock.now())

    def signable(self) -> Self:
        """Open, and the hard deadline not reached."""
        ends = Q(hard_deadline=None) | Q(hard_deadline__gt=clock.now())
        return self.filter(ends, status=Letter.Status.OPEN)


class Letter(Stateful):
    """The letter of a campaign. Its own text is the draft; what was opened for signing is `version`.

    `revision` goes up by one with every save of the text: whoever saves over another's words is told.

    `claimed_*` are figures as a historical letter printed them; a letter of today has none, its figures are computed.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        APPROVED = "approved", _("Approved")
        OPEN = "open", _("Open for signing")
        CLOSED = "closed", _("Closed")
        DELIVERED = "delivered", _("Delivered")

    MOVES = {
        Status.DRAFT: (Status.IN_REVIEW,),
        Status.IN_REVIEW: (Status.APPROVED, Status.DRAFT),
        Status.APPROVED: (Status.OPEN, Status.DRAFT),
        Status.OPEN: (Status.CLOSED,),
        Status.CLOSED: (Status.DELIVERED, Status.OPEN),
        Status.DELIVERED: (),
    }

    campaign = models.ForeignKey(Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="letters")
    slug = models.SlugField(_("short name"), max_length=100, unique=True, help_text=_("Part of the public address."))
    title = models.CharField(_("title"), max_length=300)
    status = models.CharField(_("state"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    language = models.CharField(_("language"), max_length=12, default="en")
    template = models.ForeignKey(
        LetterTemplate, verbose_name=_("template"), null=True, blank=True, on_delete=models.SET_NULL
    )
    template_number = models.PositiveIntegerField(_("version of the template"), null=True, blank=True, editable=False)
    formality = models.CharField(
        _("form of address"), max_length=6, choices=Formality.choices, default=Formality.FORMAL
    )
    follows = models.ForeignKey(
        "self",
        verbose_name=_("follows the letter"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="follow_ups",
        help_text=_("The earlier letter that this one comes back to."),
    )
    answered_on = models.DateField(_("date of the reply"), null=True, blank=True)
    answer_reference = models.CharField(_("reference of the reply"), max_length=80, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    date = models.DateField(_("date of the letter"), null=True, blank=True)
    date_wording = models.CharField(
        _("date as written"), max_length=80, blank=True, help_text=_("Only where it is not written in the usual way.")
    )
    reference = models.CharField(_("our reference"), max_length=80, blank=True)
    subject = models.CharField(_("subject"), max_length=400, blank=True)
    salutation = models.CharField(_("salutation"), max_length=200, blank=True)
    body = models.TextField(_("text"), blank=True)
    closing = models.CharField(_("closing"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(_("state of the text"), default=0, editable=False)
    page_limit = models.PositiveSmallIntegerField(_("at most this many pages"), null=True, blank=True)
    prints_sources = models.BooleanField(
        _("print where passages come from"), default=False, help_text=_("As a footnote to each borrowed paragraph.")
    )
    version = models.ForeignKey(
        "LetterVersion", verbose_name=_("version"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    soft_deadline = models.DateTimeField(_("deadline shown"), null=True, blank=True)
    hard_deadline = models.DateTimeField(_("deadline enforced"), null=True, blank=True)
    internal_deadline = models.DateTimeField(_("internal deadline"), null=True, blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    is_historical = models.BooleanField(_("historical"), default=False)
    source = models.ForeignKey(
        Document, verbose_name=_("read from"), null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    claimed_organisations = models.PositiveIntegerField(null=True, blank=True)
    claimed_individuals = models.PositiveIntegerField(null=True, blank=True)
    claimed_countries = models.PositiveIntegerField(null=True, blank=True)
    claimed_total = models.PositiveIntegerField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("-date", "slug")
        constraints = [
            models.CheckConstraint(
                condition=Q(soft_deadline=None)
                | Q(hard_deadline=None)
                | Q(soft_deadline__lte=models.F("hard_deadline")),
                name="letters_soft_deadline_first",
                violation_error_message=_("The deadline shown must not be later than the one enforced."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("pages:letter", args=[self.slug])


class LetterTransition(Transition):
    subject = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="transitions")


class LetterAddressee(Dated):
    """An office that a letter is addressed or copied to. The block stays as sent, whatever the directory says later."""

    class Part(models.TextChoices):
        TO = "to", _("Addressed to")
        COPY = "cc", _("Copy to")

    letter = models.ForeignKey(Letter, verbose_name=_("letter"), on_delete=models.CASCADE, related_name="addressees")
    office = models.ForeignKey(
        Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="letter_addressees"
    )
    part = models.CharField(_("part"), max_length=2, choices=Part.choices, default=Part.TO)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    block = models.TextField(
        _("address block"), blank=True, help_text=_("As printed, a line each. Empty: taken from the directory.")
    )
    contacts = models.TextField(_("fax and e-mail lines"), blank=True)
    salutation = models.CharField(_("salutation"), max_length=200, blank=True)
    translated_blocks = models.JSONField(_("address block in translations"), default=dict, blank=True, editable=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")
        ordering = ("letter", "-part", "position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "office"],
                name="letters_office_once",
                violation_error_message=_("This office is among the addressees already."),
            )
        ]

    def __str__(self) -> str:
        return self.block.splitlines()[0] if self.block else str(self.office)

    def block_in(self, language: str) -> str:
        """The block as it stands in the translation into a language; the block itself where it has no other."""
        return str(self.translated_blocks.get(language) or self.block)
