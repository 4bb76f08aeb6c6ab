"""Finding in the whole archive, public or not: words, passages like one with what was answered, taking them over."""

from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts import roles
from apps.archive.models import Passage
from apps.base.errors import RuleError
from apps.campaigns.models import Ask
from apps.desk.access import for_staff
from apps.desk.forms import FindingForm, whole_number
from apps.letters import actions
from apps.letters.models import Letter
from apps.progress import search

PER_PAGE = 20
LAST_PAGE = 500
LIKE = 12  # passages shown that say much the same
LONGEST_TEXT = 20_000  # characters of a pasted text; the search reads no further


@require_safe
@for_staff
def find(request: HttpRequest) -> HttpResponse:
    """Passages that hold the words, with what was answered to them; without words, the documents."""
    form = _form(request)
    chosen = form.chosen()
    context = _context(request, form, chosen) | {"title": _("Find in the archive")}
    if chosen.get("q"):
        context |= _passages(form, chosen, _page_number(request))
    elif not form.errors.get("q"):
        documents = search.documents(_asked(chosen), public_only=False)
        context["page"] = Paginator(documents, PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "desk/finding.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def like(request: HttpRequest) -> HttpResponse:
    """What says much the same as `?passage=`, `?ask=` or a pasted text, which is posted so that no log keeps it."""
    form = _form(request)
    text, passage, ask = request.POST.get("text", "").strip()[:LONGEST_TEXT], None, None
    if not text:
        passage = _given(Passage.objects.select_related("document"), request, "passage")
    if not text and passage is None:
        ask = _given(Ask.objects.select_related("campaign", "source__document"), request, "ask")
    text = text or (passage.text if passage else ask.text if ask else "")
    standing = passage or (ask.source if ask else None)
    exclude = standing.document if standing else None
    context = _context(request, form, form.chosen()) | {
        "title": _("Passages like this ask") if ask else _("Passages like this one"),
        "given": passage,
        "ask": ask,
        "text": text,
        "answers": search.answers([passage], public_only=False)[passage.pk] if passage else None,
        "found": search.like(text, public_only=False, exclude=exclude, limit=LIKE) if text else (),
    }
    return TemplateResponse(request, "desk/finding_like.html", context)


@require_POST
@for_staff
def borrow(request: HttpRequest) -> HttpResponse:
    """Takes a passage over into a draft and goes back to where it was found."""
    letter = get_object_or_404(Letter, pk=whole_number(request.POST.get("letter")) or 0)
    passage = get_object_or_404(Passage, pk=whole_number(request.POST.get("passage")) or 0)
    try:
        actions.borrow_passage(letter=letter, passage=passage, actor=request.user)  # type: ignore[arg-type]
        messages.success(request, _("The paragraph stands at the end of “%s”, with where it comes from.") % letter)
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
    asked = request.POST.get("asked", "")
    page = "desk:finding-like" if request.POST.get("from") == "like" else "desk:finding"
    return redirect(f"{reverse(page)}?{asked}" if asked else reverse("desk:letter", args=[letter.pk]))


def _passages(form: FindingForm, chosen: dict[str, str], number: int) -> dict[str, Any]:
    asked = _asked(chosen)
    results = search.find(asked, public_only=False, page=number, per_page=PER_PAGE)
    looser = [] if results.hits or number > 1 else search.looser(asked, public_only=False)
    kept = {"letter": chosen.get("letter", "")}
    return {
        "results": results,
        "found": search.with_answers(results.hits, public_only=False),
        "first": (number - 1) * PER_PAGE + 1,
        "last": (number - 1) * PER_PAGE + len(results.hits),
        "looser": [(each, _label(form, each, chosen), search.address(each.chosen | kept)) for each in looser],
    }


def _context(request: HttpRequest, form: FindingForm, chosen: dict[str, str]) -> dict[str, Any]:
    """What both pages show: the form, the filters in use with the way out of each, and the draft."""
    narrowed = [
        (form.words_for(name, value), search.address(chosen, without=name))
        for name, value in chosen.items()
        if name in search.FILTERS
    ]
    return {
        **admin.site.each_context(request),
        "form": form,
        "words": chosen.get("q", ""),
        "narrowed": narrowed,
        "letter": Letter.objects.get(pk=chosen["letter"]) if "letter" in chosen else None,
        "asked": request.GET.urlencode(),
    }


def _form(request: HttpRequest) -> FindingForm:
    may_draft = request.user.has_perm(roles.LETTER_DRAFT)
    drafts = Letter.objects.filter(status=Letter.Status.DRAFT).order_by("-updated_at") if may_draft else ()
    pairs = [(str(letter.pk), letter.title) for letter in drafts]
    return FindingForm(request.GET, choices=search.choices(public_only=False), drafts=pairs)


def _asked(chosen: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in chosen.items() if name != "letter"}


def _label(form: FindingForm, each: search.Looser, chosen: dict[str, str]) -> str:
    """What was left out, as people read it: a filter with its value, or the word that stayed alone."""
    return form.words_for(each.left_out, chosen[each.left_out]) if each.left_out in form.fields else each.chosen["q"]


def _given(rows: Any, request: HttpRequest, name: str) -> Any:
    """The row that the address names, or None if it names none. Raises Http404."""
    if not request.GET.get(name):
        return None
    document = "document" if rows.model is Passage else "source__document"
    heavy = (f"{document}__original", f"{document}__text")
    return get_object_or_404(rows.defer(*heavy), pk=whole_number(request.GET[name]) or 0)


def _page_number(request: HttpRequest) -> int:
    return min(max(whole_number(request.GET.get("page")) or 1, 1), LAST_PAGE)
