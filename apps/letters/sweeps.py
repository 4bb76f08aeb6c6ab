"""What the clock does to letters."""

from celery import shared_task

from apps.letters import actions
from apps.letters.models import Letter


@shared_task
def close_due() -> int:
    """Closes every letter whose enforced deadline has come; returns how many."""
    due = list(Letter.objects.past_hard_deadline())
    for letter in due:
        actions.close_letter(letter=letter, actor=None, reason="deadline")
    return len(due)
