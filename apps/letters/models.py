"""The letter of a campaign: templates it starts from, its text, whom it addresses, the versions that were frozen."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from apps.accounts.models import User
from apps.addressees.models import Office
from apps.archive.models import Document, Passage
from apps.base import clock
from apps.base.models import Dated, Stateful, Transition
from apps.campaigns.models import Campaign


class LetterTemplate(Dated):
    """A text to start a letter from, with placeholders and guidance, modelled on a real letter."""

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    rank = models.CharField(_("for letters to"), max_length=20, choices=Office.Rank.choices)
    language = models.CharField(_("language"), max_length=12, default="en")
    subject = models.CharField(_("subject"), max_length=400, blank=True)
    body = models.TextField(_("text"), help_text=_("Canonical HTML with placeholders such as {campaign.title}."))
    closing = models.CharField(_("closing"), max_length=300, default="Sincerely,")
    guidance = models.TextField(_("guidance"), blank=True)
    modelled_on = models.ForeignKey(
        Document, verbose_name=_("modelled on"), null=True, blank=True, on_delete=models.PROTECT
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("letter template")
        verbose_name_plural = _("letter templates")
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


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


class BorrowedPassage(models.Model):
    """A paragraph taken over from the archive: where it came from and what it said then."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="borrowed_passages")
    passage = models.ForeignKey(Passage, verbose_name=_("passage"), on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("text when taken over"))
    borrowed_at = models.DateTimeField(_("taken over"), default=clock.now)
    borrowed_by = models.ForeignKey(
        User, verbose_name=_("taken over by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("borrowed passage")
        verbose_name_plural = _("borrowed passages")
        ordering = ("letter", "id")

    def __str__(self) -> str:
        return str(self.passage)


class LetterVersion(models.Model):
    """A frozen state of the text in all its languages. `fingerprint`: SHA-256, hex, see `letters.rules.fingerprint`."""

    class Change(models.TextChoices):
        FIRST = "first", _("First version")
        EDITORIAL = "editorial", _("Editorial change")
        SUBSTANTIVE = "substantive", _("Substantive change")

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    change = models.CharField(_("kind of change"), max_length=12, choices=Change.choices, default=Change.FIRST)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    frozen_at = models.DateTimeField(_("frozen"), default=clock.now)
    frozen_by = models.ForeignKey(
        User, verbose_name=_("frozen by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ("letter", "number")
        constraints = [models.UniqueConstraint(fields=["letter", "number"], name="letters_version_number_once")]

    def __str__(self) -> str:
        return f"{self.letter} ({self.number})"


class VersionText(models.Model):
    """The text of a version in one language."""

    version = models.ForeignKey(LetterVersion, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12)
    subject = models.CharField(_("subject"), max_length=400, blank=True)
    salutation = models.CharField(_("salutation"), max_length=200, blank=True)
    body = models.TextField(_("text"))
    closing = models.CharField(_("closing"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("text of a version")
        verbose_name_plural = _("texts of versions")
        ordering = ("version", "language")
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="letters_language_once")]

    def __str__(self) -> str:
        return f"{self.version} [{self.language}]"


class Approval(models.Model):
    """Somebody's yes to exactly one version."""

    version = models.ForeignKey(LetterVersion, on_delete=models.CASCADE, related_name="approvals")
    approver = models.ForeignKey(User, verbose_name=_("approver"), on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(_("approved"), default=clock.now)
    remark = models.CharField(_("remark"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ("approved_at",)
        constraints = [models.UniqueConstraint(fields=["version", "approver"], name="letters_approve_once")]

    def __str__(self) -> str:
        return f"{self.approver}: {self.version}"
