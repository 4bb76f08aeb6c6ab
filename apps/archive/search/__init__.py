"""Finding paragraphs of the archive, on SQLite and PostgreSQL alike.

`find` answers words with filters, `like` a whole paragraph; `index` and `unindex` are called in the transaction that
writes documents. The rest of the package is its own business.
"""

from apps.archive.search.entries import index, unindex
from apps.archive.search.finding import find, like
from apps.archive.search.records import Hit, Query, Results

__all__ = ["Hit", "Query", "Results", "find", "index", "like", "unindex"]
