"""Takes a file of directory data over: says each difference, writes what nobody edited, leaves the rest to a person."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from apps.addressees.actions import editing
from apps.addressees.importing import compare
from apps.addressees.importing.compare import Difference, Pair
from apps.addressees.importing.entries import DirectoryFile
from apps.addressees.importing.states import read_states
from apps.addressees.models import ImportedEntry, Institution, InstitutionName, Office, OfficeTitle
from apps.base.rules import require


@dataclass(frozen=True)
class ImportReport:
    """Every difference between the file and the directory as it was, in the order of the file.

    `written` counts those that were written: additions and changes, and conflicts only where they were to be settled
    for the file.
    """

    file: DirectoryFile
    differences: tuple[Difference, ...]
    written: int

    def of(self, what: compare.What) -> list[Difference]:
        return [each for each in self.differences if each.what == what]


def import_member_states(
    *, actor: AbstractUser | None, is_rehearsal: bool = False, overwrite: bool = False
) -> ImportReport:
    """The 193 Member States of the United Nations that ship with the program, each with its mission in New York."""
    return import_directory(file=read_states(), actor=actor, is_rehearsal=is_rehearsal, overwrite=overwrite)


@transaction.atomic
def import_directory(
    *, file: DirectoryFile, actor: AbstractUser | None, is_rehearsal: bool = False, overwrite: bool = False
) -> ImportReport:
    """All or nothing. What a person edited or verified is kept and listed as a conflict, unless `overwrite`.

    `is_rehearsal` writes nothing. Nothing is ever removed: what the file has no longer is named. Raises RuleError
    `not-allowed`, or `invalid` where a value does not fit.
    """
    require(actor, editing.DIRECTORY_EDIT)
    told: list[Difference] = []
    written = 0
    made: dict[str, Institution] = {}
    for pair in compare.pairs(file):
        found = compare.differences(pair)
        kept = {each.field for each in found if each.what == "conflict" and not overwrite}
        told += found
        written += len(found) - len(kept)
        if not is_rehearsal:
            row = _row(pair, made)
            _write(row, _wanted(pair, found, kept), actor)
            _remember(pair, row, file.name, kept)
    told += compare.missing(file)
    return ImportReport(file, tuple(told), 0 if is_rehearsal else written)


def _row(pair: Pair, made: dict[str, Institution]) -> Institution | Office:
    """The row of an entry, or a new one. `made` collects the institutions, for the offices that follow them."""
    if pair.row is None and pair.entry.kind == "office":
        return Office(institution=made[pair.entry.within])
    row = pair.row or Institution()
    if isinstance(row, Institution):
        made[pair.entry.key] = row
    return row


def _wanted(pair: Pair, found: list[Difference], kept: set[str]) -> dict[str, str]:
    """The values to write: all of a new entry, else what differs, and the source unless a person named another."""
    fields = pair.entry.fields
    if pair.row is None:
        return fields
    wanted = {each.field: each.new for each in found if each.field not in kept}
    if wanted and pair.row.source == pair.imported.get("source", ""):
        wanted["source"] = fields.get("source", "")
    return wanted


def _remember(pair: Pair, row: Institution | Office, file: str, kept: set[str]) -> None:
    """Keeps what file and row agree on from now on; of a conflict what was agreed on before it."""
    agreed = {name: value for name, value in pair.entry.fields.items() if name not in kept}
    agreed |= {name: pair.imported[name] for name in kept if name in pair.imported}
    if agreed == pair.imported:
        return
    link = {"institution": row} if isinstance(row, Institution) else {"office": row}
    ImportedEntry.objects.update_or_create(file=file, key=pair.entry.key, defaults={"values": agreed, **link})


def _write(row: Institution | Office, values: dict[str, str], actor: AbstractUser | None) -> None:
    own = {name: value for name, value in values.items() if "/" not in name}
    for name, value in own.items():
        setattr(row, name, value)
    if isinstance(row, Institution):
        if own:
            editing.save_institution(row=row, actor=actor)
        _write_names(row, values, actor)
    else:
        if own:
            editing.save_office(row=row, actor=actor)
        _write_titles(row, values, actor)


def _write_names(row: Institution, values: dict[str, str], actor: AbstractUser | None) -> None:
    known = {(each.language, each.kind): each for each in row.names.all()}
    for name, value in values.items():
        if not name.startswith("name/"):
            continue
        _, language, kind = name.split("/")
        each = known.get((language, kind)) or InstitutionName(institution=row, language=language, kind=kind)
        each.name = value
        if value:
            editing.save_name(row=each, actor=actor)
        elif each.pk:
            editing.remove_name(row=each, actor=actor)


def _write_titles(row: Office, values: dict[str, str], actor: AbstractUser | None) -> None:
    titles = {each.language: each for each in row.titles.all()}
    touched: dict[str, OfficeTitle] = {}
    for name, value in values.items():
        if not name.startswith("title/"):
            continue
        language = name.split("/")[1]
        each = touched.setdefault(language, titles.get(language) or OfficeTitle(office=row, language=language))
        setattr(each, "feminine" if name.endswith("/feminine") else "title", value)
    for each in touched.values():
        if each.title:
            editing.save_title(row=each, actor=actor)
        elif each.pk:
            editing.remove_title(row=each, actor=actor)
