"""One file read: its text, its fields, and what in them is doubtful. No more than one file is in memory."""

import logging
from typing import Any

from django.utils.translation import gettext_noop

from apps.archive.models import Document
from apps.archive.parsing import UnreadableDocument, parse_text, read_text
from apps.archive.parsing.printing import printable
from apps.archive.parsing.records import SourceText
from apps.base import clock
from apps.past_campaigns import compose, lint, rules
from apps.past_campaigns.models import ImportItem

ATTEMPTS = 3
GAVE_UP = gettext_noop("Reading this file ended the program three times. It was kept, but it is not tried again.")
BROKE = gettext_noop("The program failed on this file. It was kept; please report it to whoever looks after this site.")

logger = logging.getLogger(__name__)
Status = ImportItem.Status


def read_item(pk: int) -> bool:
    """Claims one waiting file, reads it, and keeps what was read or why it cannot be; false when it was not due."""
    if not ImportItem.objects.unread().filter(pk=pk).exists() or not ImportItem.objects.lease(pk):
        return False
    return read_claimed(ImportItem.objects.select_related("run").get(pk=pk))


def read_claimed(item: ImportItem) -> bool:
    """Reads a file under a lease; true when the result was kept, false when somebody was quicker."""
    return ImportItem.objects.let_go(item, **_result(item), read_at=clock.now())


def _result(item: ImportItem) -> dict[str, Any]:
    if item.attempts > ATTEMPTS:  # each earlier attempt ended with the worker's death
        return {"status": Status.UNREADABLE, "message": GAVE_UP}
    known = Document.objects.filter(sha256=item.sha256).only("pk").first()
    if known:
        return {"status": Status.KNOWN, "document": known, "original": b"", "message": rules.KNOWN}
    try:
        return _read(item)
    except UnreadableDocument as error:
        return {"status": Status.UNREADABLE, "message": str(error)}
    except Exception as error:  # one file that the reader dies of must not keep the others
        logger.error("import item %s not read (%s)", item.pk, type(error).__name__)
        return {"status": Status.UNREADABLE, "message": BROKE}


def _read(item: ImportItem) -> dict[str, Any]:
    source = _storable(read_text(bytes(item.original), item.name))
    read = printable(parse_text(source))
    filled = compose.filled(read, item.provenance)
    fields = {**read, **filled, "provenance": item.provenance}
    remarks = lint.remarks(fields)
    is_ready = not remarks
    return {
        "status": Status.READ,
        "message": "",
        "format": source.format,
        "text": source.text,
        "read": read,
        "corrected": filled or None,
        "remarks": remarks,
        "doubts": lint.doubts(fields),
        "is_ready": is_ready,
        "is_wanted": is_ready and item.run.imports_ready,
        "wanted_by": item.run.started_by if is_ready and item.run.imports_ready else None,
        "attempts": 0,
        "publisher": item.publisher or _publisher(fields),
        **compose.shown(fields, item.name),
    }


def _publisher(fields: dict[str, Any]) -> str:
    """Whoever speaks in a response or statement; what a person fills in goes before it."""
    sender = fields["sender"] or {}
    return str(sender.get("organisation") or "")[:300] if fields["kind"] != "letter" else ""


def _storable(source: SourceText) -> SourceText:
    """Lone halves of surrogate pairs and zero characters, which PDF files may hold, are no text for a database."""
    text = source.text.replace("\x00", "\ufffd")
    text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return SourceText(text, source.format, source.furniture, source.warnings)
