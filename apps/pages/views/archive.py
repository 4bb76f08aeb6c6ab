"""The archive: documents of the past, the words in them, and passages that say much the same."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from apps.archive.models import Document, Passage
from apps.campaigns.models import Ask, Campaign
from apps.letters.models import Letter
from apps.pages.access import for_readers
from apps.pages.forms import ArchiveFilter
from apps.progress import search
from apps.responses.models import Response

PER_PAGE = 20
LAST_PAGE = 500  # of passages: nobody reads on for longer, and machines shall not
HEAVY = ("source__document__original", "source__document__text")
LIKE = 12  # passages shown that say much the same


@for_readers
def archive(request: HttpRequest) -> HttpResponse:
    """The passages that hold the words looked for; without words, the documents."""
    form = ArchiveFilter(request.GET, choices=search.choices(public_only=True))
    chosen = form.chosen()
    context: dict[str, Any] = {"form": form, "words": chosen.get("q", ""), "narrowed": _narrowed(form, chosen)}
    if context["words"]:
        context |= _passages(form, chosen, _number(request.GET.get("page")))
    elif not form.errors.get("q"):
        documents = search.documents(chosen, public_only=True)
        context["page"] = Paginator(documents, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/archive.html", context)


@for_readers
def document(request: HttpRequest, slug: str) -> HttpResponse:
    found = public_document(slug)
    passages = list(found.passages.all())
    told = search.answers(passages, public_only=True)
    context = {
        "document": found,
        "passages": [(row, told[row.pk].asks) for row in passages],
        "replies": next((told[row.pk].replies for row in passages), ()),
        "words": request.GET.get("q", "").strip()[:200],
        "letters": Letter.objects.public().filter(source=found),
        "responses": Response.objects.public().filter(source=found),
        "campaigns": Campaign.objects.public().filter(letters__source=found).distinct(),
    }
    return render(request, "pages/archive_document.html", context)


@for_readers
def like_passage(request: HttpRequest, slug: str, position: int) -> HttpResponse:
    """What else says much the same as a paragraph, and what was answered to each."""
    passages = Passage.objects.select_related("document").defer("document__original", "document__text")
    found = get_object_or_404(passages, document__in=Document.objects.public(), document__slug=slug, position=position)
    context = {
        "passage": found,
        "answers": search.answers([found], public_only=True)[found.pk],
        "found": search.like(found.text, public_only=True, exclude=found.document, limit=LIKE),
    }
    return render(request, "pages/archive_like.html", context)


@for_readers
def like_ask(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Where the archive has asked much the same before, and what was answered."""
    asks = Ask.objects.public().select_related("campaign", "source__document").defer(*HEAVY)
    ask = get_object_or_404(asks, campaign__slug=slug, pk=pk)
    own = ask.source.document if ask.source else None
    found = search.like(ask.text, public_only=True, exclude=own, limit=LIKE)
    return render(request, "pages/archive_like.html", {"ask": ask, "found": found})


def public_document(slug: str) -> Document:
    return get_object_or_404(Document.objects.public().defer("original"), slug=slug)


def _passages(form: ArchiveFilter, chosen: dict[str, str], number: int) -> dict[str, Any]:
    results = search.find(chosen, public_only=True, page=number, per_page=PER_PAGE)
    looser = [] if results.hits or number > 1 else search.looser(chosen, public_only=True)
    return {
        "results": results,
        "first": (number - 1) * PER_PAGE + 1,
        "last": (number - 1) * PER_PAGE + len(results.hits),
        "looser": [(each, _label(form, each, chosen), search.address(each.chosen)) for each in looser],
    }


def _narrowed(form: ArchiveFilter, chosen: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each filter in use: its name, its value in words, and the address of the same question without it."""
    return [
        (str(form.fields[name].label), form.words_for(name, value), search.address(chosen, without=name))
        for name, value in chosen.items()
        if name != "q"
    ]


def _label(form: ArchiveFilter, each: search.Looser, chosen: dict[str, str]) -> str:
    """What was left out, as people read it: a filter with its value, or the word that stayed alone."""
    if each.left_out not in form.fields:
        return each.chosen["q"]
    return f"{form.fields[each.left_out].label}: {form.words_for(each.left_out, chosen[each.left_out])}"


def _number(asked: str | None) -> int:
    """A page number from an address; whatever is none counts as the first."""
    return min(max(int(asked), 1), LAST_PAGE) if asked and asked.isascii() and asked.isdigit() else 1
