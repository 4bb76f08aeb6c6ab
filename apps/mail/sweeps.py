"""What the clock does for the outbox."""

from celery import shared_task

from apps.mail import delivery
from apps.mail.models import Message

BATCH = 100  # mails over one connection
BATCHES = 10  # a run ends after these; the next one goes on


@shared_task
def send_due() -> int:
    """Sends what is due, oldest first: mails whose time has come, whose nudge was lost, whose sender was killed."""
    total = 0
    for _ in range(BATCHES):
        ids = list(Message.objects.due().order_by("due_at", "pk").values_list("pk", flat=True)[:BATCH])
        sent = delivery.deliver_batch(ids) if ids else 0
        total += sent
        if len(ids) < BATCH or not sent:
            break
    return total
