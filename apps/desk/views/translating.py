"""Where a letter is translated: each paragraph of the master beside its translation, what changed since marked."""

import re
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import roles
from apps.base.errors import RuleError
from apps.base.widgets import RichTextWidget, allowed_media, language_choices
from apps.desk.access import for_drafters, for_staff
from apps.desk.forms import whole_number
from apps.letters import actions, rules
from apps.letters.actions import Rendering, Renderings
from apps.letters.models import Letter, Translation

_BLOCK = re.compile(r"block-[0-9]{1,6}")
NAMES = {
    "subject": gettext_lazy("Subject"),
    "salutation": gettext_lazy("Salutation"),
    "closing": gettext_lazy("Closing"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def translate(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The page of one translation. What was typed is shown again when it is refused."""
    translation = get_object_or_404(
        Translation.objects.select_related("letter__campaign"), letter_id=pk, language=language
    )
    if request.method != "POST":
        return _page(request, translation, _stored(translation))
    given = _given(request)
    actor: Any = request.user
    try:
        actions.save_translation(translation=translation, renderings=given, revision=_revision(request), actor=actor)
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
        return _page(request, translation, given, status=422)
    messages.success(request, _("Saved."))
    return redirect("desk:translation", pk, language)


@require_POST
@for_drafters
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    letter, language = get_object_or_404(Letter, pk=pk), request.POST.get("language", "")
    actor: Any = request.user
    try:
        if language not in dict(language_choices()):
            raise RuleError("invalid", _("Choose a language."), "language")
        actions.begin_translation(letter=letter, language=language, actor=actor)
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
        return redirect("desk:letter", pk)
    return redirect("desk:translation", pk, language)


@require_POST
@for_drafters
def remove(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    translation = get_object_or_404(Translation.objects.select_related("letter"), letter_id=pk, language=language)
    actor: Any = request.user
    try:
        actions.remove_translation(translation=translation, actor=actor)
        messages.success(request, _("The translation was taken away."))
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
    return redirect("desk:letter", pk)


def languages(request: HttpRequest, letter: Letter) -> dict[str, Any]:
    """What the panel beside the draft shows: each translation with how much is missing or behind."""
    names = dict(language_choices())
    rows = [
        {
            "language": row.language,
            "name": names.get(row.language, row.language),
            "parts": rules.parts(letter, row),
        }
        for row in letter.translations.all()
    ]
    taken = {letter.language, *(row["language"] for row in rows)}
    return {"translations": rows, "other_languages": [pair for pair in names.items() if pair[0] not in taken]}


def _page(request: HttpRequest, translation: Translation, shown: Renderings, status: int = 200) -> HttpResponse:
    letter = translation.letter
    parts = rules.parts(letter, translation)
    rows = {row.master: row for row in parts.blocks}
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": f"{letter.title} [{translation.language}]",
        "opts": Letter._meta,
        "letter": letter,
        "translation": translation,
        "language_name": dict(language_choices()).get(translation.language, translation.language),
        "may_write": letter.status == Letter.Status.DRAFT and request.user.has_perm(roles.LETTER_DRAFT),
        "media": allowed_media(RichTextWidget().media, request),
        "head": [(f"head-{name}", NAMES[name], shown.head.get(name), row) for name, row in parts.head.items()],
        "values": [(f"value-{name}", _label(name), shown.values.get(name), row) for name, row in parts.values.items()],
        "blocks": [(f"block-{i}", each, rows.get(each.master)) for i, each in enumerate(shown.blocks)],
        "left_over": [row for row in parts.blocks if row.state == "left over"],
        "missing": parts.missing,
    }
    return TemplateResponse(request, "desk/translating.html", context, status=status)


def _label(name: str) -> str:
    """How a value is called on the page: the meaning of its placeholder, or what it is of which ask."""
    if name in rules.REGISTRY:
        return str(rules.REGISTRY[name].meaning)
    return _("an ask in short") if name.endswith(".label") else _("the same ask in full")


def _stored(translation: Translation) -> Renderings:
    parts = rules.parts(translation.letter, translation)
    return Renderings(
        blocks=[Rendering(row.master, rules.without_note(row.text)) for row in parts.blocks if row.master],
        head={name: Rendering(row.master, row.text) for name, row in parts.head.items()},
        values={name: Rendering(row.master, row.text) for name, row in parts.values.items()},
    )


def _given(request: HttpRequest) -> Renderings:
    """The page as it was posted: for each part what the master said, what was typed, whether it still fits."""
    posted = request.POST

    def rendering(name: str) -> Rendering:
        return Rendering(
            posted.get(f"{name}-master", "").replace("\r\n", "\n"),
            posted.get(f"{name}-text", ""),
            f"{name}-fits" in posted,
        )

    names = [key.removesuffix("-text") for key in posted if key.endswith("-text")]
    blocks = sorted((name for name in names if _BLOCK.fullmatch(name)), key=lambda name: int(name[6:]))
    return Renderings(
        blocks=[rendering(name) for name in blocks],
        head={name[5:]: rendering(name) for name in names if name.startswith("head-")},
        values={name[6:]: rendering(name) for name in names if name.startswith("value-")},
        drops_left_over="drop-left-over" in posted,
    )


def _revision(request: HttpRequest) -> int | None:
    return whole_number(request.POST.get("revision"), digits=9)
