"""The queue of a run: one due file after the other, for a while, then the next message goes on."""

import time

from django.db.models import QuerySet

from apps.base import clock
from apps.base.actions import move
from apps.base.errors import RuleError
from apps.past_campaigns.importing.items import import_wanted
from apps.past_campaigns.importing.reading import read_claimed
from apps.past_campaigns.models import ImportItem, ImportRun

BATCH = 25  # ids looked up at once
SECONDS = 10.0  # of work under one message: whoever waits behind it (a mail, say) gets its turn


def work_on(run: int, *, seconds: float = SECONDS) -> bool:
    """Reads and imports what is due in a run; true when something is left for the next message.

    A stop takes effect before the next file.
    """
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        ImportRun.objects.filter(pk=run).update(worked_at=clock.now())
        worked = [pk for pk in _due(run)[:BATCH] if time.monotonic() < ends and _work(pk)]
        if not worked:  # nothing left, or others have it in hand
            break
    settle(run)
    return _due(run).exists()


def settle(run: int) -> None:
    """Says of a run how many files it added, and whether workers have something left to do, a person, or nobody."""
    row = ImportRun.objects.get(pk=run)
    ImportRun.objects.filter(pk=run).update(added=row.items.filter(status=ImportItem.Status.IMPORTED).count())
    if row.status == ImportRun.Status.STOPPED:
        return
    target = _state(row)
    if row.status != target and row.may_become(target):
        try:
            move(row, to=target)
        except RuleError:  # another worker says the same, or a person has stopped it
            return


def _state(run: ImportRun) -> str:
    if run.items.pending().exists():
        return ImportRun.Status.RUNNING
    return ImportRun.Status.WAITING if run.items.undecided().exists() else ImportRun.Status.DONE


def _due(run: int) -> "QuerySet[ImportItem, int]":
    return ImportItem.objects.due().filter(run=run).order_by("pk").values_list("pk", flat=True)


def _work(pk: int) -> bool:
    if not ImportItem.objects.lease(pk):
        return False
    item = ImportItem.objects.select_related("run", "wanted_by").get(pk=pk)
    if item.status == ImportItem.Status.WAITING:
        return read_claimed(item)
    return import_wanted(item)
