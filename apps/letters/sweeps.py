"""What the clock does to letters."""

from celery import shared_task

from apps.base.errors import RuleError
from apps.letters import actions
from apps.letters.models import Letter


@shared_task
def close_due() -> int:
    """Closes every letter whose enforced deadline has come; returns how many."""
    return sum(_close(letter) for letter in Letter.objects.past_hard_deadline())


def _close(letter: Letter) -> bool:
    try:
        actions.close_letter(letter=letter, actor=None, reason="deadline")
    except RuleError:  # somebody closed or extended it this very moment
        return False
    return True
