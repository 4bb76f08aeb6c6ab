"""Which paragraph of a translation says which one of the master, and what is missing or behind."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any, Literal
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from apps.base import richtext
from apps.base.errors import RuleError
from apps.letters.models import Letter, Translation
from apps.letters.rules.differences import Piece, word_differences

HEAD = ("subject", "salutation", "closing")
ALIKE = 0.5  # below this share of common letters a changed paragraph counts as another one
NOTE = "data-footnote"
LINES = ("p", "h2", "h3", "li")
TRANSLATED_VALUES = ("campaign.decision", "campaign.title")  # placeholders whose value is words of somebody


@dataclass(frozen=True)
class Aligned:
    """One part of the master beside its translation. `source`: the master's words when `text` was written.

    States: "fresh"; "stale", the master changed since; "missing", not translated yet; "left over", the master has no
    such part any more.
    """

    master: str
    source: str
    text: str

    @property
    def state(self) -> Literal["fresh", "stale", "missing", "left over"]:
        if not self.master:
            return "left over"
        if not richtext.to_text(self.text).strip():
            return "missing"
        return "fresh" if self.source == self.master else "stale"

    @cached_property
    def differences(self) -> tuple[Piece, ...]:
        """What changed in the master since the translation was written."""
        return word_differences(richtext.to_text(self.source), richtext.to_text(self.master))


def aligned(letter: Letter, translation: Translation) -> tuple[Aligned, ...]:
    """All blocks of the master in order, each with its translation; then what is left over of the translation.

    A block that only moved keeps its translation; a changed one keeps the nearest that no other block claims.
    """
    masters = richtext.blocks(richtext.without_sources(letter.body))
    free = [(block["source"], block["text"]) for block in translation.blocks]
    found: dict[int, tuple[str, str]] = {}
    for place, master in enumerate(masters):
        known = next((pair for pair in free if pair[0] == master), None)
        if known is not None:
            free.remove(known)
            found[place] = known
    for place, master in enumerate(masters):
        nearest = None if place in found else _nearest(master, free)
        if nearest is not None:
            free.remove(nearest)
            found[place] = nearest
    rows = [Aligned(master, *(found.get(place) or _by_itself(master))) for place, master in enumerate(masters)]
    return (*rows, *(Aligned("", source, text) for source, text in free if text))


def head(letter: Letter, translation: Translation) -> dict[str, Aligned]:
    """Subject, salutation and closing of the master, each beside its translation, as far as the master has them."""
    rows = {
        name: Aligned(getattr(letter, name), translation.sources.get(name, ""), getattr(translation, name))
        for name in HEAD
    }
    return {name: row for name, row in rows.items() if row.master}


def values_needed(letter: Letter, translation: Translation) -> dict[str, Aligned]:
    """Words that placeholders of the text bring in and that need a translation too: title, decision, the asks.

    Keys are names of placeholders, or `ask.NUMBER.label` and `ask.NUMBER.text`. One query when the text has {asks}.
    """
    masters = {name: value for name, value in _values(letter).items() if value}
    kept: Mapping[str, Any] = translation.values
    return {
        name: Aligned(value, kept.get(name, {}).get("source", ""), kept.get(name, {}).get("text", ""))
        for name, value in masters.items()
    }


@dataclass(frozen=True)
class Parts:
    """All that a translation consists of, each part beside the master's."""

    blocks: tuple[Aligned, ...]
    head: dict[str, Aligned]
    values: dict[str, Aligned]

    @property
    def missing(self) -> int:
        """How many parts are not translated yet."""
        return sum(row.state == "missing" for row in self._all())

    @property
    def is_stale(self) -> bool:
        return any(row.state == "stale" for row in self._all())

    def _all(self) -> tuple[Aligned, ...]:
        return (*self.blocks, *self.head.values(), *self.values.values())


def parts(letter: Letter, translation: Translation) -> Parts:
    """The blocks, the head and the words of placeholders. One query when the text has {asks}."""
    return Parts(aligned(letter, translation), head(letter, translation), values_needed(letter, translation))


def text_of(letter: Letter, translation: Translation) -> str:
    """The translation as one canonical text, in the order of the master; what is not translated stays away."""
    rows = [row for row in aligned(letter, translation) if row.state != "left over"]
    return richtext.clean("\n".join(with_notes_of(row.master, row.text) for row in rows))


def with_notes_of(master: str, text: str) -> str:
    """The translation of a block with the footnotes of that block: what translates a note is that note, and each mark
    calls what the master calls there. A mark that was left out stands at the end: no note may lose its place."""
    root, said = richtext.parse(text), richtext.parse(master)
    if not richtext.to_text(text).strip():
        return text
    key = next((element.get(NOTE, "") for element in said if element.tag == "aside"), "")
    if key:
        return f'<aside {NOTE}="{escape(key)}">{without_note(text)}</aside>'
    own = {element.get(NOTE) for element in root.iter("aside")}
    marks = [element for element in root.iter("sup") if element.get(NOTE) not in own]
    keys = [element.get(NOTE, "") for element in said.iter("sup")]
    for mark, called in zip(marks, keys, strict=False):
        mark.set(NOTE, called)
    for mark in marks[len(keys) :]:  # the master does not call that note any more
        mark.attrib.clear()
    last = [element for element in root.iter() if element.tag in LINES][-1:]
    for called in keys[len(marks) :] if last else ():
        last[0].append(Element("sup", {NOTE: called}))
    return richtext.serialise(root).replace("<sup></sup>", "")


def without_note(text: str) -> str:
    """What stands in a note, to be written like any other paragraph; other texts as they are."""
    root = richtext.parse(text)
    if len(root) == 1 and root[0].tag == "aside":
        return richtext.serialise(richtext.parse(text[text.index(">") + 1 : text.rindex("<")]))
    return text


def check_translations(letter: Letter) -> None:
    """Refuses a letter for review while a translation has gaps. Raises RuleError `translation-incomplete`."""
    for translation in letter.translations.all():
        count = parts(letter, translation).missing
        if count:
            message = _("The translation [%(language)s] is not complete: %(count)d parts are missing.")
            raise RuleError("translation-incomplete", message % {"language": translation.language, "count": count})


def _values(letter: Letter) -> dict[str, str]:
    used = set(richtext.PLACEHOLDER.findall(" ".join((letter.subject, letter.body))))
    values = {name: getattr(letter.campaign, name.partition(".")[2]) for name in TRANSLATED_VALUES if name in used}
    if "asks" in used:
        for ask in letter.campaign.asks.accepted():
            values |= {f"ask.{ask.pk}.label": ask.label, f"ask.{ask.pk}.text": ask.text}
    return values


def _by_itself(master: str) -> tuple[str, str]:
    """What needs no translator: a paragraph that is one placeholder says the same in each language."""
    return (master, master) if richtext.PLACEHOLDER.fullmatch(richtext.to_text(master).strip()) else ("", "")


def _nearest(master: str, free: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The pair whose source is most like the block, if it is like it at all."""
    words = richtext.to_text(master)
    scored = [(difflib.SequenceMatcher(None, richtext.to_text(pair[0]), words).ratio(), pair) for pair in free]
    best = max(scored, key=lambda each: each[0], default=None)
    return best[1] if best is not None and best[0] >= ALIKE else None
