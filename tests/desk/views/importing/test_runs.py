"""Files come in, the run shows what became of them, and what needs no look is imported together."""

import datetime
import io
import json
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts.models import Role
from apps.archive.models import Document
from apps.base import clock
from apps.desk.views.importing.progress import progress
from apps.past_campaigns import actions, importing
from apps.past_campaigns.models import ImportItem, ImportRun
from tests import desks
from tests.past_campaigns import documents

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


def file(name: str, data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, documents.letter() if data is None else data)


def at(name: str, *arguments: int) -> str:
    return reverse(f"desk:import-{name}", args=arguments)


def send(visitor: Client, run: ImportRun, **data: Any) -> Any:
    return json.loads(visitor.post(at("add", run.pk), data, headers=JSON).content)


def test_files_of_one_form_come_in_together() -> None:
    visitor = desks.client(Role.COORDINATOR)
    files = [file("a.txt"), file("b.txt", documents.letter(2)), file("empty.txt", b"")]
    answer = visitor.post(at("start"), {"name": "Letters of Nadia", "files": files}, follow=True)
    run = ImportRun.objects.get(name="Letters of Nadia")
    assert answer.redirect_chain == [(at("run", run.pk), 302)]
    assert [(item.name, item.status) for item in run.items.order_by("pk")] == [
        ("a.txt", "waiting"),
        ("b.txt", "waiting"),
        ("empty.txt", "unreadable"),
    ]
    page = answer.content.decode()
    assert "2 files are in." in page
    assert "“empty.txt”: This file is empty." in page


def test_form_without_a_file_says_so() -> None:
    page = desks.client(Role.COORDINATOR).post(at("start"), {"name": ""}, follow=True)
    assert "No file was chosen." in page.content.decode()


def test_formats_and_sizes_are_said_before() -> None:
    page = desks.words(desks.client(Role.DRAFTER), at("start"))
    for words in ("Word (.docx)", "e-mail (.eml)", "up to 25 MB a file, 2000 files together", "text recognition (OCR)"):
        assert words in page


def test_script_begins_a_run_and_sends_one_file_after_the_other() -> None:
    visitor = desks.client(Role.COORDINATOR)
    begun = json.loads(visitor.post(at("start"), {"name": ""}, headers=JSON).content)
    run = ImportRun.objects.get()
    assert begun == {"run": at("run", run.pk), "files": []}
    answer = send(visitor, run, path="2014/letters/a.txt", files=file("a.txt"))
    item = run.items.get()
    address = at("item", item.pk)
    assert answer["files"] == [{"name": "2014/letters/a.txt", "state": "waiting", "address": address}]
    (again,) = send(visitor, run, path="copy.txt", files=file("a.txt"))["files"]
    assert again["state"] == "known"
    present = json.loads(visitor.get(at("present", run.pk)).content)
    assert present["files"][0] == ["2014/letters/a.txt", len(documents.letter())]


def test_archive_is_opened_and_each_of_its_files_has_its_outcome() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("letters/a.txt", documents.letter())
        archive.writestr("letters/empty.txt", b"")
    run = documents.run()
    answer = send(desks.client(Role.COORDINATOR), run, files=file("all.zip", packed.getvalue()))
    assert [(each["name"], each["state"]) for each in answer["files"]] == [
        ("letters/a.txt", "waiting"),
        ("letters/empty.txt", "unreadable"),
    ]


def test_large_archive_that_waits_on_disk_is_opened_too() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("long.txt", documents.letter() + b"more words " * 300_000)
    run = documents.run()
    (taken,) = send(desks.client(Role.COORDINATOR), run, files=file("all.zip", packed.getvalue()))["files"]
    assert (taken["name"], taken["state"]) == ("long.txt", "waiting")


def test_name_that_turns_text_around_is_shown_as_it_is() -> None:
    run = documents.run()
    visitor = desks.client(Role.COORDINATOR)
    send(visitor, run, path="<b>\u202egpj.txt", files=file("x.txt"))
    page = desks.words(visitor, at("run", run.pk))
    assert "&lt;b&gt;" in page
    assert "<b>gpj" not in page
    assert "\u202e" not in page


