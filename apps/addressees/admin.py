"""The directory: institutions, their offices, who holds them and how they are reached."""

import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.dateparse import parse_date
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from apps.addressees import actions, compose, rules
from apps.addressees.models import Address, Holder, Institution, InstitutionName, Office, OfficeTitle
from apps.base import clock
from apps.base.admin import DeskAdmin, DeskStacked, DeskTabular
from apps.base.widgets import UsedChoicesFilter, choice_of, column, language_choices, pill

DIRECTORY_EDIT = "directory.edit"  # a capability of accounts.roles, which stands on this floor too
VERIFICATION = {
    "unverified": ("pending", _("nobody checked it yet")),
    "stale": ("held", _("checked over a year ago")),
    "verified": ("kept", _("checked")),
}
POSTAL_PARTS = (
    ("country", "organisation"),
    "street",
    ("postal_code", "city"),
    ("country_area", "city_area", "sorting_code"),
)
PARTS_TOLD = _("Fill these in to have the address checked and printed in the order of its country.")


class VerifiedFilter(admin.SimpleListFilter):
    title = _("verification")
    parameter_name = "verification"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(name, words) for name, (_state, words) in VERIFICATION.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        return getattr(queryset, chosen)() if chosen in VERIFICATION else queryset


@column(_("verification"), "verified_on")
def verification(row: Any) -> SafeString:
    return pill(*VERIFICATION[row.verification()])


class InLanguage(DeskTabular[Any, Any]):
    """Rows that have a language, which is chosen from a list, not typed as a code."""

    capability = DIRECTORY_EDIT

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "language":
            return choice_of(db_field, language_choices())
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class NameInline(InLanguage):
    model = InstitutionName
    may_remove = True
    fields = ("language", "kind", "name")


class TitleInline(InLanguage):
    model = OfficeTitle
    may_remove = True
    fields = ("language", "title", "feminine")


class OfficeInline(InLanguage):
    model = Office
    fields = ("title", "rank", "language", "is_class")
    show_change_link = True


class HolderInline(DeskTabular[Holder, Office]):
    model = Holder
    capability = DIRECTORY_EDIT
    fields = ("style", "name", "since", "until", "source", "remark")
    readonly_fields = ("remark",)

    @column(_("remark"), empty="")
    def remark(self, row: Holder) -> str:
        return _now("named in an old document; no new letter names them") if row.is_historical else ""


class AddressInline(DeskStacked[Address, Office]):
    """Addresses read from old documents are shown and cannot be changed: nothing is ever sent to them."""

    model = Address
    capability = DIRECTORY_EDIT
    may_remove = True
    fieldsets = (
        (None, {"fields": ("channel", "value", "source", "verified_on")}),
        (_("Postal address in parts"), {"fields": POSTAL_PARTS, "classes": ("collapse",), "description": PARTS_TOLD}),
    )
    verbose_name_plural = _("addresses in use")
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3})}}

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(is_historical=False)


class HistoricalAddressInline(DeskTabular[Address, Office]):
    model = Address
    fields = readonly_fields = ("channel", "value", "source")
    verbose_name_plural = _("addresses of the past, never written to")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(is_historical=True)


@admin.register(Institution)
class InstitutionAdmin(DeskAdmin[Institution]):
    capability = DIRECTORY_EDIT
    list_display = ("name", "country", "website", verification)
    list_filter = (VerifiedFilter, ("country", UsedChoicesFilter))
    search_fields = ("name", "names__name")
    readonly_fields = ("merged_into",)
    inlines = (NameInline, OfficeInline)
    fields = ("name", "country", "website", "source", "verified_on", "merged_into")

    def write(self, request: HttpRequest, row: Institution, form: Any, *, is_new: bool) -> None:
        actions.save_institution(row=row, actor=request.user)  # type: ignore[arg-type]

    def write_row(self, request: HttpRequest, row: Any, data: dict[str, Any]) -> None:
        save: Any = actions.save_name if isinstance(row, InstitutionName) else actions.save_office
        save(row=row, actor=request.user)

    def remove_row(self, request: HttpRequest, row: Any) -> None:
        actions.remove_name(row=row, actor=request.user)  # type: ignore[arg-type]


