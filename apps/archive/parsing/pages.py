"""PDF documents with text to lines of text."""

import io
import logging
import re

from pypdf import PdfReader
from pypdf.errors import PdfReadError, PyPdfError

from apps.archive.parsing.records import UnreadableDocument

# The package writes pieces of damaged documents to the log, which holds no words of a letter.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
_MAX_PAGES = 500
_BROKEN = "This PDF is damaged and cannot be read."
_LOCKED = "This PDF is protected by a password. Save it without the password and try again."
_SCAN = "This PDF holds pictures of pages and no text. Run text recognition (OCR) on it first."


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def read(data: bytes) -> str:
    """The lines of all pages as laid out. Raises UnreadableDocument if damaged, locked, scanned or overlong."""
    try:
        pages = _pages(data)
    except UnreadableDocument:
        raise
    except Exception as error:  # a damaged file fails anywhere in the package
        raise UnreadableDocument(_BROKEN) from error
    if sum(char.isalnum() for page in pages for char in page) < 3 * len(pages):
        raise UnreadableDocument(_SCAN)
    return "\n\n".join(pages) + "\n"


def _pages(data: bytes) -> list[str]:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument(_LOCKED)
        count = len(reader.pages)
    except (PdfReadError, PyPdfError) as error:
        raise UnreadableDocument(_BROKEN) from error
    if count == 0:
        raise UnreadableDocument(_BROKEN)
    if count > _MAX_PAGES:
        raise UnreadableDocument(f"This PDF has {count} pages; letters of up to {_MAX_PAGES} are read.")
    return [_tidy(page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=True)) for page in reader.pages]


def _tidy(page: str) -> str:
    """Page text without its margin, and without the blank lines that wide spacing puts between all lines."""
    lines = [_without_justification(line.rstrip()) for line in page.split("\n")]
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    text = "\n".join(line[margin:] for line in lines).strip("\n")
    gaps = [len(gap) - 1 for gap in re.findall(r"\n+", text)]
    usual = min(gaps, default=0)
    if usual and len(gaps) > 3:
        text = re.sub(rf"\n{{{usual + 1}}}", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text)


def _without_justification(line: str) -> str:
    """Gaps that stretch a line to the margin stand between most of its words; those of a table between few."""
    start = len(line) - len(line.lstrip())
    gaps = re.findall(r"\s+", line[start:])
    wide = [gap for gap in gaps if len(gap) > 1]
    stretched = len(wide) >= 3 and len(wide) * 2 >= len(gaps) and len({len(gap) for gap in wide}) <= 2
    return line[:start] + re.sub(r"\s+", " ", line[start:]) if stretched else line
