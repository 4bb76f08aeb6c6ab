"""Two texts side by side: which paragraph became which, and what changed in it word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal
from xml.etree import ElementTree

from apps.base import richtext
from apps.letters.rules.differences import Piece, word_differences

ALIKE = 0.4  # share of words in common from which two paragraphs count as one that was changed
MOST_PAIRED = 40_000  # pairs of paragraphs that are weighed; in a longer stretch only those at the same place
_WORDS = re.compile(r"[\u2e80-\u9fff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff]|[^\W_]+")
_TAGS = re.compile(r"<(\w+)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, heading, item or note: its canonical HTML and what it says, addresses of links included."""

    html: str
    text: str


@dataclass(frozen=True)
class Pair:
    """What stood here and what stands here now; one of the two may be missing."""

    old: Unit | None
    new: Unit | None

    @property
    def kind(self) -> Literal["same", "changed", "form", "in", "out"]:
        """ "form": the same words, but not as emphasis, heading, list or direction of writing."""
        if self.old is None or self.new is None:
            return "in" if self.old is None else "out"
        if self.old.html == self.new.html:
            return "same"
        return "form" if self.old.text == self.new.text else "changed"

    @property
    def changes_form(self) -> bool:
        """Whether emphasis, links, notes or the kind of block differ, whatever the words do."""
        if self.old is None or self.new is None:
            return False
        return _TAGS.findall(self.old.html) != _TAGS.findall(self.new.html)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return word_differences(self.old.text if self.old else "", self.new.text if self.new else "")

    @property
    def before(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind != "in")

    @property
    def after(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind != "out")


def compared(old: str, new: str) -> tuple[Pair, ...]:
    """Two canonical texts, aligned: each unit of either stands in exactly one pair, in its order."""
    before, after = list(_units(old)), list(_units(new))
    rows: list[Pair] = []
    matcher = SequenceMatcher(None, [unit.html for unit in before], [unit.html for unit in after], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            rows += [Pair(*units) for units in zip(before[i:j], after[k:m], strict=True)]
        else:
            rows += _paired(before[i:j], after[k:m])
    return tuple(rows)


def compared_line(old: str, new: str) -> Pair:
    """Two lines of plain text (subject, salutation, closing) as a pair."""
    return Pair(Unit(old, old) if old else None, Unit(new, new) if new else None)


def _paired(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[Pair]:
    """A stretch that differs: units that are alike side by side, never crossing; the others by themselves."""
    partners = _partners(before, after)
    done = 0
    for index, unit in enumerate(before):
        partner = partners.get(index)
        if partner is None:
            yield Pair(unit, None)
            continue
        yield from (Pair(None, each) for each in after[done:partner])
        yield Pair(unit, after[partner])
        done = partner + 1
    yield from (Pair(None, each) for each in after[done:])


def _partners(before: Sequence[Unit], after: Sequence[Unit]) -> dict[int, int]:
    """The pairing in order whose likenesses add up to most."""
    olds, news = [vocabulary(unit.text) for unit in before], [vocabulary(unit.text) for unit in after]
    if len(olds) * len(news) > MOST_PAIRED:
        return {i: i for i, (old, new) in enumerate(zip(olds, news, strict=False)) if likeness(old, new) >= ALIKE}
    shares = [[likeness(old, new) for new in news] for old in olds]
    best = [[0.0] * (len(news) + 1) for _row in range(len(olds) + 1)]
    for i in reversed(range(len(olds))):
        for k in reversed(range(len(news))):
            skipped = max(best[i + 1][k], best[i][k + 1])
            best[i][k] = max(skipped, shares[i][k] + best[i + 1][k + 1]) if shares[i][k] >= ALIKE else skipped
    partners, i, k = {}, 0, 0
    while i < len(olds) and k < len(news):
        if shares[i][k] >= ALIKE and best[i][k] == shares[i][k] + best[i + 1][k + 1]:
            partners[i] = k
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1
    return partners


def vocabulary(text: str) -> "Counter[str]":
    """How often each word is there, whatever its case; in scripts without spaces, each character."""
    return Counter(_WORDS.findall(text.casefold()))


def likeness(old: "Counter[str]", new: "Counter[str]") -> float:
    """Words in common, twice, among all words of both: 0 to 1."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


def _units(html: str) -> Iterator[Unit]:
    for element in richtext.parse(html):
        if element.tag not in ("ol", "ul"):
            mark = f"[{element.get('data-footnote', '')}] " if element.tag == "aside" else ""
            yield Unit(_html(element), mark + _said(element))
            continue
        start = int(element.get("start", "1"))
        for number, item in enumerate(element, start=start):
            mark = f"{number}. " if element.tag == "ol" else "– "
            yield Unit(mark + _html(item), mark + _said(item))


def _html(element: ElementTree.Element) -> str:
    return ElementTree.tostring(element, encoding="unicode").strip()


def _said(element: ElementTree.Element) -> str:
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: ElementTree.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in richtext.BLOCKS:
            yield " "
        yield from _pieces(child)
        if child.tag == "a" and child.get("href"):
            yield f" ‹{child.get('href')}›"
        elif child.tag == "sup":
            yield f"[{child.get('data-footnote', '')}]"
        yield child.tail or ""
