"""Pages of lists: numbered for the short ones, by cursor for those that may have a hundred thousand rows."""

from rest_framework.pagination import CursorPagination, PageNumberPagination

USUAL, MOST = 50, 200  # rows on a page


class Numbered(PageNumberPagination):
    page_size = USUAL
    max_page_size = MOST
    page_size_query_param = "page_size"


class ByCursor(CursorPagination):
    """Constant cost on every page and no total: the figures of a letter say how many there are."""

    page_size = USUAL
    max_page_size = MOST
    page_size_query_param = "page_size"
    ordering = "pk"
