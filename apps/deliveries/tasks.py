"""Printing, away from whoever asked for it."""

from celery import shared_task

from apps.deliveries import pdf


@shared_task
def print_edition_task(pk: int) -> bool:
    """Prints one edition if it is due; a second bell for the same one does nothing."""
    return pdf.print_edition(pk)
