"""Reading a printed letter back, with poppler, as a stranger's program would."""

import re
import subprocess
from dataclasses import dataclass

# The type area of static/css/letter-print.css in points: what lies above or below it is page furniture.
PAGE_WIDTH, TYPE_TOP, TYPE_BOTTOM = 595, 53, 774
_MARK = re.compile(r"(?:\d{1,3}|[ivxlc]{1,7}|[a-z]|[*†‡§]{1,3})")  # a line that is nothing but the mark of a footnote


@dataclass(frozen=True)
class Streams:
    """A letter's text taken apart: from the letterhead to the closing, the notes, and what follows the closing."""

    body: str
    footnotes: str
    signatories: str


def text_of(pdf: bytes, *options: str) -> str:
    """The text by pdftotext, in the order it was written; with `options` in their stead."""
    command = ["pdftotext", *(options or ("-raw",)), "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def page_count(pdf: bytes) -> int:
    return int(re.search(r"^Pages:\s+(\d+)", _poppler(pdf, "pdfinfo"), re.MULTILINE)[1])  # type: ignore[index]


def structure(pdf: bytes) -> str:
    return _poppler(pdf, "pdfinfo", "-struct-text")


def pages(pdf: bytes) -> list[str]:
    """The text of each page without its furniture, in the order it was written."""
    area = ("-x", "0", "-y", str(TYPE_TOP), "-W", str(PAGE_WIDTH), "-H", str(TYPE_BOTTOM - TYPE_TOP))
    return text_of(pdf, "-raw", *area).split("\f")[: page_count(pdf)]


def streams(pdf: bytes, *, closing: str) -> Streams:
    """Notes stand at the end of a page, the first line of each being its mark alone; the list follows the closing."""
    body: list[str] = []
    notes: list[str] = []
    for page in pages(pdf):
        lines = page.splitlines()
        first = next((number for number, line in enumerate(lines) if _MARK.fullmatch(line.strip())), len(lines))
        body += lines[:first]
        notes += lines[first:]
    end = max(number for number, line in enumerate(body) if line.strip() == closing) + 1
    return Streams("\n".join(body[:end]), "\n".join(notes), "\n".join(body[end:]))


def metadata_title(pdf: bytes) -> str:
    return re.search(r"^Title:\s+(.*)$", _poppler(pdf, "pdfinfo"), re.MULTILINE)[1]  # type: ignore[index]


def _poppler(pdf: bytes, program: str, *options: str) -> str:
    return subprocess.run([program, *options, "-"], input=pdf, capture_output=True, check=True).stdout.decode()
