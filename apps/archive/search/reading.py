"""What was found, read for people: passages with their documents, in one query, without a query set.

A query set takes several times as long to be put together and taken apart as its query takes.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db import connection

from apps.archive.models import Document, Passage
from apps.archive.search import entries

# Of a document what lists show. The rest is read when it is asked for, as of a query set with `only`.
SHOWN = (
    *("id", "slug", "kind", "title", "subject", "reference", "publisher", "date", "language"),
    *("addressed_to", "sender", "is_unofficial_translation", "is_public"),
)


class Row(NamedTuple):
    """One entry of the index: `total` is that of all hits if the query counted them."""

    key: int
    score: float
    total: int | None
    passage: Passage
    document: Document


def passages(select: str, values: Sequence[Any]) -> Iterator[Row]:
    """What `select` finds, with its key, score and total, best first. One query.

    An entry without a passage is the document itself: its title comes as a passage that is not saved.
    """
    document_names, passage_names, columns = _columns()
    sql = (
        f"SELECT found.key, found.score, found.total, {columns} FROM ({select}) AS found"  # noqa: S608 - own names
        " JOIN archive_entry AS entry ON entry.key = found.key"
        " JOIN archive_document AS document ON document.id = entry.document_id"
        " LEFT JOIN archive_passage AS passage ON passage.id = entry.passage_id"
        " ORDER BY found.score DESC, found.key DESC"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows = cursor.fetchall()
    documents = dict[int, Document]()
    cut = 3 + len(document_names)
    for key, score, total, *rest in rows:
        number = rest[0]
        if number not in documents:
            documents[number] = Document.from_db(connection.alias, document_names, rest[: cut - 3])
        document, own = documents[number], rest[cut - 3 :]
        passage = entries.titled(document) if own[0] is None else Passage.from_db(connection.alias, passage_names, own)
        passage.document = document
        yield Row(key, score, total, passage, document)


@cache
def _columns() -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Names of the fields read of a document and of a passage, in the order of the models, and their columns."""
    of_document = [field for field in Document._meta.concrete_fields if field.name in SHOWN]
    of_passage = list(Passage._meta.concrete_fields)
    named = [f'document."{field.column}"' for field in of_document]
    named += [f'passage."{field.column}"' for field in of_passage]
    return (
        tuple(field.attname for field in of_document),
        tuple(field.attname for field in of_passage),
        ", ".join(named),
    )
