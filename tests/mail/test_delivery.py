from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from pytest_django import Settings

from apps.base import clock
from apps.mail import delivery, outbox, sweeps
from apps.mail.models import Message, Suppression
from campaign_tracker import celery_app
from tests.mail.conftest import TOKEN, Post
from tests.servers import MailServer as Sink
from tests.servers import free_port


def reread(message: Message) -> Message:
    message.refresh_from_db()
    return message


def test_deliver_sends_text_html_and_headers(post: Post, sink: Sink) -> None:
    message = post(sender_name="Koalition für Züge", reply_to="people@example.org")
    assert delivery.deliver(message.pk)
    mail = sink.mails()[0]
    assert mail["Message-ID"] == message.message_id
    assert mail["To"] == "reader@example.org" and mail["Reply-To"] == "people@example.org"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Koalition für Züge" in mail["From"]
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert all(TOKEN in part.get_content() for part in mail.iter_parts())


def test_deliver_marks_the_row_and_strikes_tokens_out(post: Post, sink: Sink) -> None:
    link = f"https://campaigns.example.org/en/u/{TOKEN}/"
    message = post(unsubscribe_url=link)
    delivery.deliver(message.pk)
    row = reread(message)
    assert (row.status, row.attempts, row.lease_until, row.secrets) == (Message.Status.SENT, 1, None, [])
    assert row.sent_at is not None
    assert TOKEN not in row.body_text + row.body_html + str(row.headers)
    assert "https://campaigns.example.org/en/c/…/" in row.body_text


def test_deliver_sends_a_letter_with_its_attachment_and_no_bulk_header(post: Post, sink: Sink) -> None:
    files = [("letter.pdf", b"%PDF-1.7 \x00\xff", "application/pdf")]
    delivery.deliver(post(kind=Message.Kind.LETTER, attachments=files).pk)
    mail = sink.mails()[0]
    attachment = next(iter(mail.iter_attachments()))
    assert (attachment.get_filename(), attachment.get_payload(decode=True)) == ("letter.pdf", b"%PDF-1.7 \x00\xff")
    assert not {"auto-submitted", "list-unsubscribe", "precedence"} & {name.lower() for name in mail.keys()}


def test_deliver_twice_sends_once(post: Post, sink: Sink) -> None:
    message = post()
    assert [delivery.deliver(message.pk), delivery.deliver(message.pk)] == [True, False]
    assert len(sink.taken) == 1


