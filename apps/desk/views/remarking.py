"""Reading a draft or a version paragraph by paragraph, and remarks on these."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.models import User
from apps.base.errors import RuleError
from apps.desk.access import for_staff
from apps.desk.forms import whole_number
from apps.letters import actions, compose
from apps.letters.models import Comment, Letter, LetterVersion
from apps.letters.rules import may_resolve
from apps.signatories.compose import figures


@dataclass(frozen=True)
class Remark:
    """A remark as a page shows it. `now`: the number of its paragraph in the draft, from 1; None when it is gone."""

    comment: Comment
    may_resolve: bool
    now: int | None = None
    block: str = ""
    is_changed: bool = False


@dataclass(frozen=True)
class Paragraph:
    number: int
    html: str
    remarks: tuple[Remark, ...]


@never_cache
@require_safe
@for_staff
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """One text to be read and remarked on: `version` a number, empty for the draft; `language`."""
    letter = get_object_or_404(Letter.objects.select_related("campaign"), pk=pk)
    version = version_named(letter, request.GET.get("version", ""))
    context = {
        **admin.site.each_context(request),
        **reading(request, letter, version, request.GET.get("language", "")),
        "title": letter.title,
        "opts": Letter._meta,
    }
    return TemplateResponse(request, "desk/version_read.html", context)


@require_POST
@for_staff
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    letter = get_object_or_404(Letter, pk=pk)
    version = version_named(letter, request.POST.get("version", ""))
    language, text, position = (request.POST.get(name, "") for name in ("language", "text", "position"))
    number = whole_number(position, digits=6)
    place = -1 if number is None else number
    try:
        actions.remark(
            letter=letter,
            version=version,
            language=language,
            position=place,
            text=text,
            actor=cast(User, request.user),
        )
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Your remark stands at the paragraph."))
    asked = {"version": version.number if version else "", "language": language}
    return redirect(f"{reverse('desk:letter-read', args=[pk])}?{urlencode(asked)}#p{place + 1}")


@require_POST
@for_staff
def resolve(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return _answered(request, pk, number, is_open=False)


@require_POST
@for_staff
def reopen(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return _answered(request, pk, number, is_open=True)


def panel(request: HttpRequest, letter: Letter) -> dict[str, Any]:
    """What `desk/letter_comments.html` needs: remarks that stand, with their paragraph of today; those dealt with."""
    rows = list(letter.comments.select_related("author", "version", "resolved_by"))
    standing = compose.placed(letter, [row for row in rows if row.resolved_at is None])
    return {
        "remarks_standing": [
            Remark(
                each.comment, may_resolve(each.comment, request.user), _number(each.now), each.block, each.is_changed
            )
            for each in standing
        ],
        "remarks_resolved": [
            Remark(row, may_resolve(row, request.user)) for row in rows if row.resolved_at is not None
        ],
    }


def reading(request: HttpRequest, letter: Letter, version: LetterVersion | None, language: str) -> dict[str, Any]:
    """What `desk/version_text.html` shows. An unknown language gives the letter's own."""
    texts = {
        text.language: text for text in (compose.version_texts(version) if version else compose.draft_texts(letter))
    }
    text = texts.get(language) or texts[letter.language]
    values = compose.live_values(figures(letter), text.language)
    remarks: dict[int, list[Remark]] = defaultdict(list)
    for row in letter.comments.filter(version=version, language=text.language).select_related("author", "resolved_by"):
        remarks[row.position].append(Remark(row, may_resolve(row, request.user)))
    return {
        "letter": letter,
        "version": version,
        "text": text,
        "subject": compose.fill_text(text.subject, values),
        "paragraphs": [
            Paragraph(index + 1, compose.fill(block, values), tuple(remarks[index]))
            for index, block in enumerate(text.blocks)
        ],
        "languages": list(texts),
    }


def version_named(letter: Letter, number: str) -> LetterVersion | None:
    """The version of that number, None for none; anything else does not exist."""
    if not number:
        return None
    found = whole_number(number, digits=5)
    if found is None:
        raise Http404
    return get_object_or_404(letter.versions.select_related("frozen_by"), number=found)


def _answered(request: HttpRequest, pk: int, number: int, *, is_open: bool) -> HttpResponse:
    comment = get_object_or_404(Comment.objects.select_related("version"), pk=number, letter=pk)
    act = actions.reopen_remark if is_open else actions.resolve_remark
    try:
        act(comment=comment, actor=cast(User, request.user))
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
    if request.POST.get("from") == "beside":
        return redirect(f"{reverse('desk:letter', args=[pk])}#remarks")
    asked = {"version": comment.version.number if comment.version else "", "language": comment.language}
    return redirect(f"{reverse('desk:letter-read', args=[pk])}?{urlencode(asked)}#p{comment.position + 1}")


def _number(position: int | None) -> int | None:
    return None if position is None else position + 1
