"""A letter as PDF. What people wrote enters the page as text or as cleaned rich text, never as a template."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize
from xml.etree import ElementTree

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.base import pdf, richtext
from apps.base.errors import RuleError
from apps.letters.document import Footnote, LetterDocument

STYLESHEET = "css/letter-print.css"
TEMPLATE = "letters/pdf/letter.html"
SHORT_FINGERPRINT = 12  # hexadecimal digits at the foot of each page; the whole stands at the end


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The words around "n of m", from the translation of one sentence with both numbers in it."""

    before: str
    between: str
    after: str
    total_first: bool
    language: str
    direction: str


def render_letter(document: LetterDocument) -> bytes:
    """The printed letter. Same record, same fonts, same bytes.

    Raises RuleError: `missing-glyph` (with the field), `footnote-missing`, `footnote-unreferenced`.
    """
    return pdf.render_pdf(letter_html(document), stylesheet=STYLESHEET, locate=lambda text: _field_of(document, text))


def letter_html(document: LetterDocument) -> str:
    """The whole page that the printer lays out, in the language of the letter."""
    with override(document.language):
        context = {
            "letter": document,
            "body": _body(document),
            "page_number": _page_number(document),
            "fingerprint_short": document.fingerprint[:SHORT_FINGERPRINT],
            "fingerprint_parts": [document.fingerprint[i : i + 8] for i in range(0, len(document.fingerprint), 8)],
            "created": document.date.isoformat() if document.date else "",
            "dateline": ", ".join(part for part in (document.place, document.date_text) if part),
        }
        return render_to_string(TEMPLATE, context)


def _body(document: LetterDocument) -> SafeString:
    """The letter's text with each note set where it is first called, from where the printer floats it to the foot."""
    root = richtext.parse(richtext.clean(document.body_html))
    notes = {note.key or note.mark: note for note in document.footnotes}
    called: set[str] = set()
    for aside in root.findall("aside"):
        root.remove(aside)
    for items in (*root.iter("ol"), *root.iter("ul")):
        _number(items)
    for reference in root.iter("sup"):
        key = reference.get("data-footnote", "")
        if key not in notes:
            raise RuleError("footnote-missing", _("The text calls a footnote that is not there: %s") % key, "body")
        _fill_reference(reference, notes[key], again=key in called)
        called.add(key)
    if unused := [key for key in notes if key not in called]:
        message = _("These footnotes are not called in the text: %s") % ", ".join(unused)
        raise RuleError("footnote-unreferenced", message, "footnotes")
    return mark_safe("".join(ElementTree.tostring(child, encoding="unicode", method="html") for child in root))  # noqa: S308 - cleaned above


def _number(items: ElementTree.Element) -> None:
    """Writes the number or bullet of each item into its text: list markers would be drawn, and read, after the page."""
    for number, item in enumerate(items, start=int(items.get("start") or 1)):
        label = ElementTree.Element("span", {"class": "label"})
        label.text = f"{number}." if items.tag == "ol" else "•"
        first = item[0] if len(item) and item[0].tag == "p" else item
        label.tail, first.text = f" {first.text or ''}", ""
        first.insert(0, label)


def _fill_reference(reference: ElementTree.Element, note: Footnote, *, again: bool) -> None:
    """Turns a reference into its note, or into the bare mark where the note was printed already."""
    mark = normalize("NFKC", note.mark)  # ⁱ and ² are raised by the style sheet, like every other mark
    tail = reference.tail
    reference.clear()
    reference.tail = tail
    if again:
        reference.set("class", "call")
        reference.text = mark
        return
    reference.tag = "span"
    reference.attrib.update({"class": "footnote", "data-mark": mark})
    blocks = list(richtext.parse(richtext.clean(note.html)))
    for number, block in enumerate(blocks):
        block.tag = "span"  # a paragraph cannot stand inside the paragraph that calls the note
        block.set("class", "note" if number == 0 else "note further")
        reference.append(block)


def _page_number(document: LetterDocument) -> PageNumber:
    """Splits the translated sentence at its numbers, which only the printer knows.

    Where the sentence is not translated it is English, and must not be laid out from right to left.
    """
    # Translators: at the foot of each page of a letter; the order of the two numbers may change.
    sentence = _("Page {page} of {pages}")
    first, second = sorted(("{page}", "{pages}"), key=sentence.index)
    before, rest = sentence.split(first, 1)
    between, after = rest.split(second, 1)
    english = sentence == "Page {page} of {pages}"
    language, direction = ("en", "ltr") if english else (document.language, document.direction)
    return PageNumber(before, between, after, first == "{pages}", language, direction)


def _field_of(document: LetterDocument, text: str) -> str:
    """The name of the first field of the record in which a text stands ("body" for `body_html`), or empty."""
    for field in dataclasses.fields(document):
        if any(text in words for words in _texts(getattr(document, field.name))):
            return field.name.removesuffix("_html")
    return ""


def _texts(value: object) -> Iterator[str]:
    """Every string in a field of the record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
