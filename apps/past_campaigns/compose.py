"""From what a reader found in a document to what rows hold: canonical text, paragraphs, labels, names as printed."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext, gettext_noop, ngettext

from apps.archive.compose import said
from apps.archive.models import Passage
from apps.archive.parsing import ParsedDocument
from apps.archive.parsing.header import is_contact
from apps.archive.parsing.records import Block, ParsedAddressee, ParsedSignatory, Span
from apps.base import richtext
from apps.base.errors import RuleError

LABEL_LENGTH = 110  # characters of a label; the column holds 120
NOWHERE = (0, 0)  # the span of what a person added by hand
_NUMBER = re.compile(r"\D*(\d+)\D*")

# Refusals that name something, and may be kept with a file: said in English there, found again by their wording here.
REFUSALS = (
    gettext_noop("Signatory %(row)d: %(problem)s"),
    gettext_noop("This cannot be done in its present state (%(state)s)."),
    gettext_noop("This file is larger than %(most)d MB. It was not kept: make it smaller and drop it in again."),
)
# Those of Django, which translates them itself: singular, plural, and the number that decides.
COUNTED = (
    (
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A signatory as printed: the name with its honours, what stood behind it, and what stood between them."""

    name: str
    detail: str
    separator: str


def letter_body(parsed: ParsedDocument) -> str:
    """The text of a letter between salutation and closing as canonical HTML, its notes at the end."""
    pieces = [_run(kind, list(blocks)) for kind, blocks in groupby(parsed.body, key=lambda block: block.kind)]
    called = {mark for block in parsed.body for _offset, mark in block.note_refs}
    for note in parsed.footnotes:
        mark, text = escape(note.mark), escape(note.text)
        if note.mark in called:
            pieces.append(f'<aside data-footnote="{mark}"><p>{text}</p></aside>')
        else:  # a note that nothing calls would not be printed as one
            pieces.append(f"<p>{mark} {text}</p>")
    return richtext.clean("".join(pieces))


def passages(parsed: ParsedDocument, language: str) -> list[Passage]:
    """The paragraphs of a document in order, then its notes, each with its place in the decoded original.

    The heading is that of an ask, or of the area of discussion that a paragraph stands in.
    """
    areas = list(zip(parsed.discussions, parsed.spans.get("discussions", ()), strict=False))
    found = []
    for block in parsed.body:
        heading = block.heading or next((area.heading for area, span in areas if _is_within(block.span, span)), "")
        found.append(_passage(block.kind, block.text, block.span, language, heading))
    spans = parsed.spans.get("footnotes", ())
    for index, note in enumerate(parsed.footnotes):
        span = spans[index] if index < len(spans) else NOWHERE
        found.append(_passage("footnote", note.text, span, language, note.mark))
    return found


def paragraphs(parsed: ParsedDocument, kept: Sequence[Passage]) -> list[Passage | None]:
    """For each block of the text its paragraph in the archive. A document that came in long ago was read by an older
    reader, which may have cut it otherwise: then the paragraph with the same words, or none."""
    by_words = {passage.text: passage for passage in reversed(kept)}
    same = (
        kept[at] if at < len(kept) and kept[at].text == block.text else None for at, block in enumerate(parsed.body)
    )
    return [found or by_words.get(block.text) for found, block in zip(same, parsed.body, strict=True)]


def verbatim(parsed: ParsedDocument, text: str) -> str:
    """The words of a response or statement from salutation to signature, straight from the decoded original `text`.

    Paragraphs are parted by blank lines; page furniture between them is left out.
    """
    names = ("salutation", "body", "closing", "signatories")
    spans = {span for name in names for span in parsed.spans.get(name, ()) if span[0] < span[1]}
    last = max((end for _, end in spans), default=0)
    spans |= {span for span in parsed.spans.get("sender", ()) if last <= span[0] < span[1]}
    pieces = [text[start:end].splitlines() for start, end in sorted(spans)]
    return "\n\n".join("\n".join(" ".join(line.split()) for line in lines if line.strip()) for lines in pieces)


def fitting(text: str, most: int) -> str:
    """Text for a column of `most` characters; the archive keeps what is cut off behind an ellipsis."""
    return Truncator(text).chars(most)


def label(heading: str, text: str) -> str:
    """A short label for an ask: its heading, else its first words."""
    return Truncator(heading or text).chars(LABEL_LENGTH)


def ask_places(parsed: ParsedDocument) -> list[int | None]:
    """For each ask of the list the index in `body` of the block that says it; None where a person wrote it anew.

    Asks are found by their words, in the order of the text; the same words twice are two places.
    """
    blocks = [(index, _plain(block.text)) for index, block in enumerate(parsed.body)]
    taken: set[int] = set()
    places: list[int | None] = []
    for ask in parsed.asks:
        wanted = _plain(ask.text)
        free = [(index, text) for index, text in blocks if index not in taken]
        place = next((i for i, text in free if text == wanted), None)
        if place is None and wanted:
            place = next((i for i, text in blocks if wanted in text), None)
        else:
            taken |= {place} if place is not None else set()
        places.append(place)
    return places


