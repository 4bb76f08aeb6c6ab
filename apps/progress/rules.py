"""The clock of a thread: where a letter to one addressee stands, derived from what was sent and what came back."""

import datetime
from enum import StrEnum

# Days from sending. Replies to letters of this kind took 15 to 56 days, so a check at 30 is early and at 60 is fair.
DUE_SOON, DELAYED, LONG_OVERDUE = 20, 30, 60


class ThreadState(StrEnum):
    NOT_SENT = "not_sent"
    AWAITING = "awaiting"
    DUE_SOON = "due_soon"
    DELAYED = "delayed"
    LONG_OVERDUE = "long_overdue"
    REPLIED = "replied"
    CLOSED = "closed"


def thread_state(*, sent_on: datetime.date | None, replied: bool, is_over: bool, today: datetime.date) -> ThreadState:
    """Where the thread stands on `today`; `is_over` when the campaign was concluded without a reply."""
    if replied:
        return ThreadState.REPLIED
    if is_over:
        return ThreadState.CLOSED
    if sent_on is None:
        return ThreadState.NOT_SENT
    days = (today - sent_on).days
    for limit, state in ((LONG_OVERDUE, ThreadState.LONG_OVERDUE), (DELAYED, ThreadState.DELAYED)):
        if days > limit:
            return state
    return ThreadState.DUE_SOON if days > DUE_SOON else ThreadState.AWAITING
