"""Who changed what, in words: changes of state with their reason, and edits of fields."""

from datetime import datetime
from os.path import commonprefix
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from apps.base import richtext
from apps.base.widgets import moment

SHOWN_CHARACTERS = 120  # of an old or new value


def moves(row: models.Model) -> list[dict[str, Any]]:
    if not hasattr(row, "transitions"):
        return []
    words = dict(row._meta.get_field("status").flatchoices)  # type: ignore[union-attr]
    return [
        {
            "when": move.happened_at,
            "who": move.actor or _("the clock, or a signatory's own link"),
            "what": _("State"),
            "changes": [(str(words.get(move.from_status, "")), str(words.get(move.to_status, move.to_status)))],
            "why": move.reason,
        }
        for move in row.transitions.select_related("actor")
    ]


def edits(row: models.Model, hidden: tuple[str, ...]) -> list[dict[str, Any]]:
    """One entry per field that an edit changed; the first record stands for the making of the row."""
    if not hasattr(row, "history"):
        return []
    records = list(row.history.select_related("history_user").order_by("-history_date", "-history_id"))
    entries: list[dict[str, Any]] = []
    for record, before in zip(records, [*records[1:], None], strict=True):
        who, when = record.history_user or _("the program"), record.history_date
        if before is None:
            entries.append(_entry(when, who, _("Made"), []))
            continue
        delta = record.diff_against(before, excluded_fields=set(hidden) | {"status"}, foreign_keys_are_objs=True)
        for change in delta.changes:
            name = str(row._meta.get_field(change.field).verbose_name)  # type: ignore[union-attr]
            entries.append(_entry(when, who, name, [_difference(_words(change.old), _words(change.new))]))
    return entries


def _entry(when: datetime, who: Any, what: str, changes: list[tuple[str, str]]) -> dict[str, Any]:
    return {"when": when, "who": who, "what": what, "changes": changes, "why": ""}


def _words(value: Any) -> str:
    """A value as a history shows it: moments to the minute, rich text without its mark-up."""
    if isinstance(value, datetime):
        return moment(value)
    text = "" if value is None else str(value)
    return richtext.to_text(text) if text.startswith("<") else text


def _difference(old: str, new: str) -> tuple[str, str]:
    """Old and new; of long texts the part that differs, with a few characters around it."""
    if max(len(old), len(new)) <= SHOWN_CHARACTERS:
        return old, new
    start = len(commonprefix((old, new)))
    end = min(len(commonprefix((old[::-1], new[::-1]))), len(old) - start, len(new) - start)
    return _window(old, start, len(old) - end), _window(new, start, len(new) - end)


def _window(text: str, start: int, end: int) -> str:
    first, last = max(start - 30, 0), min(end + 30, len(text), start + 4 * SHOWN_CHARACTERS)
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
