"""A query answered: one page of passages, best first."""

from collections.abc import Sequence

from apps.archive.models import Document
from apps.archive.search import asking, engines, reading, similar
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
    """One page of what holds all words of a query, best first and of equals newest first: passages, and documents by
    their title, subject and reference.

    Without words all passages in scope, newest first; with none but punctuation nothing. Never raises for what people
    type. Two queries, up to six for common words; one more for each remove at which institutions were merged.
    """
    page, per_page = min(max(page, 1), LAST_PAGE), min(max(per_page, 1), MOST_PER_PAGE)
    clauses = asking.read(query.words)
    chosen = scope(query)
    if chosen is None or (query.words.strip() and not clauses):
        return Results((), page, has_next=False, total=0)
    before = (page - 1) * per_page
    found = rows(clauses, chosen, offset=before, limit=per_page + 1)
    total = _total(found, clauses, before=before, per_page=per_page)
    shown = hits(found[:per_page], clauses, public_only=query.public_only)
    return Results(shown, page, has_next=len(found) > per_page, total=total)


def like(text: str, *, public_only: bool = True, exclude: Document | None = None, limit: int = 10) -> tuple[Hit, ...]:
    """Passages that say much the same as `text`, most alike first; `exclude` leaves a document out. Four queries,
    five with `exclude`.

    What they share is marked: two words at least, or one that hardly any passage holds.
    """
    chosen = Scope(public_only, with_titles=False, without=exclude.pk if exclude else None)
    found, telling = similar.keys_like(text, chosen, limit=limit)
    return hits(_read(found), [(Row((token,)),) for token in telling], public_only=public_only)


def rows(clauses: Sequence[Clause], chosen: Scope, *, offset: int, limit: int) -> list[reading.Row]:
    """Some of what holds the clauses. One or two queries, up to six where too much holds them to weigh each."""
    if not clauses:
        return list(reading.passages(*engines.newest(chosen, limit=limit, offset=offset)))
    if expected(clauses) > MOST_WEIGHED:
        return _read(by_level(clauses, chosen, most=offset + limit)[offset:])
    return list(reading.passages(*engines.best(clauses, chosen, limit=limit, offset=offset)))


def _read(found: Scored) -> list[reading.Row]:
    return list(reading.passages(*engines.given(found))) if found else []


def _total(found: Sequence[reading.Row], clauses: Sequence[Clause], *, before: int, per_page: int) -> int | None:
    """How many there are, where that is known: counted with them, or because these are the last."""
    if found and found[0].total is not None:
        return found[0].total
    if found:
        return before + len(found) if len(found) <= per_page else None
    return 0 if clauses and not before else None


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


def hits(found: Sequence[reading.Row], clauses: Sequence[Clause], *, public_only: bool) -> tuple[Hit, ...]:
    """What is public of what was found. That is asked once more here: an index may lag."""
    seen = (row for row in found if row.document.is_public or not public_only)
    return tuple(Hit(row.passage, row.document, row.score, clauses) for row in seen)