@pytest.mark.django_db(transaction=True)
def test_deliver_by_several_workers_at_once_sends_once(post: Post, sink: Sink) -> None:
    message = post()

    def work(_: int) -> bool:
        try:
            return delivery.deliver(message.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as pool:
        results = list(pool.map(work, range(8)))
    assert sorted(results) == [False] * 7 + [True]
    assert len(sink.taken) == 1


def test_deliver_leaves_alone_what_is_not_due(post: Post, sink: Sink) -> None:
    message = post(due_at=clock.now() + timedelta(hours=1))
    assert not delivery.deliver(message.pk)
    with time_machine.travel(clock.now() + timedelta(hours=1, seconds=1)):
        assert delivery.deliver(message.pk)


def test_deliver_batch_uses_one_connection(post: Post, sink: Sink) -> None:
    ids = [post(key=f"trial:{number}").pk for number in range(5)]
    assert delivery.deliver_batch(ids) == 5
    assert (len(sink.taken), sink.connections) == (5, 1)


def test_send_due_sends_again_what_a_killed_worker_held(post: Post, sink: Sink) -> None:
    """The worker dies between lease and sent: nothing is lost, and the copy is known by its Message-ID."""
    message = post()
    assert Message.objects.lease(message.pk)
    assert sweeps.send_due() == 0
    with time_machine.travel(clock.now() + timedelta(minutes=5, seconds=1)):
        assert sweeps.send_due() == 1
    assert [mail["Message-ID"] for mail in sink.mails()] == [message.message_id]
    assert reread(message).attempts == 2


def test_send_due_repeats_a_mail_under_the_same_message_id_when_the_line_was_cut(post: Post, sink: Sink) -> None:
    """The server took the mail but could not say so."""
    message = post()
    sink.cuts.add("reader@example.org")
    assert sweeps.send_due() == 0
    assert reread(message).status == Message.Status.QUEUED
    sink.cuts.clear()
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        assert sweeps.send_due() == 1
    assert [mail["Message-ID"] for mail in sink.mails()] == [message.message_id] * 2


def test_send_due_goes_on_after_a_cut_line(post: Post, sink: Sink) -> None:
    sink.cuts.add("cut@example.org")
    post(key="a", recipient="cut@example.org")
    post(key="b")
    assert sweeps.send_due() == 1
    assert [envelope.rcpt_tos for envelope in sink.taken] == [["cut@example.org"], ["reader@example.org"]]


def test_send_due_finds_everything_after_the_batches_are_full(
    post: Post, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeps, "BATCH", 2)
    for number in range(5):
        post(key=f"trial:{number}")
    assert sweeps.send_due() == 5


def test_deliver_waits_twice_as_long_after_each_temporary_refusal(post: Post, sink: Sink) -> None:
    message = post()
    sink.replies["reader@example.org"] = "451 reader@example.org is busy"
    waits = []
    for _ in range(3):
        moment = max(reread(message).due_at, clock.now()) + timedelta(seconds=1)
        with time_machine.travel(moment, tick=False):
            assert not delivery.deliver(message.pk)
        waits.append(round((reread(message).due_at - moment).total_seconds()))
    assert waits == [60, 120, 240]
    assert (message.status, message.last_error) == (Message.Status.QUEUED, "SMTPRecipientsRefused 451")
    assert TOKEN in message.body_text


def test_deliver_gives_up_after_its_attempts(post: Post, sink: Sink) -> None:
    message = post()
    sink.replies["reader@example.org"] = "451 busy"
    Message.objects.filter(pk=message.pk).update(attempts=delivery.ATTEMPTS - 1)
    delivery.deliver(message.pk)
    assert reread(message).status == Message.Status.FAILED


def test_deliver_gives_up_on_a_mail_that_kills_its_senders(post: Post, sink: Sink) -> None:
    message = post()
    Message.objects.filter(pk=message.pk).update(attempts=delivery.ATTEMPTS)
    delivery.deliver(message.pk)
    assert (reread(message).status, message.last_error) == (Message.Status.FAILED, "GaveUp")
    assert sink.taken == []


def test_deliver_fails_for_good_without_telling_whom(post: Post, sink: Sink, caplog: pytest.LogCaptureFixture) -> None:
    message, other = post(), post(key="trial:2", recipient="other@example.org")
    sink.replies["reader@example.org"] = "550 no reader@example.org here"
    with caplog.at_level("INFO"):
        assert delivery.deliver_batch([message.pk, other.pk]) == 1
    assert (reread(message).status, message.last_error) == (Message.Status.FAILED, "SMTPRecipientsRefused 550")
    assert reread(other).status == Message.Status.SENT
    logged = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("apps."))
    assert "failed for good" in logged
    assert "example.org" not in logged and "Ada" not in logged and TOKEN not in logged


def test_deliver_counts_no_attempt_while_the_mail_server_is_away(post: Post, sink: Sink, settings: Settings) -> None:
    message, port = post(), settings.EMAIL_PORT
    settings.EMAIL_PORT = free_port()
    assert sweeps.send_due() == 0
    row = reread(message)
    assert (row.status, row.attempts, row.last_error) == (Message.Status.QUEUED, 0, "ConnectionRefusedError")
    settings.EMAIL_PORT = port
    assert sweeps.send_due() == 1
    assert reread(message).last_error == ""


def test_deliver_asks_the_suppression_list_right_before_sending(post: Post, sink: Sink) -> None:
    call, service = post(), post(key="trial:2", kind=Message.Kind.SERVICE)
    outbox.suppress("reader@example.org", Suppression.Reason.UNSUBSCRIBED)
    assert delivery.deliver_batch([call.pk, service.pk]) == 1
    assert reread(call).status == Message.Status.SUPPRESSED
    assert TOKEN not in call.body_text
    assert [mail["Message-ID"] for mail in sink.mails()] == [service.message_id]


def test_deliver_does_not_send_what_was_cancelled(post: Post, sink: Sink) -> None:
    message = post()
    outbox.cancel(Message.objects.filter(pk=message.pk))
    assert not delivery.deliver(message.pk)
    assert sweeps.send_due() == 0
    assert sink.taken == []


def test_a_late_failure_does_not_undo_what_another_worker_sent(post: Post) -> None:
    message = post()
    assert Message.objects.lease(message.pk)
    slow = Message.objects.get(pk=message.pk)
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        assert Message.objects.lease(message.pk)
        assert not Message.objects.mark_failed(slow, "TimeoutError")
        assert not Message.objects.postpone(slow, "TimeoutError", until=clock.now())
        assert Message.objects.mark_sent(Message.objects.get(pk=message.pk))
    assert not Message.objects.mark_failed(reread(message), "TimeoutError")
    assert reread(message).status == Message.Status.SENT


def test_timetable_runs_the_sweep() -> None:
    entries = [entry for entry in celery_app.conf.beat_schedule.values() if entry["task"] == sweeps.send_due.name]
    assert len(entries) == 1
    assert 20 <= entries[0]["schedule"] <= 60
    assert sweeps.send_due.name in celery_app.tasks
