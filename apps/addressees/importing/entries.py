"""The plain records between a file of directory data and the directory.

An entry is one institution or one office. Its fields are flat, so that one comparison serves all of them: `name`,
`country`, `website`, `source`, `name/fr/official`, `name/fr/short` for institutions, `title`, `rank`, `language`,
`source`, `title/fr`, `title/fr/feminine` for offices.
"""

import datetime
from dataclasses import dataclass, field
from typing import Literal

from apps.addressees.models import InstitutionName, Office

Kind = Literal["institution", "office"]
OWN_FIELDS: dict[Kind, tuple[str, ...]] = {
    "institution": ("name", "country", "website", "source"),
    "office": ("title", "rank", "language", "source"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One institution, or one office in the institution whose key is `within`. Empty values are left out."""

    kind: Kind
    key: str
    fields: dict[str, str]
    within: str = ""

    @property
    def label(self) -> str:
        return self.fields["name" if self.kind == "institution" else "title"]


@dataclass(frozen=True, slots=True)
class DirectoryFile:
    """A file as read: its short name, where its data come from and of which day they are, and the entries in order."""

    name: str
    source: str
    date: datetime.date
    entries: tuple[Entry, ...] = field(default=())


def check(file: DirectoryFile) -> DirectoryFile:
    """Raises ValueError with the key when an entry is there twice, has no label, or has a field that does not exist."""
    keys: set[str] = set()
    for entry in file.entries:
        if entry.key in keys:
            raise ValueError(f"{entry.key}: entered twice")
        keys.add(entry.key)
        if unknown := sorted(name for name in entry.fields if not _exists(entry.kind, name)):
            raise ValueError(f"{entry.key}: unknown fields {unknown}")
        if not entry.fields.get("name" if entry.kind == "institution" else "title"):
            raise ValueError(f"{entry.key}: has no name")
        if entry.kind == "office" and entry.within not in keys:
            raise ValueError(f"{entry.key}: its institution {entry.within!r} does not stand before it")
        if entry.kind == "office" and entry.fields.get("rank") not in Office.Rank.values:
            raise ValueError(f"{entry.key}: unknown rank {entry.fields.get('rank')!r}")
    return file


def _exists(kind: Kind, name: str) -> bool:
    if name in OWN_FIELDS[kind]:
        return True
    first, *rest = name.split("/")
    if kind == "institution":
        return first == "name" and len(rest) == 2 and rest[1] in InstitutionName.Kind.values
    return first == "title" and rest[1:] in ([], ["feminine"]) and bool(rest)
