"""Where a letter is written: the text with the archive beside it, what it will look like, and who gets it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.addressees.models import Institution
from apps.archive.models import Passage
from apps.base.admin import refused
from apps.base.errors import RuleError
from apps.base.widgets import allowed_media
from apps.campaigns.models import Ask
from apps.deliveries import pdf
from apps.desk.access import for_staff
from apps.desk.forms import DraftForm, whole_number
from apps.desk.views import panels, remarking, searching, writing
from apps.desk.views.steps import offers
from apps.letters import actions
from apps.letters.models import Letter

SCRIPTS = [f"js/letter-{name}.js" for name in ("keeping", "locking", "leaving", "pages", "archive", "lint")]


@for_staff
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as a form. Whatever is clicked, searching and taking over too, saves what was typed first."""
    letter = get_object_or_404(Letter.objects.select_related("campaign"), pk=pk)
    if request.method != "POST":
        return _page(request, letter, DraftForm(instance=letter))
    if not request.user.has_perm(roles.LETTER_DRAFT):
        raise PermissionDenied
    form = DraftForm(request.POST, instance=letter)
    if form.is_valid():
        try:
            return _saved(request, form.instance)
        except RuleError as refusal:
            form = refused(DraftForm, refusal)(request.POST, instance=letter)
    return _page(request, letter, form)


@for_staff
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF as it would be printed now; a draft is marked as one."""
    letter = get_object_or_404(Letter.objects.select_related("campaign", "version", "source"), pk=pk)
    try:
        content = pdf.printed(letter, request.GET.get("language", ""))
    except RuleError as refusal:
        messages.error(request, str(refusal.message))
        return redirect("desk:letter", pk)
    disposition = f'inline; filename="{letter.slug}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _saved(request: HttpRequest, letter: Letter) -> HttpResponse:
    actor: Any = request.user
    known = whole_number(request.POST.get("revision"), digits=9)
    letter = actions.save_draft(letter=letter, actor=actor, revision=known)
    looked_for = {name: request.POST.get(name, "") for name in ("words", "institution", "like", "before")}
    borrowed = request.POST.get("borrow", "")
    if borrowed:
        passage = get_object_or_404(Passage, pk=whole_number(borrowed) or 0)
        actions.borrow_passage(letter=letter, passage=passage, actor=actor)
        messages.success(request, _("The paragraph stands at the end of the text. Move it where it belongs."))
    elif "search" not in request.POST and not looked_for["like"] and not looked_for["before"]:
        messages.success(request, _("Saved."))
    asked = {name: value for name, value in looked_for.items() if value}
    address, place = reverse("desk:letter", args=[letter.pk]), "" if "save" in request.POST else "#archive"
    return redirect(f"{address}?{urlencode(asked)}{place}" if asked else address)


def _page(request: HttpRequest, letter: Letter, form: Any) -> HttpResponse:
    may_write = letter.status == Letter.Status.DRAFT and request.user.has_perm(roles.LETTER_DRAFT)
    media = allowed_media(form.media, request)
    addressees = letter.addressees.select_related("office__institution")
    context = {
        **admin.site.each_context(request),
        **_archive(request, letter, [row.office.institution for row in addressees]),
        **panels.context(request, letter),
        **({} if may_write else _read(request, letter)),
        "title": letter.title,
        "opts": Letter._meta,
        "letter": letter,
        "form": form,
        "media": media,
        "may_write": may_write,
        "offers": offers(letter, request.user),
        "addressees": addressees,
        "placeholders": writing.placeholders(letter),
        "drafting": writing.told(request, letter) if may_write else "",
        "borrowed": letter.borrowed_passages.select_related("passage__document"),
        "scripts": SCRIPTS,
        "is_nav_sidebar_enabled": False,  # the room is for the letter, its pages and the archive
    }
    return TemplateResponse(request, "desk/letter.html", context)


def _archive(request: HttpRequest, letter: Letter, institutions: list[Institution]) -> dict[str, Any]:
    """What the archive has for this letter; without scripts what is looked for stands in the address."""
    offered = {str(row.pk): row for row in institutions}
    asked = {name: request.GET.get(name, "").strip() for name in ("words", "institution", "like", "before")}
    asked |= {name: "" for name in ("institution", "before") if asked[name] not in offered}
    return {
        "words": asked["words"],
        "institutions": offered,
        "chosen_institution": asked["institution"] or asked["before"],
        "asks": letter.campaign.asks.exclude(status=Ask.Status.REJECTED),
        **searching.found(letter, asked),
    }


def _read(request: HttpRequest, letter: Letter) -> dict[str, Any]:
    """The text to be read and remarked on: the draft; from review on the frozen one, with the figures of today."""
    version = None if letter.status == Letter.Status.DRAFT else letter.versions.order_by("number").last()
    return remarking.reading(request, letter, version, "")
