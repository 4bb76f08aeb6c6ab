"""Lists of a document (addressees, demands, signatories …) as rows of a form: changed, added, removed, moved."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from apps.base.errors import RuleError
from apps.desk.views.importing.columns import LISTS, UNWIELDY, Column

PER_PAGE = 250  # rows of a list in one form: six fields each stay below what a form may hold
EMPTY = 1  # blank rows at the end, for those without JavaScript
Row = dict[str, Any]


@dataclass(frozen=True)
class Cell:
    """One value in a row as the form shows it. `was` is what was read, where that is something else."""

    name: str
    column: Column
    shown: str
    was: str = ""
    is_changed: bool = False
    error: str = ""

    @property
    def is_unwieldy(self) -> bool:
        return len(self.shown) > UNWIELDY


@dataclass(frozen=True)
class FormRow:
    """`key` is the row's place in the list (from 0), or new0, new1 …; `origin` its place in what was read."""

    key: str
    cells: tuple[Cell, ...]
    at: str
    name: str
    as_printed: str = ""
    origin: int | None = None
    is_removed: bool = False
    error: str = ""
    href: str = ""  # of its place in the text
    place: str = ""  # the name of that place

    @property
    def is_new(self) -> bool:
        return not self.key.isdigit()

    @property
    def is_blank(self) -> bool:
        """Whether nobody wrote in it: the script of the page hides this row, and makes further ones like it."""
        return self.is_new and not any(cell.shown.strip() for cell in self.cells if cell.column.kind != "choice")

    @property
    def is_printed_otherwise(self) -> bool:
        """Whether the name is not what was printed, so that both are shown."""
        return bool(self.as_printed) and self.cells[0].shown not in self.as_printed

    @property
    def is_changed(self) -> bool:
        return any(cell.is_changed for cell in self.cells)

    @property
    def is_faulty(self) -> bool:
        return bool(self.error) or any(cell.error for cell in self.cells)


