"""What letters start from: texts in sections, with guidance, and their earlier versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from apps.accounts.models import User
from apps.addressees.models import Office
from apps.archive.models import Document
from apps.base import clock
from apps.base.models import Dated


class LetterTemplate(Dated):
    """A text to start a letter from, with placeholders and guidance, modelled on a real letter.

    `body` is the text of all sections one after the other, written by `actions.save_template`; `number` counts the
    versions that were saved.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("First letter")
        SILENCE = "silence", _("Follow-up to silence")
        REPLY = "reply", _("Follow-up to a reply")
        THANKS = "thanks", _("Thanks")

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("purpose"), max_length=8, choices=Kind.choices, default=Kind.FIRST)
    rank = models.CharField(_("for letters to"), max_length=20, choices=Office.Rank.choices)
    language = models.CharField(_("language"), max_length=12, default="en")
    subject = models.CharField(_("subject"), max_length=400, blank=True)
    body = models.TextField(_("text"), blank=True, editable=False)
    closing = models.CharField(_("closing"), max_length=300, default="Sincerely,")
    guidance = models.TextField(_("guidance"), blank=True)
    page_limit = models.PositiveSmallIntegerField(_("at most this many pages"), null=True, blank=True)
    number = models.PositiveIntegerField(_("version"), default=1, editable=False)
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


class TemplateSection(models.Model):
    """One part of a template: what it is for, how to write it, and words to start from (canonical HTML)."""

    template = models.ForeignKey(LetterTemplate, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("name"), max_length=100, help_text=_("For those who write; it is not printed."))
    guidance = models.TextField(_("guidance"), blank=True)
    body = models.TextField(_("text"), blank=True, help_text=_("With placeholders such as {campaign.title}."))
    is_optional = models.BooleanField(_("optional"), default=False, help_text=_("Added on request only."))

    class Meta:
        verbose_name = _("section of a template")
        verbose_name_plural = _("sections of templates")
        ordering = ("template", "position", "id")

    def __str__(self) -> str:
        return self.name


class TemplateVersion(models.Model):
    """A template as it was when saved: `fields` holds subject, closing, guidance and the list of sections."""

    template = models.ForeignKey(LetterTemplate, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    fields = models.JSONField(_("content"), default=dict)
    saved_at = models.DateTimeField(_("saved"), default=clock.now)
    saved_by = models.ForeignKey(
        User, verbose_name=_("saved by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("version of a template")
        verbose_name_plural = _("versions of templates")
        ordering = ("template", "number")
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="letters_template_version_once")]

    def __str__(self) -> str:
        return f"{self.template} ({self.number})"
