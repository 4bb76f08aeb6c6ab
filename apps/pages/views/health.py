"""Two questions of whoever watches the machine: is the process alive, can it do its work."""

import logging

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers; asks nothing of any other part."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 if database and cache answer, otherwise 503 with the name of the part that does not."""
    parts = {"database": _database_answers(), "cache": _cache_answers()}
    return JsonResponse(
        {part: "ok" if answers else "down" for part, answers in parts.items()},
        status=200 if all(parts.values()) else 503,
    )


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer")
        return False
    return True


def _cache_answers() -> bool:
    """Any error of any cache client means the same here: it does not answer."""
    try:
        cache.get("readyz")
    except Exception:
        logger.exception("The cache does not answer")
        return False
    return True
