"""Prints what is read in documents, one JSON object a line, in the order of the files."""

import json
import os
import stat
import traceback
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from apps.archive.parsing import UnreadableDocument
from apps.archive.parsing.formats import MAX_BYTES
from apps.archive.parsing.printing import as_printable

# Line ends to some readers, though JSON lets them stand in a text.
_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


class Command(BaseCommand):
    help = (
        "Reads letters, responses and statements (.txt, .md, .html, .docx, .pdf, .eml) and prints one JSON object a "
        "line for each file, in order. A file that cannot be read gives an object with `file` and `error`. `spans` are "
        "half-open character offsets in the text that was read: for .txt and .md the decoded original without byte "
        "order mark; for other kinds the text taken out of the file, which the object then holds as `text`. "
        "`furniture` are the lines that were set aside."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--format", choices=["json"], default="json", help="the only one there is")

    def handle(self, *args: Any, **options: Any) -> None:
        for path in options["files"]:
            # A name that is no UTF-8 keeps what of it can be printed.
            name = os.fsencode(path).decode("utf-8", "replace")
            self.stdout.write(self._line({"file": name, **self._read(path)}))
            self.stdout.flush()

    def _line(self, fields: dict[str, Any]) -> str:
        encoding = getattr(self.stdout, "encoding", None) or "utf-8"
        plain = not encoding.lower().replace("-", "").startswith("utf")
        return json.dumps(fields, ensure_ascii=plain).translate(_LINE_ENDS)

    def _read(self, path: Path) -> dict[str, Any]:
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                return {"error": "This is no file but a folder, a pipe or a device."}
            with path.open("rb") as opened:
                data = opened.read(MAX_BYTES + 1)
        except OSError as error:
            return {"error": f"The file cannot be opened: {error.strerror}."}
        try:
            return as_printable(data, path.name)
        except UnreadableDocument as error:
            return {"error": str(error)}
        except Exception:  # a fault of the reader; the files after this one are read all the same
            self.stderr.write(traceback.format_exc())
            return {"error": "The reader failed on this file. The file is not at fault; please report it."}
