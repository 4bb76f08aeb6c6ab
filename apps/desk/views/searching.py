"""The archive beside a draft, asked without leaving the page: words, passages like one, what was asked before."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from apps.accounts import roles
from apps.archive.models import Passage
from apps.campaigns.models import Ask
from apps.desk.access import for_staff
from apps.desk.forms import whole_number
from apps.letters.models import Letter
from apps.progress import search

FOUND = 12  # passages shown at once
LONGEST_TEXT = 20_000  # characters of a paragraph; the search reads no further


@require_POST
@for_staff
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """A part of the page. What is looked for is posted, so that no log keeps words of a draft."""
    letter = get_object_or_404(Letter.objects.select_related("campaign"), pk=pk)
    asked = {name: request.POST.get(name, "").strip() for name in ("words", "institution", "like", "text", "before")}
    context: dict[str, Any] = {
        "letter": letter,
        "may_write": letter.status == Letter.Status.DRAFT and request.user.has_perm(roles.LETTER_DRAFT),
        **found(letter, asked),
    }
    return render(request, "desk/letter_found.html", context)


def found(letter: Letter, asked: dict[str, str]) -> dict[str, Any]:
    """Passages with the words, or like an ask of the campaign or a text, or asks put to an institution before.

    `asked_for` says which of these it was: "words", "like", "text", "before", or empty when nothing was asked.
    """
    like, text = asked.get("like", ""), asked.get("text", "")[:LONGEST_TEXT]
    words, institution = asked.get("words", ""), asked.get("institution", "")
    if text:
        return {"asked_for": "text", "found": search.like(text, public_only=False, limit=FOUND)}
    if like:
        ask = letter.campaign.asks.exclude(status=Ask.Status.REJECTED).filter(pk=whole_number(like) or 0).first()
        hits = search.like(ask.text, public_only=False, limit=FOUND) if ask else ()
        return {"asked_for": "like", "like": ask, "found": hits}
    if before := asked.get("before", ""):
        return {"asked_for": "before", "before": asked_before(before)}
    if not words:
        return {"asked_for": "", "found": ()}
    results = search.find({"q": words, "institution": _digits(institution)}, public_only=False, per_page=FOUND)
    return {"asked_for": "words", "found": search.with_answers(results.hits, public_only=False)}


def asked_before(institution: str) -> list[dict[str, Any]]:
    """Passages of letters to an institution in which asks were read, the newest letter first, with what was answered;
    one entry for each letter: `{"document", "passages": [(passage, answers), …]}`. Eight queries, however many."""
    if not (chosen := _digits(institution)):
        return []
    documents = list(search.documents({"institution": chosen}, public_only=False)[:FOUND])
    sources = Ask.objects.exclude(status=Ask.Status.REJECTED).filter(source__document__in=documents)
    passages = Passage.objects.filter(pk__in=sources.values("source")).select_related("document")
    rows = list(passages.defer("document__original", "document__text").order_by("position"))
    told = search.answers(rows, public_only=False)
    return [
        {"document": document, "passages": [(row, told[row.pk]) for row in rows if row.document_id == document.pk]}
        for document in documents
    ]


def _digits(value: str) -> str:
    return str(whole_number(value) or "")
