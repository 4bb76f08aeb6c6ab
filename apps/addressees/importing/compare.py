"""What a file of directory data would change: three values of every field, the file's, the row's, and the one that the
last import wrote. Where the row still says what was imported, the file may change it; where it does not, or where a
person has verified the row, the difference is a conflict and a person decides."""

from dataclasses import dataclass, field
from typing import Literal

from apps.addressees.importing.entries import OWN_FIELDS, DirectoryFile, Entry
from apps.addressees.models import ImportedEntry, Institution, Office

What = Literal["added", "changed", "conflict", "missing"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the report. An added entry has no `field`; one that the file has no longer has neither value."""

    what: What
    kind: str
    key: str
    label: str
    field: str = ""
    old: str = ""
    new: str = ""
    why: str = ""

    def as_data(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in self.__slots__ if getattr(self, name)}


@dataclass(slots=True)
class Pair:
    """An entry with the row it stands for (None: to be made) and what was imported last."""

    entry: Entry
    row: Institution | Office | None
    imported: dict[str, str] = field(default_factory=dict)


def pairs(file: DirectoryFile) -> list[Pair]:
    """Every entry with its row: the one it became at the last import, else one of the same name. Five queries."""
    known = {each.key: each for each in ImportedEntry.objects.filter(file=file.name)}
    institutions = _Institutions()
    offices = _Offices()
    found: list[Pair] = []
    at: dict[str, Institution | Office | None] = {}
    for entry in file.entries:
        record = known.get(entry.key)
        row: Institution | Office | None
        if entry.kind == "institution":
            row = institutions.of(record, entry)
        else:
            row = offices.of(record, entry, at[entry.within])
        at[entry.key] = row
        found.append(Pair(entry, row, dict(record.values) if record else {}))
    return found


def differences(pair: Pair) -> list[Difference]:
    """What importing this entry means; empty when the row says it all already."""
    entry = pair.entry
    if pair.row is None:
        return [Difference("added", entry.kind, entry.key, entry.label)]
    now = fields_of(pair.row)
    names = sorted({*entry.fields, *pair.imported}, key=lambda name: (name.count("/"), name))
    lines = (_line(pair, name, now.get(name, ""), entry.fields.get(name, "")) for name in names)
    return [line for line in lines if line]


def missing(file: DirectoryFile) -> list[Difference]:
    """What an earlier version of the file had and this one has not. Such rows are named and stay as they are."""
    gone = ImportedEntry.objects.filter(file=file.name).exclude(key__in=[entry.key for entry in file.entries])
    lines = []
    for record in gone.select_related("institution", "office").order_by("pk"):
        kind = "institution" if record.institution_id else "office"
        lines.append(Difference("missing", kind, record.key, str(record.institution or record.office)))
    return lines


def fields_of(row: Institution | Office) -> dict[str, str]:
    """The fields of a row under the names that entries use; empty ones left out."""
    found = {name: str(getattr(row, name) or "") for name in OWN_FIELDS[_kind(row)]}
    if isinstance(row, Institution):
        found["country"] = str(row.country.code or "")
        found |= {f"name/{each.language}/{each.kind}": each.name for each in row.names.all()}
    else:
        for each in row.titles.all():
            found |= {f"title/{each.language}": each.title, f"title/{each.language}/feminine": each.feminine}
    return {name: value for name, value in found.items() if value}


def _line(pair: Pair, name: str, old: str, new: str) -> Difference | None:
    entry, row = pair.entry, pair.row
    if old == new or row is None or (name == "language" and not new):
        return None
    if name == "source" and old:
        return None  # a newer edition of the data alone is no news of 193 States; it is written with the next change
    was = pair.imported.get(name, "")
    if new == was:
        return None  # the file says what it said before: the row was edited since, and nobody asks to undo that
    why = ""
    if old != was:
        why = "edited"
    elif row.verified_on and old:
        why = "verified"
    what: What = "conflict" if why else "changed"
    return Difference(what, entry.kind, entry.key, entry.label, name, old, new, why)


def _kind(row: Institution | Office) -> Literal["institution", "office"]:
    return "institution" if isinstance(row, Institution) else "office"


class _Institutions:
    """All institutions, read once."""

    def __init__(self) -> None:
        rows = list(Institution.objects.prefetch_related("names").order_by("-pk"))
        self._rows = {row.pk: row for row in rows}
        self._named = {(row.name.casefold(), str(row.country.code or "")): row for row in rows}

    def of(self, record: ImportedEntry | None, entry: Entry) -> Institution | None:
        if record is not None:
            return self._rows.get(record.institution_id or 0)
        row = self._named.get((entry.fields["name"].casefold(), entry.fields.get("country", "")))
        while row is not None and row.merged_into_id:
            row = self._rows.get(row.merged_into_id)
        return row


class _Offices:
    """All offices, read once."""

    def __init__(self) -> None:
        rows = list(Office.objects.prefetch_related("titles").order_by("-pk"))
        self._rows = {row.pk: row for row in rows}
        self._titled = {(row.institution_id, row.title.casefold()): row for row in rows}

    def of(self, record: ImportedEntry | None, entry: Entry, within: Institution | Office | None) -> Office | None:
        if record is not None:
            return self._rows.get(record.office_id or 0)
        row = self._titled.get((within.pk, entry.fields["title"].casefold())) if within else None
        while row is not None and row.merged_into_id:
            row = self._rows.get(row.merged_into_id)
        return row
