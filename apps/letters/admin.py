"""Letters with their addressees, the templates they start from, and what was frozen of them."""

from typing import Any

from django.contrib import admin
from django.forms import Textarea
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from apps.accounts import roles
from apps.base import richtext
from apps.base.admin import DeskAdmin, DeskStacked, DeskTabular
from apps.base.widgets import RichTextWidget, column
from apps.letters import actions
from apps.letters.models import (
    BorrowedPassage,
    Letter,
    LetterAddressee,
    LetterTemplate,
    LetterVersion,
    TemplateSection,
    TemplateVersion,
)

HEAD = (("place", "date"), ("reference", "formality"), ("page_limit", "prints_sources"))
FROZEN = ("campaign", "title", "slug", "language_name", *(name for row in HEAD for name in row))
DEADLINES = ("soft_deadline", "hard_deadline")


class AddresseeInline(DeskStacked[LetterAddressee, Letter]):
    model = LetterAddressee
    capability = roles.LETTER_DRAFT
    may_remove = True
    fields = (("office", "part", "position"), "block", "contacts", "salutation")
    autocomplete_fields = ("office",)
    verbose_name_plural = _("addressees and copies")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("office__institution")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_draft = obj is None or obj.status == Letter.Status.DRAFT
        return is_draft and super().has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class BorrowedInline(DeskTabular[BorrowedPassage, Letter]):
    model = BorrowedPassage
    fields = readonly_fields = ("passage", "text", "borrowed_by", "borrowed_at")
    verbose_name_plural = _("taken over from the archive")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("passage__document", "borrowed_by")


class VersionInline(DeskTabular[LetterVersion, Letter]):
    model = LetterVersion
    fields = readonly_fields = ("number", "change", "frozen_at", "frozen_by", "approved_by", "fingerprint")
    verbose_name_plural = _("frozen versions")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("frozen_by").prefetch_related("approvals__approver")

    @column(_("approved by"))
    def approved_by(self, row: LetterVersion) -> str:
        return ", ".join(str(approval.approver) for approval in row.approvals.all())


