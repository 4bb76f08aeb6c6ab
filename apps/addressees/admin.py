"""The directory: institutions, their offices, who holds them and how they are reached."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.addressees import actions, rules
from apps.addressees.models import Address, Holder, Institution, Office
from apps.base import clock
from apps.base.admin import DeskAdmin, DeskTabular
from apps.base.widgets import UsedChoicesFilter, column

DIRECTORY_EDIT = "directory.edit"  # a capability of accounts.roles, which stands on this floor too


class OfficeInline(DeskTabular[Office, Institution]):
    model = Office
    capability = DIRECTORY_EDIT
    fields = ("title", "rank", "language", "is_class")
    show_change_link = True


class HolderInline(DeskTabular[Holder, Office]):
    model = Holder
    capability = DIRECTORY_EDIT
    fields = ("style", "name", "since", "until", "source")


class AddressInline(DeskTabular[Address, Office]):
    """Addresses read from old documents are shown and cannot be changed: nothing is ever sent to them."""

    model = Address
    capability = DIRECTORY_EDIT
    may_remove = True
    fields = ("channel", "value", "verified_on", "source")
    verbose_name_plural = _("addresses in use")

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
    list_display = ("name", "country", "website")
    list_filter = (("country", UsedChoicesFilter),)
    search_fields = ("name",)
    readonly_fields = ("merged_into",)
    inlines = (OfficeInline,)
    fields = ("name", "country", "website", "source", "merged_into")

    def write(self, request: HttpRequest, row: Institution, form: Any, *, is_new: bool) -> None:
        actions.save_institution(row=row, actor=request.user)  # type: ignore[arg-type]

    def write_row(self, request: HttpRequest, row: Any, data: dict[str, Any]) -> None:
        actions.save_office(row=row, actor=request.user)  # type: ignore[arg-type]


@admin.register(Office)
class OfficeAdmin(DeskAdmin[Office]):
    capability = DIRECTORY_EDIT
    list_display = ("title", "institution", "rank", "country", "language")
    list_filter = ("rank", "is_class", ("institution__country", UsedChoicesFilter))
    list_select_related = ("institution",)
    search_fields = ("title", "institution__name", "holders__name")
    autocomplete_fields = ("institution",)
    inlines = (HolderInline, AddressInline, HistoricalAddressInline)
    fields = ("institution", "title", ("rank", "language"), "is_class", "block_today", "merged_into")
    readonly_fields = ("block_today", "merged_into")

    def get_inlines(self, request: HttpRequest, obj: Office | None) -> Any:
        has_past = obj is not None and obj.addresses.filter(is_historical=True).exists()
        return self.inlines if has_past else self.inlines[:2]

    @column(_("country"), "institution__country")
    def country(self, row: Office) -> str:
        return str(row.institution.country.name)

    @column(_("printed today as"))
    def block_today(self, row: Office) -> str:
        """The block that a letter addressed today would carry."""
        return "\n".join(rules.block(row, clock.today())) if row.pk else ""

    def write(self, request: HttpRequest, row: Office, form: Any, *, is_new: bool) -> None:
        actions.save_office(row=row, actor=request.user)  # type: ignore[arg-type]

    def write_row(self, request: HttpRequest, row: Any, data: dict[str, Any]) -> None:
        actor: Any = request.user
        if isinstance(row, Holder):
            actions.save_holder(row=row, actor=actor)
        else:
            actions.save_address(row=row, actor=actor)

    def remove_row(self, request: HttpRequest, row: Any) -> None:
        actions.remove_address(row=row, actor=request.user)  # type: ignore[arg-type]


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


@admin.register(Address)
class AddressAdmin(DeskAdmin[Address]):
    capability = DIRECTORY_EDIT
    list_display = ("office", "channel", "value", "verified_on", "is_historical")
    list_filter = ("channel", "is_historical")
    list_select_related = ("office__institution",)
    search_fields = ("value", "office__title")
    autocomplete_fields = ("office",)
    fields = ("office", "channel", "value", "verified_on", "source", "is_historical")
    readonly_fields = ("is_historical",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not (obj and obj.is_historical) and super().has_change_permission(request, obj)

    def write(self, request: HttpRequest, row: Address, form: Any, *, is_new: bool) -> None:
        actions.save_address(row=row, actor=request.user)  # type: ignore[arg-type]
