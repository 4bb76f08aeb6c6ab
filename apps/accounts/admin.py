"""People who log in, for superusers alone."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.accounts import actions, roles
from apps.accounts.models import Role, User
from apps.base.admin import DeskAdmin
from apps.base.widgets import column


class AccountForm(forms.ModelForm[User]):
    held = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What a person may do follows from their roles alone."),
    )

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["held"].initial = [grant.role for grant in self.instance.role_grants.all()]


@admin.register(User)
class AccountAdmin(DeskAdmin[User]):
    form = AccountForm
    capability = read_capability = roles.ACCOUNT_EDIT
    list_display = ("username", "full_name", "email", "roles_held", "last_login", "is_active")
    list_filter = ("role_grants__role", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    fieldsets = ((None, {"fields": ("username", ("first_name", "last_name"), "email", "held", "is_active")}),)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("role_grants")

    @column(_("name"), "last_name")
    def full_name(self, row: User) -> str:
        return row.get_full_name()

    @column(_("roles"))
    def roles_held(self, row: User) -> str:
        if row.is_superuser:
            return str(_("Everything (superuser)"))
        return ", ".join(str(grant.get_role_display()) for grant in row.role_grants.all())

    def write(self, request: HttpRequest, row: User, form: Any, *, is_new: bool) -> None:
        actions.save_account(account=row, held=tuple(form.cleaned_data["held"]), actor=request.user)  # type: ignore[arg-type]
