"""Where borrowed paragraphs come from, printed as footnotes when a letter wants it."""

from xml.etree import ElementTree

from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.base import richtext
from apps.letters.compose.values import long_date
from apps.letters.models import BorrowedPassage, Letter


def body_with_sources(letter: Letter) -> str:
    """The text of a letter; if it wants so, with a footnote to each borrowed paragraph that says where it is from."""
    if not letter.prints_sources:
        return letter.body
    rows = {str(row.pk): row for row in letter.borrowed_passages.select_related("passage__document")}
    root, notes = richtext.parse(letter.body), {}
    for element in root.iter():
        row = rows.get(element.get("data-source", ""))
        if row is not None:
            key = f"source-{row.pk}"
            ElementTree.SubElement(element, "sup", {"data-footnote": key})
            notes[key] = _provenance(row, letter.language)
    for key, words in notes.items():
        ElementTree.SubElement(ElementTree.SubElement(root, "aside", {"data-footnote": key}), "p").text = words
    return richtext.serialise(root)


def _provenance(row: BorrowedPassage, language: str) -> str:
    document = row.passage.document
    with override(language):
        paragraph = _("paragraph %d") % row.passage.position
    return ", ".join(part for part in (document.title, long_date(document.date, language), paragraph) if part) + "."
