from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email.utils import parseaddr
from time import monotonic

import pytest
from django.conf import settings
from django.db import connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from apps.base import clock
from apps.base.errors import RuleError
from apps.mail import outbox
from apps.mail.delivery import as_email
from apps.mail.models import Message, Suppression
from campaign_tracker import celery_app
from tests.mail.conftest import TOKEN, UNSUBSCRIBE, Post


def test_post_makes_one_row_per_key(post: Post) -> None:
    first = post()
    second = post(recipient="other@example.org")
    assert second.pk == first.pk
    assert list(Message.objects.values_list("recipient", flat=True)) == ["reader@example.org"]


def test_post_fills_text_and_html_each_with_its_escaping(post: Post) -> None:
    message = post(context={"name": "A & <b>B</b>", "link": "https://example.org/"})
    assert message.subject == "Campaigns: A & <b>B</b>"
    assert "Dear A & <b>B</b>," in message.body_text
    assert "Dear A &amp; &lt;b&gt;B&lt;/b&gt;," in message.body_html
    assert "<b>B</b>" not in message.body_html


def test_post_puts_rules_into_attributes_and_keeps_the_dark_ones(post: Post) -> None:
    html = post().body_html
    assert 'class="sheet"' in html and "max-width: 600px" in html.split('class="sheet"')[1].split(">")[0]
    assert "prefers-color-scheme: dark" in html
    assert "http-equiv" not in html and "<script" not in html and "<img" not in html


@pytest.mark.parametrize(
    ("asked", "given", "direction"),
    [("en", "en", "ltr"), ("ar", "ar", "rtl"), ("ko-KR", "ko", "ltr"), ("xx", "en", "ltr")],
)
def test_post_speaks_the_nearest_language_of_the_site(post: Post, asked: str, given: str, direction: str) -> None:
    message = post(language=asked)
    assert message.language == given
    assert message.headers["Content-Language"] == given
    assert f'<html lang="{given}" dir="{direction}">' in message.body_html


def test_post_uses_the_words_of_the_language(post: Post) -> None:
    """The site's own catalogue may be unfinished, so Django's word for "Yes" stands in for ours."""
    assert post(template="trial/mail/language", language="ko").subject == "예"
    assert post(template="trial/mail/language", language="en", key="trial:2").subject == "Yes"


def test_post_gives_each_kind_its_headers(post: Post) -> None:
    call = post(key="call").headers
    service = post(key="service", kind=Message.Kind.SERVICE).headers
    letter = post(key="letter", kind=Message.Kind.LETTER).headers
    assert call["Auto-Submitted"] == service["Auto-Submitted"] == "auto-generated"
    assert call["List-Unsubscribe"] == f"<{UNSUBSCRIBE}>"
    assert call["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert set(service) == {"Content-Language", "Auto-Submitted"}
    assert set(letter) == {"Content-Language"}


def test_post_shows_the_unsubscribe_address_in_both_bodies(post: Post) -> None:
    message = post()
    assert UNSUBSCRIBE in message.body_text
    assert f'href="{UNSUBSCRIBE}"' in message.body_html


def test_post_refuses_a_call_without_unsubscribing(post: Post) -> None:
    with pytest.raises(ValueError, match="unsubscribe_url"):
        post(unsubscribe_url="")
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@example.org\nBcc: victim@example.org", "a@example.org, b@example.org"]
)
def test_post_refuses_what_is_no_address(post: Post, address: str) -> None:
    with pytest.raises(RuleError) as refusal:
        post(recipient=address)
    assert (refusal.value.code, refusal.value.field) == ("invalid", "recipient")
    assert not Message.objects.exists()


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\x00"])
def test_post_lets_nobody_smuggle_in_a_header(post: Post, line_break: str) -> None:
    evil = f"Ada{line_break}Bcc: victim@example.org"
    message = post(context={"name": evil, "link": "https://example.org/"}, sender_name=evil)
    mail = as_email(message).message()
    assert message.subject == "Campaigns: Ada Bcc: victim@example.org"
    assert mail["Bcc"] is None
    assert "victim@example.org" in str(mail["From"]) and parseaddr(str(mail["From"]))[1] != "victim@example.org"
    assert len(mail.get_all("From") or []) == 1


