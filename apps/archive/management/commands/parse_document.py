"""Prints what is read in documents, one JSON object a line, in the order of the files."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from apps.archive.parsing import UnreadableDocument
from apps.archive.parsing.formats import MAX_BYTES
from apps.archive.parsing.printing import as_printable


class Command(BaseCommand):
    help = (
        "Reads letters, responses and statements (.txt, .md, .html, .docx, .pdf, .eml) and prints one JSON object a "
        "line for each file, in order. A file that cannot be read gives an object with `file` and `error`. `spans` are "
        "half-open character offsets in the text that was read: for .txt and .md the decoded original without byte "
        "order mark; for other kinds the text taken out of the file, which the object then holds as `text`."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--format", choices=["json"], default="json", help="the only one there is")

    def handle(self, *args: Any, **options: Any) -> None:
        for path in options["files"]:
            self.stdout.write(json.dumps({"file": str(path), **_read(path)}, ensure_ascii=False))


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        return {"error": f"The file cannot be opened: {error.strerror}."}
    try:
        return as_printable(data, path.name)
    except UnreadableDocument as error:
        return {"error": str(error)}
