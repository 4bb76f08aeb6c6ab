"""A query answered: one page of passages, best first."""

from collections.abc import Sequence

from django.db.models import F

from apps.archive.models import Document, Passage
from apps.archive.search import asking, engines, similar
from apps.archive.search.asking import Clause, Row
from apps.archive.search.entries import LEVELS
from apps.archive.search.records import Hit, Query, Results
from apps.archive.search.scope import Scope, scope

# Up to so many passages the engine weighs each hit. Above, passages in which the words stand out come first and the
# newest of them before others: weighing half the archive for each page of "rights" would take a hundred times longer.
MOST_WEIGHED = 3_000
MOST_PER_PAGE, LAST_PAGE = 100, 10_000

Scored = list[tuple[int, float]]


def find(query: Query, *, page: int = 1, per_page: int = 20) -> Results:
    """One page of the passages that hold all words of a query, best first and of equals newest first.

    Without words all passages in scope, newest first; with none but punctuation nothing. Never raises for what people
    type. Three queries; one more for each remove at which institutions were merged.
    """
    page, per_page = min(max(page, 1), LAST_PAGE), min(max(per_page, 1), MOST_PER_PAGE)
    clauses = asking.read(query.words)
    chosen = scope(query)
    if chosen is None or (query.words.strip() and not clauses):
        return Results((), page, has_next=False, total=0)
    total, found = keys(clauses, chosen, offset=(page - 1) * per_page, limit=per_page + 1)
    if total is None and 0 < len(found) <= per_page:  # the last page: what came before it is known
        total = (page - 1) * per_page + len(found)
    shown = hits(found[:per_page], clauses, public_only=query.public_only)
    return Results(shown, page, has_next=len(found) > per_page, total=total)


def like(text: str, *, public_only: bool = True, exclude: Document | None = None, limit: int = 10) -> tuple[Hit, ...]:
    """Passages that say much the same as `text`, most alike first; `exclude` leaves a document out. Four queries.

    What they share is marked. A text of common words alone has nothing like it.
    """
    found, telling = similar.keys_like(text, Scope(public_only), exclude=exclude.pk if exclude else None, limit=limit)
    return hits(found, [(Row((token,)),) for token in telling], public_only=public_only)


def keys(clauses: Sequence[Clause], chosen: Scope, *, offset: int, limit: int) -> tuple[int | None, Scored]:
    """Their number, if it is known, and the keys of some of the passages with their scores. Two queries, up to five."""
    if not clauses:
        return None, [(key, 0.0) for key in engines.newest(chosen, limit=limit, offset=offset)]
    if expected(clauses) > MOST_WEIGHED:
        return None, by_level(clauses, chosen, most=offset + limit)[offset:]
    rows = engines.best(clauses, chosen, limit=limit, offset=offset)
    total = rows[0][2] if rows else None if offset else 0
    return total, [(key, score) for key, score, _total in rows]


def by_level(clauses: Sequence[Clause], chosen: Scope, *, most: int) -> Scored:
    found: Scored = []
    for level in range(LEVELS, -1, -1):
        some = engines.newest_at(clauses, level, chosen, limit=most - len(found), is_last=level == LEVELS)
        found += [(key, float(level)) for key in some]
        if len(found) == most:
            break
    return found


def expected(clauses: Sequence[Clause]) -> int:
    """The most passages that can hold all clauses, from the counts of their tokens; those not counted yet are rare."""
    tokens = {token for clause in clauses for row in clause for token in row.tokens}
    known = similar.counts(tokens)
    every = MOST_WEIGHED + 1

    def of_row(row: Row) -> int:
        closed = row.tokens[:-1] if row.is_open else row.tokens
        return min((known.get(token, 0) for token in closed), default=every)  # a beginning may be anything

    return min(sum(of_row(row) for row in clause) for clause in clauses)


def hits(found: Scored, clauses: Sequence[Clause], *, public_only: bool) -> tuple[Hit, ...]:
    """The passages of these keys in the same order. What is public is asked once more: an index may lag."""
    rows = Passage.objects.filter(entry__key__in=[key for key, _score in found]).select_related("document")
    seen = rows.defer("document__original", "document__text").annotate(key=F("entry__key"))
    by_key = {vars(row)["key"]: row for row in seen if row.document.is_public or not public_only}
    shown = ((by_key[key], score) for key, score in found if key in by_key)
    return tuple(Hit(row, row.document, score, clauses) for row, score in shown)
