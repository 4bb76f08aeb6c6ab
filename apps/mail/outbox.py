"""Posting a mail: a row first, then a ring at the worker's bell."""

import logging
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, Required, TypedDict, Unpack

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from apps.base import clock
from apps.base.errors import RuleError
from apps.mail import compose
from apps.mail.models import Attachment, Message, MessageQuerySet, Suppression, address_digest
from apps.mail.tasks import deliver_messages

logger = logging.getLogger(__name__)


class File(NamedTuple):
    """A file that travels with a mail; any triple in this order will do."""

    name: str
    content: bytes
    content_type: str


class Draft(TypedDict, total=False):
    """What `post` is told. `template` is a folder such as "signatories/mail/confirm"; `secrets` are the plain link
    tokens in `context` and `unsubscribe_url`, which every call must have."""

    key: Required[str]
    kind: Required[str]
    recipient: Required[str]
    template: Required[str]
    context: Required[Mapping[str, Any]]
    language: Required[str]
    sender_name: str
    reply_to: str
    due_at: datetime | None
    unsubscribe_url: str
    secrets: Sequence[str]
    attachments: Sequence[tuple[str, bytes, str]]


def post(**draft: Unpack[Draft]) -> Message:
    """Puts one mail into the outbox and rings for a worker once the transaction is through.

    Idempotent on `key`: the second call returns the first row, whatever became of it. A call to a suppressed address is
    kept as such and never leaves. Raises RuleError `invalid` for an address that is none.
    """
    if existing := Message.objects.filter(key=draft["key"]).first():
        return existing
    message = _row(draft)
    try:
        with transaction.atomic():
            message.save(force_insert=True)
            Attachment.objects.bulk_create(_attachment(message, File(*file)) for file in draft.get("attachments", ()))
            ring(message)
    except IntegrityError:  # somebody posted under this key a moment ago
        return Message.objects.get(key=message.key)
    return message


def cancel(messages: MessageQuerySet) -> int:
    """Takes messages that still wait out of the queue; returns how many. One that is being sent may yet leave."""
    cancelled = 0
    for message in messages.filter(status=Message.Status.QUEUED):
        fields = {"status": Message.Status.CANCELLED, "updated_at": clock.now(), **message.without_secrets()}
        cancelled += Message.objects.filter(pk=message.pk, status=Message.Status.QUEUED).update(**fields)
    return cancelled


def try_again(messages: MessageQuerySet) -> int:
    """Puts failed messages back into the queue, with all their attempts before them; returns how many."""
    fields = {"status": Message.Status.QUEUED, "attempts": 0, "due_at": clock.now(), "updated_at": clock.now()}
    return messages.filter(status=Message.Status.FAILED).update(**fields)


def suppress(address: str, reason: str) -> Suppression:
    """From now on no call goes to this address, from whichever campaign. The first reason given stays."""
    digest = address_digest(address)
    return Suppression.objects.get_or_create(digest=digest, defaults={"reason": Suppression.Reason(reason)})[0]


def is_suppressed(address: str) -> bool:
    return Suppression.objects.of(address).exists()


def ring(message: Message) -> None:
    """Tells a worker once the transaction is through. Nobody need hear it: the sweep finds the row."""
    if message.status == Message.Status.QUEUED and message.due_at <= clock.now():
        transaction.on_commit(partial(_ring, message.pk))


def _ring(pk: int) -> None:
    """What `delay_on_commit` does, but a broker that is away must not undo what the user just did."""
    try:
        deliver_messages.apply_async(args=([pk],), retry=False)
    except Exception as error:  # each transport of the broker has its own exceptions
        logger.warning("mail %s waits for the sweep: no broker (%s)", pk, type(error).__name__)


def _row(draft: Draft) -> Message:
    kind = Message.Kind(draft["kind"])
    unsubscribe_url = draft.get("unsubscribe_url", "")
    if kind == Message.Kind.CALL and not unsubscribe_url:
        raise ValueError("a call or reminder needs an unsubscribe_url")
    context = {**draft["context"], "unsubscribe_url": unsubscribe_url, "sender_name": draft.get("sender_name", "")}
    words = compose.words(draft["template"], context, draft["language"])
    message = Message(
        key=draft["key"],
        kind=kind,
        recipient=draft["recipient"],
        sender_name=compose.one_line(draft.get("sender_name", ""))[:200],
        reply_to=draft.get("reply_to", ""),
        subject=words.subject,
        body_text=words.text,
        body_html=words.html,
        headers=compose.headers(kind, words.language, unsubscribe_url),
        secrets=list(draft.get("secrets", ())),
        language=words.language,
        message_id=f"<{uuid.uuid4().hex}@{settings.SITE_HOST}>",
        due_at=draft.get("due_at") or clock.now(),
    )
    return _suppressed(_checked(message))


def _checked(message: Message) -> Message:
    """Raises RuleError `invalid`: an address with a line break in it, say, is none."""
    try:
        message.clean_fields()
    except ValidationError as error:
        field, complaints = next(iter(error.message_dict.items()))
        raise RuleError("invalid", complaints[0], field) from error
    return message


def _suppressed(message: Message) -> Message:
    if message.kind == Message.Kind.CALL and is_suppressed(message.recipient):
        message.status = Message.Status.SUPPRESSED
        for name, value in message.without_secrets().items():
            setattr(message, name, value)
    return message


def _attachment(message: Message, file: File) -> Attachment:
    name = compose.one_line(file.name)[:200]
    return Attachment(message=message, name=name, content_type=file.content_type, content=file.content)
