"""What lint says of a draft, beside it: read anew after each save; warnings that may stand, with who, when and why."""

from typing import Any, cast

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from apps.accounts import roles
from apps.accounts.models import User
from apps.base import clock
from apps.base.errors import RuleError
from apps.base.pdf import count_pages
from apps.desk.access import for_staff
from apps.desk.views import drafting
from apps.letters import actions
from apps.letters.lint import Facts
from apps.letters.models import Letter, LintOverride
from apps.signatories.compose import figures
from apps.signatories.models import SignatoryKind, Signature

SHOWN = 90  # characters of the text at a finding: enough to know the place


def facts(letter: Letter, reader: User | None, *, prints: bool = True) -> Facts:
    """What floors above the letter know: figures, pages if they are limited, whom a letter must not name.

    Unless it `prints`, pages are known only when somebody had the letter printed a moment ago.
    """
    without_consent = Q(person=None) | Q(person__naming_consent="")
    at_risk = Signature.objects.filter(without_consent, kind=SignatoryKind.INDIVIDUAL, is_at_risk=True)
    return Facts(
        today=clock.today(letter.campaign.time_zone),
        figures=figures(letter),
        pages=_pages(letter, prints=prints),
        at_risk=tuple(at_risk.values_list("name", flat=True)),
        names_persons=roles.may(reader, roles.PERSONAL_DATA),
    )


def panel(request: HttpRequest, letter: Letter, *, prints: bool = False) -> dict[str, Any]:
    """What `desk/letter_lint.html` needs, beside the text and on its own."""
    reader = cast(User, request.user)
    may_write = roles.may(reader, roles.LETTER_DRAFT)
    may_decide = may_write or roles.may(reader, roles.LETTER_APPROVE)
    return {
        "lint": actions.review_letter(letter=letter, facts=facts(letter, reader, prints=prints)),
        "lint_may_decide": may_decide and letter.version_id is None and not letter.is_historical,
        "lint_jumps": may_write and letter.status == Letter.Status.DRAFT,
        "lint_shown": SHOWN,
    }


def approving(letter: Letter) -> dict[str, Any]:
    """What `desk/preview_findings.html` needs: whoever submits or approves sees what is open. Names of persons at risk
    stay away."""
    review = actions.review_letter(letter=letter, facts=facts(letter, None))
    return {"letter": letter, "lint": review, "lint_shown": SHOWN}


@never_cache
@require_safe
@for_staff
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The panel alone, for the page that put it there."""
    return _panel(request, _letter(pk))


@require_POST
@for_staff
def override(request: HttpRequest, pk: int) -> HttpResponse:
    letter, actor = _letter(pk), cast(User, request.user)
    code, key, reason = (request.POST.get(name, "") for name in ("code", "key", "reason"))
    try:
        actions.override_warning(
            letter=letter,
            code=code,
            key=key,
            reason=reason,
            actor=actor,
            facts=facts(letter, actor),
        )
    except RuleError as refusal:
        return _answered(request, letter, str(refusal.message))
    return _answered(request, letter)


@require_POST
@for_staff
def undo(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    row = get_object_or_404(LintOverride.objects.select_related("letter__campaign"), pk=number, letter_id=pk)
    try:
        actions.undo_override(override=row, actor=cast(User, request.user))
    except RuleError as refusal:
        return _answered(request, row.letter, str(refusal.message))
    return _answered(request, row.letter)


def _answered(request: HttpRequest, letter: Letter, refusal: str = "") -> HttpResponse:
    """The panel for a script that asked for it; the page, at the panel, for a form that was posted."""
    if request.headers.get("X-Requested-With") == "fetch":
        return _panel(request, letter, refusal)
    if refusal:
        messages.error(request, refusal)
    return redirect(f"{reverse('desk:letter', args=[letter.pk])}#lint")


def _panel(request: HttpRequest, letter: Letter, refusal: str = "") -> HttpResponse:
    context = panel(request, letter, prints=True) | {"letter": letter, "lint_refusal": refusal}
    return HttpResponse(render_to_string("desk/letter_lint.html", context, request=request))


def _letter(pk: int) -> Letter:
    return get_object_or_404(Letter.objects.select_related("campaign", "version", "source", "template"), pk=pk)


def _pages(letter: Letter, *, prints: bool) -> int | None:
    """How many pages the letter has, counted only when that is limited; None when it cannot be printed."""
    if letter.page_limit is None:
        return None
    try:
        content = drafting.printed(letter) if prints else drafting.printed_before(letter)
    except RuleError:
        return None
    return count_pages(content) if content else None
