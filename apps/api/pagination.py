"""Pages of lists: numbered for the short ones, by cursor for those that may have a hundred thousand rows."""

from collections.abc import Callable
from typing import Any

from django.utils.crypto import salted_hmac
from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination, PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response

from apps.archive.search import Results

USUAL, MOST = 50, 200  # rows on a page
ROUNDS, HALF = 4, 2**32


class Numbered(PageNumberPagination):
    page_size = USUAL
    max_page_size = MOST
    page_size_query_param = "page_size"


class ByCursor(CursorPagination):
    """Constant cost on every page and no total: the figures of a letter say how many there are.

    A cursor holds the number of a row, veiled: from the gaps between numbers readers could count the rows between two
    public ones that are not theirs to see.
    """

    page_size = USUAL
    max_page_size = MOST
    page_size_query_param = "page_size"
    ordering = "pk"

    def encode_cursor(self, cursor: Cursor) -> str:
        veiled = None if cursor.position is None else f"{veil(int(cursor.position)):016x}"
        return str(super().encode_cursor(_with_position(cursor, veiled)))

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Raises NotFound for what no page of this API gave out."""
        cursor: Cursor | None = super().decode_cursor(request)
        if cursor is None or cursor.position is None:
            return cursor
        try:
            number = unveil(int(str(cursor.position), 16))
        except ValueError:
            number = -1
        if not 0 <= number < 2**63:
            raise NotFound(self.invalid_cursor_message)
        return _with_position(cursor, str(number))


class ByRank(ByCursor):
    """For what a search finds, best first: the same links and sizes, the cursor holds the number of the page."""

    def ranked(self, find: Callable[..., Results], request: Request) -> Results:
        """Asks `find` for the page wanted (`page`, `per_page`). Raises NotFound for a cursor of another list."""
        cursor = self.decode_cursor(request)
        if cursor is not None and cursor.position is not None:
            raise NotFound(self.invalid_cursor_message)
        page = max(int(cursor.offset or 1), 1) if cursor else 1
        self.base_url = request.build_absolute_uri()
        self.found = find(page=page, per_page=self.get_page_size(request) or USUAL)
        return self.found

    def ranked_response(self, rows: Any) -> Response:
        """The answer as `get_paginated_response` gives it for rows."""
        number = self.found.page
        following = self.encode_cursor(Cursor(number + 1, False, None)) if self.found.has_next else None
        before = self.encode_cursor(Cursor(number - 1, False, None)) if number > 1 else None
        return Response({"next": following, "previous": before, "results": rows})


def _with_position(cursor: Cursor, position: str | None) -> Cursor:
    return cursor._replace(position=position)  # type: ignore[arg-type]  # it is text, whatever the stubs say


def veil(number: int) -> int:
    """Another number of 64 bits, one for each, that only who has the secret key can turn back (a Feistel network)."""
    left, right = divmod(number, HALF)
    for turn in range(ROUNDS):
        left, right = right, left ^ _mix(turn, right)
    return left * HALF + right


def unveil(number: int) -> int:
    """Raises ValueError above 64 bits."""
    if not 0 <= number < HALF * HALF:
        raise ValueError(number)
    left, right = divmod(number, HALF)
    for turn in reversed(range(ROUNDS)):
        left, right = right ^ _mix(turn, left), left
    return left * HALF + right


def _mix(turn: int, half: int) -> int:
    digest = salted_hmac("api.cursor", f"{turn}:{half}", algorithm="sha256").digest()
    return int.from_bytes(digest[:4])
