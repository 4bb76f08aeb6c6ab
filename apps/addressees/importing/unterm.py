"""Checks the shipped Member States against the public file that they were made from.

That file is `data/country-codes.csv` of the public repository datasets/country-codes; its columns "UNTERM …" hold the
list of the United Nations Protocol and Liaison Service. Observer States bear one asterisk there, others two.
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from apps.addressees.importing.states import STATES_FILE

_CODE = "ISO3166-1-Alpha-2"
_COLUMNS = {
    f"{word}{ending}": f"UNTERM {word.capitalize()} {kind}"
    for word in ("english", "french", "spanish")
    for ending, kind in (("", "Formal"), ("_short", "Short"))
}
_ARTICLE_BEHIND = re.compile(r" \((?:the|les?|la|l’|el|los|las)\)$")


@dataclass(frozen=True, slots=True)
class Deviation:
    """A name that we write otherwise than the list. `note` is the reason that stands in our file, or empty."""

    code: str
    name: str
    listed: str
    ours: str
    note: str


def deviations(listed: Path, ours: Path = STATES_FILE) -> Iterator[Deviation]:
    """Raises ValueError when `listed` has not the columns, OSError when it cannot be read."""
    with listed.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if absent := {_CODE, *_COLUMNS.values()} - set(rows.fieldnames or ()):
            raise ValueError(f"{listed.name}: columns are missing: {', '.join(sorted(absent))}")
        table = {row[_CODE]: row for row in rows}
    for state in tomllib.loads(ours.read_text(encoding="utf-8"))["state"]:
        row = table.pop(state["code"], {})
        for name, column in _COLUMNS.items():
            found = _as_ours(row.get(column, ""), name)
            if found != state[name]:
                yield Deviation(state["code"], name, found, state[name], state.get("note", ""))
    for code, row in sorted(table.items()):
        name = row[_COLUMNS["english"]]
        if name and not name.endswith("*"):
            yield Deviation(code, "english", name, "", "")


def _as_ours(text: str, name: str) -> str:
    """As our file writes it: short names without the article behind them, French apostrophes typographic."""
    text = text.strip()
    if name.startswith("french"):
        text = text.replace("'", "’")
    if name.endswith("_short"):
        text = _ARTICLE_BEHIND.sub("", text.replace("(l')", "(l’)"))
    return text
