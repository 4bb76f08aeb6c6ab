"""A run begins, is stopped, goes on."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.base import clock
from apps.base.actions import begin, move, record
from apps.base.errors import RuleError
from apps.past_campaigns import importing, rules
from apps.past_campaigns.models import ImportRun
from apps.past_campaigns.tasks import work_on_run

Status = ImportRun.Status


@transaction.atomic
def start_run(
    *,
    name: str,
    actor: User | None,
    is_public: bool = False,
    as_past_campaigns: bool = False,
    imports_ready: bool = False,
) -> ImportRun:
    """A run that waits for files. What is said here of publicity and past campaigns holds for each file added, until
    somebody says otherwise of it; with `imports_ready`, files without a doubt are imported as soon as they are read.

    Raises RuleError `invalid` (no name), `past-campaign-public` or `not-allowed`.
    """
    roles.require(actor, roles.ARCHIVE_EDIT)
    rules.check_publicity(as_past_campaign=as_past_campaigns, is_public=is_public, actor=actor)
    run = ImportRun(name=name.strip()[:300], started_by=actor, is_public=is_public)
    run.as_past_campaigns, run.imports_ready = as_past_campaigns, imports_ready
    record(run)
    begin(run, actor=actor)
    return run


@transaction.atomic
def stop_run(*, run: ImportRun, actor: User | None) -> ImportRun:
    """No further file is read or imported; the one in hand is finished. Raises RuleError `wrong-state`."""
    roles.require(actor, roles.ARCHIVE_EDIT)
    return move(run, to=Status.STOPPED, actor=actor)


@transaction.atomic
def resume_run(*, run: ImportRun, actor: User | None) -> ImportRun:
    """Goes on where it was stopped. Raises RuleError `run-not-stopped`."""
    roles.require(actor, roles.ARCHIVE_EDIT)
    run.refresh_from_db()
    if run.status != Status.STOPPED:
        raise RuleError("run-not-stopped", _("This run was not stopped."))
    run = move(run, to=Status.RUNNING, actor=actor, worked_at=clock.now())
    if run.items.pending().exists():
        ring(run)
    else:
        importing.settle(run.pk)
        run.refresh_from_db()
    return run


def set_to_work(run: ImportRun, actor: User | None) -> None:
    """Called when a run has something due: says so, and rings once. A run at work has a bell under way already."""
    if run.status in (Status.WAITING, Status.DONE):
        move(run, to=Status.RUNNING, actor=actor, worked_at=clock.now())
        ring(run)


def ring(run: ImportRun) -> None:
    """Tells a worker once the transaction is through. A broker that is away undoes nothing: the sweep sees the rows."""
    transaction.on_commit(partial(work_on_run.apply_async, args=(run.pk,), retry=False), robust=True)
