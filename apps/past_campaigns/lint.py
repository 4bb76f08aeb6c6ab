"""What in a file that was read should be looked at: figures that disagree, gaps, names that nearly are known ones.

A doubt is {"code", "message", "field"}; `field` names its place as forms do ("signatories-11-name"). Fields are those
of `ImportItem.fields`.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from apps.archive.models import Document
from apps.base import clock
from apps.parties.models import Organisation
from apps.parties.search import similar_organisations

# Warnings of the reader that say no more than a field does, which a person may have filled in or put right since.
_ABOUT_FIELDS = {"no_date": "date", "no_addressee": "addressees", "no_signatories": "signatories"}
_ABOUT_CLAIMS = frozenset({"claim_differs", "countries_not_confirmed"})
EARLIEST = datetime.date(1800, 1, 1)


@dataclass(frozen=True, slots=True)
class Question:
    """Did you mean this organisation? `row` is the place of the signatory in the list, from 0."""

    row: int
    name: str
    organisation: Organisation


def doubts(fields: Mapping[str, Any]) -> list[dict[str, str]]:
    """What disagrees or is missing in the fields as they are now, beside the warnings of the reader."""
    parts = (_of_provenance, _of_claims, _of_date, _of_title, _of_names)
    return [doubt for part in parts for doubt in part(fields)]


def warnings(fields: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The reader's warnings without those that corrections have answered, or that `doubts` says with newer figures."""
    return [
        each
        for each in fields.get("warnings", ())
        if each["code"] not in _ABOUT_CLAIMS and not fields.get(_ABOUT_FIELDS.get(each["code"], ""))
    ]


def remarks(fields: Mapping[str, Any]) -> int:
    """How many things in a file should be looked at."""
    return len(warnings(fields)) + len(doubts(fields))


def is_ready(fields: Mapping[str, Any]) -> bool:
    return not remarks(fields)


def counted(fields: Mapping[str, Any]) -> dict[str, int]:
    """How many signatories of each kind the list has, and from how many countries: what claims are held against."""
    rows = fields.get("signatories", ())
    kinds = [row["kind"] for row in rows]
    return {
        "organisations": kinds.count("organisation"),
        "individuals": kinds.count("individual"),
        "countries": len({row["country"] for row in rows if row["country"]}),
        "total": len(rows),
    }


def questions(fields: Mapping[str, Any]) -> list[Question]:
    """Signatories whose names are nearly those of organisations of the directory. Two queries for each organisation."""
    known, found = Organisation.objects.filter(merged_into=None), []
    for index, row in enumerate(fields.get("signatories", ())):
        if row["kind"] == "organisation":
            like = similar_organisations(row["name"], country=row["country"] or "", among=known)
            found += [Question(index, row["name"], each.organisation) for each in like]
    return found


def _of_claims(fields: Mapping[str, Any]) -> list[dict[str, str]]:
    words = {
        "organisations": _("The text says that %(claimed)d organisations signed; %(counted)d were read."),
        "individuals": _("The text says that %(claimed)d individuals signed; %(counted)d were read."),
        "countries": _("The text names %(claimed)d countries; beside the signatories %(counted)d are printed."),
        "total": _("The text says that %(claimed)d have signed; %(counted)d were read."),
    }
    counts, claims = counted(fields), fields.get("claims") or {}
    return [
        _doubt(f"claim-{name}", words[name] % {"claimed": claims[name], "counted": counts[name]}, f"claims-{name}")
        for name in words
        if claims.get(name) is not None and claims[name] != counts[name]
    ]


def _of_provenance(fields: Mapping[str, Any]) -> list[dict[str, str]]:
    """Where the document says otherwise than what came with it in a `provenance.toml`."""
    words = {
        "kind": _("What came with the file calls it “%(said)s”; “%(read)s” was read."),
        "date": _("What came with the file dates it %(said)s; %(read)s was read."),
        "language": _("What came with the file names the language %(said)s; %(read)s was read."),
    }
    kinds, found = dict(Document.Kind.choices), []
    for name, said in (fields.get("provenance") or {}).items():
        read = fields.get(name) or []
        if name not in words or not read or said == read or (isinstance(read, list) and said in read):
            continue
        shown = ", ".join(read) if isinstance(read, list) else str(kinds.get(read, read))
        values = {"said": str(kinds.get(said, said)), "read": shown}
        found.append(_doubt(f"provenance-{name}", words[name] % values, name))
    return found


def _of_date(fields: Mapping[str, Any]) -> list[dict[str, str]]:
    if not fields.get("date"):
        return [_doubt("no-date", _("No date was read."), "date")]
    day = datetime.date.fromisoformat(fields["date"])
    if EARLIEST <= day <= clock.now().date():
        return []
    return [_doubt("odd-date", _("The date lies in the future, or very far back."), "date")]


def _of_title(fields: Mapping[str, Any]) -> list[dict[str, str]]:
    if fields.get("title") or fields.get("subject"):
        return []
    return [_doubt("no-title", _("No title was read: the file's name stands for it."), "title")]


def _of_names(fields: Mapping[str, Any]) -> list[dict[str, str]]:
    seen: set[tuple[str, str, str]] = set()
    found = []
    for index, row in enumerate(fields.get("signatories", ())):
        key = (row["kind"], row["name"].casefold(), row["title"])
        if key in seen:
            message = _("Signatory %d is in the list twice.") % (index + 1)
            found.append(_doubt("named-twice", message, f"signatories-{index}-name"))
        seen.add(key)
    return found


def _doubt(code: str, message: str, field: str) -> dict[str, str]:
    return {"code": code, "message": message, "field": field}
