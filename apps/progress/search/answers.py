"""What was answered to passages that were found."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from apps.archive import search
from apps.archive.models import Document, Passage
from apps.campaigns.models import Ask
from apps.responses.models import AskPosition, Commitment, Response


@dataclass(frozen=True)
class Answered:
    """An ask that was read in a passage, with what responses said to it and promised."""

    ask: Ask
    said: tuple[AskPosition, ...]
    promised: tuple[Commitment, ...]


@dataclass(frozen=True)
class Answers:
    """What came back to a passage: to the asks read in it, and `replies` to the letter that it stands in."""

    asks: tuple[Answered, ...] = ()
    replies: tuple[Response, ...] = ()


@dataclass(frozen=True)
class Found:
    """A passage with its document as found, and what was answered to it."""

    hit: search.Hit
    answers: Answers = field(default_factory=Answers)


def like(text: str, *, public_only: bool, exclude: Document | None = None, limit: int = 10) -> tuple[Found, ...]:
    """Passages that say much the same, best first, with what was answered to each: four queries after the search."""
    hits = search.like(text, public_only=public_only, exclude=exclude, limit=limit)
    return with_answers(hits, public_only=public_only)


def with_answers(hits: Sequence[search.Hit], *, public_only: bool) -> tuple[Found, ...]:
    """Each hit with what was answered to it; to a document found by its title, to the letter as a whole."""
    told = _answers([hit.passage for hit in hits], public_only=public_only)
    return tuple(Found(hit, each) for hit, each in zip(hits, told, strict=True))


def answers(passages: Iterable[Passage], *, public_only: bool) -> dict[int, Answers]:
    """What came back to each of the passages, by their numbers. Four queries, however many there are.

    `public_only` leaves out asks that are not public and responses that are not published or under embargo.
    """
    rows = list(passages)
    return {row.pk: each for row, each in zip(rows, _answers(rows, public_only=public_only), strict=True)}


def _answers(rows: Sequence[Passage], *, public_only: bool) -> list[Answers]:
    asks = defaultdict(list)
    for ask in _asks(public_only=public_only).filter(source__in=[row.pk for row in rows if row.pk]):
        said, promised = tuple(ask.positions.all()), tuple(ask.commitments.all())
        asks[ask.source_id].append(Answered(ask, said, promised))
    replies = _replies({row.document_id for row in rows}, public_only=public_only)
    return [Answers(tuple(asks[row.pk]), tuple(replies[row.document_id])) for row in rows]


def _asks(*, public_only: bool) -> QuerySet[Ask]:
    found = Ask.objects.exclude(status=Ask.Status.REJECTED)
    positions, commitments = AskPosition.objects.all(), Commitment.objects.all()
    if public_only:
        found = Ask.objects.public()
        positions = positions.filter(response__in=Response.objects.public())
        commitments = commitments.public()
    near = ("response__institution", "response__office__institution")
    positions = positions.select_related(*near).defer("response__text").order_by("response__dated", "pk")
    commitments = (
        commitments.select_related(*near).defer("response__text").order_by("response__dated", "position", "pk")
    )
    return found.select_related("campaign").prefetch_related(
        Prefetch("positions", positions), Prefetch("commitments", commitments)
    )


def _replies(documents: set[int], *, public_only: bool) -> dict[int | None, list[Response]]:
    """Responses to the letters that were read from these documents, oldest first. One query."""
    found: dict[int | None, list[Response]] = defaultdict(list)
    rows = Response.objects.public() if public_only else Response.objects.all()
    rows = (
        rows.replies()
        .filter(letter__source__in=documents)
        .select_related("letter", "institution", "office__institution")
    )
    for row in rows.defer("text", "letter__body").order_by("dated", "pk"):
        found[row.letter.source_id if row.letter else None].append(row)
    return found
