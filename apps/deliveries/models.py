"""Editions (the frozen PDF with its signatories), dispatches to addressees, and what proves them."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.addressees.models import Channel
from apps.base import clock
from apps.base.models import Dated, Stateful, Transition
from apps.letters.models import Letter, LetterAddressee, LetterVersion
from apps.mail.models import Message


class EditionQuerySet(models.QuerySet["Edition"]):
    def ready(self) -> Self:
        return self.filter(status=Edition.Status.READY)

    def due(self) -> Self:
        """To be printed: new, or left behind by a printer whose lease ran out."""
        lost = Q(status=Edition.Status.PRINTING, lease_until__lt=clock.now())
        return self.filter(Q(status=Edition.Status.PLANNED) | lost)

    def lease(self, pk: int, *, minutes: int = 10) -> bool:
        """Claims one edition for printing; false when another worker has it."""
        until = clock.now() + datetime.timedelta(minutes=minutes)
        return self.due().filter(pk=pk).update(status=Edition.Status.PRINTING, lease_until=until) == 1

    def finish(self, pk: int, *, pdf: str, sha256: str) -> bool:
        """Notes the printed file. False when the edition was not being printed any more."""
        fields = {"status": Edition.Status.READY, "pdf": pdf, "sha256": sha256, "failure": "", "lease_until": None}
        return self.filter(pk=pk, status=Edition.Status.PRINTING).update(**fields) == 1

    def fail(self, pk: int, *, reason: str) -> bool:
        """Notes in plain words why it cannot be printed."""
        fields = {"status": Edition.Status.FAILED, "failure": reason[:500], "lease_until": None}
        return self.filter(pk=pk, status=Edition.Status.PRINTING).update(**fields) == 1

    def replan(self, pk: int) -> bool:
        """Puts a failed edition into the queue again."""
        fields = {"status": Edition.Status.PLANNED, "failure": "", "lease_until": None}
        return self.filter(pk=pk, status=Edition.Status.FAILED).update(**fields) == 1


class Edition(Dated):
    """The PDF of one version with its list of signatories "as of" a moment.

    `signatories` keeps the list as printed: [{"heading", "layout", "separator", "lines": [{"name", "detail",
    "language", "direction"}]}], `named` the ids of the signatures behind these names; `figures` the computed counts
    {"organisations", "individuals", "countries"}. `sha256` is that of the PDF file.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", _("To be printed")
        PRINTING = "printing", _("Being printed")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")

    letter = models.ForeignKey(Letter, verbose_name=_("letter"), on_delete=models.PROTECT, related_name="editions")
    version = models.ForeignKey(
        LetterVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    as_of = models.DateTimeField(_("as of"), default=clock.now)
    status = models.CharField(_("state"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    signatories = models.JSONField(_("signatories as printed"), default=list)
    named = models.JSONField(default=list, editable=False)
    figures = models.JSONField(_("figures"), default=dict)
    pdf = models.FileField(_("PDF"), upload_to="editions/", blank=True)
    sha256 = models.CharField(_("SHA-256 of the PDF"), max_length=64, blank=True)
    failure = models.CharField(_("why it failed"), max_length=500, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    made_by = models.ForeignKey(
        User, verbose_name=_("made by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("letter", "-number")
        constraints = [models.UniqueConstraint(fields=["letter", "number"], name="deliveries_edition_number_once")]

    def __str__(self) -> str:
        return str(_("%(letter)s, edition %(number)s")) % {"letter": self.letter, "number": self.number}


class Dispatch(Stateful):
    """One copy of an edition to one addressee over one channel."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        READY = "ready", _("Ready")
        SENT = "sent", _("Sent")
        DELIVERED = "delivered", _("Delivered")
        FAILED = "failed", _("Failed")
        REDIRECTED = "redirected", _("Redirected to another channel")

    MOVES = {
        Status.PLANNED: (Status.READY, Status.FAILED),
        Status.READY: (Status.SENT, Status.FAILED, Status.REDIRECTED),
        Status.SENT: (Status.DELIVERED, Status.FAILED),
        Status.FAILED: (Status.REDIRECTED, Status.READY),
        Status.DELIVERED: (),
        Status.REDIRECTED: (),
    }

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="dispatches")
    addressee = models.ForeignKey(
        LetterAddressee, verbose_name=_("addressee"), on_delete=models.PROTECT, related_name="dispatches"
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    address = models.TextField(_("address used"), blank=True)
    status = models.CharField(_("state"), max_length=12, choices=Status.choices, default=Status.PLANNED)
    message = models.OneToOneField(
        Message, verbose_name=_("mail"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    proof = models.CharField(
        _("proof"), max_length=500, blank=True, help_text=_("Message number, fax report, posting slip.")
    )

    class Meta:
        verbose_name = _("dispatch")
        verbose_name_plural = _("dispatches")
        ordering = ("edition", "addressee", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "addressee", "channel"],
                name="deliveries_one_copy_per_channel",
                violation_error_message=_("This edition goes to this addressee over this channel already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.addressee} ({self.get_channel_display()})"


class DispatchTransition(Transition):
    subject = models.ForeignKey(Dispatch, on_delete=models.CASCADE, related_name="transitions")
