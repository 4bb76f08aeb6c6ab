"""A letter in other languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from apps.base.models import Dated
from apps.letters.models.letters import Letter


class Translation(Dated):
    """A letter in another language, aligned paragraph by paragraph with the master text.

    `blocks`: a list of `{"source", "text"}`, both canonical HTML of one top-level block; `source` is the master's block
    as it was when `text` was written, so a change there shows. `sources` holds subject, salutation and closing of the
    master in the same way, `values` the words that placeholders bring in: `{name: {"source", "text"}}`.
    """

    letter = models.ForeignKey(Letter, verbose_name=_("letter"), on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=12)
    subject = models.CharField(_("subject"), max_length=400, blank=True)
    salutation = models.CharField(_("salutation"), max_length=200, blank=True)
    closing = models.CharField(_("closing"), max_length=300, blank=True)
    blocks = models.JSONField(_("text"), default=list, blank=True)
    sources = models.JSONField(default=dict, blank=True)
    values = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(_("state of the text"), default=0, editable=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ("letter", "language")
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "language"],
                name="letters_translation_once",
                violation_error_message=_("This letter has a translation into this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter} [{self.language}]"
