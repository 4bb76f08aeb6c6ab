"""Runs begin, stop and go on."""

import pytest

from apps.accounts.models import Role
from apps.past_campaigns import actions, importing
from apps.past_campaigns.models import ImportItem, ImportRun
from campaign_tracker.celery import app
from tests import making
from tests.past_campaigns import documents
from tests.refusals import refused

pytestmark = pytest.mark.django_db
Status = ImportRun.Status


def filled(files: int = 2) -> ImportRun:
    run = documents.run()
    for number in range(files):
        actions.add_file(run=run, name=f"{number}.txt", data=documents.letter(number))
    run.refresh_from_db()
    return run


def test_stopped_run_reads_nothing_and_goes_on_where_it_was() -> None:
    run, drafter = filled(3), making.user(Role.DRAFTER)
    first, *_rest = run.items.order_by("pk")
    assert actions.read_item(first.pk)
    run = actions.stop_run(run=run, actor=drafter)
    assert importing.work_on(run.pk) is False
    assert not any(actions.read_item(item.pk) for item in run.items.all())
    assert run.items.by_state() | {"read": 1, "waiting": 2} == run.items.by_state()
    run = actions.resume_run(run=run, actor=drafter)
    assert run.status == Status.RUNNING
    importing.work_on(run.pk)
    run.refresh_from_db()
    assert (run.status, run.items.by_state()["read"]) == (Status.WAITING, 3)
    moves = [(move.to_status, move.actor) for move in run.transitions.all()]
    assert moves[1:] == [("running", None), ("stopped", drafter), ("running", drafter), ("waiting", None)]


def test_file_added_to_a_stopped_run_waits() -> None:
    run = actions.stop_run(run=filled(), actor=None)
    item = actions.add_file(run=run, name="c.txt", data=documents.letter(9))
    assert item.status == ImportItem.Status.WAITING
    run.refresh_from_db()
    assert run.status == Status.STOPPED and not ImportItem.objects.due().exists()


def test_stopped_run_imports_nothing_that_was_asked_for() -> None:
    run = documents.run()
    item = documents.read(into=run)
    actions.import_ready(run=run, actor=None)
    run.refresh_from_db()
    run = actions.stop_run(run=run, actor=None)
    importing.work_on(run.pk)
    item.refresh_from_db()
    assert item.status == ImportItem.Status.READ and item.is_wanted
    run = actions.resume_run(run=run, actor=None)
    importing.work_on(run.pk)
    item.refresh_from_db()
    assert item.status == ImportItem.Status.IMPORTED
    run.refresh_from_db()
    assert run.status == Status.DONE


def test_resumed_run_with_nothing_left_is_at_rest() -> None:
    run = filled(1)
    run = actions.stop_run(run=run, actor=None)
    actions.skip_item(item=run.items.get(), actor=None)
    assert actions.resume_run(run=run, actor=None).status == Status.DONE


def test_only_a_run_at_work_is_stopped_and_only_a_stopped_one_goes_on() -> None:
    run = documents.run()
    refused("wrong-state", lambda: actions.stop_run(run=run, actor=None))
    refused("run-not-stopped", lambda: actions.resume_run(run=run, actor=None))


def test_run_needs_a_name_and_publicity_for_campaigns() -> None:
    assert refused("invalid", lambda: actions.start_run(name=" ", actor=None)).field == "name"
    refused("past-campaign-public", lambda: documents.run(as_past_campaigns=True))
    assert not ImportRun.objects.exists()


def test_only_archivists_start_and_stop() -> None:
    run, approver = filled(), making.user(Role.APPROVER)
    refused("not-allowed", lambda: actions.start_run(name="x", actor=approver))
    refused("not-allowed", lambda: actions.stop_run(run=run, actor=approver))
    run = actions.stop_run(run=run, actor=None)
    refused("not-allowed", lambda: actions.resume_run(run=run, actor=approver))


@pytest.mark.django_db(transaction=True)
def test_run_rings_once_for_many_files() -> None:
    """The broker of the tests is in memory: what was rung lies in its queue."""
    with app.connection_for_read() as connection:
        queue = connection.SimpleQueue("celery")
        queue.clear()
        run = filled(3)
        message = queue.get(block=False)
        assert message.headers["task"] == "apps.past_campaigns.tasks.work_on_run"
        assert message.payload[0] == [run.pk]
        message.ack()
        with pytest.raises(queue.Empty):
            queue.get(block=False)
