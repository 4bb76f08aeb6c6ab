"""Files on their way in: many in one form, or one after the other by the script of the page."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from apps.base import clock
from apps.base.errors import RuleError
from apps.desk.access import for_archivists
from apps.desk.views.importing.text import seen
from apps.past_campaigns import actions, compose
from apps.past_campaigns.models import ImportItem, ImportRun
from apps.past_campaigns.parsing import files

# What is said of files before anybody chooses them.
LIMITS = {
    "formats": gettext_lazy("Word (.docx), PDF with text, e-mail (.eml), web page (.html), plain text (.txt, .md)"),
    "accept": ".docx,.pdf,.eml,.html,.htm,.txt,.md,.zip",
    "most_megabytes": files.MAX_FILE // 1024**2,
    "most_files": files.MAX_FILES,
}
RECENT = 10


@for_archivists
def start(request: HttpRequest) -> HttpResponse:
    """GET shows where to drop; POST begins a run, with the files that come along."""
    if request.method == "POST":
        return _started(request)
    with_files = ImportRun.objects.filter(pk__in=ImportItem.objects.order_by().values("run"))
    runs = with_files.counted().select_related("started_by").order_by("-created_at")
    context = {
        **admin.site.each_context(request),
        **LIMITS,
        "title": _("Add documents to the archive"),
        "runs": runs[:RECENT],
    }
    return TemplateResponse(request, "desk/importing_start.html", context)


@for_archivists
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """More files for a run. To the script: what became of each, and never a page."""
    run = get_object_or_404(ImportRun, pk=pk)
    return _answer(request, run, _take(request, run))


@for_archivists
@require_safe
def present(request: HttpRequest, pk: int) -> JsonResponse:
    """Names and sizes of the files that a run has, so that a folder dropped again goes on where it was cut off."""
    run = get_object_or_404(ImportRun, pk=pk)
    return JsonResponse({"files": list(run.items.order_by("pk").values_list("name", "size"))})


def _started(request: HttpRequest) -> HttpResponse:
    name = request.POST.get("name", "").strip() or _("Documents of %s") % date_format(
        localtime(clock.now()), "DATETIME_FORMAT"
    )
    try:
        run = actions.start_run(name=name, actor=request.user)  # type: ignore[arg-type]
    except RuleError as refusal:
        if _is_script(request):
            return JsonResponse({"refusal": str(refusal.message)}, status=422)
        messages.error(request, str(refusal.message))
        return redirect("desk:import-start")
    return _answer(request, run, _take(request, run))


def _take(request: HttpRequest, run: ImportRun) -> list[dict[str, Any]]:
    """What became of each file that came along; one that is refused does not keep the others out."""
    actor: Any = request.user
    found = []
    for file in request.FILES.getlist("files"):
        name = (request.POST.get("path") if _is_script(request) else "") or file.name or ""
        try:
            items = actions.add_files(run=run, uploads=[(name, file.open())], actor=actor)
            found += [_outcome(item) for item in items] or [{"name": name, "refusal": _("No file is in this archive.")}]
        except RuleError as refusal:
            found.append({"name": name, "refusal": str(refusal.message)})
    return found


def _outcome(item: ImportItem) -> dict[str, Any]:
    said = {"name": seen(item.name), "state": item.status, "address": reverse("desk:import-item", args=[item.pk])}
    is_in = item.status in (ImportItem.Status.WAITING, ImportItem.Status.READ)
    return said if is_in else {**said, "refusal": compose.told(item.message) or item.get_status_display()}


def _answer(request: HttpRequest, run: ImportRun, outcomes: list[dict[str, Any]]) -> HttpResponse:
    address = reverse("desk:import-run", args=[run.pk])
    if _is_script(request):
        return JsonResponse({"run": address, "files": outcomes})
    refused = [each for each in outcomes if "refusal" in each]
    taken = len(outcomes) - len(refused)
    if taken:
        messages.success(request, ngettext("%d file is in.", "%d files are in.", taken) % taken)
    if not outcomes:
        messages.error(request, _("No file was chosen."))
    for each in refused[:RECENT]:
        messages.error(request, f"“{each['name']}”: {each['refusal']}")
    return redirect(address if outcomes else "desk:import-start")


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
