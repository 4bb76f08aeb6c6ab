import stat
from pathlib import Path

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives
from pytest_django import Settings

from apps.base.errors import RuleError
from apps.mail import backends, delivery
from apps.mail.models import Message
from tests.mail.conftest import TOKEN, Post

pytestmark = pytest.mark.usefixtures("mailbox")


@pytest.fixture
def mailbox(settings: Settings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "apps.mail.backends.LocalMailbox"
    settings.MAILBOX_DIR = tmp_path / "mail"
    return tmp_path / "mail"


def test_local_mailbox_writes_one_private_file_per_mail(post: Post, mailbox: Path) -> None:
    ids = [post(key="a").pk, post(key="b").pk]
    assert delivery.deliver_batch(ids) == 2
    files = list(mailbox.iterdir())
    assert len(files) == 2
    assert {file.suffix for file in files} == {".eml"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(mailbox.stat().st_mode) == 0o700


def test_mailbox_messages_come_newest_first(mailbox: Path) -> None:
    assert backends.mailbox_messages() == ()
    for day in (1, 3, 2):
        with time_machine.travel(f"2026-03-0{day}T10:00:00Z", tick=False):
            EmailMultiAlternatives(f"예 {day}", "text", "A <a@example.org>", ["b@example.org"]).send()
    lines = backends.mailbox_messages()
    assert [line.subject for line in lines] == ["예 3", "예 2", "예 1"]
    assert lines[0].sent_at.isoformat() == "2026-03-03T10:00:00+00:00"
    assert (lines[0].sender, lines[0].recipient) == ("A <a@example.org>", "b@example.org")
    assert [line.subject for line in backends.mailbox_messages(limit=1)] == ["예 3"]


def test_mailbox_messages_show_long_subjects_of_any_script_whole(mailbox: Path) -> None:
    subject = "확인해 주십시오: " + "공개서한 " * 30 + "끝"
    EmailMultiAlternatives(subject, "text", "a@example.org", ["b@example.org"]).send()
    assert backends.mailbox_messages()[0].subject == subject


def test_mailbox_messages_pass_over_half_written_files(mailbox: Path) -> None:
    mailbox.mkdir()
    (mailbox / ".20260303T100000000000-00000000.eml").write_text("Subject: half")
    (mailbox / "notes.txt").write_text("not a mail")
    assert backends.mailbox_messages() == ()


def test_mailbox_message_shows_bodies_headers_and_attachments(post: Post) -> None:
    files = [("편지.pdf", b"%PDF-1.7", "application/pdf"), ("a.txt", "é".encode(), "text/plain")]
    message = post(kind=Message.Kind.LETTER, attachments=files, language="ar")
    delivery.deliver(message.pk)
    mail = backends.mailbox_message(backends.mailbox_messages()[0].name)
    assert TOKEN in mail.text and TOKEN in mail.html
    assert 'dir="rtl"' in mail.html
    assert dict(mail.headers)["Message-ID"] == message.message_id
    assert [(file.name, file.content_type) for file in mail.attachments] == [
        ("편지.pdf", "application/pdf"),
        ("a.txt", "text/plain"),
    ]
    assert mail.attachments[0].content == b"%PDF-1.7"
    assert mail.attachments[1].content.decode() == "é"


@pytest.mark.parametrize("name", ["../secret_key", "20260303T100000000000-00000000.eml", "", "/etc/passwd"])
def test_mailbox_message_refuses_names_that_are_none(name: str, mailbox: Path) -> None:
    mailbox.mkdir()
    (mailbox.parent / "secret_key").write_text("secret")
    with pytest.raises(RuleError) as refusal:
        backends.mailbox_message(name)
    assert refusal.value.code == "mail-unknown"
