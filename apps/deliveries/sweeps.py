"""What the clock does to editions and dispatches."""

import logging

from celery import shared_task

from apps.base.errors import RuleError
from apps.deliveries import actions, pdf, rules
from apps.deliveries.models import Dispatch, Edition
from apps.letters.models import Letter
from apps.mail.models import Message

logger = logging.getLogger(__name__)


@shared_task
def print_due() -> int:
    """Prints the editions whose bell was lost or whose printer died; returns how many."""
    return sum(pdf.print_edition(pk) for pk in Edition.objects.due().order_by("pk").values_list("pk", flat=True))


@shared_task
def follow_dispatches() -> int:
    """Carries what became of the mails over to their dispatches; returns how many moved on."""
    waiting = Dispatch.objects.filter(status=Dispatch.Status.READY, message__isnull=False)
    ended = waiting.exclude(message__in=Message.objects.waiting()).select_related("message", "edition__letter")
    return sum(_is_settled(dispatch) for dispatch in ended)


@shared_task
def renew_editions() -> int:
    """Makes a new edition of each letter whose latest names somebody who may not be named any more."""
    printed = Edition.objects.ready().values("letter")
    outdated = [letter for letter in Letter.objects.filter(pk__in=printed) if _is_outdated(letter)]
    for letter in outdated:
        actions.create_edition(letter=letter, actor=None)
    return len(outdated)


def _is_settled(dispatch: Dispatch) -> bool:
    try:
        actions.settle_dispatch(dispatch=dispatch)
    except RuleError as refusal:  # another worker was quicker, or a person moved it on
        logger.info("Dispatch %s was not settled: %s", dispatch.pk, refusal.code)
        return False
    return True


def _is_outdated(letter: Letter) -> bool:
    """Whether the latest edition was printed and names too many; one that failed is a person's task first."""
    latest = letter.editions.select_related("letter").order_by("-number").first()
    return latest is not None and latest.status == Edition.Status.READY and not rules.is_current(latest)
