"""Runs worked off file by file, by one worker and by several."""

import datetime
import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.translation import gettext

from apps.accounts.models import Role
from apps.archive.models import Document
from apps.base import clock
from apps.past_campaigns import actions, compose, importing, sweeps, tasks
from apps.past_campaigns.importing import reading
from apps.past_campaigns.models import ImportItem, ImportRun
from tests import making
from tests.past_campaigns import documents

pytestmark = pytest.mark.django_db
Status = ImportItem.Status


def filled(files: int, **options: bool) -> ImportRun:
    run = documents.run(None, **options)
    for number in range(files):
        actions.add_file(run=run, name=f"{number}.txt", data=documents.letter(number))
    run.refresh_from_db()
    return run


def test_run_that_imports_what_is_ready_ends_with_nothing_to_do() -> None:
    run = filled(3, imports_ready=True, is_public=True)
    assert tasks.work_on_run(run.pk) is False
    run.refresh_from_db()
    assert (run.status, run.items.by_state()["imported"]) == (ImportRun.Status.DONE, 3)
    assert Document.objects.public().count() == 3
    assert set(run.items.values_list("is_wanted", "lease_until")) == {(False, None)}


def test_doubtful_file_waits_for_a_person() -> None:
    run = documents.run(imports_ready=True)
    actions.add_file(run=run, name="a.txt", data=documents.letter(claimed=69))
    tasks.work_on_run(run.pk)
    run.refresh_from_db()
    assert run.status == ImportRun.Status.WAITING
    assert run.items.get().status == Status.READ


def test_turn_ends_in_time_and_leaves_the_rest_to_the_next() -> None:
    run = filled(3)
    assert importing.work_on(run.pk, seconds=0.0001) is True
    run.refresh_from_db()
    assert run.status == ImportRun.Status.RUNNING and run.worked_at is not None
    assert importing.work_on(run.pk) is False
    assert run.items.by_state()["read"] == 3


def test_file_that_cannot_be_imported_says_why_and_keeps_nobody() -> None:
    run = documents.run()
    drafter = making.user(Role.DRAFTER)
    one, other = (documents.read(documents.letter(n), name=f"{n}.txt", into=run) for n in (1, 2))
    actions.import_ready(run=run, actor=drafter)
    ImportItem.objects.filter(pk=one.pk).update(as_past_campaign=True, is_public=True)  # more than a drafter may do
    importing.work_on(run.pk)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.status, one.is_wanted) == (Status.READ, False)
    assert one.message == "Your role does not let you say what everybody can read. A coordinator can make it public."
    assert other.status == Status.IMPORTED


def test_worker_of_any_language_keeps_refusals_that_every_page_can_say() -> None:
    run = documents.run()
    item = documents.read(documents.letter(date=""), into=run)
    ImportItem.objects.update(is_wanted=True, as_past_campaign=True, is_public=True)
    with translation.override("ko"):
        importing.work_on(run.pk)
    item.refresh_from_db()
    assert item.message == "A past campaign needs the date of its letter: fill it in."
    with translation.override("ko"):
        assert compose.told(item.message) == gettext(item.message) != item.message


def test_import_that_kills_its_workers_is_given_up() -> None:
    run = documents.run()
    item = documents.read(into=run)
    actions.import_ready(run=run, actor=None)
    for _attempt in range(reading.ATTEMPTS):
        assert ImportItem.objects.lease(item.pk)
        ImportItem.objects.update(lease_until=clock.now() - datetime.timedelta(seconds=1))
    importing.work_on(run.pk)
    item.refresh_from_db()
    assert (item.status, item.is_wanted, item.message) == (Status.READ, False, reading.GAVE_UP)


def test_sweep_rings_for_what_a_lost_bell_left_and_not_for_a_run_at_work() -> None:
    run = filled(2)
    assert sweeps.ring_for_runs() == 0  # it was rung for a moment ago
    ImportRun.objects.update(worked_at=clock.now() - datetime.timedelta(seconds=61))
    assert sweeps.ring_for_runs() == 1
    assert sweeps.ring_for_runs() == 0
    ImportRun.objects.update(worked_at=None)
    actions.stop_run(run=run, actor=None)
    assert sweeps.ring_for_runs() == 0


def test_killed_worker_leaves_a_file_that_is_read_after_its_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    run = filled(1)
    ImportItem.objects.lease(run.items.get().pk)
    assert importing.work_on(run.pk) is False
    run.refresh_from_db()
    assert run.status == ImportRun.Status.RUNNING  # somebody is thought to have it in hand
    later = clock.now() + datetime.timedelta(minutes=6)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert sweeps.ring_for_runs() == 1
    importing.work_on(run.pk)
    assert run.items.get().status == Status.READ


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_import_every_file_once() -> None:
    run = filled(12, imports_ready=True)

    def work() -> None:
        try:
            while importing.work_on(run.pk, seconds=60):
                pass
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert run.items.by_state()["imported"] == Document.objects.count() == 12
    assert run.items.filter(transitions__to_status="imported").count() == 12
    run.refresh_from_db()
    assert run.status == ImportRun.Status.DONE


def test_looking_for_work_costs_the_same_however_many_files() -> None:
    costs = []
    for number in (1, 3):
        run = actions.stop_run(run=filled(number), actor=None)
        with CaptureQueriesContext(connection) as queries:
            importing.work_on(run.pk)
        costs.append(len(queries))
    assert costs[0] == costs[1]
