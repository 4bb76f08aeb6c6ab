"""The signatory's own links: confirming, changing who may see the name, withdrawing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from apps.base.errors import RuleError
from apps.letters.models import Letter
from apps.pages.access import by_secret_link
from apps.pages.forms import VisibilityForm
from apps.signatories import actions
from apps.signatories.models import Signature, SignatureLink

STATUS_CODES = {"link-unknown": 404, "link-expired": 410}


def refused(request: HttpRequest, error: RuleError) -> HttpResponse:
    """A page that says what happened and what to do, instead of an error."""
    status = STATUS_CODES.get(error.code, 409)
    return render(request, "pages/refused.html", {"code": error.code, "message": error.message}, status=status)


@by_secret_link
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A GET shows the signature and a button; mail scanners that open links confirm nothing."""
    try:
        link = actions.find_signature_link(token=token, purpose=SignatureLink.Purpose.CONFIRM)
        if request.method == "POST":
            actions.confirm(link=link)
            return redirect("pages:confirm", token=token)
    except RuleError as error:
        return refused(request, error)
    return render(request, "pages/confirm.html", about(link.signature))


@by_secret_link
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponse:
    try:
        link = actions.find_signature_link(token=token, purpose=SignatureLink.Purpose.MANAGE)
    except RuleError as error:
        return refused(request, error)
    signature = link.signature
    form = VisibilityForm(request.POST if request.POST.get("act") == "show" else None, signature=signature)
    if request.method == "POST":
        try:
            if changed(request, form, signature):
                return redirect(f"{request.path}?saved=1")
        except RuleError as error:
            return refused(request, error)
    context = about(signature) | {"form": form, "saved": "saved" in request.GET}
    return render(request, "pages/manage.html", context, status=422 if form.errors else 200)


def changed(request: HttpRequest, form: VisibilityForm, signature: Signature) -> bool:
    """Does what the pressed button says; false when the form lacks something."""
    if request.POST.get("act") == "withdraw":
        actions.withdraw(signature=signature)
        return True
    if not form.is_valid():
        return False
    actions.change_visibility(signature=signature, visibility=form.cleaned_data["visibility"])
    return True


def about(signature: Signature) -> dict[str, object]:
    """What both pages say of a signature; `is_public` tells whether the letter may be linked yet."""
    return {
        "signature": signature,
        "letter": signature.letter,
        "is_public": Letter.objects.public().filter(pk=signature.letter_id).exists(),
        "is_open": Letter.objects.signable().filter(pk=signature.letter_id).exists(),
    }
