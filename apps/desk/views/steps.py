"""Steps: what a person with the right role may do next with a row, each a page that asks and a button that acts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import Role, User
from apps.base.admin import refused
from apps.base.errors import RuleError
from apps.desk.access import for_staff

Words = str | Promise


@dataclass(frozen=True)
class Step:
    """One thing that can be done with a row.

    `act(row, actor, data)` calls the action and returns the row to show next, or None for the same. `waits_for(row)`
    says in words why it cannot be done now, or is empty. `form` asks for what the action needs. A step that `asks`
    shows a page before it acts; `preview(row)` names a template of what would go out, with its context.
    """

    name: str
    label: Words
    capabilities: tuple[str, ...]
    act: Callable[[Any, User, dict[str, Any]], Any]
    done: Words
    waits_for: Callable[[Any], Words] = field(default=lambda row: "")
    explains: Words = ""
    form: type[forms.Form] | None = None
    asks: bool = False
    preview: Callable[[Any], tuple[str, dict[str, Any]]] | None = None
    is_main: bool = False
    main_in: tuple[str, ...] = ()  # the states in which a main step is the next one; empty: in all

    def is_next(self, row: Any) -> bool:
        return self.is_main and (not self.main_in or row.status in self.main_in)

    @property
    def has_page(self) -> bool:
        return self.asks or self.form is not None or self.preview is not None

    def allows(self, user: Any) -> bool:
        return any(user.has_perm(capability) for capability in self.capabilities)


STEPS: dict[type[models.Model], tuple[Step, ...]] = {}


@dataclass(frozen=True)
class Offer:
    """A step as a page shows it: possible now, or the words that say what it waits for."""

    step: Step
    address: str
    waits_for: str
    is_next: bool


def offers(row: models.Model, user: Any) -> list[Offer]:
    """All steps of a row, those that this person may do now first."""
    found = []
    for step in STEPS.get(type(row), ()):
        why = str(step.waits_for(row))
        if not why and not step.allows(user):
            why = str(_("This needs the role: %s.")) % _roles_with(step)
        found.append(Offer(step, address(row, step), why, step.is_next(row)))
    return sorted(found, key=lambda offer: (bool(offer.waits_for), not offer.is_next))


def address(row: models.Model, step: Step) -> str:
    return reverse("desk:step", args=[row._meta.app_label, row._meta.model_name, row.pk, step.name])


def row_address(row: models.Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


@for_staff
def take(request: HttpRequest, app: str, model: str, pk: int, name: str) -> HttpResponse:
    """GET asks, POST acts. Without the role: 403. A refusal comes back in words, on the page that asks."""
    row, step = _find(app, model, pk, name)
    if not step.allows(request.user):
        raise PermissionDenied
    form_class = step.form or forms.Form
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _check_seen(request, row)
            return _done(request, row, step, step.act(row, request.user, form.cleaned_data))  # type: ignore[arg-type]
        except RuleError as refusal:
            row.refresh_from_db()
            form = refused(form_class, refusal)(request.POST)
    why = str(step.waits_for(row))
    template, context = step.preview(row) if step.preview and not why else ("", {})
    context |= {"row": row, "step": step, "form": form, "preview_template": template, "why": why, "title": step.label}
    context |= {"row_address": row_address(row), "opts": row._meta, "seen": _stamp(row)}
    return TemplateResponse(request, "desk/step.html", {**admin.site.each_context(request), **context})


def _check_seen(request: HttpRequest, row: models.Model) -> None:
    """Who says yes says it to what the page showed. Raises RuleError `changed-meanwhile` when that is past."""
    if request.POST.get("seen", _stamp(row)) != _stamp(row):
        raise RuleError("changed-meanwhile", _("Somebody changed this a moment ago. Please look at it again."))


def _stamp(row: models.Model) -> str:
    """When the row was written last, for rows that know it."""
    written = getattr(row, "updated_at", None)
    return written.isoformat() if written else ""


def _done(request: HttpRequest, row: models.Model, step: Step, outcome: Any) -> HttpResponse:
    """Shows the row that the action made; words that it returned (a new password) are shown once."""
    messages.success(request, str(step.done))
    if isinstance(outcome, str):
        messages.warning(request, outcome)
    return redirect(row_address(outcome if isinstance(outcome, models.Model) else row))


def _find(app: str, model: str, pk: int, name: str) -> tuple[models.Model, Step]:
    for noun, steps in STEPS.items():
        if (noun._meta.app_label, noun._meta.model_name) == (app, model):
            step = next((step for step in steps if step.name == name), None)
            if step is not None:
                return get_object_or_404(noun, pk=pk), step
    raise Http404


def _roles_with(step: Step) -> str:
    """The roles that hold any of a step's capabilities, in words."""
    holders = [role for role, held in roles.CAPABILITIES.items() if held & set(step.capabilities)]
    return ", ".join(str(Role(role).label) for role in holders) or str(_("superuser"))
