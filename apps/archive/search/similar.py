"""Passages like a given text: those that share its most telling words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from django.db import connection

from apps.archive.models import Entry
from apps.archive.search import engines, entries, words
from apps.archive.search.scope import Scope

LONGEST = 20_000  # characters of the text that are looked at
TELLING = 12  # words whose passages are looked up, the rarest of the text; as many again that no count knows yet
COMMON = 1_000  # passages: a word that more hold tells little and costs much; it is looked up where rarer ones lack
FEWEST = 2  # words looked up, if need be common ones
MOST_OF_EACH = 600  # passages of one word, the newest
RESCORED = 50  # passages that are compared in full
LEAST = 0.12  # of what the text would score against itself
_SHORTEST = 2  # single letters tell nothing


def counts(tokens: Iterable[str]) -> dict[str, int]:
    """In how many passages each of the tokens stands, those that are counted; the empty one for all passages."""
    asked = list(tokens)
    places = ", ".join(["%s"] * len(asked))
    with connection.cursor() as cursor:  # by hand: each search begins with it, and a query set costs thrice the query
        cursor.execute(f"SELECT text, passages FROM archive_word WHERE text IN ({places})", asked)  # noqa: S608 - places
        return dict(cursor.fetchall())


def keys_like(text: str, scope: Scope, *, exclude: int | None, limit: int) -> tuple[list[tuple[int, float]], list[str]]:
    """Keys of passages with their likeness, 0 to 1, most alike first, equals newest first; and the tokens that told.

    Three queries at most.
    """
    own = Counter(token for token in words.tokens(text[:LONGEST]) if len(token) >= _SHORTEST)
    known = counts(["", *own])
    every = max(known.pop("", 0), 1)
    weights = {token: math.log(1 + every / (1 + known.get(token, 0))) for token in own}
    telling = _telling(weights, known)
    if not telling:
        return [], []
    shared = defaultdict[int, float](float)
    for number, key in engines.holding(telling, scope, most=MOST_OF_EACH):
        if entries.document_in(key) != exclude:
            shared[key] += weights[telling[number]]
    chosen = sorted(shared, key=lambda key: (-round(shared[key], 9), -key))[:RESCORED]
    return _rescored(chosen, own, weights)[:limit], telling


def _telling(weights: Mapping[str, float], known: Mapping[str, int]) -> list[str]:
    ordered = sorted(weights, key=lambda token: (-weights[token], token))
    counted = [token for token in ordered if token in known]
    rare = [token for token in counted if known[token] <= COMMON]
    new = [token for token in ordered if token not in known][:TELLING]
    return (rare[:TELLING] if len(rare) >= FEWEST else counted[:FEWEST]) + new


def _rescored(chosen: list[int], own: Mapping[str, int], weights: Mapping[str, float]) -> list[tuple[int, float]]:
    """BM25 of the whole text against each passage, as a share of what it scores against itself."""
    most = _score(own, weights)
    rows = Entry.objects.filter(key__in=chosen).values_list("key", "tokens")
    scores = {key: _score(Counter(entries.plain(tokens)), weights) / most for key, tokens in rows}
    alike = [(key, min(1.0, score)) for key, score in scores.items() if score >= LEAST]
    return sorted(alike, key=lambda each: (-each[1], -each[0]))


def _score(counted: Mapping[str, int], weights: Mapping[str, float]) -> float:
    length = 1.2 * (0.25 + 0.75 * sum(counted.values()) / entries.USUAL_LENGTH)
    return math.fsum(weights[token] * times / (times + length) for token, times in counted.items() if token in weights)
