"""What the clock does for runs that take documents in."""

import datetime

from celery import shared_task
from django.db.models import Q

from apps.base import clock
from apps.past_campaigns.models import ImportItem, ImportRun
from apps.past_campaigns.tasks import work_on_run

QUIET = datetime.timedelta(minutes=1)  # after which nobody is believed to be at work: a turn takes ten seconds


@shared_task
def ring_for_runs() -> int:
    """Rings for the runs with due files that nobody works on: the bell was lost, or the worker killed.

    Runs at work ring for themselves. Returns how many bells.
    """
    quiet = Q(worked_at=None) | Q(worked_at__lt=clock.now() - QUIET)
    due = ImportItem.objects.due().order_by().values("run")
    rung = 0
    for pk in list(ImportRun.objects.filter(quiet, pk__in=due).values_list("pk", flat=True)):
        if ImportRun.objects.filter(quiet, pk=pk).update(worked_at=clock.now()) == 1:
            work_on_run.apply_async(args=(pk,), retry=False)
            rung += 1
    return rung
