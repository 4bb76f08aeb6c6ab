"""No more calls and reminders."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from apps.base.errors import RuleError
from apps.pages.access import by_secret_link
from apps.pages.views.signatures import refused
from apps.signatories import actions


@by_secret_link
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """A GET shows a button. A POST acts and answers 200 without a redirect, as RFC 8058 asks of one-click links."""
    if request.method == "POST":
        try:
            actions.unsubscribe(token=token)
        except RuleError as error:
            return refused(request, error)
    return render(request, "pages/unsubscribe.html", {"done": request.method == "POST"})
