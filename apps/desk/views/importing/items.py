"""One file: its text beside what was read in it, put right by hand, and taken into the archive."""

from dataclasses import replace
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_countries import countries

from apps.archive import compose
from apps.archive.parsing.records import Span
from apps.base.errors import RuleError
from apps.desk.access import for_archivists
from apps.desk.views.importing import beside, text, wishes
from apps.desk.views.importing.editor import Editor, Entry, editor, put_right
from apps.desk.views.importing.rows import PER_PAGE
from apps.past_campaigns import actions, importing, lint
from apps.past_campaigns.models import ImportItem

PDF = b"%PDF-"
ABOUT = ("publisher", "source_note")  # what no reader finds in a document
ABOUT_LISTS = {"no_addressee": "#addressees", "no_signatories": "#signatories"}  # warnings that no line has
Status = ImportItem.Status


@for_archivists
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The file with its fields. POST saves what was typed first, whatever else it asks for; on a refusal all of it is
    shown again, with what is wrong beside the field."""
    item = get_object_or_404(_items().defer("original"), pk=pk)
    if request.method != "POST":
        return _page(request, item, None)
    try:
        return _act(request, item)
    except RuleError as refusal:
        item = get_object_or_404(_items().defer("original"), pk=pk)
        return _told(request, item) if _is_done(request, item) else _page(request, item, refusal)


@for_archivists
@require_safe
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """“Did you mean …?” for the organisations on a page of the list: a piece of a page, two queries for each name."""
    item = get_object_or_404(_items().defer("original", "text"), pk=pk)
    rows = item.fields.get("signatories") or []
    first = (_number(request, "rows") - 1) * PER_PAGE
    asked = lint.questions({"signatories": rows[first : first + PER_PAGE]})
    found = [replace(each, row=each.row + first) for each in asked]
    return TemplateResponse(request, "desk/importing_questions.html", {"questions": found, "item": item})


@for_archivists
@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came, to be saved; a PDF may be looked at in a window of its own. Nothing in it runs here."""
    item = get_object_or_404(ImportItem.objects.select_related("document"), pk=pk)
    data = bytes(item.original) or (bytes(item.document.original) if item.document else b"")
    is_shown = "look" in request.GET and data.startswith(PDF)
    response = HttpResponse(data, content_type="application/pdf" if is_shown else "application/octet-stream")
    name = item.name.rpartition("/")[2]
    response.headers["Content-Disposition"] = content_disposition_header(not is_shown, name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    if not is_shown:
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _act(request: HttpRequest, item: ImportItem) -> HttpResponse:
    actor: Any = request.user
    act = request.POST.get("act", "save")
    if act == "skip":
        actions.skip_item(item=item, actor=actor)
        messages.success(request, _("“%s” is left out.") % text.seen(item.name))
        return _next(item)
    if act == "again":
        actions.read_again(item=item, actor=actor)
        return redirect("desk:import-item", item.pk)
    form = _form(request, item)
    if form.faults:
        raise RuleError("invalid", _("Nothing was saved yet: please look at what is marked."))
    item = _saved(request, item, form)
    if act == "import":
        return _imported(request, item)
    messages.success(request, _("Saved."))
    return redirect(_address(request, item))


def _saved(request: HttpRequest, item: ImportItem, form: Editor) -> ImportItem:
    actor: Any = request.user
    about = {name: request.POST[name].strip() for name in ABOUT if name in request.POST}
    fields = {**put_right(item.fields, form.result), **put_right(_about(item), about)}
    return actions.correct_item(item=item, fields=fields, actor=actor, seen=request.POST.get("seen", ""))


def _imported(request: HttpRequest, item: ImportItem) -> HttpResponse:
    actor: Any = request.user
    item = actions.import_item(
        item=item,
        **wishes.chosen(request),
        actor=actor,
    )
    return _told(request, item)


def _is_done(request: HttpRequest, item: ImportItem) -> bool:
    """Whether what is asked for was just done, with the very same words: a button pressed twice."""
    is_asked = request.POST.get("act") == "import" and item.status == Status.IMPORTED
    return is_asked and not put_right(item.fields, _form(request, item).result)


def _told(request: HttpRequest, item: ImportItem) -> HttpResponse:
    said = _("“%s” is in the archive.") % text.seen(item.title)
    address = reverse("admin:archive_document_change", args=[item.document_id])
    messages.success(request, format_html('{} <a href="{}">{}</a>', said, address, _("Open it there")))
    return _next(item)


def _next(item: ImportItem) -> HttpResponse:
    """On to the next file that needs a look; where none does, back to the run."""
    following = _following(item)
    return redirect("desk:import-item", following) if following else redirect("desk:import-run", item.run_id)


def _following(item: ImportItem) -> int | None:
    """The next file of the run that needs a look, from the top again after the last. One query."""
    waiting = item.run.items.filter(status=Status.READ, is_ready=False).exclude(pk=item.pk)
    pks = list(waiting.order_by("pk").values_list("pk", flat=True))
    return next((pk for pk in pks if pk > item.pk), pks[0] if pks else None)


def _items() -> Any:
    return ImportItem.objects.select_related("run", "document", "same_as__document").defer(
        "document__original", "document__text", "same_as__original", "same_as__text", "same_as__read"
    )


def _about(item: ImportItem) -> dict[str, str]:
    return {name: getattr(item, name) for name in ABOUT}


def _form(request: HttpRequest, item: ImportItem) -> Editor:
    posted = {key: str(value) for key, value in request.POST.items()} if request.method == "POST" else None
    return editor(item.read or {}, item.fields, posted, _number(request, "rows"))


def _page(request: HttpRequest, item: ImportItem, refusal: RuleError | None) -> HttpResponse:
    may_edit = item.status == Status.READ
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": item.title or text.seen(item.name),
        "item": item,
        "run": item.run,
        "may_edit": may_edit,
        "refusal": refusal,
        "next_pk": _following(item),
        "document": item.known_document,
        "past": importing.made_of(item.known_document) if item.known_document else None,
        "is_pdf": item.format == "pdf",
        "language": next(iter(item.fields.get("language") or []), ""),
        "has_original": bool(item.sha256) and item.status not in (Status.KNOWN, Status.IMPORTED),
        "how": wishes.how(request, item.is_public, item.as_past_campaign),
    }
    if item.read:
        context |= _read(request, item)
    return TemplateResponse(request, "desk/importing_item.html", context, status=200 if refusal is None else 422)


