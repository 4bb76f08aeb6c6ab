"""The outbox: every mail is a row first. It knows no noun; owners hold a key to their message."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.base import clock, tokens
from apps.base.models import Dated

STRUCK_OUT = "…"  # what stands in a row where the token of a secret link stood


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self) -> Self:
        """What should leave now: queued and ripe, or left behind by a sender whose lease ran out."""
        now = clock.now()
        ripe = Q(status=Message.Status.QUEUED, due_at__lte=now)
        return self.filter(ripe | Q(status=Message.Status.SENDING, lease_until__lt=now))

    def lease(self, pk: int, *, minutes: int = 5) -> bool:
        """Claims one due message for sending; false when another worker has it."""
        until = clock.now() + datetime.timedelta(minutes=minutes)
        fields = {"status": Message.Status.SENDING, "lease_until": until, "attempts": models.F("attempts") + 1}
        return self.due().filter(pk=pk).update(**fields) == 1

    def waiting(self) -> Self:
        return self.filter(status__in=[Message.Status.QUEUED, Message.Status.SENDING])

    def mark_sent(self, message: "Message") -> bool:
        """Says that the mail server took it, and strikes its link tokens out; false if that was known already."""
        fields = {"status": Message.Status.SENT, "sent_at": clock.now(), "last_error": ""}
        return self._let_go(message, **fields, **message.without_secrets())

    def mark_suppressed(self, message: "Message") -> bool:
        return self._let_go(message, status=Message.Status.SUPPRESSED, **message.without_secrets())

    def mark_failed(self, message: "Message", error: str) -> bool:
        """`error` is a class and a code, never the server's sentence: that one quotes addresses."""
        mine = self.filter(attempts=message.attempts)
        return mine._let_go(message, status=Message.Status.FAILED, last_error=error)

    def postpone(self, message: "Message", error: str, *, until: datetime.datetime) -> bool:
        """Back into the queue; false when another sender has taken the message over meanwhile."""
        mine = self.filter(attempts=message.attempts)
        return mine._let_go(message, status=Message.Status.QUEUED, last_error=error, due_at=until)

    def _let_go(self, message: "Message", **fields: Any) -> bool:
        """Ends a lease. A message that its owner or a quicker worker has settled stays as it is."""
        held = self.filter(pk=message.pk, status=Message.Status.SENDING)
        return held.update(lease_until=None, updated_at=clock.now(), **fields) == 1


class Message(Dated):
    """One mail to one address. `key` is unique, so posting twice sends once.

    `message_id` is fixed when the row is made: a mail that left twice after a crash is seen as one by mail programs.
    `secrets` are the link tokens in the bodies; they are struck out of the row once the mail has left.
    """

    class Kind(models.TextChoices):
        CALL = "call", _("Call or reminder")
        SERVICE = "service", _("Service mail")
        LETTER = "letter", _("Letter to an addressee")

    class Status(models.TextChoices):
        QUEUED = "queued", _("Queued")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        SUPPRESSED = "suppressed", _("Not sent: address is on the suppression list")
        CANCELLED = "cancelled", _("Cancelled")

    key = models.CharField(_("key"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    status = models.CharField(_("state"), max_length=12, choices=Status.choices, default=Status.QUEUED)
    recipient = models.EmailField(_("to"))
    sender_name = models.CharField(_("sender's name"), max_length=200, blank=True)
    reply_to = models.EmailField(_("answers go to"), blank=True)
    subject = models.CharField(_("subject"), max_length=400)
    body_text = models.TextField(_("text"))
    body_html = models.TextField(_("text as HTML"), blank=True)
    headers = models.JSONField(_("further headers"), default=dict, blank=True)
    secrets = models.JSONField(default=list, blank=True, editable=False)
    language = models.CharField(_("language"), max_length=12, default="en")
    message_id = models.CharField(_("Message-ID"), max_length=200, unique=True, editable=False)
    due_at = models.DateTimeField(_("due"), default=clock.now)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["due_at"], name="mail_waiting", condition=Q(status__in=["queued", "sending"]))]

    def __str__(self) -> str:
        return self.subject

    def without_secrets(self) -> dict[str, Any]:
        """The fields that held link tokens, with the tokens struck out."""
        headers = {name: self._strike(value) for name, value in self.headers.items()}
        texts = {"body_text": self._strike(self.body_text), "body_html": self._strike(self.body_html)}
        return texts | {"headers": headers, "secrets": []}

    def _strike(self, text: str) -> str:
        for secret in self.secrets:
            text = text.replace(secret, STRUCK_OUT)
        return text


class Attachment(models.Model):
    """A file that travels with a message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    content = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.name


def address_digest(address: str) -> str:
    return tokens.digest(address.strip().lower())


class SuppressionQuerySet(models.QuerySet["Suppression"]):
    def of(self, address: str) -> Self:
        return self.filter(digest=address_digest(address))


class Suppression(Dated):
    """An address that nothing but service mail it asked for is sent to, whichever campaign wants to.

    Kept as SHA-256 of the lower-case address, so that the list survives erasure of everything else.
    """

    class Reason(models.TextChoices):
        UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
        BOUNCED = "bounced", _("Address does not exist")
        COMPLAINED = "complained", _("Complained")
        ERASED = "erased", _("Asked to be erased")

    digest = models.CharField(_("digest"), max_length=64, unique=True)
    reason = models.CharField(_("reason"), max_length=15, choices=Reason.choices)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")

    def __str__(self) -> str:
        return f"{self.digest[:8]} ({self.get_reason_display()})"
