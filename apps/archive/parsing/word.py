"""Word documents (.docx) to lines of text."""

import io
import zipfile
import zlib

import mammoth

from apps.archive.parsing import web
from apps.archive.parsing.records import UnreadableDocument

MAX_UNPACKED = 200 * 1024 * 1024
_MAX_PARTS = 5000
_MAIN = "word/document.xml"
_BROKEN = "This Word document is damaged and cannot be opened."


def is_zip(data: bytes) -> bool:
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def is_old_office(data: bytes) -> bool:
    """The container of .doc files, and of Word documents that are locked with a password."""
    return data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse_old_office(data: bytes) -> UnreadableDocument:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableDocument(
            "This document is protected by a password. Save it without the password and try again."
        )
    return UnreadableDocument("This is a document of an old Word (.doc). Save it as .docx and try again.")


def read(data: bytes) -> web.Page:
    """Raises UnreadableDocument for a damaged, a locked or an overlarge file, and for other kinds of archive."""
    _check_archive(data)
    try:
        html = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(_no_image)).value
    except RecursionError as error:
        raise UnreadableDocument("This Word document is nested too deeply to be read.") from error
    except Exception as error:  # the XML of a damaged file fails anywhere in the converter
        raise UnreadableDocument(_BROKEN) from error
    return web.read(html, keeps_spaces=True)


def _no_image(image: object) -> dict[str, str]:
    return {"src": ""}


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        if isinstance(error, UnreadableDocument):
            raise
        raise UnreadableDocument(_BROKEN) from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    """No more is ever unpacked of a part than it declares, so the declared sizes bound everything."""
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > _MAX_PARTS:
        raise UnreadableDocument("This file unpacks to far more than a document holds; it was not opened.")
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableDocument("This file is protected by a password. Save it without the password and try again.")
    if _MAIN not in archive.namelist():
        raise UnreadableDocument("This is an archive and no Word document.")
    for part in parts:
        if part.filename.startswith("word/") and part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as opened:
                if b"<!DOCTYPE" in opened.read(4096):
                    raise UnreadableDocument("This Word document holds declarations that no letter needs.")
