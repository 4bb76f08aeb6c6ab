"""What the drafting page asks while somebody writes: keep this, who else writes, what it looks like, what was said."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from apps.archive.models import Passage
from apps.base.errors import RuleError
from apps.base.pdf import count_pages, picture
from apps.deliveries import pdf
from apps.desk.access import for_drafters, for_staff
from apps.desk.forms import whole_number
from apps.letters import actions
from apps.letters.models import Letter

STATES = {"changed-meanwhile": 409, "locked": 423}  # other refusals are 422
WIDTH = 900  # pixels of a page: sharp at half the width of a desk
KEPT = 600  # seconds for which the printed draft is kept, so that each page is not printed anew


def answers(view: Callable[..., dict[str, Any]]) -> Callable[..., JsonResponse]:
    """A view whose answers and refusals are JSON: `{"code", "message", "field"}` for a RuleError."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        try:
            return JsonResponse(view(request, *args, **kwargs))
        except RuleError as refusal:
            said = {"code": refusal.code, "message": str(refusal.message), "field": refusal.field}
            return JsonResponse(said, status=STATES.get(refusal.code, 422))

    return answered


@require_POST
@for_drafters
@answers
def keep(request: HttpRequest, pk: int) -> dict[str, Any]:
    """Autosave: the words as typed, the `revision` they were typed on, the `tab` that has the lock."""
    letter = get_object_or_404(Letter, pk=pk)
    words = {name: request.POST[name] for name in (*actions.WORDS, "prints_sources") if name in request.POST}
    actor: Any = request.user
    letter = actions.autosave_draft(
        letter=letter, words=words, revision=_revision(request), tab=_tab(request), actor=actor
    )
    return {"revision": letter.revision}


@never_cache
@require_safe
@for_staff
def stored(request: HttpRequest, pk: int) -> JsonResponse:
    """The words as they are stored now, to compare with what somebody has typed."""
    letter = get_object_or_404(Letter, pk=pk)
    return JsonResponse({"revision": letter.revision} | {name: getattr(letter, name) for name in actions.WORDS})


@require_POST
@for_drafters
@answers
def lock(request: HttpRequest, pk: int) -> dict[str, Any]:
    """Takes, renews, takes over (`by_force`) or gives back (`leave`) the lock of the text for one window."""
    letter, actor = get_object_or_404(Letter, pk=pk), request.user
    text: dict[str, Any] = {"letter": letter, "actor": actor, "tab": _tab(request)}
    if "leave" in request.POST:
        actions.release_lock(**text)
        return {"is_mine": False, "holder": "", "is_me": False, "revision": letter.revision}
    held, is_mine = actions.take_lock(**text, by_force="by_force" in request.POST)
    return {
        "is_mine": is_mine,
        "holder": str(held.holder),
        "is_me": held.holder_id == actor.pk,
        "revision": letter.revision,
    }


@never_cache
@require_safe
@for_staff
@answers
def pages(request: HttpRequest, pk: int) -> dict[str, Any]:
    """The addresses of the pictures of all pages, as the letter would be printed now."""
    letter = _letter(pk)
    count = count_pages(printed(letter))
    asked = f"?revision={letter.revision}"
    addresses = [reverse("desk:draft-page", args=[pk, number]) + asked for number in range(1, count + 1)]
    return {"revision": letter.revision, "pages": addresses}


@require_safe
@for_staff
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    try:
        drawn = picture(printed(_letter(pk)), page=number, width=WIDTH)
    except (RuleError, IndexError) as error:
        raise Http404 from error
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": f"private, max-age={KEPT}"})


@require_POST
@for_drafters
@answers
def take_passage(request: HttpRequest, pk: int) -> dict[str, Any]:
    """Remembers that a passage is taken over; the page puts `html` where the cursor stands and `note` beside it."""
    letter = get_object_or_404(Letter, pk=pk)
    passage = get_object_or_404(
        Passage.objects.select_related("document"), pk=whole_number(request.POST.get("passage")) or 0
    )
    actor: Any = request.user
    row = actions.take_passage(letter=letter, passage=passage, actor=actor)
    note = render_to_string("desk/letter_source.html", {"row": row}, request=request)
    return {"source": row.pk, "html": actions.borrowed_html(row), "note": note}


def _letter(pk: int) -> Letter:
    return get_object_or_404(Letter.objects.select_related("campaign", "version", "source"), pk=pk)


def printed(letter: Letter) -> bytes:
    """The PDF of this state of the letter; signatures and addressees may lag behind by KEPT seconds."""
    content = printed_before(letter)
    if content is None:
        content = pdf.printed(letter)
        cache.set(_key(letter), content, KEPT)
    return content


def printed_before(letter: Letter) -> bytes | None:
    """The PDF of this state of the letter if somebody had it printed within KEPT seconds."""
    content: bytes | None = cache.get(_key(letter))
    return content


def _key(letter: Letter) -> str:
    return f"draft-pdf:{letter.pk}:{letter.revision}:{letter.updated_at.timestamp()}:{get_language()}"


def _revision(request: HttpRequest) -> int:
    """The state of the text that was typed on; nought, which is refused, when the page does not say."""
    return whole_number(request.POST.get("revision"), digits=9) or 0


def _tab(request: HttpRequest) -> str:
    return request.POST.get("tab", "")[:40]
