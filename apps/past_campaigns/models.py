"""Runs that read the corpus in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.base.models import Dated


class ImportRun(Dated):
    """One run over a folder of documents: what it read, and when. `report` has one entry per document."""

    folder = models.CharField(_("folder"), max_length=300)
    documents = models.PositiveIntegerField(_("documents"), default=0)
    added = models.PositiveIntegerField(_("added"), default=0)
    report = models.JSONField(_("report"), default=list)

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.folder}: {self.added}/{self.documents}"
