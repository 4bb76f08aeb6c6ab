"""What a person decides of a file that was read: put right, imported, left out, read once more."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.base import clock
from apps.base.actions import move, record
from apps.base.errors import RuleError
from apps.past_campaigns import compose, importing, lint, rules
from apps.past_campaigns.actions.runs import set_to_work
from apps.past_campaigns.models import ImportItem, ImportRun
from apps.past_campaigns.parsing.checks import checked

DESCRIPTION = ("publisher", "source_note")  # what no reader finds in a document
Status = ImportItem.Status


@transaction.atomic
def correct_item(
    *, item: ImportItem, fields: Mapping[str, Any], actor: User | None, seen: str | None = None
) -> ImportItem:
    """Puts whole fields right: those of the reader in the shape that it gives them, `publisher` and `source_note`.

    A field that is given as it was read is no correction any more. `seen` is the `updated_at` (ISO) of what the person
    had in front of them. Raises RuleError `changed-meanwhile` when that is past, `wrong-state`, `wrong-value` (in words
    that name field and row), `unknown-field` or `invalid`.
    """
    roles.require(actor, roles.ARCHIVE_EDIT)
    item = _locked(item)
    if seen is not None and seen != item.updated_at.isoformat():
        message = _(
            "Somebody changed this a moment ago. Your words are still here: save again to put them in its place."
        )
        raise RuleError("changed-meanwhile", message)
    if not fields:
        return item
    if item.status != Status.READ or item.read is None:
        raise RuleError("wrong-state", _("Only a file that was read and not yet decided can be put right."))
    described = {name: value for name, value in fields.items() if name in DESCRIPTION}
    given = checked({name: value for name, value in fields.items() if name not in DESCRIPTION})
    corrected = {**(item.corrected or {}), **given}
    item.corrected = {name: value for name, value in corrected.items() if value != item.read.get(name)} or None
    now = item.fields
    item.doubts, item.remarks = lint.doubts(now), lint.remarks(now)
    item.is_ready = not item.remarks
    for name, value in {**described, **compose.shown(now, item.name)}.items():
        setattr(item, name, value)
    return record(item, actor=actor)


def import_item(*, item: ImportItem, as_past_campaign: bool, is_public: bool, actor: User | None) -> ImportItem:
    """Imports a file that was read and looked at, in one transaction; its row says `imported`, or `known` after all.

    Raises RuleError as `importing.import_now` does; then nothing was written but the reason, on the item and in
    English: `compose.told` says it in the language of a page.
    """
    with compose.kept_in_english():
        try:
            item = importing.import_now(item=item, as_past_campaign=as_past_campaign, is_public=is_public, actor=actor)
        except RuleError as refusal:
            if refusal.code != "not-allowed":
                ImportItem.objects.filter(pk=item.pk, status=Status.READ).update(message=str(refusal.message))
            raise
    importing.settle(item.run_id)
    return item


@transaction.atomic
def import_ready(
    *, run: ImportRun, actor: User | None, is_public: bool | None = None, as_past_campaign: bool | None = None
) -> int:
    """Has workers import every file of a run in which nothing is doubtful; returns how many.

    What is not said here is done as each file has it. Each is imported in the name and with the rights of `actor`; in a
    stopped run they wait until it goes on. Raises RuleError `past-campaign-public` or `not-allowed`.
    """
    roles.require(actor, roles.ARCHIVE_EDIT)
    said = {"is_public": is_public, "as_past_campaign": as_past_campaign}
    wishes = {name: value for name, value in said.items() if value is not None}
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    rules.check_publicity(
        as_past_campaign=wishes.get("as_past_campaign", False),
        is_public=wishes.get("is_public", run.is_public),
        actor=actor,
    )
    ready = run.items.ready().filter(is_wanted=False)
    found = ready.update(is_wanted=True, wanted_by=actor, attempts=0, updated_at=clock.now(), **wishes)
    if found:
        set_to_work(run, actor)
    return found


def skip_item(*, item: ImportItem, actor: User | None) -> ImportItem:
    """Leaves a file out of the archive; its bytes stay with the run. Raises RuleError `wrong-state`."""
    roles.require(actor, roles.ARCHIVE_EDIT)
    item = move(item, to=Status.SKIPPED, actor=actor, is_wanted=False, lease_until=None, ended_at=clock.now())
    importing.settle(item.run_id)
    return item


@transaction.atomic
def read_again(*, item: ImportItem, actor: User | None) -> ImportItem:
    """Puts a file that was left out or could not be read into the queue again. What was put right is forgotten.

    Raises RuleError `wrong-state`, or `file-not-kept` when its bytes are not here.
    """
    roles.require(actor, roles.ARCHIVE_EDIT)
    item = _locked(item)
    if not item.original:
        raise RuleError("file-not-kept", _("This file was not kept. Drop it in again."))
    fresh: dict[str, Any] = {
        "message": "",
        "attempts": 0,
        "read": None,
        "corrected": None,
        "doubts": [],
        "is_ready": False,
        "remarks": None,
    }
    item = move(item, to=Status.WAITING, actor=actor, ended_at=None, **fresh)
    set_to_work(ImportRun.objects.select_for_update().get(pk=item.run_id), actor)
    return item


def _locked(item: ImportItem) -> ImportItem:
    return ImportItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
