import datetime

import pytest

from apps.progress.rules import thread_state

SENT = datetime.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, "awaiting"),
        (20, "awaiting"),
        (21, "due_soon"),
        (30, "due_soon"),
        (31, "delayed"),
        (60, "delayed"),
        (61, "long_overdue"),
    ],
)
def test_thread_ages_by_days_since_sending(days: int, state: str) -> None:
    today = SENT + datetime.timedelta(days=days)
    assert thread_state(sent_on=SENT, replied=False, is_over=False, today=today) == state


def test_a_reply_ends_the_clock_and_so_does_the_end_of_the_campaign() -> None:
    today = SENT + datetime.timedelta(days=90)
    assert thread_state(sent_on=SENT, replied=True, is_over=True, today=today) == "replied"
    assert thread_state(sent_on=SENT, replied=False, is_over=True, today=today) == "closed"
    assert thread_state(sent_on=None, replied=False, is_over=False, today=today) == "not_sent"
