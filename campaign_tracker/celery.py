"""Celery and its timetable.

Rows in the database are the queue, the broker is only the bell: a task carries ids and claims its row, a sweep rings
again for whatever a lost message or a killed worker left behind. So no result backend, no `eta`, no scheduler tables,
and a second beat does no harm.
"""

import io
import os
import sys
import warnings

from celery import Celery
from celery.signals import beat_init, worker_init
from django.core.management import CommandError, call_command

from campaign_tracker import broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign_tracker.settings")
broker.install()
# ./run as root on a machine of one's own is fine; docs/operations.md runs the services as a user of their own.
warnings.filterwarnings("ignore", message="You're running the worker with superuser")

app = Celery("campaign_tracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="sweeps")

# Sweeps, which find rows that are due -> how many beats apart (a beat is SWEEP_SECONDS long).
TIMETABLE = {
    "apps.mail.sweeps.send_due": 1,
    "apps.archive.sweeps.count_words": 1,
    "apps.archive.sweeps.mend_index": 1,
    "apps.letters.sweeps.close_due": 1,
    "apps.signatories.sweeps.send_reminders": 3,
    "apps.signatories.sweeps.expire_unconfirmed": 3,
    "apps.signatories.sweeps.refresh_tallies": 1,
    "apps.deliveries.sweeps.print_due": 1,
    "apps.deliveries.sweeps.follow_dispatches": 1,
    "apps.deliveries.sweeps.renew_editions": 3,
    "apps.past_campaigns.sweeps.ring_for_runs": 1,
    "apps.progress.sweeps.look_for_merges": 15,
}


def timetable(beat: float) -> dict[str, dict[str, object]]:
    """A message that no worker took within its interval expires: the next one does the same work."""
    return {
        task: {"task": task, "schedule": beats * beat, "options": {"expires": beats * beat}}
        for task, beats in TIMETABLE.items()
    }


@beat_init.connect
@worker_init.connect
def refuse_unsafe_start(**kwargs: object) -> None:
    """Run the system checks before worker and beat begin; leave with a plain message if one fails."""
    try:
        call_command("check", stdout=io.StringIO())  # what it says when all is well is no news
    except CommandError as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(1)
