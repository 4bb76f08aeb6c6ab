"""The words of a letter in each of its languages, in reading order, so that rules need no mark-up and no rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from xml.etree import ElementTree

from apps.archive.parsing import sentences
from apps.base import richtext
from apps.letters import rules
from apps.letters.lint.records import Place
from apps.letters.models import Letter, Translation

Kind = Literal["line", "paragraph", "heading", "item", "quotation", "note"]
KINDS: dict[str, Kind] = {"h2": "heading", "h3": "heading", "li": "item", "blockquote": "quotation", "aside": "note"}
_QUOTED = re.compile(
    r"“[^“”]*”|(?<!\w)‘[^‘]{3,600}?’(?!\w)|«[^«»]*»|„[^„“”]*[“”]|(?<!\w)\"[^\"]*\"(?!\w)|「[^「」]*」|『[^『』]*』"
)
_SPACE = re.compile(r"\s+")
_LONGEST = 20_000  # characters of a paragraph that are read: nobody writes such a one, and rules must stay quick


@dataclass(frozen=True)
class Piece:
    """A line, paragraph, item or note. `offset`: where it begins in the words of its block; `marks`: (offset, key) of
    notes called in it; `key` is that of a note itself."""

    field: str
    kind: Kind
    text: str
    language: str
    block: int | None = None
    offset: int = 0
    marks: tuple[tuple[int, str], ...] = ()
    key: str = ""

    @property
    def is_prose(self) -> bool:
        """Running text of the letter's own authors: no line above or below it, heading, quotation or note."""
        return self.kind in ("paragraph", "item")

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        return tuple(match.span() for match in _QUOTED.finditer(self.text))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        return tuple(sentences.split(self.text))

    @cached_property
    def own_words(self) -> str:
        """The text with quotations blanked out, of the same length."""
        text = self.text
        for start, end in self.quoted:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def sentence(self, at: int) -> str:
        """The sentence around an offset."""
        return next((self.text[start:end] for start, end in self.sentences if start <= at < end), self.text)

    def place(self, start: int = 0, end: int | None = None) -> Place:
        last = len(self.text) if end is None else end
        excerpt = self.text[start:last]
        return Place(self.field, self.language, self.block, self.offset + start, self.offset + last, excerpt)


@dataclass(frozen=True)
class Text:
    """A letter in one language: its pieces in reading order, each note behind the piece that calls it first."""

    language: str
    pieces: tuple[Piece, ...]

    @property
    def short(self) -> str:
        """The language without its region."""
        return self.language.split("-")[0].lower()

    @property
    def prose(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces if piece.is_prose)

    @property
    def notes(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces if piece.kind == "note")


def texts_of(letter: Letter) -> tuple[Text, ...]:
    """The master first, then the translations. Two queries, and those of aligning each translation."""
    asks = [f"{ask.label}: {ask.text}" for ask in letter.campaign.asks.accepted()]
    master = read(letter, letter.body, letter.language, asks)
    return (master, *(_translated(letter, row) for row in letter.translations.all()))


def read(row: Letter | Translation, body: str, language: str, asks: Sequence[str] = ()) -> Text:
    """`asks` are the words that {asks} brings in."""
    lines = [_line(name, getattr(row, name), language) for name in ("subject", "salutation")]
    pieces = list(_in_order(list(_blocks(body, language))))
    at = next((index for index, piece in enumerate(pieces, start=1) if piece.text == "{asks}"), 0)
    if at:
        pieces[at:at] = [Piece("asks", "item", ask, language) for ask in asks]
    closing = _line("closing", row.closing, language)
    return Text(language, (*(line for line in lines if line.text), *pieces, closing))


def _translated(letter: Letter, translation: Translation) -> Text:
    said = {name: row.text for name, row in rules.values_needed(letter, translation).items()}
    labels = [name for name in said if name.startswith("ask.") and name.endswith(".label")]
    asks = [f"{said[name]}: {said[name.removesuffix('label') + 'text']}" for name in labels]
    return read(translation, rules.text_of(letter, translation), translation.language, asks)


def _line(name: str, text: str, language: str) -> Piece:
    return Piece(name, "line", text, language)


def _blocks(body: str, language: str) -> Iterator[Piece]:
    for index, block in enumerate(richtext.parse(body)):
        yield from _pieces(block, index, language)


def _pieces(block: ElementTree.Element, index: int, language: str) -> Iterator[Piece]:
    """The leaves of a block, one after the other with a line feed between them in its words."""
    offset = 0
    for leaf, kind in _leaves(block, KINDS.get(str(block.tag), "paragraph")):
        text, marks = _words(leaf)
        if text or marks:
            name = "note" if block.tag == "aside" else "body"
            key = block.get("data-footnote", "")
            yield Piece(name, kind, text[:_LONGEST], leaf.get("lang") or language, index, offset, marks, key)
            offset += len(text) + 1


def _leaves(element: ElementTree.Element, kind: Kind) -> Iterator[tuple[ElementTree.Element, Kind]]:
    inner = [child for child in element if child.tag in richtext.BLOCKS]
    if not inner:
        yield element, kind
        return
    for child in inner:
        nested = KINDS.get(str(child.tag), kind)
        yield from _leaves(child, kind if kind in ("quotation", "note") else nested)


def _words(element: ElementTree.Element) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The words of a leaf, white space collapsed, and where its notes are called."""
    text, marks = "", []
    for chunk, key in _chunks(element):
        if key:
            marks.append((len(text), key))
        text += _SPACE.sub(" ", chunk) if text and not text.endswith(" ") else _SPACE.sub(" ", chunk).lstrip()
    return text.rstrip(), tuple(marks)


def _chunks(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    yield element.text or "", ""
    for child in element:
        if child.tag == "sup":
            yield "", child.get("data-footnote", "")
        else:
            yield from _chunks(child)
        yield child.tail or "", ""


def _in_order(pieces: list[Piece]) -> Iterator[Piece]:
    """Each note behind the piece that calls it first; those that nothing calls at the end."""
    notes = [piece for piece in pieces if piece.kind == "note"]
    for piece in pieces:
        if piece.kind == "note":
            continue
        yield piece
        for _offset, key in piece.marks:
            called = [note for note in notes if note.key == key]
            notes = [note for note in notes if note.key != key]
            yield from called
    yield from notes
