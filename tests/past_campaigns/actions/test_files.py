"""Files come in, each with its own outcome."""

import hashlib
import io
from pathlib import Path

import pytest

from apps.accounts.models import Role
from apps.archive.models import Document
from apps.past_campaigns import actions
from apps.past_campaigns.models import ImportItem, ImportRun
from apps.past_campaigns.parsing import files
from tests import making
from tests.past_campaigns import documents
from tests.past_campaigns.parsing.test_files import archive
from tests.refusals import refused

pytestmark = pytest.mark.django_db
Status = ImportItem.Status
LETTER = documents.letter()


def imported() -> Document:
    item = actions.import_item(item=documents.read(), as_past_campaign=False, is_public=False, actor=None)
    assert item.document is not None
    return item.document


def test_file_waits_with_its_bytes_and_sets_the_run_to_work() -> None:
    run = documents.run()
    assert run.status == ImportRun.Status.WAITING
    item = actions.add_file(run=run, name="a/letter.txt", data=LETTER)
    run.refresh_from_db()
    assert (run.status, run.documents) == (ImportRun.Status.RUNNING, 1)
    assert (item.status, item.size, bytes(item.original)) == (Status.WAITING, len(LETTER), LETTER)
    assert item.sha256 == hashlib.sha256(LETTER).hexdigest()
    assert [(move.from_status, move.to_status) for move in item.transitions.all()] == [("", "waiting")]


def test_bytes_of_the_archive_are_known_with_their_document() -> None:
    document = imported()
    item = actions.add_file(run=documents.run(), name="again.txt", data=LETTER)
    assert (item.status, item.known_document, bytes(item.original)) == (Status.KNOWN, document, b"")
    assert item.message == "The archive holds these bytes already."


def test_same_bytes_twice_in_a_run_are_known_by_the_first() -> None:
    run = documents.run()
    first = actions.add_file(run=run, name="a.txt", data=LETTER)
    second = actions.add_file(run=run, name="b.txt", data=LETTER)
    assert (second.status, second.same_as, bytes(second.original)) == (Status.KNOWN, first, b"")
    assert actions.read_item(first.pk) and not actions.read_item(second.pk)
    first.refresh_from_db()
    actions.import_item(item=first, as_past_campaign=False, is_public=False, actor=None)
    assert ImportItem.objects.get(pk=second.pk).known_document == Document.objects.get()


def test_same_bytes_in_two_runs_are_imported_once() -> None:
    first, second = documents.read(), documents.read()
    actions.import_item(item=first, as_past_campaign=False, is_public=False, actor=None)
    second = actions.import_item(item=second, as_past_campaign=False, is_public=False, actor=None)
    assert (second.status, second.document) == (Status.KNOWN, Document.objects.get())


def test_large_file_is_refused_and_nothing_of_it_kept() -> None:
    run = documents.run()
    data = bytes(50 * 1024 * 1024)
    refusal = refused("file-too-large", lambda: actions.add_file(run=run, name="large.pdf", data=data))
    assert str(refusal.message) == (
        "This file is larger than 25 MB. It was not kept: make it smaller and drop it in again."
    )
    assert not run.items.exists()
    (item,) = actions.add_files(run=run, uploads=[("large.pdf", io.BytesIO(data))])
    item.refresh_from_db()
    assert (item.status, bytes(item.original), item.sha256) == (Status.UNREADABLE, b"", "")
    assert item.message == str(refusal.message)


def test_empty_file_cannot_be_read() -> None:
    run = documents.run()
    one, other = (actions.add_file(run=run, name=name, data=b"") for name in ("a.txt", "b.txt"))
    assert (one.status, one.message) == (other.status, other.message) == (Status.UNREADABLE, "This file is empty.")


def test_run_takes_no_more_than_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 2)
    run = documents.run()
    three = archive(*((f"{number}.txt", documents.letter(number)) for number in range(3)))
    refused("too-many-files", lambda: actions.add_files(run=run, uploads=[("three.zip", three)]))
    assert run.items.count() == 2


def test_archive_comes_in_file_by_file_with_its_outcomes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE", 10_000)
    packed = archive(
        ("2019/a.txt", LETTER),
        ("../b.txt", documents.letter(2)),
        ("bomb.txt", b"0" * 99_999),
        ("..", b"x"),
        ("c.txt", b""),
    )
    items = actions.add_files(run=documents.run(), uploads=[("all.zip", packed), ("d.txt", io.BytesIO(LETTER))])
    assert [(item.name, item.status) for item in items] == [
        ("2019/a.txt", Status.WAITING),
        ("b.txt", Status.WAITING),
        ("bomb.txt", Status.UNREADABLE),
        ("(without a name)", Status.UNREADABLE),
        ("c.txt", Status.UNREADABLE),
        ("d.txt", Status.KNOWN),
    ]


def test_folder_comes_in_and_may_be_given_again(tmp_path: Path) -> None:
    (tmp_path / "2019").mkdir()
    (tmp_path / "2019" / "a.txt").write_bytes(LETTER)
    with (tmp_path / "large.pdf").open("wb") as opened:
        opened.truncate(50 * 1024 * 1024)
    run = documents.run()
    items = list(actions.add_folder(run=run, folder=tmp_path))
    assert [(item.name, item.status) for item in items] == [
        ("2019/a.txt", Status.WAITING),
        ("large.pdf", Status.UNREADABLE),
    ]
    (tmp_path / "b.txt").write_bytes(documents.letter(2))
    assert [item.name for item in actions.add_folder(run=run, folder=tmp_path)] == ["b.txt"]


def test_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    refused("folder-missing", lambda: actions.add_folder(run=documents.run(), folder=tmp_path / "none"))


def test_only_archivists_bring_files_in() -> None:
    reader, drafter = making.user(Role.APPROVER), making.user(Role.DRAFTER)
    run = documents.run()
    refused("not-allowed", lambda: documents.run(reader))
    refused("not-allowed", lambda: actions.add_file(run=run, name="a.txt", data=LETTER, actor=reader))
    uploads = [("a.txt", io.BytesIO(LETTER))]
    refused("not-allowed", lambda: actions.add_files(run=run, uploads=uploads, actor=reader))
    assert not run.items.exists() and ImportRun.objects.count() == 1
    item = actions.add_file(run=run, name="a.txt", data=LETTER, actor=drafter)
    assert item.history.get().history_user == drafter
