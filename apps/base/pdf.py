"""The printer: HTML and one of our style sheets in, tagged PDF out. Nothing else imports WeasyPrint.

What is printed may hold words of strangers, so the printer fetches nothing: no network, no file, no data address. The
same input gives the same bytes on every machine with the same fonts: dates come from the document (`dcterms.created`),
the file's identifier from the caller.
"""

import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _
from pypdfium2 import PdfDocument
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.pdf import pydyf
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from apps.base.errors import RuleError

_NOTDEF = ".notdef glyph rendered"  # how WeasyPrint 70 begins the warning that an empty box was printed
# Scripts written from left to right whose clusters reorder or merge: a map from glyphs to characters cannot give their
# words back (Devanagari to Sinhala, Myanmar, Khmer). Arabic and Hebrew stay out: readers turn their glyphs round
# themselves, and turn a given text round too.
_CLUSTERED = re.compile("[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")
_UNMAPPED = re.compile(rb"^<([0-9a-f]{4})> <>$")  # a glyph that stands for no character of its own
_LOGGER = logging.getLogger("weasyprint")
_PDFIUM = threading.Lock()  # PDFium is not safe to use from two threads at once
_LOCK = threading.Lock()  # one font configuration and one word cache for the process; Pango is not to be shared

Locate = Callable[[str], str]


class _NothingFetcher(URLFetcher):
    """Refuses every address, and ends the rendering instead of printing a page with a hole."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        raise ValueError("the printer fetches nothing")


class _MissingGlyphs(logging.Handler):
    """Collects the characters that no installed font can draw, each once, in order."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.characters: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread and str(record.msg).startswith(_NOTDEF) and isinstance(record.args, tuple):
            self.characters[str(record.args[0])] = None


def render_pdf(html: str, *, stylesheet: str, identifier: bytes | str = b"", locate: Locate | None = None) -> bytes:
    """A tagged PDF/UA-1 file of an HTML document whose root has `lang` and whose head has a title.

    `stylesheet` is the name of a static file. `identifier` goes into the file (hashed); when empty, the HTML is hashed.
    Raises RuleError `missing-glyph`, with the characters named, when no font can draw them (`locate` tells the field
    of a character), and `outside-resource` when the document asks for anything that is not in it.
    """
    seed = identifier or html
    digest = sha256(seed.encode() if isinstance(seed, str) else seed).hexdigest()[:32]
    with _LOCK:
        fonts, sheet = _fonts(), _sheet(stylesheet)
        with _listening() as missing:
            try:
                pdf = HTML(string=html, url_fetcher=_NothingFetcher()).write_pdf(
                    finisher=_map_every_glyph,
                    font_config=fonts,
                    stylesheets=[sheet],
                    pdf_variant="pdf/ua-1",
                    pdf_identifier=digest.encode(),
                )
            except FatalURLFetchingError as error:
                raise RuleError("outside-resource", _("The document asks for a file from outside.")) from error
    if missing.characters:
        raise _refusal(tuple(missing.characters), locate)
    return bytes(pdf)


def count_pages(pdf: bytes) -> int:
    with _PDFIUM, closing(PdfDocument(pdf)) as document:
        return len(document)


def picture(pdf: bytes, *, page: int, width: int) -> bytes:
    """One page as PNG, `width` pixels wide. Pages count from 1. Raises IndexError when there is no such page."""
    with _PDFIUM, closing(PdfDocument(pdf)) as document:
        if not 1 <= page <= len(document):
            raise IndexError(page)
        sheet = document[page - 1]
        drawn = sheet.render(scale=width / sheet.get_width()).to_pil()
        png = BytesIO()
        drawn.save(png, "PNG")
        return png.getvalue()


def _refusal(characters: tuple[str, ...], locate: Locate | None) -> RuleError:
    named = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)
    message = _("No installed font can print these characters: %s") % named
    return RuleError("missing-glyph", message, locate(characters[0]) if locate else "")


@contextmanager
def _listening() -> Iterator[_MissingGlyphs]:
    """Hears WeasyPrint's warnings even where a logging configuration has switched its logger off."""
    handler = _MissingGlyphs()
    disabled, level, silenced = _LOGGER.disabled, _LOGGER.level, logging.root.manager.disable
    _LOGGER.disabled, logging.root.manager.disable = False, logging.NOTSET
    _LOGGER.setLevel(min(level or logging.WARNING, logging.WARNING))
    _LOGGER.addHandler(handler)
    try:
        yield handler
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.setLevel(level)
        _LOGGER.disabled, logging.root.manager.disable = disabled, silenced


@contextmanager
def _marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
    """WeasyPrint's own marking of a piece of text, with the words beside it where the glyphs do not tell them."""
    if stream._tags is None:
        yield
        return
    properties = pydyf.Dictionary({"MCID": len(stream._tags)})
    if isinstance(box, TextBox) and _CLUSTERED.search(box.text):
        properties["ActualText"] = pydyf.String(box.text)
    stream._tags[box] = {"tag": tag, "mcid": properties["MCID"]}
    stream.begin_marked_content(tag, properties)
    try:
        yield
    finally:
        stream.end_marked_content()


Stream.marked = _marked  # WeasyPrint 70 has no hook for ActualText; held by the extraction test of Burmese names


def _map_every_glyph(document: object, pdf: pydyf.PDF) -> None:
    """Glyphs without a character get the zero width non-joiner: PDF/UA-1, rule 7.21.7, asks for one each."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and b"begincmap" in item.stream:
            item.stream[:] = [_UNMAPPED.sub(rb"<\1> <200c>", line) for line in item.stream]


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _sheet(name: str) -> CSS:
    """The parsed style sheet, kept for the life of the process: parsing costs more than a page."""
    found = finders.find(name)
    if not isinstance(found, str):
        raise ImproperlyConfigured(f"The style sheet {name} is not among the static files.")
    return CSS(string=Path(found).read_text(encoding="utf-8"), url_fetcher=_NothingFetcher(), font_config=_fonts())
