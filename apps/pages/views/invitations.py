"""The page of an invitation: the letter, and every answer there is to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from apps.base.errors import RuleError
from apps.letters.models import Letter
from apps.pages.access import by_secret_link
from apps.pages.forms import AnswerForm
from apps.pages.views.letters import reading
from apps.pages.views.signatures import refused
from apps.signatories import actions, compose
from apps.signatories.models import Invitation


@by_secret_link
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Shown under embargo too, to who holds the link. A GET changes nothing, so "seen" is set by the first button."""
    try:
        found = actions.find_invitation(token=token)
        if request.POST.get("act") == "sign":
            actions.mark_seen(invitation=found)
            return redirect(sign_address(found, token))
        form = AnswerForm(request.POST or None, initial=given(found))
        if request.method == "POST" and answered(form, found):
            return redirect(f"{request.path}?saved=1#answer")
    except RuleError as error:
        return refused(request, error)
    return render(request, "pages/invitation.html", shown(request, found, form), status=422 if form.errors else 200)


def answered(form: AnswerForm, invitation: Invitation) -> bool:
    """Records the answer; a refusal about the words is written beside them, any other is raised."""
    if not form.is_valid():
        return False
    status, words = form.cleaned_data["answer"], form.cleaned_data["words"]
    key = "condition" if status == Invitation.Status.CONDITIONAL else "reason"
    try:
        actions.answer(invitation=invitation, status=status, **{key: words})
    except RuleError as error:
        if not error.field:
            raise
        form.add_error("words", str(error.message))
        return False
    return True


def given(invitation: Invitation) -> dict[str, str]:
    """The answer that was given before, to begin from."""
    return {"answer": invitation.status, "words": invitation.condition or invitation.reason}


def shown(request: HttpRequest, found: Invitation, form: AnswerForm) -> dict[str, object]:
    letter = (
        Letter.objects.select_related("campaign", "version").prefetch_related("version__texts").get(pk=found.letter_id)
    )
    return reading(letter, compose.public_figures(letter)) | {
        "invitation": found,
        "letter": letter,
        "form": form,
        "saved": "saved" in request.GET,
        "is_public": Letter.objects.public().filter(pk=letter.pk).exists(),
        "is_open": Letter.objects.signable().filter(pk=letter.pk).exists(),
    }


def sign_address(invitation: Invitation, token: str) -> str:
    query = urlencode({"kind": invitation.kind, "invitation": token})
    return f"{reverse('pages:sign', args=[invitation.letter.slug])}?{query}"
