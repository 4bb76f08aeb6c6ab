"""Who is who: what may be one is shown with reasons, and a person says yes, never, or takes it back."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from apps.base.errors import RuleError
from apps.desk.access import for_directory
from apps.parties import actions
from apps.parties.merge import Kind
from apps.parties.models import MergeDecision, MergeProposal, MergeRun
from apps.parties.search import similar_organisations
from apps.progress.actions import look_for_merges
from apps.progress.merge import shown
from apps.progress.merge.rows import visible

PER_PAGE = 20
MOST = 2**63 - 1  # the largest number that a row can have: databases raise at a larger one
CANDIDATES = 12  # rows offered when somebody looks for the other one by name
NAME_FIELD = {Kind.OFFICE: "title"}
LABELS = {
    Kind.ORGANISATION: gettext_lazy("Organisations"),
    Kind.PERSON: gettext_lazy("Persons"),
    Kind.OFFICE: gettext_lazy("Offices"),
    Kind.INSTITUTION: gettext_lazy("Institutions"),
}


@require_safe
@for_directory
def proposals(request: HttpRequest) -> HttpResponse:
    """`?kind=` is one of the four, `?less=1` also shows pairs below the threshold, `?page=`."""
    kind = _kind(request.GET.get("kind", Kind.ORGANISATION))
    run = MergeRun.objects.latest_done()
    rows = MergeProposal.objects.filter(run=run) if run else MergeProposal.objects.none()
    less = "less" in request.GET
    wanted = rows.filter(kind=kind) if less else rows.filter(kind=kind, is_proposed=True)
    page = Paginator(wanted, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Who is who"),
        "kind": kind,
        "kinds": _counts(rows),
        "less": less,
        "page": page,
        "shown": shown.still_open(kind, list(page)),
        "run": run,
        "is_looking": MergeRun.objects.unfinished().exists(),
    }
    return _page(request, "desk/merging.html", context)


@require_POST
@for_directory
def look(request: HttpRequest) -> HttpResponse:
    look_for_merges(actor=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The directory is being searched. Reload this page in a moment."))
    return redirect("desk:who-is-who")


@require_POST
@for_directory
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(MergeProposal, pk=pk)
    _answer(request, Kind(proposal.kind), proposal.members)
    return redirect(f"{reverse('desk:who-is-who')}?kind={proposal.kind}")


@for_directory
def one(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Looks for the other one by name (`?q=`), where no proposal brings the two together."""
    found = _kind(kind)
    this = shown.members_of(found, [pk]).get(pk) if pk <= MOST else None
    if this is None:
        raise Http404
    if request.method == "POST":
        rows = [int(each) for each in request.POST.getlist("rows") if each.isdecimal()]
        _answer(request, found, [pk, *(row for row in rows if row <= MOST)])
        return redirect(f"{reverse('desk:who-is-who-decisions')}?kind={found}")
    words = request.GET.get("q", "").strip()[:300]
    others = shown.members_of(found, _candidates(found, words or str(this.named.name), pk))
    pairs = sorted((shown.held_against(this, other) for other in others.values()), key=lambda pair: -pair.score)
    context = {"title": _("Who is who"), "kind": found, "this": this, "words": words, "shown": pairs}
    return _page(request, "desk/merging_one.html", context)


@require_safe
@for_directory
def decisions(request: HttpRequest) -> HttpResponse:
    kind = _kind(request.GET.get("kind", Kind.ORGANISATION))
    rows = (
        MergeDecision.objects.standing().filter(kind=kind).select_related("decided_by").order_by("-decided_at", "-pk")
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    kinds = [(each, LABELS[each], None) for each in Kind]
    context = {"title": _("Decisions"), "kind": kind, "kinds": kinds, "page": page}
    return _page(request, "desk/merging_decisions.html", {**context, "decided": shown.decided(kind, list(page))})


@require_POST
@for_directory
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a decision back: a merge becomes two rows again, two kept apart may be proposed again."""
    decision = get_object_or_404(MergeDecision.objects.standing(), pk=pk)
    actor: Any = request.user
    try:
        if decision.answer == MergeDecision.Answer.NEVER:
            actions.withdraw_rejection(decision=decision, actor=actor)
        else:
            actions.undo_merge(party=_pointing(decision), actor=actor)
        messages.success(request, _("Taken back."))
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
    return redirect(f"{reverse('desk:who-is-who-decisions')}?kind={decision.kind}")


def _answer(request: HttpRequest, kind: Kind, offered: Sequence[int]) -> None:
    """Carries out what the form says of the rows that it offered: all of it, or nothing and a word why."""
    actor: Any = request.user
    picked = {int(each) for each in request.POST.getlist("rows") if each.isdecimal()} & set(offered)
    stays = request.POST.get("stays", "")
    is_same = request.POST.get("answer") == "same"
    if is_same and stays.isdecimal() and int(stays) in offered:
        picked.add(int(stays))
    rows = {row.pk: row for row in visible(kind).filter(pk__in=picked).order_by("pk")}
    try:
        _check_picked(rows, stays, is_same=is_same)
        with transaction.atomic():
            if is_same:
                into = rows.pop(int(stays))
                actions.accept_merges(parties=list(rows.values()), into=into, actor=actor)
            else:
                actions.reject_merges(parties=list(rows.values()), actor=actor)
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
        return
    done = _("They are one from now on. Every printed name stays as it was.") if is_same else _("Kept apart for ever.")
    undoing = _("It can be taken back under “Decisions”.")
    messages.success(request, f"{done} {undoing}")


def _check_picked(rows: dict[int, Any], stays: str, *, is_same: bool) -> None:
    if len(rows) < 2:
        raise RuleError("merge-few", _("Tick at least two."))
    if is_same and (not stays.isdecimal() or int(stays) not in rows):
        raise RuleError("merge-few", _("Choose which one stays."))


def _candidates(kind: Kind, words: str, pk: int) -> list[int]:
    """Rows whose name is near to these words or holds all of them."""
    rows: Any = visible(kind).exclude(pk=pk)
    found: list[int] = []
    if kind == Kind.ORGANISATION:
        near = similar_organisations(words, among=rows, most=CANDIDATES)
        found = [each.organisation.pk for each in near]
    holds = Q()
    for word in words.split()[:8]:
        holds &= Q(**{f"{NAME_FIELD.get(kind, 'name')}__icontains": word})
    listed = rows.filter(holds, merged_into=None).order_by("pk").values_list("pk", flat=True)
    return list(dict.fromkeys([*found, *listed[:CANDIDATES]]))[:CANDIDATES]


def _pointing(decision: MergeDecision) -> Any:
    """The row of a merge that points away."""
    pair = [decision.first, decision.second]
    row = visible(Kind(decision.kind)).filter(pk__in=pair, merged_into__in=pair).first()
    if row is None:
        raise RuleError("merge-none", _("This was taken back already."))
    return row


def _counts(rows: Any) -> list[tuple[Kind, Any, int]]:
    """Kinds with their name and how many proposals each has."""
    kinds = list(rows.filter(is_proposed=True).values_list("kind", flat=True))
    return [(kind, LABELS[kind], kinds.count(kind)) for kind in Kind]


def _kind(name: str) -> Kind:
    try:
        return Kind(name)
    except ValueError as error:
        raise Http404 from error


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, template, {**admin.site.each_context(request), **context})
