"""Visits to the desk: who is logged in, the pages of a noun, what a page costs."""

from collections.abc import Callable
from typing import Any

from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts.models import Role, User
from tests import making


def client(*roles: Role, **fields: Any) -> Client:
    return client_of(making.user(*roles, **fields))


def client_of(user: User) -> Client:
    visitor = Client()
    visitor.force_login(user)
    return visitor


def superuser() -> User:
    return making.user(is_superuser=True)


def listing(model: type[models.Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def adding(model: type[models.Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")


def page(row: models.Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def step(row: models.Model, name: str) -> str:
    return reverse("desk:step", args=[row._meta.app_label, row._meta.model_name, row.pk, name])


def cost(visitor: Client, address: str) -> int:
    """How many queries a page needs; it has to open."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = visitor.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return len(queries)


def list_costs(visitor: Client, make: Callable[[], models.Model]) -> tuple[int, int]:
    """Queries of the list of a noun with one row and with three; `make` makes one more."""
    row = make()
    visitor.get(listing(type(row)))  # content types and the like are read once per process
    one = cost(visitor, listing(type(row)))
    make()
    make()
    return one, cost(visitor, listing(type(row)))


def words(visitor: Client, address: str) -> str:
    return visitor.get(address).content.decode()


def form_data(visitor: Client, address: str, **changes: Any) -> dict[str, Any]:
    """What a browser would post from the form on an admin page, with changes."""
    context = visitor.get(address).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data: dict[str, Any] = {}
    for form in forms:
        for bound in form:
            data.update(_posted(bound))
    return data | changes


def _posted(bound: Any) -> dict[str, Any]:
    value = bound.value()
    if bound.field.widget.__class__.__name__ == "AdminSplitDateTime":
        parts = bound.field.widget.decompress(value) if not isinstance(value, list) else value
        return {f"{bound.html_name}_{index}": part or "" for index, part in enumerate(parts)}
    if isinstance(value, bool):
        return {bound.html_name: "on"} if value else {}
    return {bound.html_name: "" if value is None else getattr(value, "code", value)}
