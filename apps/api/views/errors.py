"""The one shape of every error: `{"error": {"code", "message", "fields": [{"field", "code", "message"}]}}`."""

import logging
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import APIException, ErrorDetail, NotFound, PermissionDenied, Throttled, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from apps.base.errors import RuleError

logger = logging.getLogger(__name__)


def as_error(exception: Exception, context: dict[str, Any]) -> Response | None:
    """What REST framework calls for anything raised in a view. With DEBUG, surprises go on to Django's own page."""
    if isinstance(exception, RuleError):
        return _refusal(exception)
    response = exception_handler(exception, context)
    if response is not None:
        response.data = error(*_told(exception, response.status_code))
        return response
    return None if settings.DEBUG else _surprise(exception, context)


def error(code: str, message: str, fields: list[dict[str, str]]) -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "fields": fields}}


class Nowhere(APIView):
    """Any address of the API that leads nowhere, in whichever way it is asked."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise NotFound(_("There is nothing at this address. The list of addresses is at /api/v1/docs/."))


def _refusal(refusal: RuleError) -> Response:
    message = str(refusal.message)
    fields = [{"field": refusal.field, "code": refusal.code, "message": message}] if refusal.field else []
    busy = refusal.code == "too-many"
    return Response(
        error(refusal.code, message, fields),
        status=status.HTTP_429_TOO_MANY_REQUESTS if busy else status.HTTP_400_BAD_REQUEST,
    )


def _told(exception: Exception, code: int) -> tuple[str, str, list[dict[str, str]]]:
    if isinstance(exception, ValidationError):
        return (
            "invalid",
            _("Something in this request cannot be right; see the fields."),
            list(_fields(exception.detail)),
        )
    if isinstance(exception, Throttled):
        return "too-many", _("Too many requests. Please wait a minute and try again."), []
    if isinstance(exception, Http404) or code == status.HTTP_404_NOT_FOUND:
        message = str(exception.detail) if isinstance(exception, NotFound) else _("There is nothing public here.")
        return "not-found", message, []
    known = exception if isinstance(exception, APIException) else PermissionDenied()  # Django's own of that name
    plain = known.detail if isinstance(known.detail, ErrorDetail) else ErrorDetail(str(known), known.default_code)
    return str(plain.code).replace("_", "-"), str(plain), []


def _fields(detail: Any, path: str = "") -> Iterator[dict[str, str]]:
    """Complaints of any nesting, one after the other, with dotted paths."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            here = "" if name == "non_field_errors" else str(name)
            yield from _fields(inner, f"{path}.{here}".strip("."))
    elif isinstance(detail, list):
        for inner in detail:
            yield from _fields(inner, path)
    else:
        code = str(getattr(detail, "code", "invalid")).replace("_", "-")
        yield {"field": path, "code": code, "message": str(detail)}


def _surprise(exception: Exception, context: dict[str, Any]) -> Response:
    """Our own fault: told to the log, not to the reader."""
    request: HttpRequest | None = context.get("request")
    logger.error("error in the API", exc_info=exception)
    got_request_exception.send(sender=type(context.get("view")), request=request)
    message = _("Something went wrong on our side. It has been noted.")
    return Response(error("internal", message, []), status=status.HTTP_500_INTERNAL_SERVER_ERROR)
