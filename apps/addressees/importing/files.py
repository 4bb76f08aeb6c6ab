"""Reads a file of directory data in its general form.

[file]
name = "eu-offices"
source = "Where the data were found"
date = 2026-11-24

[[institution]]
key = "eeas"
name = "European External Action Service"
official.fr = "Service européen pour l’action extérieure"
short.en = "EEAS"

[[institution.office]]
key = "high-representative"
title = "High Representative …"
rank = "high_representative"
titles.fr = "Haut Représentant …"
feminine.fr = "Haute Représentante …"
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from apps.addressees.importing.entries import DirectoryFile, Entry, check
from apps.addressees.models import Office


def read_directory(path: Path) -> DirectoryFile:
    """Raises ValueError, naming the entry, for what is missing, unknown or double; OSError when there is no file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        head = data["file"]
        entries = tuple(_entries(data.get("institution", []), str(head["source"])))
        return check(DirectoryFile(str(head["name"]), str(head["source"]), head["date"], entries))
    except KeyError as missing:
        raise ValueError(f"{path.name}: {missing} is missing") from missing


def _entries(rows: list[dict[str, Any]], source: str) -> Iterator[Entry]:
    for row in rows:
        fields = {name: str(row.get(name, "")) for name in ("name", "country", "website")}
        for kind in ("official", "short"):
            fields |= {f"name/{language}/{kind}": name for language, name in row.get(kind, {}).items()}
        yield Entry("institution", row["key"], filled(fields | {"source": str(row.get("source", source))}))
        for office in row.get("office", []):
            yield _office(office, row["key"], source)


def _office(row: dict[str, Any], within: str, source: str) -> Entry:
    fields = {name: str(row.get(name, "")) for name in ("title", "language")}
    fields |= {"rank": str(row.get("rank", Office.Rank.OTHER)), "source": str(row.get("source", source))}
    fields |= {f"title/{language}": title for language, title in row.get("titles", {}).items()}
    fields |= {f"title/{language}/feminine": title for language, title in row.get("feminine", {}).items()}
    return Entry("office", f"{within}/{row['key']}", filled(fields), within)


def filled(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
