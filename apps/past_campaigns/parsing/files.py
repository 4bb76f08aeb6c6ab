"""Files as they are dropped in: their names, their sizes, what is in an archive (.zip). Nothing is written to disk."""

import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from apps.base.errors import RuleError

MAX_FILE = 25 * 1024 * 1024  # bytes; the longest letters with pictures have a tenth of it
MAX_UNPACKED = 1024 * 1024 * 1024  # bytes of all files of one archive
MAX_FILES = 2000  # in one run
MAX_NAME = 200  # characters
_LEFT_OUT = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file on its way in. With a `refusal` it has no data: it is named in the run and nothing of it is kept."""

    name: str
    data: bytes = b""
    refusal: RuleError | None = None
    size: int = 0  # bytes, as the file says of itself; kept also of a file that is refused


def clean_name(name: str) -> str:
    """A name that shows as what it is: folders stay, but no way up, no drive, no control or hidden characters.

    Raises RuleError `file-name` when nothing is left.
    """
    composed = unicodedata.normalize("NFC", name)  # archives of some machines take accents and Hangul apart
    shown = "".join(char for char in composed if char.isspace() or unicodedata.category(char)[0] != "C")
    parts = [" ".join(part.split()) for part in shown.replace("\\", "/").split("/")]
    kept = [part for part in parts if part.strip(".") and not (len(part) == 2 and part[1] == ":")]
    cleaned = "/".join(kept)
    if not cleaned:
        raise RuleError("file-name", _("This file has no name that can be shown. Give it one."), "files")
    return cleaned if len(cleaned) <= MAX_NAME else _shortened(cleaned)


def check_size(size: int) -> None:
    """Raises RuleError `file-too-large`."""
    if size > MAX_FILE:
        values = {"most": MAX_FILE // 1024**2}
        message = _("This file is larger than %(most)d MB. It was not kept: make it smaller and drop it in again.")
        raise RuleError("file-too-large", message % values, "files")


def is_archive(opened: IO[bytes]) -> bool:
    """Whether a file is a .zip of documents. Word documents are .zip files too, and are not."""
    opened.seek(0)
    try:
        if opened.read(4) != b"PK\x03\x04":
            return False
        with zipfile.ZipFile(opened) as archive:
            return not {"[Content_Types].xml", "mimetype"} & set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return False  # the reader says what is wrong with it
    finally:
        opened.seek(0)


def unpack(opened: IO[bytes]) -> Iterator[Incoming]:
    """The files of an archive one after the other, in its own order, each no longer than `MAX_FILE`.

    A file that is too large, encrypted or damaged comes as a refusal. Raises RuleError `archive-too-large` once all
    files together pass `MAX_UNPACKED`, and `archive-damaged`.
    """
    try:
        with zipfile.ZipFile(opened) as archive:
            left = MAX_UNPACKED
            for info in archive.infolist():
                if _is_document(info):
                    file = _member(archive, info, left)
                    left -= len(file.data)
                    yield file
    except zipfile.BadZipFile as error:
        raise RuleError("archive-damaged", _("This archive is damaged. Pack it again."), "files") from error


def files_in(folder: Path) -> Iterator[Path]:
    """Every document below a folder in the order of the names; hidden files and links are left out."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") or part in _LEFT_OUT for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and not path.is_symlink():
            yield path


def read_file(path: Path, name: str) -> Incoming:
    """A file of this machine under the name given; too large or not to be opened, it comes as a refusal."""
    size = 0
    try:
        size = path.stat().st_size
        check_size(size)
        return Incoming(name, path.read_bytes(), size=size)
    except OSError as error:
        refusal = RuleError("file-not-opened", _("This file cannot be opened."), "files")
        refusal.__cause__ = error
        return Incoming(name, refusal=refusal, size=size)
    except RuleError as refusal:
        return Incoming(name, refusal=refusal, size=size)


def _is_document(info: zipfile.ZipInfo) -> bool:
    parts = info.filename.replace("\\", "/").split("/")
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    hidden = any((part.startswith(".") and part.strip(".")) or part in _LEFT_OUT for part in parts)
    return not info.is_dir() and not is_link and not hidden


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> Incoming:
    name = _name(info)
    try:
        if info.flag_bits & 0x1:
            raise RuleError("file-encrypted", _("This file is locked with a password. Unlock it first."), "files")
        check_size(info.file_size)
        return Incoming(name, _unpacked(archive, info, left), size=info.file_size)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        refusal = RuleError("file-damaged", _("This file of the archive is damaged."), "files")
        refusal.__cause__ = error
        return Incoming(name, refusal=refusal, size=info.file_size)
    except RuleError as refusal:
        if refusal.code == "archive-too-large":
            raise
        return Incoming(name, refusal=refusal, size=info.file_size)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """What the archive says of a size is not believed: reading stops at the limits."""
    pieces, size = [], 0
    with archive.open(info) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            check_size(size)
            if size > left:
                message = _("This archive holds more than %d MB. Divide it into several.") % (MAX_UNPACKED // 1024**2)
                raise RuleError("archive-too-large", message, "files")
            pieces.append(piece)
    return b"".join(pieces)


def _name(info: zipfile.ZipInfo) -> str:
    """Old programs write names in the encoding of their machine; UTF-8 and Korean are tried before the standard's."""
    if info.flag_bits & 0x800:
        return info.filename
    for encoding in ("utf-8", "euc_kr"):
        try:
            return info.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return info.filename


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[:MAX_NAME].rstrip(" /")
    return f"{stem[: MAX_NAME - len(ending) - 2]}….{ending}"
