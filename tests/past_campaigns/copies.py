"""Altered copies of the corpus: other names, dates and counts, with provenance that fits."""

import hashlib
import re
import shutil
from pathlib import Path

from django.conf import settings

CORPUS = Path(settings.BASE_DIR) / "corpus"
UN, NL, ROK, MOON, EU = (
    "2014-11-10-un-member-states.txt",
    "2015-11-18-netherlands-reply.txt",
    "2016-11-14-rok-us-consultation.txt",
    "2020-02-21-president-of-korea.txt",
    "2020-02-26-eu-high-representative.txt",
)


def copy(folder: Path) -> Path:
    """The whole corpus, to be spoilt."""
    return Path(shutil.copytree(CORPUS, folder / "corpus"))


def alter(folder: Path, file: str, *changes: tuple[str, str]) -> None:
    """Replaces words in a document, each of which must be there, and mends its SHA-256 in the provenance."""
    path = folder / file
    text = path.read_bytes().decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(text.encode())
    describe(folder, (before, hashlib.sha256(path.read_bytes()).hexdigest()))


def describe(folder: Path, *changes: tuple[str, str]) -> None:
    """Replaces words in the provenance, each of which must be there exactly once."""
    path = folder / "provenance.toml"
    text = path.read_text()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text)


def only(folder: Path, file: str) -> None:
    """Leaves one document in the folder and in the provenance."""
    path = folder / "provenance.toml"
    entries = re.split(r"(?=^\[\[document\]\])", path.read_text(), flags=re.MULTILINE)
    path.write_text("".join(entry for entry in entries if f'file = "{file}"' in entry))
    for document in folder.glob("*.txt"):
        if document.name != file:
            document.unlink()
