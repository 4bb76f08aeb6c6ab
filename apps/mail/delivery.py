"""From the outbox to the mail server.

At least once: a row is marked before the mail server is spoken to (lease) and after (sent). Killed between the two, the
lease runs out and the sweep sends again, under the same Message-ID, by which mail programs recognise the copy.
"""

import datetime
import logging
import smtplib
from collections.abc import Iterable
from email.utils import format_datetime, formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from apps.base import clock
from apps.mail.models import Message, Suppression

ATTEMPTS = 16  # with the waits below: about two days
FIRST_WAIT = datetime.timedelta(minutes=1)  # doubles with every attempt
LONGEST_WAIT = datetime.timedelta(hours=6)

logger = logging.getLogger(__name__)


def deliver(pk: int) -> bool:
    """Sends one message if it is due and nobody else has it; true if it left now."""
    return deliver_batch([pk]) == 1


def deliver_batch(pks: Iterable[int]) -> int:
    """Sends messages over one connection and returns how many left. Stops when the mail server cannot be reached: no
    attempt is counted then, and the sweep finds the rest as it was."""
    connection, waiting, sent = get_connection(), list(pks), 0
    try:
        for number, pk in enumerate(waiting):
            if not _opens(connection, waiting[number:]):
                break
            if Message.objects.lease(pk):
                sent += _send(Message.objects.prefetch_related("attachments").get(pk=pk), connection)
    finally:
        connection.close()
    return sent


def _opens(connection: BaseEmailBackend, waiting: list[int]) -> bool:
    """Opens the connection or finds it open. A refused login is no fault of the messages either."""
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("mail server not reached (%s), %d mails wait", _name(error), len(waiting))
        left = Message.objects.filter(pk__in=waiting, status=Message.Status.QUEUED)
        left.update(last_error=_name(error), updated_at=clock.now())
        return False
    return True


def _send(message: Message, connection: BaseEmailBackend) -> bool:
    if message.kind == Message.Kind.CALL and Suppression.objects.of(message.recipient).exists():
        Message.objects.mark_suppressed(message)
        return False
    if message.attempts > ATTEMPTS:  # each earlier attempt ended with the sender's death
        return _fail(message, "GaveUp")
    try:
        connection.send_messages([as_email(message)])
    except Exception as error:  # one message that cannot be sent must not keep the others
        _settle(message, error, connection)
        return False
    Message.objects.mark_sent(message)
    logger.info("mail %s (%s) sent, attempt %s", message.pk, message.kind, message.attempts)
    return True


def _settle(message: Message, error: Exception, connection: BaseEmailBackend) -> None:
    if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPResponseException):
        connection.close()  # what the line is worth is unknown: the next message opens a new one
    if is_permanent(error) or message.attempts >= ATTEMPTS:
        _fail(message, _name(error))
        return
    wait = min(FIRST_WAIT * 2 ** (message.attempts - 1), LONGEST_WAIT)
    Message.objects.postpone(message, _name(error), until=clock.now() + wait)
    logger.warning("mail %s postponed by %s (%s)", message.pk, wait, _name(error))


def _fail(message: Message, error: str) -> bool:
    Message.objects.mark_failed(message, error)
    logger.error("mail %s (%s) failed for good (%s)", message.pk, message.kind, error)
    return False


def is_permanent(error: Exception) -> bool:
    """Whether trying again is of no use: RFC 5321 5yz replies about recipient or content, or a mail that cannot be
    written down. A refused sender or login is ours to put right, so it waits."""
    if isinstance(error, (smtplib.SMTPSenderRefused, smtplib.SMTPAuthenticationError)):
        return False
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code >= 500
    return isinstance(error, (ValueError, smtplib.SMTPNotSupportedError))


def _name(error: Exception) -> str:
    """Class and reply code. The server's sentence stays out: it quotes addresses."""
    codes = [getattr(error, "smtp_code", None)]
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
    return " ".join([type(error).__name__, *(str(code) for code in codes if code)])


def as_email(message: Message) -> EmailMultiAlternatives:
    """The row as a mail. Date is the moment of sending; everything else stands in the row."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.body_text,
        from_email=formataddr((message.sender_name, address)) if message.sender_name else settings.DEFAULT_FROM_EMAIL,
        to=[message.recipient],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={**message.headers, "Message-ID": message.message_id, "Date": format_datetime(clock.now())},
    )
    if message.body_html:
        email.attach_alternative(message.body_html, "text/html")
    for attachment in message.attachments.all():
        email.attach(attachment.name, bytes(attachment.content), attachment.content_type)
    return email
