"""Documents that are taken in together: files come in, and the run shows what became of each."""

from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from apps.base.errors import RuleError
from apps.desk.access import for_archivists
from apps.desk.views.importing import wishes
from apps.desk.views.importing.progress import STATES, progress
from apps.desk.views.importing.uploads import LIMITS
from apps.past_campaigns import actions
from apps.past_campaigns.models import ImportRun

PER_PAGE = 50


@for_archivists
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The run with one page of its files. The same number of queries for ten files and for ten thousand."""
    run = get_object_or_404(ImportRun, pk=pk)
    context = {**admin.site.each_context(request), **_run(request, run), **LIMITS, "title": run.name}
    return TemplateResponse(request, "desk/importing_run.html", context)


@for_archivists
@require_safe
def live(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the run's page that changes, for the script that keeps it fresh."""
    return TemplateResponse(request, "desk/importing_live.html", _run(request, get_object_or_404(ImportRun, pk=pk)))


@for_archivists
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun, pk=pk)
    try:
        actions.stop_run(run=run, actor=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Stopped. What is in is kept; you can go on at any time."))
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
    return redirect("desk:import-run", pk)


@for_archivists
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun, pk=pk)
    try:
        actions.resume_run(run=run, actor=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Going on."))
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
    return redirect("desk:import-run", pk)


@for_archivists
def import_ready(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what would be imported and asks how; POST has it done in the background."""
    run = get_object_or_404(ImportRun, pk=pk)
    error = ""
    if request.method == "POST":
        try:
            return _import_ready(request, run)
        except RuleError as refusal:
            error = str(refusal.message)
    context = {
        **admin.site.each_context(request),
        "title": _("Import what needs no look"),
        "run": run,
        "progress": progress(run),
        "error": error,
        "how": wishes.how(request, run.is_public, run.as_past_campaigns),
    }
    return TemplateResponse(request, "desk/importing_ready.html", context)


def _import_ready(request: HttpRequest, run: ImportRun) -> HttpResponse:
    actor: Any = request.user
    count = actions.import_ready(
        run=run,
        actor=actor,
        **wishes.chosen(request),
    )
    words = ngettext("%d document is being imported.", "%d documents are being imported.", count)
    messages.success(request, words % count)
    return redirect("desk:import-run", run.pk)


def _run(request: HttpRequest, run: ImportRun) -> dict[str, Any]:
    state = request.GET.get("state", "")
    where = STATES[state][1] if state in STATES else Q()
    items = run.items.light().filter(where).select_related("document", "same_as__document")
    items = items.defer(
        "document__original", "document__text", "same_as__document__original", "same_as__document__text"
    )
    found = progress(run)
    first = run.items.filter(STATES["look"][1]).order_by("pk").values_list("pk", flat=True).first()
    return {
        "run": run,
        "first_look": first,
        "progress": found,
        "state": state if state in STATES else "",
        "page": Paginator(items.order_by("pk"), PER_PAGE).get_page(request.GET.get("page")),
    }
