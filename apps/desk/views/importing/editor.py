"""What was read in a file as one form: what it says, what somebody put right, and what is wrong with what was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from apps.base.errors import RuleError
from apps.desk.views.importing.columns import LISTS, SINGLE, UNWIELDY, Column
from apps.desk.views.importing.rows import RowList, is_same, listed, origins_of

Fields = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """A single value of a document in the form. `path` names it; `was` is what was read."""

    path: str
    column: Column
    shown: str
    was: str
    is_changed: bool
    error: str = ""
    href: str = ""  # of its place in the text

    @property
    def is_unwieldy(self) -> bool:
        return len(self.shown) > UNWIELDY

    @property
    def place(self) -> str:
        """The name of that place."""
        return f"{self.path.partition('.')[0]}-0"

    @property
    def key(self) -> str:
        return self.path.replace(".", "-")


@dataclass
class Editor:
    """`entries` are the single values by group, `lists` the lists by name, `result` all fields as typed. `faults` pairs
    the name of a field with what is wrong there, in the order of the page."""

    entries: dict[str, list[Entry]]
    lists: dict[str, RowList]
    result: Fields

    @property
    def faults(self) -> list[tuple[str, str]]:
        found = [
            (entry.key, f"{entry.column.label}: {entry.error}")
            for group in self.entries.values()
            for entry in group
            if entry.error
        ]
        return found + [fault for each in self.lists.values() for fault in each.faults]


def editor(read: Fields, fields: Fields, posted: Mapping[str, str] | None = None, page: int = 1) -> Editor:
    """The form for what was read (`read`) as it stands now (`fields`), with what was typed over it."""
    if posted is not None and posted.get("reset"):
        posted, fields = _reset(read, fields, dict(posted))
    result: Fields = {**fields}
    entries = {name: list(_entries(group, read, fields, posted, result)) for name, group in SINGLE.items()}
    lists = {}
    for name in LISTS:
        lists[name] = listed(
            name, read.get(name) or [], fields.get(name) or [], posted, page if name == "signatories" else 1
        )
        if lists[name].result or name in fields:
            result[name] = lists[name].result
    if posted is not None:
        result["asks"] = [*lists["asks"].result, *_taken_over(fields, posted)]
    return Editor(entries, lists, result)


def put_right(before: Fields, result: Fields) -> Fields:
    """The fields that somebody has put right: those that are not as they were."""
    return {name: value for name, value in result.items() if value != before.get(name)}


def _entries(
    group: tuple[tuple[str, Column], ...],
    read: Fields,
    fields: Fields,
    posted: Mapping[str, str] | None,
    result: Fields,
) -> Iterator[Entry]:
    for path, column in group:
        now, was = column.shown(_get(fields, path)), column.shown(_get(read, path))
        typed = posted.get(path) if posted is not None else None
        error = ""
        if typed is not None and not is_same(typed, now):
            try:
                _put(result, path, column.cleaned(typed))
            except RuleError as refusal:
                error = str(refusal.message)
        yield Entry(path, column, now if typed is None else typed, was, now != was, error)


def _get(fields: Fields, path: str) -> Any:
    name, _dot, part = path.partition(".")
    value = fields.get(name)
    return value if not part else (value or {}).get(part)


def _put(fields: Fields, path: str, value: Any) -> None:
    """Sets a value; a record (the sender, what is answered) without any value is none."""
    name, _dot, part = path.partition(".")
    if not part:
        fields[name] = value
        return
    parts = {each.name: None if each.kind in ("number", "date") else "" for each in _parts(name)}
    record = {**parts, **(fields.get(name) or {}), part: value}
    fields[name] = record if name == "claims" or any(record.values()) else None


def _parts(name: str) -> list[Column]:
    return [column for group in SINGLE.values() for path, column in group if path.startswith(f"{name}.")]


def _taken_over(fields: Fields, posted: Mapping[str, str]) -> list[Fields]:
    """Demands found in running text that somebody ticked."""
    texts = fields.get("asks_in_prose") or []
    return [{"heading": "", "text": text} for index, text in enumerate(texts) if f"prose-{index}" in posted]


def _reset(read: Fields, fields: Fields, posted: dict[str, str]) -> tuple[dict[str, str], Fields]:
    """What was typed, with one value, row or list as it was read: `reset` names it (`asks-2`)."""
    name, _dash, key = posted["reset"].partition("-")
    if name in LISTS and not key:
        kept = {path: typed for path, typed in posted.items() if not path.startswith(f"{name}-")}
        return kept, {**fields, name: read.get(name) or []}
    if name in LISTS and key.isdigit():
        _reset_row(name, int(key), read, fields, posted)
    for path, column in (pair for group in SINGLE.values() for pair in group):
        if path == posted["reset"]:
            posted[path] = column.shown(_get(read, path))
            fields = {**fields}
            _put(fields, path, _get(read, path))
    return posted, fields


def _reset_row(name: str, index: int, read: Fields, fields: Fields, posted: dict[str, str]) -> None:
    rows, was = fields.get(name) or [], read.get(name) or []
    origin = origins_of(was, rows)[index] if index < len(rows) else None
    if origin is None:
        return
    for column in LISTS[name]:
        posted[f"{name}-{index}-{column.name}"] = column.shown(was[origin].get(column.name))