@dataclass
class RowList:
    """One list in a form. `result` are its rows when all of what was typed is understood."""

    name: str
    columns: tuple[Column, ...]
    rows: list[FormRow] = field(default_factory=list)
    result: list[Row] = field(default_factory=list)
    total: int = 0
    first: int = 0
    origins: list[int | None] = field(default_factory=list)
    is_changed: bool = False

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Pairs of the name of a field and what is wrong with it, which row it is said."""
        found = []
        for row in self.rows:
            number = str(int(row.key) + 1) if not row.is_new else _("new")
            who = {"row": number, "name": row.cells[0].shown.strip()[:80]}
            said = _("Row %(row)s (%(name)s): ") % who if who["name"] else _("Row %(row)s: ") % who
            found += [(cell.name, said + cell.error) for cell in row.cells if cell.error]
            found += [(f"{row.name}-at", said + row.error)] if row.error else []
        return found

    @property
    def last(self) -> int:
        return min(self.first + PER_PAGE, self.total)

    @property
    def page(self) -> int:
        return self.first // PER_PAGE + 1

    @property
    def has_more(self) -> bool:
        return self.total > PER_PAGE

    @property
    def pages(self) -> list[tuple[int, int, int, bool]]:
        """Number of each page, its first and last row (from 1), and whether it is the one shown."""
        starts = range(0, max(self.total, 1), PER_PAGE)
        return [
            (number, start + 1, min(start + PER_PAGE, self.total), start == self.first)
            for number, start in enumerate(starts, 1)
        ]


def listed(name: str, read: Sequence[Row], rows: Sequence[Row], posted: Mapping[str, str] | None, page: int) -> RowList:
    """A list as a form shows it: `rows` as they are now, with what was posted over them."""
    last_page = max(1, -(-len(rows) // PER_PAGE))
    first = (max(1, min(page, last_page)) - 1) * PER_PAGE
    made = RowList(name, LISTS[name], total=len(rows), first=first, is_changed=list(read) != list(rows))
    made.origins = origins_of(read, rows)
    sorting: list[tuple[int, int, Row]] = []
    for index, row in enumerate(rows):
        origin, is_shown = made.origins[index], first <= index < first + PER_PAGE
        was = None if origin is None else read[origin]
        value, at, is_removed = row, index + 1, False
        if posted is not None and f"{name}-{index}-at" in posted:
            shown, value, at = _posted_row(made, str(index), row, was, posted)
            is_removed = shown.is_removed
        elif is_shown:
            shown = _form_row(made, str(index), row, was, None)
        if is_shown:
            made.rows.append(replace(shown, origin=origin))
        if not is_removed:
            sorting.append((at, (at > index + 1) - (at < index + 1), value))
    _add_new(made, posted or {}, sorting)
    made.result = [value for _at_place, _tie, value in sorted(sorting, key=lambda entry: entry[:2])]
    return made


def origins_of(read: Sequence[Row], rows: Sequence[Row]) -> list[int | None]:
    """For each row of now the row that was read from which it comes: by what was printed, else by being the same, else
    (in lists that do not keep what was printed) the next one that is left over."""
    places: dict[str, list[int]] = {}
    for index, row in enumerate(read):
        places.setdefault(_print(row), []).append(index)
    found: list[int | None] = [places[_print(row)].pop(0) if places.get(_print(row)) else None for row in rows]
    if not any("as_printed" in row for row in read):
        left = sorted(index for indexes in places.values() for index in indexes)
        for index, origin in enumerate(found):
            if origin is None and left:
                found[index] = left.pop(0)
    return found


def _print(row: Row) -> str:
    return str(row.get("as_printed") or sorted((key, str(value)) for key, value in row.items()))


def _form_row(
    made: RowList,
    key: str,
    row: Row,
    was: Row | None,
    typed: Mapping[str, str] | None,
    errors: Mapping[str, str] = MappingProxyType({}),
) -> FormRow:
    name = f"{made.name}-{key}"
    cells = []
    for column in made.columns:
        now = column.shown(row.get(column.name))
        read = column.shown(was.get(column.name)) if was is not None else now
        shown = now if typed is None else typed.get(f"{name}-{column.name}", now)
        error = errors.get(column.name, "")
        cells.append(Cell(f"{name}-{column.name}", column, shown, read, read != now, error))
    at = str(int(key) + 1) if key.isdigit() else ""
    return FormRow(key, tuple(cells), at, name, str(row.get("as_printed", "")))


def _posted_row(
    made: RowList, key: str, row: Row, was: Row | None, posted: Mapping[str, str]
) -> tuple[FormRow, Row, int]:
    """The row with what was typed in it, its new value, and the place that it is to have."""
    name = f"{made.name}-{key}"
    value, errors = _cleaned(made, name, row, posted)
    own_place = int(key) + 1 if key.isdigit() else 10**9
    at, typed_place = own_place, posted.get(f"{name}-at", "").strip()
    error = ""
    if typed_place.isdigit() and typed_place.isascii() and len(typed_place) < 8:
        at = int(typed_place)
    elif typed_place or key.isdigit():
        error = str(_("“%s” is no place in the list. Write a number.")) % typed_place
    removed = f"{name}-remove" in posted
    shown = _form_row(made, key, row, was, posted, {} if removed else errors)
    return replace(shown, at=typed_place, is_removed=removed, error="" if removed else error), value, at


def _cleaned(made: RowList, name: str, row: Row, posted: Mapping[str, str]) -> tuple[Row, dict[str, str]]:
    value, errors = dict(row), {}
    for column in made.columns:
        typed = posted.get(f"{name}-{column.name}")
        if typed is None or is_same(typed, column.shown(row.get(column.name))):
            continue
        try:
            value[column.name] = column.cleaned(typed)
        except RuleError as refusal:
            errors[column.name] = str(refusal.message)
    if made.name == "signatories" and not (value.get("name") or errors):
        errors["name"] = str(_("A signatory needs a name. Write it, or remove the row."))
    return value, errors


def is_same(typed: str, shown: str) -> bool:
    """Whether somebody left a field as it was: browsers write line ends their own way, or leave them out."""
    return typed.replace("\r\n", "\n") == shown.replace("\r\n", "\n") or typed == re.sub(r"[\r\n]", "", shown)


def _add_new(made: RowList, posted: Mapping[str, str], sorting: list[tuple[int, int, Row]]) -> None:
    """Rows that somebody added, and a blank one."""
    pattern = re.compile(rf"{made.name}-(new\d{{1,4}})-at")
    keys = [found[1] for found in map(pattern.fullmatch, posted) if found]
    number = 0
    for key in keys:
        name = f"{made.name}-{key}"
        texts = [posted.get(f"{name}-{column.name}", "") for column in made.columns if column.kind != "choice"]
        if not any(text.strip() for text in texts) or f"{name}-remove" in posted:
            continue
        shown, value, at = _posted_row(
            made, f"new{number}", blank(made.name), None, _renamed(posted, name, made, number)
        )
        made.rows.append(shown)
        sorting.append((at, -1, value))
        number += 1
    made.rows += [_form_row(made, f"new{number + more}", blank(made.name), None, None) for more in range(EMPTY)]


def _renamed(posted: Mapping[str, str], name: str, made: RowList, number: int) -> dict[str, str]:
    fields = [*(column.name for column in made.columns), "at"]
    return {f"{made.name}-new{number}-{each}": posted.get(f"{name}-{each}", "") for each in fields}


def blank(name: str) -> Row:
    empty: dict[str, Any] = {"number": None, "country": None, "lines": [], "codes": []}
    row = {
        column.name: column.choices[0][0] if column.kind == "choice" else empty.get(column.kind, "")
        for column in LISTS[name]
    }
    return {"as_printed": "", **row} if name == "signatories" else row
