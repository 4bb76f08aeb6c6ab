"""Sending, as background work. The rows are the queue; a task carries their ids."""

from celery import shared_task

from apps.mail import delivery


@shared_task
def deliver_messages(ids: list[int]) -> int:
    return delivery.deliver_batch(ids)