@pytest.fixture
def run() -> ImportRun:
    """One file of every state."""
    run = documents.run()
    documents.read(documents.letter(1), name="ready.txt", into=run)
    documents.read(documents.letter(2, claimed=9), name="look.txt", into=run)
    documents.read(b"\x89PNG picture", name="picture.png", into=run)
    known = documents.read(documents.letter(3), name="imported.txt", into=run)
    actions.import_item(item=known, as_past_campaign=False, is_public=False, actor=None)
    actions.skip_item(item=documents.read(documents.letter(4), name="skipped.txt", into=run), actor=None)
    actions.add_file(run=run, name="again.txt", data=documents.letter(3))
    actions.add_file(run=run, name="waiting.txt", data=documents.letter(5))
    return run


STATES = {
    "look": "look.txt",
    "ready": "ready.txt",
    "waiting": "waiting.txt",
    "unreadable": "picture.png",
    "known": "again.txt",
    "imported": "imported.txt",
    "skipped": "skipped.txt",
}


def test_files_are_narrowed_by_what_became_of_them(run: ImportRun) -> None:
    visitor = desks.client(Role.COORDINATOR)
    for state, name in STATES.items():
        context = visitor.get(f"{at('run', run.pk)}?state={state}").context
        assert [item.name for item in context["page"]] == [name], state
    counts = visitor.get(at("run", run.pk)).context["progress"].counts
    assert counts == dict.fromkeys(STATES, 1)


def test_page_costs_the_same_for_ten_files_and_for_a_hundred(run: ImportRun) -> None:
    visitor = desks.client(Role.COORDINATOR)
    desks.cost(visitor, at("run", run.pk))
    few = desks.cost(visitor, at("run", run.pk))
    blank = [ImportItem(run=run, name=f"{number}.txt", sha256=f"{number}") for number in range(100)]
    ImportItem.objects.bulk_create(blank)
    assert desks.cost(visitor, at("run", run.pk)) == few <= 14
    assert desks.cost(visitor, at("live", run.pk)) <= few
    assert len(visitor.get(f"{at('run', run.pk)}?page=3").context["page"]) == 7


def test_progress_says_how_many_are_left_and_how_long_it_takes(run: ImportRun) -> None:
    importing.settle(run.pk)
    live = desks.words(desks.client(Role.COORDINATOR), at("live", run.pk))
    assert "6 of 7 files read" in live
    assert "a minute" in live
    assert "less than a minute left" in live
    assert 'data-busy="yes"' in live


def test_run_is_stopped_and_goes_on(run: ImportRun) -> None:
    visitor = desks.client(Role.COORDINATOR)
    page = visitor.post(at("stop", run.pk), follow=True).content.decode()
    assert "Stopped: nothing is read or imported until you press “Go on”." in page
    assert ImportRun.objects.get().status == "stopped"
    visitor.post(at("resume", run.pk))
    assert ImportRun.objects.get().status == "running"
    assert visitor.get(at("stop", run.pk)).status_code == 405
    refused = visitor.post(at("resume", run.pk), follow=True).content.decode()
    assert "This run was not stopped." in refused


def test_what_needs_no_look_is_counted_first_and_then_imported(run: ImportRun) -> None:
    visitor = desks.client(Role.COORDINATOR)
    page = desks.words(visitor, at("ready", run.pk))
    assert "1 document was read without a doubt" in page
    assert "need a look and stay here" in page
    assert Document.objects.count() == 1
    drafter = desks.client(Role.DRAFTER)
    assert 'name="how"' not in desks.words(drafter, at("ready", run.pk)) and 'name="how"' in page
    for how in ("public", "campaign"):
        assert "A coordinator can make it public" in drafter.post(at("ready", run.pk), {"how": how}).content.decode()
    assert not ImportItem.objects.filter(is_wanted=True).exists()
    visitor.post(at("ready", run.pk), {"how": "public"})
    item = ImportItem.objects.get(name="ready.txt")
    assert (item.is_wanted, item.is_public, item.as_past_campaign) == (True, True, False)
    importing.work_on(run.pk)
    assert Document.objects.get(file_name="ready.txt").is_public
    assert not Document.objects.filter(file_name="look.txt").exists()


