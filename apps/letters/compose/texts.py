"""What a letter says in each of its languages, as a version freezes it; where a remarked paragraph stands now."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from apps.base import richtext
from apps.letters import rules
from apps.letters.compose.sources import body_with_sources
from apps.letters.compose.values import fill, fill_text, frozen_values
from apps.letters.models import Comment, Letter, LetterVersion, Translation, VersionText

ALIKE = 0.5  # below this share of common words a paragraph counts as another one


@dataclass(frozen=True)
class Text:
    """One language of a draft or version. `body` is canonical HTML; only figures of signatories are left to fill."""

    language: str
    subject: str
    salutation: str
    body: str
    closing: str

    @property
    def blocks(self) -> tuple[str, ...]:
        return richtext.blocks(self.body)


@dataclass(frozen=True)
class Placed:
    """A remark and where its paragraph is in the draft of today: `now` counts from 0, None when it is gone."""

    comment: Comment
    now: int | None
    block: str
    is_changed: bool


def draft_texts(letter: Letter) -> tuple[Text, ...]:
    """The draft in the letter's own language first, then its translations: exactly what freezing would keep."""
    values = {} if letter.is_historical else frozen_values(letter)
    own = _text(letter, body_with_sources(letter), values)
    others = [
        _text(row, rules.text_of(letter, row), frozen_values(letter, row))
        for row in letter.translations.order_by("language")
    ]
    return (own, *others)


def version_texts(version: LetterVersion) -> tuple[Text, ...]:
    """The frozen texts by language. One query."""
    return tuple(_text(row, row.body, {}) for row in version.texts.order_by("language"))


def placed(letter: Letter, comments: Sequence[Comment]) -> list[Placed]:
    """Remarks with the paragraph of the draft that says today what they were about, found by likeness."""
    blocks = _blocks_now(letter) if comments else {}
    words = cache(_words)  # each paragraph is read once, however many remarks look for theirs
    found = []
    for comment in comments:
        candidates = blocks.get(comment.language, [])
        now = place(comment.block, comment.position, candidates, words)
        block = candidates[now] if now is not None else ""
        found.append(Placed(comment, now, block, block != comment.block))
    return found


def place(
    block: str, position: int, candidates: Sequence[str], words: "Callable[[str], Counter[str]] | None" = None
) -> int | None:
    """Which of `candidates` is the paragraph that was `block` at `position`; among equals the nearest; None: no one."""
    same = [index for index, each in enumerate(candidates) if each == block]
    if same:
        return min(same, key=lambda index: abs(index - position))
    words = words or _words
    own = words(block)
    shares = {index: rules.likeness(own, words(each)) for index, each in enumerate(candidates)}
    best = max(shares, key=lambda index: (shares[index], -abs(index - position)), default=None)
    return best if best is not None and shares[best] >= ALIKE else None


def _words(block: str) -> "Counter[str]":
    return rules.vocabulary(richtext.to_text(block))


def _blocks_now(letter: Letter) -> dict[str, list[str]]:
    """By language, the paragraphs of the draft as its editor counts them, with what freezing would fill in."""
    bodies = [(letter.language, letter.body, frozen_values(letter))]
    for row in letter.translations.all():
        bodies.append((row.language, rules.text_of(letter, row), frozen_values(letter, row)))
    return {
        language: [fill(block, values) for block in richtext.blocks(richtext.without_sources(body))]
        for language, body, values in bodies
    }


def _text(row: Letter | Translation | VersionText, body: str, values: dict[str, str]) -> Text:
    return Text(
        language=row.language,
        subject=fill_text(row.subject, values),
        salutation=fill_text(row.salutation, values),
        body=richtext.without_sources(fill(body, values)),
        closing=row.closing,
    )
