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


# SQLite's index of words holds keys alone, and a key says where its passage stands.
_STANDS = {
    "sqlite": f"passage.document_id = found.document AND passage.position = {entries.place_of('found.key')}",
    "postgresql": "passage.id = found.passage",
}


class Row(NamedTuple):
    """One entry of the index: `total` is that of all hits if the query counted them."""

    key: int
    score: float
    total: int | None
    passage: Passage
    document: Document


def passages(select: str, values: Sequence[Any]) -> Iterator[Row]:
    """What `select` finds, with its key, score and total, best first. One query.

    An entry at no place is the document itself: its title comes as a passage that is not saved.
    """
    document_names, passage_names, columns = _columns()
    sql = (
        f"SELECT found.key, found.score, found.total, {columns} FROM ({select}) AS found"  # noqa: S608 - own names
        f" JOIN archive_document AS document ON document.id = found.document"
        f" LEFT JOIN archive_passage AS passage ON {_STANDS[connection.vendor]}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows = sorted(cursor.fetchall(), key=lambda row: (row[1], row[0]), reverse=True)
    documents = dict[int, Document]()
    cut = 3 + len(document_names)
    for key, score, total, *rest in rows:
        number = rest[0]
        if number not in documents:
            documents[number] = Document.from_db(connection.alias, document_names, rest[: cut - 3])
        document, own = documents[number], rest[cut - 3 :]
        if own[0] is None and key & entries.PLACE:
            continue  # it went while the index was asked
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
