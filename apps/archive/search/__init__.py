"""Finding paragraphs of the archive, on SQLite and PostgreSQL alike.

`find` answers words with filters, `like` a whole paragraph; `documents` is what the filters leave, `marked` a text with
the words found. `index` and `unindex` are called in the transaction that writes documents. The rest of the package is
its own business.
"""

from apps.archive.search.entries import index, unindex
from apps.archive.search.finding import find, like
from apps.archive.search.records import Hit, Query, Results
from apps.archive.search.scope import documents
from apps.archive.search.snippets import marked

__all__ = ["Hit", "Query", "Results", "documents", "find", "index", "like", "marked", "unindex"]
