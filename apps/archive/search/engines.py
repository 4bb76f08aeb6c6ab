"""The two engines: FTS5 of SQLite and tsvector of PostgreSQL. Both hold the same tokens and get the same question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from apps.archive.search.asking import Clause, Row
from apps.archive.search.entries import PLACE, document_of, marked
from apps.archive.search.scope import Scope

TITLE = 2  # times what the same words weigh in a passage

Clauses = Sequence[Clause]


@dataclass(frozen=True, slots=True)
class Engine:
    """How an engine writes a question, and the pieces of SQL around it.

    `score` of an entry is better when higher. Tokens are letters, digits and marks, so that none needs escaping.
    """

    table: str
    key: str
    document: str
    passage: str
    matches: str
    score: str
    beside: str
    opened: str
    quote: str
    both: str
    either: str
    without: str

    def question(self, clauses: Clauses, level: int = 0) -> str:
        """All clauses; with a level only where every token of them stands out that much."""
        rows = ((self._row(row, level) for row in clause) for clause in clauses)
        return self.both.join(f"({self.either.join(each)})" for each in rows)

    def _row(self, row: Row, level: int) -> str:
        marks = [marked(level, token) for token in row.tokens] if level else []
        parts = [] if marks and len(marks) == 1 else [self._beside(row.tokens, row.is_open)]
        closed, last = marks[:-1], marks[-1:]
        parts += [self._beside((mark,), is_open=False) for mark in closed]
        parts += [self._beside((mark,), row.is_open) for mark in last]
        return f"({self.both.join(parts)})"

    def _beside(self, tokens: Sequence[str], is_open: bool) -> str:
        joined = self.beside.join(f"{self.quote}{token}{self.quote}" for token in tokens)
        return joined + self.opened if is_open else joined


SQLITE = Engine(
    table="archive_entry_words",
    key="rowid",
    document=document_of("rowid"),
    passage="NULL",  # its place is in the key
    matches="archive_entry_words MATCH %s",
    score="-rank",
    beside=" + ",
    opened=" *",
    quote='"',
    both=" AND ",
    either=" OR ",
    without=" NOT ",
)
POSTGRESQL = Engine(
    table="archive_entry",
    key="key",
    document="document_id",
    passage="passage_id",
    matches="vector @@ %s::tsquery",
    score="ts_rank(vector, %s::tsquery, 1)",  # 1: divided by the logarithm of the length
    beside=" <-> ",
    opened=":*",
    quote="'",
    both=" & ",
    either=" | ",
    without=" & !",
)


def engine() -> Engine:
    return SQLITE if connection.vendor == "sqlite" else POSTGRESQL


def best(clauses: Clauses, scope: Scope, *, limit: int, offset: int) -> tuple[str, list[Any]]:
    """A query for keys, best first and of equals newest first, each with its score and the number of all."""
    use = engine()
    question = use.question(clauses)
    condition, values = scope.condition(use.key, use.document)
    sql = (
        f"SELECT {use.key} AS key, {_weighed(use)} AS score, count(*) OVER () AS total, {use.document} AS document,"  # noqa: S608
        f" {use.passage} AS passage FROM {use.table} WHERE {use.matches}{condition}"  # what people type is a parameter
        f" ORDER BY score DESC, {use.key} DESC LIMIT %s OFFSET %s"
    )
    scored = [question] if "%s" in use.score else []
    return sql, [*scored, question, *values, limit, offset]


def _weighed(use: Engine) -> str:
    return f"{use.score} * CASE {use.key} & {PLACE} WHEN 0 THEN {TITLE} ELSE 1 END"


def newest_at(clauses: Clauses, level: int, scope: Scope, *, limit: int, is_last: bool) -> list[int]:
    """Keys of passages in which all tokens stand out at this level and, unless it is the highest, not at the next."""
    use = engine()
    question = use.question(clauses, level)
    if not is_last:
        question = f"({question}){use.without}({use.question(clauses, level + 1)})"
    condition, values = scope.condition(use.key, use.document)
    sql = (
        f"SELECT {use.key} FROM {use.table} WHERE {use.matches}{condition}"  # noqa: S608 - as above
        f" ORDER BY {use.key} DESC LIMIT %s"
    )
    return [key for (key,) in _rows(sql, [question, *values, limit])]


def newest(scope: Scope, *, limit: int, offset: int) -> tuple[str, list[Any]]:
    """A query for the keys of all, newest first."""
    condition, values = scope.condition("key", "document_id")
    sql = (
        "SELECT key, 0.0 AS score, NULL AS total, document_id AS document, passage_id AS passage"  # noqa: S608 - as above
        f" FROM archive_entry WHERE TRUE{condition} ORDER BY key DESC LIMIT %s OFFSET %s"
    )
    return sql, [*values, limit, offset]


def given(found: Sequence[tuple[int, float]]) -> tuple[str, list[Any]]:
    """A query that gives these keys with their scores again."""
    rows = " UNION ALL ".join(["SELECT %s AS key, %s AS score"] * len(found))
    sql = (
        "SELECT given.key, given.score, NULL AS total, document_id AS document, passage_id AS passage"  # noqa: S608 - as above
        f" FROM ({rows}) AS given JOIN archive_entry ON archive_entry.key = given.key"
    )
    return sql, [value for pair in found for value in pair]


def holding(tokens: Sequence[str], scope: Scope, *, most: int) -> list[tuple[int, int]]:
    """For each token, by its number, the keys of the `most` newest passages that hold it. One query."""
    use = engine()
    condition, values = scope.condition(use.key, use.document)
    one = (
        f"SELECT * FROM (SELECT %s AS number, {use.key} AS key FROM {use.table} WHERE {use.matches}{condition}"  # noqa: S608 - as above
        f" ORDER BY {use.key} DESC LIMIT %s) AS newest"
    )
    asked = list[Any]()
    for number, token in enumerate(tokens):
        asked += [number, f"{use.quote}{token}{use.quote}", *values, most]
    return _rows(" UNION ALL ".join([one] * len(tokens)), asked)


def _rows(sql: str, values: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
