"""What the admin's templates need of the desk."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.archive import compose
from apps.base import richtext
from apps.base.models import Mergeable
from apps.base.widgets import language_choices, pill
from apps.campaigns.models import Campaign
from apps.desk.views.steps import offers
from apps.letters.compose import direction
from apps.letters.models import Letter
from apps.parties import rules
from apps.past_campaigns.compose import told
from apps.past_campaigns.models import ImportRun

register = template.Library()
register.filter(compose.said)
register.filter(told)


@register.inclusion_tag("desk/steps.html", takes_context=True)
def desk_steps(context: template.Context, row: Any) -> dict[str, Any]:
    """The steps of a row and the desk's pages about it; a template says where."""
    user = context["request"].user
    state = pill(row.status, row.get_status_display()) if hasattr(row, "status") else ""
    pages = _pages(row) + (_merging(row) if user.has_perm(roles.DIRECTORY_EDIT) else [])
    pages += _files(row) if user.has_perm(roles.ARCHIVE_EDIT) else []
    return {"offers": offers(row, user), "pages": pages, "state": state, "csrf_token": context.get("csrf_token")}


@register.filter
def text_direction(code: str) -> str:
    return direction(code)


@register.filter
def canonical(html: str) -> SafeString:
    """Rich text as it may stand in a page."""
    return mark_safe(richtext.clean(html))  # noqa: S308 - the whitelist of base.richtext


@register.filter
def language_words(code: str) -> str:
    """The name of a language for a code, the code itself if nobody knows it."""
    return dict(language_choices()).get(code, code)


def _pages(row: Any) -> list[tuple[str, str, bool]]:
    """The desk's own pages about a row: label, address, and whether work goes on there next."""
    if isinstance(row, Campaign):
        return [(_("Workspace"), reverse("desk:campaign", args=[row.pk]), row.status == Campaign.Status.ACTIVE)]
    if isinstance(row, Letter):
        is_draft, is_open = row.status == Letter.Status.DRAFT, row.status == Letter.Status.OPEN
        pages = [
            (_("Write the text") if is_draft else _("Read the text"), reverse("desk:letter", args=[row.pk]), is_draft),
            (_("Preview as PDF"), reverse("desk:letter-preview", args=[row.pk]), False),
        ]
        if row.versions.exists():
            pages.append((_("Versions and changes"), reverse("desk:letter-versions", args=[row.pk]), False))
        if row.status in (Letter.Status.CLOSED, Letter.Status.DELIVERED) and not row.is_historical:
            pages.append((_("Write a follow-up"), reverse("desk:follow-up", args=[row.pk]), False))
        invite = (_("Invite signatories"), reverse("desk:invite", args=[row.pk]), True)
        return [invite, *pages] if is_open else pages
    return []


def _files(row: Any) -> list[tuple[str, str, bool]]:
    """Where the files of a run are looked at. One query for a run."""
    if not isinstance(row, ImportRun) or not row.items.exists():
        return []
    return [(_("Files of this run"), reverse("desk:import-run", args=[row.pk]), True)]


def _merging(row: Any) -> list[tuple[str, str, bool]]:
    if not isinstance(row, Mergeable) or row.merged_into is not None or rules.is_hidden(row):
        return []
    address = reverse("desk:who-is-who-one", args=[row._meta.model_name, row.pk])
    return [(_("The same as another one …"), address, False)]


@register.inclusion_tag("desk/second_factor.html", takes_context=True)
def second_factor_hint(context: template.Context) -> dict[str, Any]:
    """Asks who has no second factor yet to set one up. One query."""
    return {"is_missing": not is_mfa_enabled(context["request"].user)}


@register.filter
def waiting(found: list[Any]) -> list[Any]:
    """Of the steps offered, those that cannot be taken now."""
    return [offer for offer in found if offer.waits_for]
