"""The archive: documents as found, and their paragraphs."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from apps.accounts import roles
from apps.archive import actions, compose
from apps.archive.models import Document, Passage, Theme
from apps.base.admin import DeskAdmin
from apps.base.widgets import column

AS_FOUND = ("kind", "file_name", "sha256", "read_as", "warnings_shown", "passages_link")


@admin.register(Document)
class DocumentAdmin(DeskAdmin[Document]):
    """What describes a document may be corrected; the document itself stays as it was found."""

    capability = roles.ARCHIVE_EDIT
    may_add = False
    list_display = ("title", "kind", "date", "publisher", "language", "is_public")
    list_filter = ("is_public", "kind", "language", "themes")
    search_fields = ("title", "subject", "reference", "publisher", "sender", "addressed_to")
    readonly_fields = AS_FOUND
    autocomplete_fields = ("institutions", "themes")
    fieldsets = (
        (
            None,
            {"fields": ("title", ("subject", "reference"), "kind", ("date", "language"), "is_public", "passages_link")},
        ),
        (_("What it belongs to"), {"fields": ("institutions", "themes")}),
        (
            _("Where it comes from"),
            {"fields": ("publisher", "sender", "addressed_to", "source_note", "is_unofficial_translation")},
        ),
        (_("As found"), {"fields": ("file_name", "sha256", "warnings_shown", "read_as")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Document | None = None) -> tuple[str, ...]:
        return AS_FOUND if request.user.has_perm(roles.ARCHIVE_PUBLISH) else (*AS_FOUND, "is_public")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without the file itself, which no page of the desk shows."""
        return super().get_queryset(request).defer("original")

    @column(_("text as read"))
    def read_as(self, row: Document) -> SafeString:
        return format_html('<div class="verbatim">{}</div>', row.text)

    @column(_("warnings of the reader"))
    def warnings_shown(self, row: Document) -> str:
        return "\n".join(compose.said(warning) for warning in row.warnings)

    @column(_("paragraphs"))
    def passages_link(self, row: Document) -> SafeString:
        address = f"{reverse('admin:archive_passage_changelist')}?document__id__exact={row.pk}"
        return format_html('<a href="{}">{}</a>', address, _("Read paragraph by paragraph"))

    def write(self, request: HttpRequest, row: Document, form: Any, *, is_new: bool) -> None:
        labels = actions.Labels(form.cleaned_data["institutions"], form.cleaned_data["themes"])
        actions.save_document(document=row, labels=labels, actor=request.user)  # type: ignore[arg-type]


@admin.register(Theme)
class ThemeAdmin(DeskAdmin[Theme]):
    capability = roles.ARCHIVE_EDIT
    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}

    def write(self, request: HttpRequest, row: Theme, form: Any, *, is_new: bool) -> None:
        actions.save_theme(theme=row, actor=request.user)  # type: ignore[arg-type]


class OneDocumentFilter(admin.RelatedFieldListFilter):
    """The document that the list is narrowed to, and the way back to all; not a list of thousands."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        chosen = request.GET.get(f"{field.name}__id__exact", "")
        found = Document.objects.filter(pk=int(chosen)) if chosen.isascii() and chosen.isdigit() else ()
        return [(str(row.pk), row.title) for row in found]

    def has_output(self) -> bool:
        return bool(self.lookup_choices)


@admin.register(Passage)
class PassageAdmin(DeskAdmin[Passage]):
    """Read one by one; words are looked for on the desk's page for that, which asks the index."""

    list_display = ("beginning", "document", "position", "kind")
    list_filter = ("kind", ("document", OneDocumentFilter))
    list_select_related = ("document",)
    fields = readonly_fields = ("document", "position", "kind", "heading", "verbatim", "language_name")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("document__original", "document__text")

    @column(_("text"))
    def beginning(self, row: Passage) -> str:
        return row.text if len(row.text) < 160 else row.text[:159] + "…"

    @column(_("text"))
    def verbatim(self, row: Passage) -> SafeString:
        return format_html('<div class="verbatim">{}</div>', row.text)
