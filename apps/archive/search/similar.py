"""Passages like a given text: those that share its most telling words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice

from django.db import connection

from apps.archive.models import Entry
from apps.archive.search import engines, entries, words
from apps.archive.search.scope import Scope

LONGEST = 20_000  # characters of the text that are looked at
TELLING = 8  # words whose passages are looked up, the rarest of the text; as many again that no count knows yet
COMMON = 1_000  # passages: a word that more hold tells little and costs much; it is looked up where rarer ones lack
FEWEST = 2  # words looked up, if need be common ones
VERY_RARE = math.log(1_000)  # what a word weighs that one passage in a thousand holds: alone it tells enough
MOST_OF_EACH = 200  # passages of one word, the newest
RESCORED = 30  # passages that are compared in full
LEAST = 0.12  # of what the text would score against itself
_SHORTEST = 2  # single letters tell nothing
_LONGEST_FILLER = 3  # Latin letters of words that may only hold others together

Span = tuple[int, int]


def counts(tokens: Iterable[str]) -> dict[str, int]:
    """In how many passages each of the tokens stands, those that are counted; the empty one for all passages."""
    asked = list(tokens)
    places = ", ".join(["%s"] * len(asked))
    with connection.cursor() as cursor:  # by hand: each search begins with it, and a query set costs thrice the query
        cursor.execute(f"SELECT text, passages FROM archive_word WHERE text IN ({places})", asked)  # noqa: S608 - places
        return dict(cursor.fetchall())


def keys_like(text: str, scope: Scope, *, limit: int) -> tuple[list[tuple[int, float]], list[str]]:
    """Keys of passages with their likeness, 0 to 1, most alike first, equals newest first; and the tokens that told.

    Three queries at most, one more where the scope leaves a document out.
    """
    places = _places(text[:LONGEST])
    own = Counter({token: len(spans) for token, spans in places.items()})
    known = counts(["", *own])
    every = max(known.pop("", 0), 1)
    if scope.without is not None:
        known = _elsewhere(known, scope.without)
    weights = {token: math.log(1 + every / (1 + known.get(token, 0))) for token in own}
    telling = _telling(weights, known)
    if not telling:
        return [], []
    shared = defaultdict[int, list[str]](list)
    for number, key in engines.holding(telling, scope, most=MOST_OF_EACH):
        shared[key].append(telling[number])
    sums = {key: math.fsum(weights[token] for token in tokens) for key, tokens in shared.items()}
    ordered = sorted(sums, key=lambda key: (-sums[key], -key))
    chosen = islice((key for key in ordered if _tells(shared[key], places, weights)), RESCORED)
    return _rescored(list(chosen), own, weights)[:limit], telling


def _places(text: str) -> dict[str, list[Span]]:
    """Where each token of a text stands, but those too short to tell anything."""
    found = defaultdict[str, list[Span]](list)
    for token, offset in words.placed(text):
        if len(token.text) >= _SHORTEST:
            found[token.text].append((offset + token.start, offset + token.end))
    return found


def _elsewhere(known: Mapping[str, int], document: int) -> dict[str, int]:
    """The counts without that document's own passages; 0 for a word that stands nowhere else."""
    own = Counter[str]()
    for tokens in Entry.objects.filter(document=document, is_counted=True).values_list("tokens", flat=True):
        own.update(known.keys() & set(tokens.split(" ")))
    return {token: max(number - own[token], 0) for token, number in known.items()}


def _telling(weights: Mapping[str, float], known: Mapping[str, int]) -> list[str]:
    ordered = sorted(weights, key=lambda token: (-weights[token], token))
    counted = [token for token in ordered if known.get(token)]
    rare = [token for token in counted if known[token] <= COMMON]
    new = [token for token in ordered if token not in known][:TELLING]
    return (rare[:TELLING] if len(rare) >= FEWEST else counted[:FEWEST]) + new


def _tells(tokens: list[str], places: Mapping[str, list[Span]], weights: Mapping[str, float]) -> bool:
    """Two words in common, or one that hardly any passage holds.

    Pairs of characters that overlap are one word. The, les and que are none: how common they are a small archive does
    not know.
    """
    if any(weights[token] >= VERY_RARE for token in tokens):
        return True
    long = (token for token in tokens if len(token) > _LONGEST_FILLER or not token.isascii())
    spans = sorted((places[token][0] for token in long), key=lambda span: span[1])
    return bool(spans) and any(start >= spans[0][1] for start, _end in spans)


def _rescored(chosen: list[int], own: Mapping[str, int], weights: Mapping[str, float]) -> list[tuple[int, float]]:
    """BM25 of the whole text against each passage, as a share of what it scores against itself."""
    most = _score(own, weights)
    rows = Entry.objects.filter(key__in=chosen).values_list("key", "tokens")
    scores = {key: _score(Counter(entries.plain(tokens)), weights) / most for key, tokens in rows}
    alike = [(key, min(1.0, score)) for key, score in scores.items() if score >= LEAST]
    return sorted(alike, key=lambda each: (-each[1], -each[0]))


def _score(counted: Mapping[str, int], weights: Mapping[str, float]) -> float:
    length = 1.2 * (0.25 + 0.75 * sum(counted.values()) / entries.USUAL_LENGTH)
    shared = weights.keys() & counted.keys()
    return math.fsum(weights[token] * counted[token] / (counted[token] + length) for token in shared)
