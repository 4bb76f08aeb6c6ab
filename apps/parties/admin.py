"""Organisations and persons that act and sign."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.base.admin import DeskAdmin
from apps.base.widgets import column
from apps.parties import actions
from apps.parties.models import Organisation, Person

# Capabilities of accounts.roles, which stands on this floor too.
DIRECTORY_EDIT, PERSONAL_DATA = "directory.edit", "personal_data.read"
CONTACT = ("contact_name", "contact_email")


@admin.register(Organisation)
class OrganisationAdmin(DeskAdmin[Organisation]):
    """Contact persons are shown to those who keep the directory and to the data officer, and to nobody else."""

    capability = DIRECTORY_EDIT
    list_display = ("name", "acronym", "country", "language", "merged_into")
    list_filter = ("country", "language")
    list_select_related = ("merged_into",)
    search_fields = ("name", "acronym")
    readonly_fields = ("merged_into",)

    def get_fieldsets(self, request: HttpRequest, obj: Organisation | None = None) -> Any:
        sets: list[Any] = [(None, {"fields": (("name", "acronym"), ("country", "language"), "website")})]
        if request.user.has_perm(DIRECTORY_EDIT) or request.user.has_perm(PERSONAL_DATA):
            sets.append((_("Contact, never public"), {"fields": (CONTACT,)}))
        return (*sets, (_("The same as"), {"fields": ("merged_into",)}))

    def write(self, request: HttpRequest, row: Organisation, form: Any, *, is_new: bool) -> None:
        actions.save_organisation(row=row, actor=request.user)  # type: ignore[arg-type]


@admin.register(Person)
class PersonAdmin(DeskAdmin[Person]):
    """Who is at risk appears by name only to those who may read personal data."""

    capability = DIRECTORY_EDIT
    list_display = ("shown", "title_shown", "country", "is_at_risk")
    list_filter = ("country", "is_at_risk")
    search_fields = ("name",)
    fields = ("name", "title", "country", "is_at_risk", "naming_consent", "merged_into")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """A search must not find by name whom the list does not name."""
        if search_term and not request.user.has_perm(PERSONAL_DATA):
            queryset = queryset.filter(is_at_risk=False)
        return super().get_search_results(request, queryset, search_term)

    def get_fields(self, request: HttpRequest, obj: Person | None = None) -> Any:
        hidden = obj is not None and obj.is_at_risk and not request.user.has_perm(PERSONAL_DATA)
        return ("shown", "is_at_risk") if hidden else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Person | None = None) -> Any:
        return ("shown", "merged_into")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        hidden = obj is not None and obj.is_at_risk and not request.user.has_perm(PERSONAL_DATA)
        return not hidden and super().has_change_permission(request, obj)

    @column(_("name"), "name")
    def shown(self, row: Person) -> str:
        return str(row)

    @column(_("title"))
    def title_shown(self, row: Person) -> str:
        return "" if row.is_at_risk else row.title

    def write(self, request: HttpRequest, row: Person, form: Any, *, is_new: bool) -> None:
        actions.save_person(row=row, actor=request.user)  # type: ignore[arg-type]
