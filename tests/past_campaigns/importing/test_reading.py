"""One file read: what is kept of it, and what is said when it cannot be read."""

import datetime
from pathlib import Path

import pytest

from apps.archive.parsing import SourceText, parse
from apps.archive.parsing.printing import printable
from apps.base import clock
from apps.past_campaigns import actions
from apps.past_campaigns.importing import reading
from apps.past_campaigns.models import ImportItem
from tests.past_campaigns import documents

pytestmark = pytest.mark.django_db
Status = ImportItem.Status


@pytest.mark.parametrize("path", documents.WORK, ids=lambda path: path.name)
def test_fields_are_those_that_the_reader_prints(path: Path) -> None:
    item = documents.read(path.read_bytes(), name=path.name)
    read = parse(path.read_bytes(), path.name)
    assert item.read == printable(read)
    assert (item.kind, item.date) == (read.kind, read.date)
    for name, spans in (item.read or {})["spans"].items():
        assert all(0 <= start <= end <= len(item.text) for start, end in spans), name


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("scan.png", b"\x89PNG\r\n\x1a\n....", "This file is a picture and holds no text."),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ""),
        ("broken.pdf", b"%PDF-1.7 broken", ""),
        ("latin.txt", "Señor".encode("latin-1"), "The encoding of this file cannot be told."),
        ("all.7z", b"7z\xbc\xaf\x27\x1c", "This is an archive."),
        ("inner.docx", b"PK\x03\x04 broken", ""),
        ("blank.txt", b" \n ", "This file is empty."),
    ],
)
def test_unreadable_file_keeps_its_bytes_and_says_why(name: str, data: bytes, said: str) -> None:
    item = documents.read(data, name=name)
    assert (item.status, bytes(item.original), item.read) == (Status.UNREADABLE, data, None)
    assert item.message.startswith(said) and item.message[-1] == "."


def test_zero_characters_and_half_characters_are_replaced_one_for_one() -> None:
    source = reading._storable(SourceText("a\x00b\ud800c", "pdf", ("menu",)))
    assert source == SourceText("a\ufffdb\ufffdc", "pdf", ("menu",))


def test_publisher_of_a_reply_is_its_sender_and_of_a_letter_nobody() -> None:
    (reply,) = [path for path in documents.WORK if path.name == "24-reply-mau.txt"]
    item = documents.read(reply.read_bytes(), name=reply.name)
    assert item.read is not None and item.read["sender"]["organisation"]
    assert item.publisher == item.read["sender"]["organisation"]
    assert documents.read().publisher == ""


def test_file_is_read_once() -> None:
    item = actions.add_file(run=documents.run(), name="a.txt", data=documents.letter())
    assert actions.read_item(item.pk) is True
    assert actions.read_item(item.pk) is False


def test_file_in_hand_is_left_until_its_lease_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    item = actions.add_file(run=documents.run(), name="a.txt", data=documents.letter())
    assert ImportItem.objects.lease(item.pk)
    assert not ImportItem.objects.lease(item.pk)
    assert actions.read_item(item.pk) is False
    later = clock.now() + datetime.timedelta(minutes=6)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert actions.read_item(item.pk) is True


def test_slow_worker_does_not_write_over_a_quicker_one() -> None:
    item = actions.add_file(run=documents.run(), name="a.txt", data=documents.letter())
    ImportItem.objects.lease(item.pk)
    slow = ImportItem.objects.select_related("run").get(pk=item.pk)
    ImportItem.objects.update(lease_until=clock.now() - datetime.timedelta(seconds=1))
    assert actions.read_item(item.pk)
    assert reading.read_claimed(slow) is False
    assert ImportItem.objects.get(pk=item.pk).status == Status.READ


def test_file_that_kills_its_workers_is_given_up() -> None:
    item = actions.add_file(run=documents.run(), name="a.txt", data=documents.letter())
    for _attempt in range(reading.ATTEMPTS):
        assert ImportItem.objects.lease(item.pk)
        ImportItem.objects.update(lease_until=clock.now() - datetime.timedelta(seconds=1))
    assert actions.read_item(item.pk)
    item.refresh_from_db()
    assert (item.status, item.message) == (Status.UNREADABLE, reading.GAVE_UP)
    assert bytes(item.original) == documents.letter()


def test_bytes_that_came_into_the_archive_meanwhile_are_known() -> None:
    waiting = actions.add_file(run=documents.run(), name="a.txt", data=documents.letter())
    item = actions.import_item(item=documents.read(), as_past_campaign=False, is_public=False, actor=None)
    assert actions.read_item(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.document, bytes(waiting.original)) == (Status.KNOWN, item.document, b"")
