"""What changed in a template from one version to the next, and follow-ups that start from one."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.base import richtext
from apps.base.errors import RuleError
from apps.desk.access import for_drafters, for_staff
from apps.desk.forms import FollowUpForm
from apps.letters import actions
from apps.letters.document import Reply
from apps.letters.models import Letter, LetterTemplate, TemplateVersion
from apps.letters.rules import Piece, word_differences
from apps.responses.models import Response

WORDS = ("title", "subject", "closing", "guidance")


@dataclass(frozen=True)
class Part:
    """One part of a template as it was and as it became, word by word."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.kind != "same" for piece in self.pieces)


@require_safe
@for_staff
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version beside the one before it."""
    found = get_object_or_404(
        TemplateVersion.objects.select_related("template", "saved_by"), template=pk, number=number
    )
    before = found.template.versions.filter(number__lt=number).order_by("number").last()
    context = {
        **admin.site.each_context(request),
        "title": str(found),
        "opts": LetterTemplate._meta,
        "version": found,
        "before": before,
        "parts": _parts(before.fields if before else {}, found.fields),
    }
    return TemplateResponse(request, "desk/template_version.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_drafters
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins a letter that comes back to this one; the newest reply is told to it."""
    earlier = get_object_or_404(Letter.objects.select_related("campaign"), pk=pk)
    answer = Response.objects.filter(letter=earlier).order_by("-dated", "-pk").first()
    form = FollowUpForm(request.POST or None, initial=FollowUpForm.proposed(earlier, is_answered=answer is not None))
    if request.method == "POST" and form.is_valid():
        try:
            actor: Any = request.user
            reply = Reply(answer.dated or answer.received_on, answer.reference) if answer else None
            letter = actions.follow_up(earlier=earlier, reply=reply, actor=actor, **form.cleaned_data)
        except RuleError as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.message))
        else:
            messages.success(request, _("The follow-up is a draft now, to the same addressees."))
            return redirect("desk:letter", letter.pk)
    context = {
        **admin.site.each_context(request),
        "title": _("Write a follow-up"),
        "opts": Letter._meta,
        "letter": earlier,
        "answer": answer,
        "form": form,
    }
    return TemplateResponse(request, "desk/follow_up.html", context)


def sections(request: HttpRequest, letter: Letter) -> dict[str, Any]:
    """What the panel beside the draft shows: the parts of its template with their guidance, optional ones to add."""
    template = letter.template
    if template is None:
        return {}
    newer = template.number if letter.template_number and template.number > letter.template_number else None
    return {"template_sections": template.sections.all(), "template_newer": newer}


def _parts(old: dict[str, Any], new: dict[str, Any]) -> list[Part]:
    parts = [Part(_(name), word_differences(old.get(name, ""), new[name])) for name in WORDS]
    before = {section["name"]: section for section in old.get("sections", ())}
    after = {section["name"]: section for section in new["sections"]}
    for name in dict.fromkeys([*after, *before]):
        texts = [_section_text(side.get(name)) for side in (before, after)]
        parts.append(Part(name, word_differences(*texts)))
    return parts


def _section_text(section: dict[str, Any] | None) -> str:
    return f"{richtext.to_text(section['body'])}\n\n{section['guidance']}".strip() if section else ""
