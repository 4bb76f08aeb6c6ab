"""Posting a mail of any kind, from templates that belong to these tests."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from apps.mail import outbox
from apps.mail.models import Message

Post = Callable[..., Message]
TOKEN = "Zm9vYmFyLWJhei1xdXV4LTEyMzQ1Njc4OTA_abc"
UNSUBSCRIBE = "https://campaigns.example.org/en/u/dW5zdWJzY3JpYmUtMTIzNDU2Nzg5MA/"


@pytest.fixture
def post(db: None, settings: Settings) -> Post:
    templates = [dict(settings.TEMPLATES[0])]
    templates[0]["DIRS"] = [*templates[0]["DIRS"], Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates

    def _post(**changes: Any) -> Message:
        draft: dict[str, Any] = {
            "key": "trial:1",
            "kind": Message.Kind.CALL,
            "recipient": "reader@example.org",
            "template": "trial/mail/call",
            "context": {"name": "Ada", "link": f"https://campaigns.example.org/en/c/{TOKEN}/"},
            "language": "en",
            "secrets": [TOKEN],
        }
        draft.update(changes)
        if draft["kind"] == Message.Kind.CALL:
            draft.setdefault("unsubscribe_url", UNSUBSCRIBE)
        return outbox.post(**draft)

    return _post


@dataclass
class Sink:
    """A mail server that keeps what it is given. `replies` maps a recipient to the refusal that RCPT gets, `cuts`
    names recipients at whose mail the line is cut after DATA was taken."""

    taken: list[Envelope] = field(default_factory=list)
    replies: dict[str, str] = field(default_factory=dict)
    cuts: set[str] = field(default_factory=set)
    connections: int = 0

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.replies:
            return self.replies[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append(envelope)
        if self.cuts & set(envelope.rcpt_tos):
            assert server.transport is not None
            server.transport.close()
        return "250 OK"

    def mails(self) -> list[EmailMessage]:
        contents = [envelope.content for envelope in self.taken if isinstance(envelope.content, bytes)]
        return [message_from_bytes(content, _class=EmailMessage, policy=policy.default) for content in contents]


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """A real mail server on this machine, and the settings that lead to it."""
    handler = Sink()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield handler
    controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
