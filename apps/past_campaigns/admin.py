"""Runs that took documents in. Their files are looked at on pages of the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from apps.base.admin import DeskAdmin
from apps.base.widgets import column
from apps.past_campaigns.models import ImportRun


@admin.register(ImportRun)
class ImportRunAdmin(DeskAdmin[ImportRun]):
    list_display = ("created_at", "name", "state", "documents", "added", "remarks_counted")
    list_filter = ("status",)
    fields = readonly_fields = ("created_at", "name", "state", "started_by", "documents", "added", "report_shown")

    def get_queryset(self, request: HttpRequest) -> Any:
        return ImportRun.objects.counted()

    @column(_("remarks"))
    def remarks_counted(self, row: Any) -> int | str:
        """Of its files; of a run without files, those in its report."""
        if row.files:
            return "–" if row.remarks is None else int(row.remarks)
        return sum(len(entry.get("warnings", ())) for entry in row.report if isinstance(entry, dict))

    @column(_("what was read"))
    def report_shown(self, row: ImportRun) -> SafeString:
        return format_html_join("", "<dl class='report'>{}</dl>", ((_lines(entry),) for entry in row.report))


def _lines(entry: Any) -> SafeString:
    pairs = entry.items() if isinstance(entry, dict) else [("", entry)]
    return format_html_join("", "<dt>{}</dt><dd>{}</dd>", ((key, format_html("{}", value)) for key, value in pairs))
