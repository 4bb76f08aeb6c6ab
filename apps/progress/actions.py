"""Asking for the long reads."""

from functools import partial

from django.db import transaction

from apps.accounts.models import User
from apps.parties.actions import ask_for_proposals
from apps.parties.models import MergeRun
from apps.progress.tasks import look_for_merges_task


def look_for_merges(*, actor: User | None) -> MergeRun:
    """Has the directory searched for rows that may be one, in the background; a search under way is enough."""
    run = ask_for_proposals(actor=actor)
    bell = partial(look_for_merges_task.apply_async, args=(run.pk,), retry=False)
    transaction.on_commit(bell, robust=True)  # the sweep carries out what nobody heard
    return run
