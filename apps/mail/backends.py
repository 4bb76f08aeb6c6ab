"""The local mailbox of an installation without a mail server: every mail is one .eml file in `settings.MAILBOX_DIR`."""

import datetime
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage as ParsedMail
from email.parser import BytesParser
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

from apps.base import clock
from apps.base.errors import RuleError

NAME = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}\.eml")  # UTC to the microsecond, then chance
SHOWN = 200  # mails in a list


@dataclass(frozen=True)
class MailboxLine:
    """A mail as a list shows it. `name` is the file's."""

    name: str
    subject: str
    sender: str
    recipient: str
    sent_at: datetime.datetime


@dataclass(frozen=True)
class MailboxAttachment:
    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class MailboxMessage:
    """A mail as a page shows it; `headers` in the order of the file, `html` as sent (show it in a sandbox)."""

    line: MailboxLine
    headers: tuple[tuple[str, str], ...]
    text: str
    html: str
    attachments: tuple[MailboxAttachment, ...]


class LocalMailbox(BaseEmailBackend):
    """Files are written beside their place and renamed, so that a reader never sees half a mail."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            _write(folder, message.message().as_bytes())
        return len(email_messages)


def mailbox_messages(limit: int = SHOWN) -> tuple[MailboxLine, ...]:
    """The latest mails, newest first. Reads one file's head for each."""
    folder = _folder()
    files = folder.iterdir() if folder.is_dir() else ()
    names = sorted((file.name for file in files if NAME.fullmatch(file.name)), reverse=True)
    return tuple(_line(name, _read(name, heads_only=True)) for name in names[:limit])


def mailbox_message(name: str) -> MailboxMessage:
    """One mail by its file name. Raises RuleError `mail-unknown`."""
    if not NAME.fullmatch(name) or not (_folder() / name).is_file():
        raise RuleError("mail-unknown", _("There is no such mail in the mailbox."))
    mail = _read(name)
    return MailboxMessage(
        line=_line(name, mail),
        headers=tuple((key, str(value).strip()) for key, value in mail.items()),
        text=_body(mail, "plain"),
        html=_body(mail, "html"),
        attachments=tuple(_attachments(mail)),
    )


def _folder() -> Path:
    return Path(settings.MAILBOX_DIR)


def _write(folder: Path, content: bytes) -> None:
    """Readable by the owner only: links in mails are as good as passwords."""
    name = f"{clock.now():%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.eml"
    draft = folder / f".{name}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / name)


def _read(name: str, *, heads_only: bool = False) -> ParsedMail:
    with (_folder() / name).open("rb") as file:
        return BytesParser(policy=policy.default).parse(file, headersonly=heads_only)


def _line(name: str, mail: ParsedMail) -> MailboxLine:
    stamp = datetime.datetime.strptime(name.partition("-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=datetime.UTC)
    subject, sender, recipient = (str(mail.get(key, "")).strip() for key in ("Subject", "From", "To"))
    return MailboxLine(name=name, subject=subject, sender=sender, recipient=recipient, sent_at=stamp)


def _body(mail: ParsedMail, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""


def _attachments(mail: ParsedMail) -> Iterator[MailboxAttachment]:
    for part in mail.iter_attachments():
        content = part.get_payload(decode=True)
        yield MailboxAttachment(
            name=part.get_filename() or "",
            content_type=part.get_content_type(),
            content=content if isinstance(content, bytes) else b"",
        )
