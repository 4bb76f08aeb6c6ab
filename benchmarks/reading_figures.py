"""How much of the labelled documents in benchmarks/reading is read right: `python -m benchmarks.reading_figures`."""

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from apps.archive.parsing import UnreadableDocument
from apps.archive.parsing.printing import as_printable

FOLDER = Path(__file__).parent / "reading"
HALVES = ("work", "held")
PLAIN = ("kind", "language", "date", "place", "title", "subject", "reference", "salutation", "closing", "claims")


def _key(value: Any) -> Any:
    """Values that differ only in white space, in kinds of empty or in the punctuation that ends them are the same."""
    if isinstance(value, str):
        return " ".join(value.split()).rstrip(",.:;،").casefold()
    if isinstance(value, dict):
        return {name: _key(each) for name, each in value.items() if each not in (None, "")}
    if isinstance(value, list):
        return [_key(each) for each in value]
    return value or ""


def _ask(value: Any) -> Any:
    """The words of a demand, without the conjunction that leads on to the next one."""
    return _key(re.sub(r"[;,؛]\s*(?:and|or|et|y)\s*$", "", value or "").rstrip(" ;؛.,"))


def _sender(value: Any) -> Any:
    """The name printed as sender; a record that was read gives its person, else its body."""
    return _key(value.get("name") or value.get("organisation") if isinstance(value, dict) else value)


def _reply(value: Any) -> Any:
    return {name: _key((value or {}).get(name)) for name in ("date", "reference")}


def _notes(values: list[Any]) -> list[Any]:
    return [_key(value["text"] if isinstance(value, dict) else value) for value in values]


def _people(document: dict[str, Any], name: str) -> list[str]:
    return sorted(
        _key(each.get("name") or each.get("organisation") or each.get("title") or "") for each in document[name]
    )


class Tally:
    """Counts over the documents of one half; `rights` and `outs` by field, and what was wrong, to show on demand."""

    def __init__(self) -> None:
        self.rights: Counter[str] = Counter()
        self.outs: Counter[str] = Counter()
        self.wrong: list[str] = []

    def count(self, field: str, found: Any, wanted: Any, document: str) -> None:
        self.outs[field] += 1
        self.rights[field] += found == wanted
        if found != wanted:
            self.wrong.append(f"{document} {field}: read {found!r}, labelled {wanted!r}")

    def share(self, field: str) -> float:
        return self.rights[field] / self.outs[field] if self.outs[field] else 1.0


def add(tally: Tally, read: dict[str, Any], label: dict[str, Any], document: str) -> None:
    for field in PLAIN:
        if field in label:
            tally.count(field, _key(read[field]), _key(label[field]), document)
    for field in ("addressees", "cc"):
        if field in label:
            tally.count(field, _people(read, field), _people(label, field), document)
    if "asks" in label:
        tally.count("ask count", len(read["asks"]), len(label["asks"]), document)
        headings = [[_key(ask.get("heading")) for ask in each["asks"]] for each in (read, label)]
        tally.count("ask headings", headings[0], headings[1], document)
        texts = [[_ask(ask.get("text")) for ask in each["asks"]] for each in (read, label)]
        tally.count("ask texts", texts[0], texts[1], document)
    for field, plain in (("footnotes", _notes), ("sender", _sender), ("in_reply_to", _reply)):
        if field in label:
            tally.count(field, plain(read[field]), plain(label[field]), document)
    _add_signatories(tally, read["signatories"], label.get("signatories", []), document)


def _add_signatories(tally: Tally, read: list[Any], wanted: list[Any], document: str) -> None:
    found, labelled = (Counter((_key(each["name"]), each["kind"]) for each in several) for several in (read, wanted))
    common = found & labelled
    tally.rights["precision"] += common.total()
    tally.rights["recall"] += common.total()
    tally.outs["precision"] += found.total()
    tally.outs["recall"] += labelled.total()
    tally.wrong += [f"{document} signatory invented: {name}" for name in (found - labelled)]
    tally.wrong += [f"{document} signatory missed: {name}" for name in (labelled - found)]
    labels = {(_key(each["name"]), each["kind"]): each for each in wanted}
    for each in read:
        name = _key(each["name"]), each["kind"]
        if name in labels:
            for field in ("country", "title", "role"):
                tally.count(
                    f"signatory {field}", _key(each[field]), _key(labels[name].get(field)), f"{document} {name[0]}"
                )


def measure(half: str) -> Tally:
    """Read each document of a half beside its label."""
    tally = Tally()
    for path in sorted((FOLDER / half).glob("*.json")):
        document = next(each for each in path.parent.glob(f"{path.stem}.*") if each.suffix != ".json")
        try:
            read = as_printable(document.read_bytes(), document.name)
        except UnreadableDocument as error:
            tally.outs["recall"] += len(json.loads(path.read_text())["signatories"])
            tally.wrong.append(f"{document.name} not read: {error}")
            continue
        add(tally, read, json.loads(path.read_text()), document.name)
    return tally


def main(arguments: list[str]) -> None:
    """Prints the figures of both halves, or of the one named; what was wrong is shown for the work half only."""
    for half in [each for each in arguments if each in HALVES] or HALVES:
        tally = measure(half)
        precision, recall = tally.share("precision"), tally.share("recall")
        print(f"{half}: signatory F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}")
        for field in tally.outs:
            print(f"| {field} | {tally.rights[field]} of {tally.outs[field]} | {tally.share(field):.3f} |")
        if half == "work" and "--wrong" in arguments:
            print("\n".join(tally.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
