"""Text and form side by side: every place in the text has a name and leads to its field, every field to its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from apps.desk.views.importing.columns import LISTS, SINGLE
from apps.desk.views.importing.editor import Editor
from apps.desk.views.importing.rows import PER_PAGE
from apps.desk.views.importing.text import PLAIN, Part, Place

NAMES: dict[str, str | Promise] = {
    "date": gettext_lazy("Date"),
    "place": gettext_lazy("Place"),
    "title": gettext_lazy("Title"),
    "subject": gettext_lazy("Subject"),
    "reference": gettext_lazy("Reference"),
    "addressees": gettext_lazy("Addressee"),
    "cc": gettext_lazy("Copy to"),
    "salutation": gettext_lazy("Salutation"),
    "closing": gettext_lazy("Closing"),
    "sender": gettext_lazy("Sender"),
    "in_reply_to": gettext_lazy("In reply to"),
    "claims": gettext_lazy("Who signed, by the text"),
    "asks": gettext_lazy("Demand"),
    "asks_in_prose": gettext_lazy("Demand in running text"),
    "signatories": gettext_lazy("Signatory"),
    "footnotes": gettext_lazy("Footnote"),
    "commitments": gettext_lazy("Promise"),
    "discussions": gettext_lazy("Topic"),
    "unofficial_translation": gettext_lazy("Unofficial translation"),
}
# Fields that look alike in the text: one of four colours beside the name.
LOOKS = {"signatories": "who", "addressees": "to", "cc": "to", "sender": "to", "asks": "ask", "asks_in_prose": "ask"}


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a place, and the address of its field (empty where it has none)."""

    key: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text as the page shows it; `look` is its colour."""

    text: str
    key: str
    look: str
    labels: tuple[Label, ...]
    lines: tuple[int, ...]
    is_set_aside: bool


def stretches(part: Part, form: Editor) -> Iterator[Stretch]:
    """The pieces of a part of the text, each place with its name where it begins."""
    fields, names = _fields(form), {name: str(words) for name, words in NAMES.items()}
    for piece in part.pieces:
        place = piece.place if piece.is_read else None
        yield Stretch(
            text=piece.text,
            key=place.key if place else "",
            look=LOOKS.get(place.field, "head") if place else "",
            labels=tuple(
                Label(each.key, _words(each, names), fields.get(each.key, ""))
                for each in piece.begins
                if each.field != PLAIN
            ),
            lines=piece.lines,
            is_set_aside=piece.is_set_aside,
        )


def linked(form: Editor, spans: Mapping[str, Any], part: Part) -> Editor:
    """The form with the address of its place beside each field: in this part of the text, or in another."""

    def href(field: str, row: int) -> str:
        pairs = spans.get(field) or []
        if not 0 <= row < len(pairs):
            return ""
        key = f"{field}-{row}"
        return f"#at-{key}" if part.start <= int(pairs[row][0]) < part.end else f"?at={key}#at-{key}"

    for entries in form.entries.values():
        entries[:] = [replace(entry, href=href(entry.path.partition(".")[0], 0)) for entry in entries]
    for each in form.lists.values():
        rows = ((row, -1 if row.origin is None else row.origin) for row in each.rows)
        each.rows = [
            replace(row, href=href(each.name, origin), place=f"{each.name}-{origin}" if origin >= 0 else "")
            for row, origin in rows
        ]
    return form


def _words(place: Place, names: Mapping[str, str]) -> str:
    """The name of a place: with its number where a document has several."""
    words = names.get(place.field, place.field)
    return f"{words} {place.row + 1}" if place.field in LISTS else words


def _fields(form: Editor) -> dict[str, str]:
    """For the key of each place that has a field in the form, the address of the field."""
    found: dict[str, str] = {}
    for group in SINGLE.values():
        for path, _column in group:
            found.setdefault(f"{path.partition('.')[0]}-0", f"#f-{path.replace('.', '-')}")
    for each in form.lists.values():
        for index, origin in enumerate(each.origins):
            if origin is not None:
                page = "" if each.first <= index < each.first + PER_PAGE else f"?rows={index // PER_PAGE + 1}"
                found[f"{each.name}-{origin}"] = f"{page}#f-{each.name}-{index}-{LISTS[each.name][0].name}"
    return found
