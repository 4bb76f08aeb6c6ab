"""Inviting several at once: choose or paste, look at who would be written to, then send."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import ngettext

from apps.accounts import roles
from apps.base.admin import refused
from apps.base.errors import RuleError
from apps.desk.access import for_staff
from apps.desk.forms import InvitingForm
from apps.letters.models import Letter
from apps.parties.models import Organisation
from apps.signatories import actions
from apps.signatories.rules import Guest


@for_staff
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """The first POST shows who would be written to; the second, with `confirmed`, sends to all of them or to none."""
    letter = get_object_or_404(Letter.objects.select_related("campaign"), pk=pk)
    if not request.user.has_perm(roles.SIGNATORY_INVITE):
        raise PermissionDenied
    form: Any = InvitingForm(request.POST if request.method == "POST" else None)
    guests: list[Guest] = []
    if request.method == "POST" and form.is_valid():
        guests = _guests(form.cleaned_data)
        if "confirmed" in request.POST:
            try:
                return _send(request, letter, guests)
            except RuleError as refusal:
                form, guests = refused(InvitingForm, refusal)(request.POST), []
    context = {
        **admin.site.each_context(request),
        "letter": letter,
        "opts": Letter._meta,
        "form": form,
        "guests": guests,
        "invited": letter.invitations.select_related("signature"),
        "is_open": letter.status == Letter.Status.OPEN,
        "row_address": reverse("admin:letters_letter_change", args=[letter.pk]),
    }
    return TemplateResponse(request, "desk/invite.html", context)


def _guests(data: dict[str, Any]) -> list[Guest]:
    """Whom the form names, each address once: organisations of the directory first."""
    guests = [_organisation(row) for row in data["organisations"]]
    for name, email in data["lines"]:
        guests.append(Guest(name=name, email=email, kind=data["kind"], language=data["language"]))
    return list({guest.email.casefold(): guest for guest in reversed(guests)}.values())[::-1]


def _organisation(row: Organisation) -> Guest:
    return Guest(name=row.name, email=row.contact_email, organisation=row, language=row.language)


def _send(request: HttpRequest, letter: Letter, guests: list[Guest]) -> HttpResponse:
    actor: Any = request.user
    with transaction.atomic():
        for guest in guests:
            try:
                actions.invite(letter=letter, guest=guest, actor=actor)
            except RuleError as refusal:  # says which of the many it was
                raise RuleError(refusal.code, f"{guest.name}: {refusal.message}") from refusal
    words = ngettext("%d invitation is in the outbox.", "%d invitations are in the outbox.", len(guests))
    messages.success(request, words % len(guests))
    return redirect(reverse("admin:signatories_invitation_changelist") + f"?letter__id__exact={letter.pk}")
