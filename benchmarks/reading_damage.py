"""Documents of all formats and ways to damage them, for benchmarks.reading_fuzz; a number always gives the same."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from html import escape
from pathlib import Path

import weasyprint

_ROOT = Path(__file__).parent.parent
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
# Rarely read as often as the others: the packages for these are slow.
_SLOW = (".pdf", ".docx")
_HUGE = 1_000_000
_TOKENS = (
    *("We call on you to:", "- ", "1. ", "(a) ", "First, ", "Dear Sir,", "Yours,", "Signed", "CC: ", "Re: ", "[1]"),
    *("^{iv}", "¹", "**", "(", ")", "((((", "Mr. ", ", ", "; and ", "...", "\t", "  ", "\f", "\u2028", "\u200b"),
    *("귀하", "연명단체", "■ ", "가. ", "الموقعون", "Nous demandons :", "2020-02-30", "31 June 2020", "<sup>"),
    *("<!--", "&#0;", "=?utf-8?b?//?=", "%PDF-1.7", "PK\x03\x04", "From: a\nSubject: b\n", "١٢٣", "½", "\x85"),
    *("0" * 40, "A" * 300, "\U0001f600"),
)
_Lines = Callable[[random.Random, bytes, list[bytes]], bytes]


@cache
def documents() -> tuple[tuple[str, bytes], ...]:
    """(name, bytes): the work half as it is, the corpus in every format."""
    work = sorted(each for each in (_ROOT / "benchmarks/reading/work").iterdir() if each.suffix != ".json")
    found = [(path.name, path.read_bytes()) for path in work]
    for path in sorted((_ROOT / "corpus").glob("*.txt")):
        found += formats_of(path.read_text(), path.stem)
    return tuple(found)


def formats_of(text: str, stem: str = "letter") -> list[tuple[str, bytes]]:
    """(name, bytes) of the same text in each format that is read."""
    return [
        (f"{stem}.txt", text.encode()),
        (f"{stem}-16.txt", text.encode("utf-16")),
        (f"{stem}.html", _page(text).encode()),
        (f"{stem}.docx", _word(text)),
        (f"{stem}.pdf", bytes(weasyprint.HTML(string=_page(text)).write_pdf() or b"")),
        (f"{stem}.eml", _mail(text, text.encode())),
    ]


def damaged(given: tuple[tuple[str, bytes], ...], seed: int, index: int) -> tuple[str, bytes]:
    """Input `index` of this seed. Word files are damaged half of the time in the XML inside."""
    chance = random.Random(f"{seed}/{index}")  # noqa: S311  (nothing secret)
    slow = chance.random() < 0.05
    name, data = chance.choice([each for each in given if each[0].endswith(_SLOW) == slow])
    others = [each for _, each in given]
    if name.endswith(".docx") and chance.random() < 0.5:
        return name, _inside(chance, data, others)
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_WAYS)(chance, data, others)
    if chance.random() < 0.0005:
        data = _inflated(chance, data)
    if chance.random() < 0.7 and not slow:
        # Broken UTF-8 is refused at the door; most inputs are to come further than that.
        data = data.decode("utf-8", "ignore").replace("\x00", "").encode()
    return name, data


def _page(text: str) -> str:
    paragraphs = "".join(f"<p>{escape(each)}</p>" for each in re.split(r"\n\s*\n", text))
    return f"<!doctype html><html><head><title>x</title></head><body>{paragraphs}</body></html>".replace("\n", "<br>")


def _word(text: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.encode(),
        "word/document.xml": f"<w:document xmlns:w='{_WORD}'><w:body>{body}</w:body></w:document>".encode(),
    }
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue()


def _mail(text: str, attached: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Desk <desk@example.org>", "Jane Doe <jane@example.org>"
    message["Subject"], message["Date"] = "A letter", "Mon, 10 Nov 2014 10:00:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(text)
    message.add_attachment(attached, maintype="text", subtype="plain", filename="letter.txt")
    return message.as_bytes()


def _inside(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    name = chance.choice([each for each in parts if each.endswith((".xml", ".rels"))])
    parts[name] = chance.choice(_WAYS)(chance, parts[name], others)
    return _zipped(parts)


def _flip(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return data[start:end] if chance.random() < 0.3 else data[:start] + data[end:]


def _splice(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    other = chance.choice(others)
    start = chance.randint(0, len(other))
    at = chance.randint(0, len(data))
    return data[:at] + other[start : start + chance.randint(0, 3000)] + data[at:]


def _shuffle(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    lines = data.split(b"\n")
    start, end = sorted((chance.randint(0, len(lines)), chance.randint(0, len(lines))))
    part = lines[start:end]
    chance.shuffle(part)
    return b"\n".join(lines[:start] + part + lines[end:])


def _join_lines(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Line ends go, multiply or become others."""
    new = chance.choice((b"", b" ", b"\r", b"\n\n", b"\r\n", b"\t", b"\f", b"; ", b", "))
    return data.replace(b"\n", new, chance.randint(1, 200))


def _repeat(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    piece = data[start:end][: chance.choice((1, 3, 40, 400))]
    return data[:start] + piece * chance.randint(2, 80) + data[start:]


def _insert(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    for _ in range(chance.randint(1, 12)):
        at = chance.randint(0, len(data))
        data = data[:at] + chance.choice(_TOKENS).encode() + data[at:]
    return data


def _encode(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Saved in another encoding, or read in a wrong one and saved again."""
    name = chance.choice(("latin-1", "cp1252", "cp949", "utf-16", "utf-16-le", "iso-8859-6", "utf-7", "shift_jis"))
    if chance.random() < 0.5:
        return data.decode("utf-8", "replace").encode(name, "replace")
    return data.decode(name, "replace").encode("utf-8", "replace")


def _inflated(chance: random.Random, data: bytes) -> bytes:
    """About a megabyte of one piece over and over, some of it without a line end."""
    piece = data[: chance.randint(1, 2000)] or b"a"
    if chance.random() < 0.5:
        piece = piece.replace(b"\n", b" ")
    return data + piece * (_HUGE // len(piece))


_WAYS: tuple[_Lines, ...] = (_flip, _cut, _splice, _shuffle, _join_lines, _repeat, _insert, _encode, _insert, _shuffle)
