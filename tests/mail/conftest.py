"""Posting a mail of any kind, from templates that belong to these tests."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from apps.mail import outbox
from apps.mail.models import Message
from tests.servers import MailServer as Sink

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


@pytest.fixture
def sink(settings: Settings, mail_server: Sink) -> Sink:
    """A real mail server on this machine, with the settings that lead to it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mail_server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    return mail_server