@admin.register(Letter)
class LetterAdmin(DeskAdmin[Letter]):
    """The facts of a letter; its text is written in the desk's workspace, where the archive is at hand."""

    capability = roles.LETTER_DRAFT
    list_display = ("title", "state", "date", "hard_deadline", "campaign")
    list_filter = ("status", "is_historical", "campaign")
    list_select_related = ("campaign",)
    search_fields = ("title", "subject", "slug", "campaign__title")
    autocomplete_fields = ("campaign", "template")
    prepopulated_fields = {"slug": ("title",)}
    history_hidden = ("updated_at", "created_at", "version")

    def get_fieldsets(self, request: HttpRequest, obj: Letter | None = None) -> Any:
        if obj is None:
            start = _("The template fills the text from campaign, addressees and computed figures; you edit it next.")
            return ((None, {"fields": ("campaign", "title", "slug", "language", "template"), "description": start}),)
        language = "language" if obj.status == Letter.Status.DRAFT else "language_name"
        dates = _("The deadline shown is what signatories read; the one enforced closes the letter by itself.")
        return (
            (None, {"fields": ("campaign", "title", "slug", (language, "template"))}),
            (_("Head of the letter"), {"fields": HEAD}),
            (_("Dates"), {"fields": (DEADLINES, ("internal_deadline", "embargo_until")), "description": dates}),
            (_("Text"), {"fields": ("text_shown",)}),
        )

    def get_inlines(self, request: HttpRequest, obj: Letter | None) -> Any:
        if obj is None:
            return ()
        borrowed = (BorrowedInline,) if obj.borrowed_passages.exists() else ()
        return (AddresseeInline, *borrowed, *((VersionInline,) if obj.versions.exists() else ()))

    def get_prepopulated_fields(self, request: HttpRequest, obj: Letter | None = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def get_readonly_fields(self, request: HttpRequest, obj: Letter | None = None) -> Any:
        if obj is None:
            return ()
        if obj.status == Letter.Status.DRAFT:
            return ("campaign", "template", "text_shown")
        fixed = (*FROZEN, "template", "text_shown")
        if obj.status in (Letter.Status.IN_REVIEW, Letter.Status.APPROVED):
            return fixed
        may_release = request.user.has_perm(roles.LETTER_OPEN)
        return (*fixed, *DEADLINES, *(() if may_release else ("embargo_until",)))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not (obj and obj.is_historical) and super().has_change_permission(request, obj)

    @column(_("text"))
    def text_shown(self, row: Letter) -> SafeString:
        """The letter as it stands, sanitised before it was stored and once more here."""
        parts = (row.subject, row.salutation)
        head = mark_safe("".join(format_html("<p><strong>{}</strong></p>", part) for part in parts if part))  # noqa: S308
        body = mark_safe(richtext.clean(row.body))  # noqa: S308 - the whitelist of base.richtext
        return format_html('<div class="letter-text">{}{}<p>{}</p></div>', head, body, row.closing)

    def view_on_site(self, row: Letter) -> str | None:
        """No link to a page that readers would not find either. One query."""
        return row.get_absolute_url() if Letter.objects.public().filter(pk=row.pk).exists() else None

    def write(self, request: HttpRequest, row: Letter, form: Any, *, is_new: bool) -> Letter:
        actor: Any = request.user
        if not is_new:
            return actions.save_draft(letter=row, actor=actor)
        return actions.create_letter(
            campaign=row.campaign,
            title=row.title,
            slug=row.slug,
            language=row.language,
            template=row.template,
            actor=actor,
        )

    def write_row(self, request: HttpRequest, row: Any, data: dict[str, Any]) -> None:
        """A new addressee is filled from the directory; what the coordinator typed goes over it."""
        actor: Any = request.user
        if row.pk:
            actions.save_addressee(addressee=row, actor=actor)
            return
        made = actions.add_addressee(letter=row.letter, office=row.office, part=row.part, actor=actor)
        typed = {name: getattr(row, name) for name in ("block", "contacts", "salutation") if getattr(row, name)}
        if typed:
            for name, value in typed.items():
                setattr(made, name, value)
            actions.save_addressee(addressee=made, actor=actor)

    def remove_row(self, request: HttpRequest, row: Any) -> None:
        actions.remove_addressee(addressee=row, actor=request.user)  # type: ignore[arg-type]


class SectionInline(DeskStacked[TemplateSection, LetterTemplate]):
    """The parts of a template, in order. Words in braces are filled in by themselves."""

    model = TemplateSection
    capability = roles.LETTER_DRAFT
    may_remove = True
    fields = (("name", "position", "is_optional"), "guidance", "body")
    verbose_name_plural = _("sections")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "body":
            kwargs["widget"] = RichTextWidget({"rows": 6})
        elif db_field.name == "guidance":
            kwargs["widget"] = Textarea({"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class TemplateVersionInline(DeskTabular[TemplateVersion, LetterTemplate]):
    model = TemplateVersion
    fields = readonly_fields = ("number", "saved_at", "saved_by", "compared")
    verbose_name_plural = _("versions")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("saved_by", "template")

    @column(_("changes"))
    def compared(self, row: TemplateVersion) -> SafeString:
        address = reverse("desk:template-version", args=[row.template_id, row.number])
        return format_html('<a href="{}">{}</a>', address, _("What changed"))


@admin.register(LetterTemplate)
class LetterTemplateAdmin(DeskAdmin[LetterTemplate]):
    capability = roles.LETTER_DRAFT
    list_display = ("title", "kind", "rank", "language", "number")
    list_filter = ("kind", "rank", "language")
    list_select_related = ("modelled_on",)
    search_fields = ("title", "subject")
    autocomplete_fields = ("modelled_on",)
    prepopulated_fields = {"slug": ("title",)}
    fields = (
        "title",
        "slug",
        ("kind", "rank", "language"),
        ("page_limit", "modelled_on"),
        "guidance",
        "subject",
        "closing",
    )
    inlines = (SectionInline, TemplateVersionInline)

    def write(self, request: HttpRequest, row: LetterTemplate, form: Any, *, is_new: bool) -> None:
        actions.save_template(template=row, actor=request.user)  # type: ignore[arg-type]

    def write_row(self, request: HttpRequest, row: Any, data: dict[str, Any]) -> None:
        actions.save_section(section=row, actor=request.user)  # type: ignore[arg-type]

    def remove_row(self, request: HttpRequest, row: Any) -> None:
        actions.remove_section(section=row, actor=request.user)  # type: ignore[arg-type]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        actions.seal_template(template=form.instance, actor=request.user)  # type: ignore[arg-type]


@admin.register(LetterAddressee)
class LetterAddresseeAdmin(DeskAdmin[LetterAddressee]):
    """Only to be found when a response says whom it answers; addressees are edited with their letter."""

    list_display = ("office", "letter", "part")
    list_select_related = ("office__institution", "letter")
    search_fields = ("office__title", "office__institution__name", "block", "letter__title")
    fields = readonly_fields = ("letter", "office", "part", "block", "contacts", "salutation")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False