def test_post_sends_from_the_site_under_the_name_of_the_sender(post: Post, settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Campaign tracker <campaigns@example.org>"
    named = post(sender_name='Coalition "한국", e.V.', reply_to="people@example.org")
    plain = post(key="trial:2")
    assert as_email(named).message()["From"].endswith("<campaigns@example.org>")
    assert as_email(named).message()["Reply-To"] == "people@example.org"
    assert as_email(plain).message()["From"] == "Campaign tracker <campaigns@example.org>"


def test_post_fixes_the_message_id_under_the_host_of_the_site(post: Post, settings: Settings) -> None:
    settings.SITE_HOST = "campaigns.example.org"
    message = post()
    assert message.message_id.endswith("@campaigns.example.org>")
    assert as_email(message).message()["Message-ID"] == message.message_id


def test_post_keeps_attachments(post: Post) -> None:
    message = post(kind=Message.Kind.LETTER, attachments=[("letter\n.pdf", b"%PDF-1.7", "application/pdf")])
    part = list(as_email(message).message().walk())[-1]
    assert part.get_filename() == "letter .pdf"
    assert part.get_payload(decode=True) == b"%PDF-1.7"


def test_post_never_queues_a_call_to_a_suppressed_address(post: Post) -> None:
    outbox.suppress(" Reader@Example.org ", Suppression.Reason.UNSUBSCRIBED)
    call = post()
    service = post(key="trial:2", kind=Message.Kind.SERVICE)
    assert call.status == Message.Status.SUPPRESSED
    assert TOKEN not in call.body_text + call.body_html
    assert service.status == Message.Status.QUEUED


def test_suppress_keeps_the_first_reason_and_no_address(db: None) -> None:
    outbox.suppress("reader@example.org", Suppression.Reason.COMPLAINED)
    row = outbox.suppress("READER@example.org", Suppression.Reason.UNSUBSCRIBED)
    assert row.reason == Suppression.Reason.COMPLAINED
    assert "reader" not in repr(list(Suppression.objects.values()))
    assert outbox.is_suppressed("reader@EXAMPLE.org") and not outbox.is_suppressed("writer@example.org")


def test_cancel_takes_back_only_what_waits_and_strikes_tokens_out(post: Post) -> None:
    waiting, leaving, gone = post(key="a"), post(key="b"), post(key="c")
    assert Message.objects.lease(leaving.pk)
    Message.objects.filter(pk=gone.pk).update(status=Message.Status.SENT)
    assert outbox.cancel(Message.objects.all()) == 1
    waiting.refresh_from_db()
    assert waiting.status == Message.Status.CANCELLED
    assert TOKEN not in waiting.body_text and waiting.secrets == []
    assert outbox.cancel(Message.objects.all()) == 0


def test_try_again_gives_a_failed_mail_all_its_attempts(post: Post) -> None:
    message = post()
    Message.objects.filter(pk=message.pk).update(status=Message.Status.FAILED, attempts=16)
    assert outbox.try_again(Message.objects.all()) == 1
    message.refresh_from_db()
    assert (message.status, message.attempts) == (Message.Status.QUEUED, 0)
    assert TOKEN in message.body_text


def test_post_rings_after_commit_for_what_is_due_only(
    post: Post, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as bells:
        post()
        post()
        post(key="later", due_at=clock.now() + timedelta(days=1))
    assert len(bells) == 1


def test_post_survives_a_broker_that_is_away(
    post: Post,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
    dead_broker: None,
) -> None:
    start = monotonic()
    with django_capture_on_commit_callbacks(execute=True) as bells:
        message = post()
    assert len(bells) == 1
    assert monotonic() - start < 3
    assert message in Message.objects.due()
    assert "no broker" in caplog.text and "example.org" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_post_under_one_key_at_once_makes_one_row(post: Post) -> None:
    def attempt(_: int) -> int:
        try:
            with transaction.atomic():
                return post().pk
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as pool:
        made = set(pool.map(attempt, range(8)))
    assert len(made) == 1
    assert Message.objects.count() == 1


@pytest.fixture
def dead_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker at a port where nobody listens."""
    monkeypatch.setenv("CELERY_BROKER_URL", "redis://127.0.0.1:9/0")  # Celery asks the environment first
    monkeypatch.setitem(celery_app.conf, "broker_transport_options", settings.REDIS_TRANSPORT)
    monkeypatch.setattr(celery_app, "_pool", None)
    monkeypatch.setattr(celery_app.amqp, "_producer_pool", None)
