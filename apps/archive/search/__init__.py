"""Finding paragraphs of the archive, on SQLite and PostgreSQL alike.

`find` answers words with filters, `like` a whole paragraph; `documents` is what the filters leave, `marked` a text with
the words found. `index` and `unindex` are called in the transaction that writes documents, `count_words`,
`drifted` and `forget_counts` by sweeps and `reindex_archive`. The rest of the package is its own business.
"""

from apps.archive.search.entries import count_words, drifted, forget_counts, index, unindex
from apps.archive.search.finding import find, like
from apps.archive.search.records import Hit, Query, Results
from apps.archive.search.scope import documents
from apps.archive.search.snippets import marked

__all__ = [
    "Hit",
    "Query",
    "Results",
    "count_words",
    "documents",
    "drifted",
    "find",
    "forget_counts",
    "index",
    "like",
    "marked",
    "unindex",
]
