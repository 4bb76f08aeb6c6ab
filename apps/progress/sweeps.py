"""What the clock has read across nouns."""

import datetime

from celery import shared_task

from apps.base import clock
from apps.parties.actions import ask_for_proposals, index_names
from apps.parties.models import MergeRun
from apps.progress.tasks import look_for_merges_task

EVERY = datetime.timedelta(days=1)
NAMES_AT_ONCE = 2000


@shared_task
def look_for_merges() -> int:
    """Searches the directory once a day, and again where a worker died; returns how many searches it carried out."""
    index_names(most=NAMES_AT_ONCE)
    latest = MergeRun.objects.latest_done()
    if latest is None or latest.created_at < clock.now() - EVERY:
        ask_for_proposals(actor=None)
    due = MergeRun.objects.due().order_by("pk").values_list("pk", flat=True)
    return sum(look_for_merges_task(pk) for pk in due)
