"""Long reads across nouns, away from whoever asked for them."""

from celery import shared_task

from apps.parties.actions import keep_proposals
from apps.parties.models import MergeRun
from apps.progress import merge


@shared_task
def look_for_merges_task(pk: int) -> bool:
    """Searches the directory once for each run; a second bell for the same one does nothing."""
    if not MergeRun.objects.claim(pk):
        return False
    keep_proposals(run=MergeRun.objects.get(pk=pk), found=merge.found())
    return True
