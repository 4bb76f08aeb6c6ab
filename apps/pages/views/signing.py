"""Signing a letter: choosing the kind, the form, and what comes next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from apps.base import limits
from apps.base.errors import RuleError
from apps.letters.models import Letter
from apps.pages.access import sender, unlisted
from apps.pages.forms import FORMS, SignForm
from apps.signatories import actions
from apps.signatories.models import Invitation

MOST, WINDOW = 40, 3600  # signatures from one IP number within seconds; whole offices share one


@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; without `?kind=` the choice between the two. `?invitation=` fills it from an invitation."""
    invitation = invited(request.GET.get("invitation", ""), slug)
    letter = letter_to_sign(slug, invitation)
    if not Letter.objects.signable().filter(pk=letter.pk).exists():
        return render(request, "pages/sign_closed.html", {"letter": letter})
    kind = request.GET.get("kind", invitation.kind if invitation else "")
    if kind not in FORMS:
        return render(request, "pages/sign_choose.html", {"letter": letter})
    form = FORMS[kind](request.POST or None, letter=letter, initial=known(invitation))
    near = form.names_near() if request.method == "POST" and not form.is_trapped and form.is_valid() else ()
    if request.method == "POST" and not near and (form.is_trapped or accepted(request, form, letter, invitation)):
        return redirect("pages:sign-done", slug=slug)
    context = {"letter": letter, "form": form, "kind": kind, "invitation": invitation, "near": near}
    return render(request, "pages/sign.html", context, status=422 if form.errors or near else 200)


@unlisted
@require_safe
def sign_done(request: HttpRequest, slug: str) -> HttpResponse:
    """The same words for everybody: whether an address has signed before is told by mail alone."""
    found = Letter.objects.public().filter(slug=slug).first()
    return render(request, "pages/sign_done.html", {"letter": found})


def accepted(request: HttpRequest, form: SignForm, letter: Letter, invitation: Invitation | None) -> bool:
    """Signs; a refusal is written into the form, but for one that would tell of an address that it is in use."""
    if not form.is_valid():
        return False
    try:
        limits.check("sign", sender(request), most=MOST, seconds=WINDOW)
        actions.sign(letter=letter, entry=form.entry(), invitation=invitation)
    except RuleError as error:
        if error.code == "too-many-mails":
            return True
        form.add_error(error.field if error.field in form.fields else None, str(error.message))
        return False
    return True


def invited(token: str, slug: str) -> Invitation | None:
    """The invitation behind a token if it is one to this letter; a wrong token is as good as none."""
    if not token:
        return None
    try:
        found = actions.find_invitation(token=token)
    except RuleError:
        return None
    return found if found.letter.slug == slug else None


def letter_to_sign(slug: str, invitation: Invitation | None) -> Letter:
    """Public letters; one under embargo only for who was invited to it."""
    if invitation is not None:
        return invitation.letter
    return get_object_or_404(Letter.objects.public().select_related("campaign", "version"), slug=slug)


def known(invitation: Invitation | None) -> dict[str, str]:
    """What an invitation knows already, so that nobody types it again."""
    if invitation is None:
        return {}
    country = str(invitation.organisation.country) if invitation.organisation else ""
    return {"name": invitation.name, "email": invitation.email, "country": country}
