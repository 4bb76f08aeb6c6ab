"""Files of any kind to the text that the reader reads; the kind is told by the content."""

import re
from dataclasses import replace

from apps.archive.parsing import encodings, mailbox, pages, web, word
from apps.archive.parsing.records import SourceText, UnreadableDocument

MAX_BYTES = 50 * 1024 * 1024
# Ten times the longest letter with all its signatories; of more than this it is no letter.
MAX_LINES, MAX_CHARACTERS = 50_000, 2_000_000
_HALVES = re.compile("[\ud800-\udfff]")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")


def read_text(data: bytes, name: str = "") -> SourceText:
    """Text of a .txt, .md, .html, .docx, .pdf or .eml file, told by content; `name` decides only what content cannot.

    Raises UnreadableDocument, and nothing else, with a message for people.
    """
    source = _read(data, name, attached=False)
    if len(source.text) > MAX_CHARACTERS or len(source.text.splitlines()) > MAX_LINES:
        raise UnreadableDocument("This text is far longer than a letter; it was not read.")
    return _printable(source)


def _printable(source: SourceText) -> SourceText:
    """Half characters, which mails and pages can smuggle in and no encoding can write, become the sign for damage."""
    return replace(
        source,
        text=_HALVES.sub("\ufffd", source.text),
        furniture=tuple(_HALVES.sub("\ufffd", line) for line in source.furniture),
        warnings=tuple(replace(each, message=_HALVES.sub("\ufffd", each.message)) for each in source.warnings),
    )


def _read(data: bytes, name: str, *, attached: bool) -> SourceText:
    if len(data) > MAX_BYTES:
        raise UnreadableDocument("This file is larger than 50 MB.")
    if not data.strip():
        raise UnreadableDocument("This file is empty.")
    _refuse_others(data)
    if pages.is_pdf(data):
        return SourceText(pages.read(data), "pdf")
    if word.is_zip(data):
        return _checked(word.read(data), "docx")
    if mailbox.is_mail(data) and not attached:
        return mailbox.read(data, lambda part, title: _read(part, title, attached=True))
    return _plain(data, name)


def _refuse_others(data: bytes) -> None:
    if word.is_old_office(data):
        raise word.refuse_old_office(data)
    if data.startswith(_PICTURES):
        raise UnreadableDocument("This file is a picture and holds no text. Run text recognition (OCR) on it first.")
    if data.startswith(_ARCHIVES):
        raise UnreadableDocument("This is an archive. Unpack it and read the documents in it.")
    if data.startswith(b"{\\rtf"):
        raise UnreadableDocument("This is a rich text file (.rtf). Save it as .docx and try again.")


def _plain(data: bytes, name: str) -> SourceText:
    encoding = web.declared_encoding(data)
    decoded = encodings.decode_declared(data, encoding) if encoding else encodings.decode(data)
    if web.looks_like_page(decoded.text) or name.lower().endswith((".html", ".htm")):
        return replace(_checked(web.read(decoded.text), "html"), warnings=decoded.warnings)
    return SourceText(decoded.text, "text", warnings=decoded.warnings)


def _checked(page: web.Page, kind: str) -> SourceText:
    if not any(char.isalnum() for char in page.text):
        raise UnreadableDocument("This file holds no text.")
    return SourceText(page.text, "html" if kind == "html" else "docx", tuple(page.furniture))
