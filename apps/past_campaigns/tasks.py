"""Runs worked off in the background. The rows are the queue; a task carries the number of a run."""

from celery import shared_task

from apps.past_campaigns import importing


@shared_task
def work_on_run(pk: int) -> bool:
    """Works for a few seconds and rings for the next turn, behind whatever else waits meanwhile."""
    more = importing.work_on(pk)
    if more:
        work_on_run.apply_async(args=(pk,), retry=False)
    return more