def _read(request: HttpRequest, item: ImportItem) -> dict[str, Any]:
    form = _form(request, item)
    remarks = _remarks(item)
    lines = [each["line"] for each in remarks if each.get("line")]
    spans: dict[str, Any] = (item.read or {}).get("spans") or {}
    part = text.part(item.text, spans, lines, _part(request, item, spans))
    return {
        "form": beside.linked(form, spans, part),
        "remarks": _placed(remarks, part),
        "part": part,
        "stretches": beside.stretches(part, form),
        "set_aside": (item.read or {}).get("furniture") or [],
        "countries": sorted({str(name) for _code, name in countries}),
        "prose": _prose(item),
        "claims": _claims(form, item),
        "about": {**_about(item), **{name: request.POST[name] for name in ABOUT if name in request.POST}},
        "sender_open": any(each.shown for name in ("sender", "reply") for each in form.entries[name]),
        "seen": item.updated_at.isoformat(),
    }


def _remarks(item: ImportItem) -> list[dict[str, Any]]:
    """What should be looked at: what the fields say of themselves, then the warnings of the reader.

    `doubts` were kept in the language of a worker: they are said anew in that of the person.
    """
    read = [{**each, "message": compose.said(each)} for each in lint.warnings(item.fields)]
    return [*(lint.doubts(item.fields) if item.doubts else ()), *read]


def _placed(remarks: list[dict[str, Any]], part: text.Part) -> list[dict[str, Any]]:
    """Remarks with the address of their line or field, in this part of the text or on another page."""
    here = {line for piece in part.pieces for line in piece.lines}
    found = []
    for each in remarks:
        line, field = each.get("line"), each.get("field", "")
        name, row, _rest = (*field.split("-", 2), "", "")[:3]
        page = int(row) // PER_PAGE + 1 if name == "signatories" and row.isdigit() else 1
        href = f"{f'?rows={page}' if page > 1 else ''}#f-{field}" if field else ABOUT_LISTS.get(each["code"], "")
        if line:
            href = f"#line-{line}" if line in here else f"?line={line}#line-{line}"
        found.append({**each, "href": href})
    return found


def _claims(form: Editor, item: ImportItem) -> list[tuple[Entry, int, bool | None]]:
    """What the text says of its signatories beside what was read; None where it says nothing."""
    counts, claimed = lint.counted(item.fields), item.fields.get("claims") or {}
    return [
        (entry, counts[name], None if claimed.get(name) is None else claimed[name] == counts[name])
        for entry in form.entries["claims"]
        for name in (entry.column.name,)
    ]


def _prose(item: ImportItem) -> list[str]:
    """Demands found in running text that are not yet among the demands."""
    taken = {ask["text"] for ask in item.fields.get("asks") or []}
    return [found if found not in taken else "" for found in item.fields.get("asks_in_prose") or []]


def _part(request: HttpRequest, item: ImportItem, spans: dict[str, Any]) -> int:
    """Which part of a long text is shown: the one asked for by number, or by a place in it."""
    field, _dash, row = request.GET.get("at", "").rpartition("-")
    pairs: list[Span] = spans.get(field) or []
    if row.isdigit() and int(row) < len(pairs):
        return text.part_of(item.text, int(pairs[int(row)][0]))
    if "line" in request.GET:
        offset = next((offset for _line, offset in text.line_starts(item.text, [_number(request, "line")])), 0)
        return text.part_of(item.text, offset)
    return _number(request, "part")


def _number(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name) or request.GET.get(name) or "1"
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def _address(request: HttpRequest, item: ImportItem) -> str:
    """The page again, at the part of the text and of the list that was asked for."""
    go = request.POST.get("go", "")
    name, _equals, number = go.partition("=")
    kept = {key: str(_number(request, key)) for key in ("part", "rows") if _number(request, key) > 1}
    if name in ("part", "rows") and number.isdigit():
        kept[name] = number
    address = reverse("desk:import-item", args=[item.pk])
    anchor = "#signatories" if name == "rows" else ""
    return f"{address}?{urlencode(kept)}{anchor}" if kept else address + anchor