PAGES = ["start", "run", "live", "present", "ready", "item", "questions", "original"]
ACTS = ["start", "add", "stop", "resume", "ready", "item"]


@pytest.mark.parametrize("role", [Role.APPROVER, Role.DATA_OFFICER, None])
def test_others_neither_see_nor_do_anything(role: Role | None, run: ImportRun) -> None:
    visitor = desks.client(*([role] if role else []), is_staff=True)
    item = run.items.get(name="look.txt")
    before = list(ImportItem.objects.order_by("pk").values_list("status", "updated_at"))
    for name in PAGES:
        own = {"start": (), "item": (item.pk,), "questions": (item.pk,), "original": (item.pk,)}.get(name, (run.pk,))
        answer = visitor.get(at(name, *own))
        assert answer.status_code == 403, name
        assert b"Rights Watch" not in answer.content
    for name in ACTS:
        own = {"start": (), "item": (item.pk,)}.get(name, (run.pk,))
        data = {"act": "skip", "files": file("new.txt", documents.letter(9)), "is_public": "on"}
        assert visitor.post(at(name, *own), data).status_code == 403, name
    assert list(ImportItem.objects.order_by("pk").values_list("status", "updated_at")) == before
    assert ImportRun.objects.count() == 1


def test_strangers_are_asked_to_log_in(run: ImportRun) -> None:
    for name, own in (("start", ()), ("run", (run.pk,)), ("original", (run.items.first().pk,))):  # type: ignore[union-attr]
        answer = Client().get(at(name, *own))
        assert answer.headers["Location"].startswith("/accounts/login/")


def test_ways_in_are_shown_to_those_who_may() -> None:
    for address in (reverse("admin:index"), desks.listing(Document)):
        assert at("start") in desks.words(desks.client(Role.DRAFTER), address)
        assert at("start") not in desks.words(desks.client(Role.APPROVER), address)


def test_run_in_the_list_of_runs_leads_to_its_files(run: ImportRun) -> None:
    assert at("run", run.pk) in desks.words(desks.client(Role.DRAFTER), desks.page(run))
    assert at("run", run.pk) not in desks.words(desks.client(Role.APPROVER), desks.page(run))
    assert at("run", documents.run().pk) not in desks.words(desks.client(Role.DRAFTER), desks.page(documents.run()))


def test_lists_say_how_much_there_is_to_look_at(run: ImportRun) -> None:
    visitor = desks.client(Role.COORDINATOR)
    assert ImportItem.objects.get(name="look.txt").remarks == 1
    assert "<small>1 remark</small>" in desks.words(visitor, at("run", run.pk))
    (listed,) = visitor.get(at("start")).context["runs"]
    assert (listed.files, listed.remarks) == (run.items.count(), 1)
    assert f"<td>{listed.files}</td><td>1</td>" in desks.words(visitor, at("start"))
    with CaptureQueriesContext(connection) as one:
        visitor.get(at("start"))
    for _number in range(3):
        documents.read(documents.letter(claimed=7), into=documents.run())
    with CaptureQueriesContext(connection) as four:
        visitor.get(at("start"))
    assert len(four) == len(one)


def test_rate_is_taken_over_the_time_that_was_worked(run: ImportRun) -> None:
    now = clock.now()
    for seconds, name in ((10, "ready.txt"), (5, "look.txt"), (1, "picture.png")):
        ImportItem.objects.filter(name=name).update(read_at=now - datetime.timedelta(seconds=seconds))
    ImportItem.objects.exclude(name__in=["ready.txt", "look.txt", "picture.png"]).update(read_at=None, ended_at=None)
    assert progress(run).rate in (16, 17, 18)
    ImportItem.objects.update(read_at=now - datetime.timedelta(minutes=5))
    assert progress(run).rate == 0
