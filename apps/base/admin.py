"""What every noun's admin shares: rights from roles, writing through actions, refusals at their field."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar
from zoneinfo import available_timezones

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.base.errors import RuleError
from apps.base.history import edits, moves
from apps.base.widgets import allowed_media, choice_of, language_choices, pill

Row = TypeVar("Row", bound=models.Model)
Child = TypeVar("Child", bound=models.Model)
Parent = TypeVar("Parent", bound=models.Model)

READ = "desk.read"


class Rights:
    """Who may see and change: `capability` names what adding and changing needs; empty means that nobody may here."""

    capability: ClassVar[str] = ""
    read_capability: ClassVar[str] = READ
    may_add: ClassVar[bool] = True
    may_remove: ClassVar[bool] = False

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return _marked(super().formfield_for_dbfield(db_field, request, **kwargs))  # type: ignore[misc]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm(self.read_capability))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(self.capability) and request.user.has_perm(self.capability)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_add and self.has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_remove and self.has_change_permission(request, obj)


class DeskAdmin(Rights, admin.ModelAdmin[Row]):
    """Pages of one noun. Subclasses say how a row is written (`write`) and, with inlines, `write_row`, `remove_row`."""

    list_per_page = 50
    save_on_top = False
    show_full_result_count = False
    history_hidden: ClassVar[tuple[str, ...]] = ("updated_at", "created_at")

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def state(self, row: Any) -> SafeString:
        return pill(row.status, row.get_status_display())

    @admin.display(description=gettext_lazy("language"))
    def language_name(self, row: Any) -> str:
        return dict(language_choices()).get(str(row.language), str(row.language))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Languages and time zones are chosen from lists, not typed as codes."""
        if db_field.name == "language":
            return _marked(choice_of(db_field, language_choices()))
        if db_field.name == "time_zone":
            zones = [(name, name.replace("_", " ")) for name in sorted(available_timezones())]
            return _marked(choice_of(db_field, zones))
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """A list is narrowed by the filters that it offers alone: with any other question in the address its length
        would tell, letter by letter, what it does not show (an e-mail address, a name at risk, a link in a mail)."""
        entries = (entry[0] if isinstance(entry, tuple) else entry for entry in self.list_filter)
        offered = [getattr(entry, "parameter_name", entry) for entry in entries]
        is_offered = any(lookup == name or lookup.startswith(f"{name}__") for name in offered)
        return is_offered and super().lookup_allowed(lookup, value, request)

    # Writing: nothing but actions -----------------------------------------------------------------------------------

    def write(self, request: HttpRequest, row: Row, form: forms.ModelForm[Row], *, is_new: bool) -> Row | None:
        """Calls the action that saves this noun and returns the row it made, or None for `row` itself."""
        raise PermissionDenied

    def write_row(self, request: HttpRequest, row: Any, data: dict[str, Any]) -> None:
        """Calls the action that saves a row of an inline; `data` is what its form holds, many-to-many rows too."""
        raise PermissionDenied

    def remove_row(self, request: HttpRequest, row: Any) -> None:
        """Calls the action that takes a row of an inline away."""
        raise PermissionDenied

    def save_model(self, request: HttpRequest, obj: Row, form: forms.ModelForm[Row], change: bool) -> None:
        made = self.write(request, obj, form, is_new=not change)
        if made is not None and made is not obj:
            obj.__dict__.update(made.__dict__)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        for formset in formsets:  # many-to-many fields are the action's business
            self.save_formset(request, form, formset, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        rows = formset.save(commit=False)
        data = {id(part.instance): part.cleaned_data for part in formset.forms if hasattr(part, "cleaned_data")}
        for row in formset.deleted_objects:
            with _naming(request, formset, row):
                self.remove_row(request, row)
        for row in rows:
            with _naming(request, formset, row):
                self.write_row(request, row, data[id(row)])

    # Refusals -------------------------------------------------------------------------------------------------------

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """An action's refusal, after its transaction was rolled back, shows the form again with the words in place."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except RuleError as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(
        self, request: HttpRequest, obj: Row | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm[Row]]:
        form_class = super().get_form(request, obj, change, **kwargs)
        refusal: RuleError | None = getattr(request, "refusal", None)
        return form_class if refusal is None else refused(form_class, refusal)

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """A refusal of a row stands in the row."""
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        at: _RefusedRow | None = getattr(request, "refused_row", None)
        for formset in formsets:
            if at and formset.prefix == at.prefix and at.index < len(formset.forms):
                row = formset.forms[at.index]
                row.__class__ = refused(type(row), at.refusal)
        return formsets, inlines

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context["media"] = allowed_media(context["media"], request)
        context["show_save_and_add_another"] = False
        if context.get("original"):
            context |= {"title": str(context["original"]), "subtitle": None}
        return super().render_change_form(request, context, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def response_add(self, request: HttpRequest, obj: Row, post_url_continue: str | None = None) -> HttpResponse:
        """A new row stays open: what belongs to it and its next steps are on its own page."""
        if IS_POPUP_VAR not in request.POST:
            posted = request.POST.copy()
            posted["_continue"] = "1"
            request.POST = posted  # type: ignore[assignment]
        return super().response_add(request, obj, post_url_continue)

    # History --------------------------------------------------------------------------------------------------------

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who changed what, newest first: changes of state with their reason, and edits of fields."""
        row = self.get_object(request, object_id)
        if row is None or not self.has_view_permission(request, row):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % row,
            "opts": self.opts,
            "object": row,
            "entries": sorted(self.history_entries(row), key=lambda entry: entry["when"], reverse=True),
        }
        return TemplateResponse(request, "admin/object_history.html", context)

    def history_entries(self, row: Row) -> list[dict[str, Any]]:
        return [*moves(row), *edits(row, self.history_hidden)]


class DeskTabular(Rights, admin.TabularInline[Child, Parent]):
    """Rows of a noun beneath their owner. They can be taken away only where `may_remove` says so."""

    extra = 0

    @property
    def can_delete(self) -> bool:  # type: ignore[override]
        return self.may_remove


class DeskStacked(Rights, admin.StackedInline[Child, Parent]):
    extra = 0

    @property
    def can_delete(self) -> bool:  # type: ignore[override]
        return self.may_remove


def _marked(field: Any) -> Any:
    """What must be filled in says so to those who do not see the mark beside its label too."""
    if field is not None and field.required:
        field.widget.attrs["aria-required"] = "true"
    return field


@dataclass(frozen=True, slots=True)
class _RefusedRow:
    """Which row of which inline an action refused."""

    prefix: str
    index: int
    refusal: RuleError


@contextmanager
def _naming(request: HttpRequest, formset: Any, row: models.Model) -> Iterator[None]:
    """A refusal of a row of an inline names it by its noun and its number on the page."""
    try:
        yield
    except RuleError as refusal:
        index = next(at for at, part in enumerate(formset.forms) if part.instance is row)
        request.refused_row = _RefusedRow(formset.prefix, index, refusal)  # type: ignore[attr-defined]
        values = {"noun": capfirst(row._meta.verbose_name), "row": index + 1, "problem": refusal.message}
        raise RuleError(refusal.code, _("%(noun)s %(row)d: %(problem)s") % values) from refusal


def refused(form_class: Any, refusal: RuleError) -> Any:
    """The form class whose validation says what the action said, at the field it named or above the form."""

    def clean(self: Any) -> Any:
        cleaned = form_class.clean(self)
        self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal.message))
        return cleaned

    return type(form_class.__name__, (form_class,), {"clean": clean})