def shown(fields: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What lists show of a file that was read: title, kind and date. Without a title its own name stands for it."""
    stem = name.rpartition("/")[2].rpartition(".")[0] or name
    return {
        "title": (fields.get("title") or fields.get("subject") or stem)[:300],
        "kind": fields["kind"],
        "date": datetime.date.fromisoformat(fields["date"]) if fields.get("date") else None,
    }


@contextmanager
def kept_in_english() -> Iterator[None]:
    """Refusals inside are worded in English, to be kept in rows; one that leaves is worded for whoever asked."""
    try:
        with translation.override("en"):
            yield
    except RuleError as refusal:
        with translation.override("en"):
            message = str(refusal.message)
        raise RuleError(refusal.code, told(message), refusal.field) from refusal


def told(message: str) -> str:
    """What was kept with a file, in the language of the page; a sentence that nobody knows stays as it is."""
    for sentence in REFUSALS:
        if values := _values(sentence, message):
            nested = {name: told(value) for name, value in values.items() if name == "problem"}
            return gettext(sentence) % (values | nested)
    for one, many, number in COUNTED:
        if values := _values(many, message) or _values(one, message):
            return ngettext(one, many, values[number]) % values
    return said(message)


def _values(sentence: str, message: str) -> dict[str, Any]:
    """What stands in a message at the places of a sentence; empty when it is not that sentence."""
    pieces = re.split(r"%\((\w+)\)([ds])", sentence)
    shape = re.escape(pieces[0])
    for name, kind, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        shape += (rf"(?P<{name}>\d+)" if kind == "d" else f"(?P<{name}>.+)") + re.escape(after)
    match = re.fullmatch(shape, message, re.DOTALL)
    kinds = dict(zip(pieces[1::3], pieces[2::3], strict=True))
    return (
        {name: int(value) if kinds[name] == "d" else value for name, value in match.groupdict().items()}
        if match
        else {}
    )


def filled(read: Mapping[str, Any], provenance: Mapping[str, Any]) -> dict[str, Any]:
    """What came with a file in place of what no reader found in it: its title, date and language."""
    lacks = {
        "title": not read.get("title") and not read.get("subject"),
        "date": not read.get("date"),
        "language": not read.get("language"),
    }
    found = {name: provenance[name] for name, is_missing in lacks.items() if is_missing and provenance.get(name)}
    return found | ({"language": [found["language"]]} if "language" in found else {})


def address_lines(addressee: ParsedAddressee, *, named_elsewhere: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(block, contact lines) as printed; nothing when the letter names its addressee outside any block."""
    if named_elsewhere:
        return (), ()
    lines = addressee.lines
    return tuple(x for x in lines if not is_contact(x)), tuple(x for x in lines if is_contact(x))


def is_named_elsewhere(parsed: ParsedDocument) -> bool:
    """Whether the addressee was found in the title or the salutation, so that no address block was printed."""
    spans = parsed.spans.get("addressees", ())
    return any(span in parsed.spans.get(name, ()) for span in spans for name in ("title", "salutation"))


def printed_name(signatory: ParsedSignatory) -> PrintedName:
    """Takes the line as printed apart at the country or title that was read in it.

    Where the detail does not close the line (it stood in brackets, say), the parts read are used with a comma.
    """
    detail = signatory.country_as_printed if signatory.kind == "organisation" else _title(signatory)
    printed = signatory.as_printed.strip()
    if not detail:
        return PrintedName(printed, "", ", ")
    if not printed.endswith(detail):
        return PrintedName(signatory.name, detail, ", ")
    rest = printed[: len(printed) - len(detail)]
    name = rest.rstrip(" ,;:|–—")
    between = " ".join(rest[len(name) :].split())
    return PrintedName(name, detail, _separator(between))


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" ;.,")


def _separator(between: str) -> str:
    if not between:
        return ""
    if len(between) > 2:  # no column holds more, and nothing that parts a list is longer
        return ", "
    return f"{between} " if between in ",;:" else f" {between} "


def _title(signatory: ParsedSignatory) -> str:
    return ", ".join(part for part in (signatory.title, signatory.country_as_printed) if part)


def _run(kind: str, blocks: Sequence[Block]) -> str:
    if kind == "ask":
        return "".join(_asks(blocks))
    if kind == "bullet":
        return "<ul>" + "".join(f"<li>{_marked(block)}</li>" for block in blocks) + "</ul>"
    tag = "h2" if kind == "heading" else "p"
    return "".join(f"<{tag}>{escape(block.number)} {_marked(block)}</{tag}>" for block in blocks)


def _asks(blocks: Sequence[Block]) -> Iterator[str]:
    """Numbered demands as lists that keep their numbers; any other label stands as text before its demand."""
    start, items = 0, list[str]()
    for block in blocks:
        number = _NUMBER.fullmatch(block.number)
        content = f"<strong>{escape(block.heading)}:</strong> {_marked(block)}" if block.heading else _marked(block)
        if items and (not number or int(number[1]) != start + len(items)):
            yield f'<ol start="{start}">{"".join(items)}</ol>'
            items = []
        if not number:
            yield f"<p>{escape(block.number)} {content}</p>"
            continue
        if not items:
            start = int(number[1])
        items.append(f"<li>{content}</li>")
    if items:
        yield f'<ol start="{start}">{"".join(items)}</ol>'


def _marked(block: Block) -> str:
    """The escaped text of a block with the footnote references where their marks stood."""
    html, last = "", 0
    for offset, mark in sorted(block.note_refs):
        html += f'{escape(block.text[last:offset], quote=False)}<sup data-footnote="{escape(mark)}"></sup>'
        last = offset
    return html + escape(block.text[last:], quote=False)


def _passage(kind: str, text: str, span: Span, language: str, heading: str) -> Passage:
    return Passage(kind=kind, heading=heading[:300], text=text, language=language, start=span[0], end=span[1])


def _is_within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