@admin.register(Office)
class OfficeAdmin(DeskAdmin[Office]):
    capability = DIRECTORY_EDIT
    list_display = ("title", "institution", "rank", "held_today", "reached_by", verification)
    list_filter = (VerifiedFilter, "rank", "is_class", ("institution__country", UsedChoicesFilter))
    list_select_related = ("institution",)
    search_fields = ("title", "titles__title", "institution__name", "holders__name")
    autocomplete_fields = ("institution",)
    inlines = (HolderInline, AddressInline, TitleInline, HistoricalAddressInline)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "institution",
                    "title",
                    ("rank", "language"),
                    "is_class",
                    "source",
                    "verified_on",
                    "merged_into",
                )
            },
        ),
        (_("How letters address it"), {"fields": ("block_today", "greetings")}),
    )
    readonly_fields = ("block_today", "greetings", "merged_into")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Office]:
        held = Holder.objects.on(clock.today()).filter(is_historical=False).order_by("since", "pk")
        usable = Address.objects.usable()
        return (
            super()
            .get_queryset(request)
            .prefetch_related(
                Prefetch("holders", queryset=held, to_attr="holding"),
                Prefetch("addresses", queryset=usable, to_attr="reaching"),
            )
        )

    def get_inlines(self, request: HttpRequest, obj: Office | None) -> Any:
        has_past = obj is not None and obj.addresses.filter(is_historical=True).exists()
        return self.inlines if has_past else self.inlines[:3]

    @column(_("held today by"))
    def held_today(self, row: Any) -> str:
        return ", ".join(str(holder) for holder in row.holding)

    @column(_("reached by"))
    def reached_by(self, row: Any) -> str:
        return ", ".join(dict.fromkeys(str(each.get_channel_display()) for each in row.reaching))

    @column(_("printed today as"))
    def block_today(self, row: Office) -> str:
        """The block that a letter addressed today would carry."""
        return "\n".join(rules.block(row, clock.today())) if row.pk else ""

    @column(_("greeted as"))
    def greetings(self, row: Office) -> str:
        """The forms of address for its rank, each with the source that it was found in."""
        shown = compose.forms_of_address(row, clock.today()) if row.pk else []
        names = dict(language_choices())
        return render_to_string(
            "admin/addressees/office/forms.html",
            {"forms": [(names.get(each.language, each.language), each) for each in shown]},
        )

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """`?held_on=2020-02-21` asks who held the office on that day."""
        request.held_on = _day(request.GET.get("held_on", ""))  # type: ignore[attr-defined]
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        office: Office | None = context.get("original")
        if office is not None:
            day: datetime.date | None = request.held_on  # type: ignore[attr-defined]
            context["held_on"] = day
            context["held"] = rules.holders_between(office, day, day) if day else []
            context["named_once"] = office.holders.filter(is_historical=True)
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Office) -> HttpResponse:
        _warn_of_terms(request, obj)
        for address in obj.addresses.all():
            _warn_of_address(request, address)
        return super().response_change(request, obj)

    def write(self, request: HttpRequest, row: Office, form: Any, *, is_new: bool) -> None:
        actions.save_office(row=row, actor=request.user)  # type: ignore[arg-type]

    def write_row(self, request: HttpRequest, row: Any, data: dict[str, Any]) -> None:
        by_noun: dict[type, Any] = {Holder: actions.save_holder, OfficeTitle: actions.save_title}
        by_noun.get(type(row), actions.save_address)(row=row, actor=request.user)

    def remove_row(self, request: HttpRequest, row: Any) -> None:
        remove: Any = actions.remove_title if isinstance(row, OfficeTitle) else actions.remove_address
        remove(row=row, actor=request.user)


@admin.register(Holder)
class HolderAdmin(DeskAdmin[Holder]):
    capability = DIRECTORY_EDIT
    list_display = ("name", "office", "since", "until", "source")
    list_select_related = ("office__institution",)
    search_fields = ("name", "office__title")
    autocomplete_fields = ("office",)
    fields = ("office", ("style", "name"), ("since", "until"), "source")

    def write(self, request: HttpRequest, row: Holder, form: Any, *, is_new: bool) -> None:
        actions.save_holder(row=row, actor=request.user)  # type: ignore[arg-type]
        _warn_of_terms(request, row.office)


@admin.register(Address)
class AddressAdmin(DeskAdmin[Address]):
    capability = DIRECTORY_EDIT
    list_display = ("office", "channel", "value", verification, "is_historical")
    list_filter = (VerifiedFilter, "channel", "is_historical")
    list_select_related = ("office__institution",)
    search_fields = ("value", "office__title")
    autocomplete_fields = ("office",)
    fieldsets = (
        (None, {"fields": ("office", "channel", "value", "source", "verified_on", "is_historical")}),
        (_("Postal address in parts"), {"fields": POSTAL_PARTS, "description": PARTS_TOLD}),
    )
    readonly_fields = ("is_historical",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not (obj and obj.is_historical) and super().has_change_permission(request, obj)

    def write(self, request: HttpRequest, row: Address, form: Any, *, is_new: bool) -> None:
        actions.save_address(row=row, actor=request.user)  # type: ignore[arg-type]
        _warn_of_address(request, row)


def _day(text: str) -> datetime.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _warn_of_terms(request: HttpRequest, office: Office) -> None:
    for one, other in rules.overlapping(office):
        words = _now("The terms of %(one)s and %(other)s overlap. A letter names whoever took office later.")
        messages.warning(request, words % {"one": one, "other": other})


def _warn_of_address(request: HttpRequest, address: Address) -> None:
    for remark in compose.remarks(address):
        messages.warning(request, remark)
