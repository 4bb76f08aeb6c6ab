"""The local mailbox: every mail of an installation without a mail server, to read and to click."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

from apps.accounts import roles
from apps.base.errors import RuleError
from apps.mail.backends import MailboxMessage, mailbox_message, mailbox_messages

View = Callable[..., HttpResponseBase]
LOOPBACK = frozenset({"127.0.0.1", "::1"})
# A mail shown in its frame may style itself and do nothing else: no script, no request anywhere.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'none'; form-action 'none'; "
    "frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
)


def _for_readers(view: View) -> View:
    """Staff, or anybody on this machine. Where mail leaves by a server, or a proxy stands before us, staff alone."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.EMAIL_BACKEND.endswith("LocalMailbox"):
            raise Http404
        is_local = not settings.PRODUCTION and not settings.TRUSTED_PROXY_COUNT and not _is_forwarded(request)
        if not (is_local and request.META.get("REMOTE_ADDR") in LOOPBACK) and not _is_staff(request):
            raise PermissionDenied
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return checked


@_for_readers
def listing(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "desk/mailbox.html", {"mails": mailbox_messages(), "in_desk": _in_desk(request)})


@_for_readers
def show(request: HttpRequest, name: str) -> HttpResponse:
    context = {"mail": _mail(name), "in_desk": _in_desk(request)}
    return TemplateResponse(request, "desk/mail.html", context)


@_for_readers
def body(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML of a mail as sent, for a sandboxed frame."""
    own = {"Content-Security-Policy": MAIL_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return HttpResponse(_mail(name).html, headers=own)


def _mail(name: str) -> MailboxMessage:
    try:
        return mailbox_message(name)
    except RuleError as refusal:
        raise Http404 from refusal


def _in_desk(request: HttpRequest) -> bool:
    return request.path.startswith("/admin/")


def _is_forwarded(request: HttpRequest) -> bool:
    """Whether a proxy that nobody told us of says that the reader sits elsewhere."""
    return any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Real-IP"))


def _is_staff(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.is_staff and request.user.has_perm(roles.READ)
