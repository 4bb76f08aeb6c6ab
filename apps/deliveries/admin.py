"""Editions and the copies of them that go to addressees. All of it is made by steps of the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from apps.base.admin import DeskAdmin, DeskTabular
from apps.base.widgets import column, pill
from apps.deliveries.models import Dispatch, Edition


class DispatchInline(DeskTabular[Dispatch, Edition]):
    model = Dispatch
    fields = readonly_fields = ("addressee", "channel", "address", "state", "sent_at", "proof")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("addressee__office__institution", "edition__letter")

    @column(_("state"))
    def state(self, row: Dispatch) -> SafeString:
        return pill(row.status, row.get_status_display())


@admin.register(Edition)
class EditionAdmin(DeskAdmin[Edition]):
    list_display = ("__str__", "as_of", "state", "made_by")
    list_filter = ("status", "letter")
    list_select_related = ("letter", "made_by")
    search_fields = ("letter__title",)
    inlines = (DispatchInline,)
    fields = readonly_fields = ("letter", "number", "as_of", "state", "figures_shown", "pdf_link", "sha256", "failure")

    @column(_("signatories"))
    def figures_shown(self, row: Edition) -> str:
        words = _("organisations: %(organisations)s, individuals: %(individuals)s, countries: %(countries)s")
        return str(words) % {"organisations": 0, "individuals": 0, "countries": 0, **row.figures}

    @column(_("PDF"))
    def pdf_link(self, row: Edition) -> SafeString | str:
        if not row.pdf:
            return ""
        return format_html('<a href="{}">{}</a>', reverse("desk:edition-pdf", args=[row.pk]), _("Open the PDF"))


@admin.register(Dispatch)
class DispatchAdmin(DeskAdmin[Dispatch]):
    list_display = ("addressee", "edition", "channel", "state", "sent_at", "proof")
    list_filter = ("status", "channel", "edition__letter")
    list_select_related = ("addressee__office__institution", "edition__letter")
    search_fields = ("addressee__office__title", "addressee__block", "edition__letter__title")
    fields = readonly_fields = ("edition", "addressee", "channel", "address", "state", "sent_at", "proof", "message")
