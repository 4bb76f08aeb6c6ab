"""How pages are handed out: to everybody, or only to who holds a secret link."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe

from apps.base import limits

View = Callable[..., HttpResponseBase]


def for_readers(view: View) -> View:
    """GET only, no cookie. Caches may keep the page but ask each time whether it still stands (ETag): what is
    withdrawn or put under embargo is gone at once."""

    @wraps(view)
    def handed_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, public=True, no_cache=True)
        return response

    return require_safe(conditional_page(handed_out))


def unlisted(view: View) -> View:
    """Not kept by caches, not listed by search engines: forms, and what follows them."""

    @wraps(view)
    def handed_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
        return response

    return handed_out


def by_secret_link(view: View) -> View:
    """A page behind a token in its address: unlisted, and the address goes nowhere.

    No CSRF cookie: the token is the authority, and whoever could forge the request would have to know it. Besides,
    `no-referrer` makes browsers send `Origin: null`, which the CSRF check would refuse, and mail programs that
    unsubscribe for their reader (RFC 8058) have no cookie.
    """

    @wraps(view)
    def handed_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return csrf_exempt(unlisted(handed_out))


def sender(request: HttpRequest) -> str:
    """The IP number (IPv6: the /64) a request came from, believing as many proxies as `TRUSTED_PROXY_COUNT` says."""
    believed = settings.TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    if believed and len(hops) >= believed:
        return limits.network(hops[-believed])
    return limits.network(str(request.META.get("REMOTE_ADDR", "")))
