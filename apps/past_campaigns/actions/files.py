"""Files come in: dropped one by one or together, packed in an archive, or lying in a folder of the server."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from apps.accounts import roles
from apps.accounts.models import User
from apps.archive.models import Document
from apps.base.actions import begin, record
from apps.base.errors import RuleError
from apps.past_campaigns import compose, rules
from apps.past_campaigns.actions.runs import set_to_work
from apps.past_campaigns.models import ImportItem, ImportRun
from apps.past_campaigns.parsing import files
from apps.past_campaigns.parsing.files import Incoming
from apps.past_campaigns.rules import Provenance

EMPTY = gettext_noop("This file is empty.")
Status = ImportItem.Status


@transaction.atomic
def add_file(
    *, run: ImportRun, name: str, data: bytes, actor: User | None = None, provenance: Provenance | None = None
) -> ImportItem:
    """Keeps one file, which a worker reads; bytes that the archive or this run has already are said to be `known`.

    `provenance` is what came with it. Raises RuleError `file-too-large`, `file-name`, `file-changed` or
    `too-many-files`; then nothing of the file is kept.
    """
    roles.require(actor, roles.ARCHIVE_EDIT)
    files.check_size(len(data))
    run = _with_room(run)
    item = _item(run, files.clean_name(name), data)
    if provenance:
        rules.check_sum(provenance, data)
        item.publisher, item.source_note = provenance.publisher[:300], provenance.note
        item.provenance = provenance.said
    return _added(item, run, actor)


def add_files(
    *, run: ImportRun, uploads: Iterable[tuple[str, IO[bytes]]], actor: User | None = None
) -> list[ImportItem]:
    """Keeps files, each with its own outcome, those of a .zip one by one; returns the items without their bytes.

    A file that is refused (too large, locked, damaged in its archive) is named with the reason and not kept. Never more
    than one file is in memory. Raises RuleError `too-many-files`, `archive-too-large` or `archive-damaged`; what came
    before stays.
    """
    with compose.kept_in_english():
        return [_keep(run, file, actor) for name, opened in uploads for file in _incoming(name, opened)]


def add_folder(*, run: ImportRun, folder: Path, actor: User | None = None) -> Iterator[ImportItem]:
    """Keeps every document below a folder of this machine, in the order of the names, and gives the items one by one.

    Files that the run has under their name and size are passed over, so that a folder may be given again. What a
    `provenance.toml` says of the files beside it comes along. Raises RuleError `folder-missing`, or as
    `rules.read_beside` does, at once, and while it goes `too-many-files`.
    """
    if not folder.is_dir():
        raise RuleError("folder-missing", _("There is no folder %s.") % folder)
    there = set(run.items.values_list("name", "size"))
    known = rules.read_beside(folder)
    paths = ((path, str(path.relative_to(folder))) for path in files.files_in(folder) if path.name != rules.PROVENANCE)
    new = ((path, name) for path, name in paths if not _is_there(path, name, there))
    return (_keep_path(run, path, name, actor, known.get(path)) for path, name in new)


def _is_there(path: Path, name: str, there: set[tuple[str, int]]) -> bool:
    try:
        return (files.clean_name(name), path.stat().st_size) in there
    except (RuleError, OSError):
        return False


def _keep_path(run: ImportRun, path: Path, name: str, actor: User | None, known: Provenance | None) -> ImportItem:
    with compose.kept_in_english():
        return _keep(run, files.read_file(path, name), actor, known)


def _incoming(name: str, opened: IO[bytes]) -> Iterator[Incoming]:
    if files.is_archive(opened):
        yield from files.unpack(opened)
        return
    data = opened.read(files.MAX_FILE + 1)
    try:
        files.check_size(len(data))
    except RuleError as refusal:
        yield Incoming(name, refusal=refusal, size=len(data))
    else:
        yield Incoming(name, data)


def _keep(run: ImportRun, file: Incoming, actor: User | None, known: Provenance | None = None) -> ImportItem:
    try:
        if file.refusal:
            raise file.refusal
        item = add_file(run=run, name=file.name, data=file.data, actor=actor, provenance=known)
    except RuleError as refusal:
        if refusal.code in ("not-allowed", "too-many-files"):
            raise
        return _refused(run, file, refusal, actor)
    item.original = b""  # the row has it
    return item


@transaction.atomic
def _refused(run: ImportRun, file: Incoming, refusal: RuleError, actor: User | None) -> ImportItem:
    """A line in the run for a file that was not kept."""
    roles.require(actor, roles.ARCHIVE_EDIT)
    run = _with_room(run)
    try:
        shown = files.clean_name(file.name)
    except RuleError:
        shown = _("(without a name)")
    item = ImportItem(run=run, name=shown, size=file.size, status=Status.UNREADABLE, message=str(refusal.message))
    return _added(item, run, actor)


def _with_room(run: ImportRun) -> ImportRun:
    """The run as it is now, held until the transaction ends, so that two of the same file wait for each other."""
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.items.count() >= files.MAX_FILES:
        message = _("A run takes at most %d files. Start another one for the rest.") % files.MAX_FILES
        raise RuleError("too-many-files", message, "files")
    return run


def _item(run: ImportRun, name: str, data: bytes) -> ImportItem:
    item = ImportItem(run=run, name=name, size=len(data))
    item.is_public, item.as_past_campaign = run.is_public, run.as_past_campaigns
    for field, value in _fate(run, data).items():
        setattr(item, field, value)
    return item


def _fate(run: ImportRun, data: bytes) -> dict[str, Any]:
    if not data:
        return {"status": Status.UNREADABLE, "message": EMPTY}
    sha256 = hashlib.sha256(data).hexdigest()
    fate: dict[str, Any] = {"sha256": sha256, "status": Status.KNOWN}
    same = run.items.filter(sha256=sha256, same_as=None).light().first()
    if known := Document.objects.filter(sha256=sha256).defer("original", "text").first():
        return fate | {"document": known, "same_as": same, "message": rules.KNOWN}
    if same:
        return fate | {"same_as": same, "message": rules.TWICE}
    return {"sha256": sha256, "original": data}


def _added(item: ImportItem, run: ImportRun, actor: User | None) -> ImportItem:
    record(item, actor=actor)
    begin(item, actor=actor)
    ImportRun.objects.filter(pk=run.pk).update(documents=run.items.count())
    if item.status == Status.WAITING:
        set_to_work(run, actor)
    return item
