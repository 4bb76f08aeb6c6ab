"""Writes the index of words anew, document by document, so that searches go on meanwhile."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.archive import search
from apps.archive.models import Document

TOGETHER = 100  # documents in one transaction


class Command(BaseCommand):
    help = (
        "Indexes all passages of the archive anew and counts their words. With --check nothing is written: the command "
        "says how many documents are not in the index as they should be, and fails if there are any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only look")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            return self._check()
        keys = list(Document.objects.order_by("pk").values_list("pk", flat=True))
        passages = 0
        for at in range(0, len(keys), TOGETHER):
            some = Document.objects.filter(pk__in=keys[at : at + TOGETHER]).defer("original", "text")
            passages += search.index(some)
            self.stdout.write(f"{min(at + TOGETHER, len(keys))}/{len(keys)}")
        search.forget_counts()
        while search.count_words():
            pass
        self.stdout.write(self.style.SUCCESS(f"{passages} passages of {len(keys)} documents are indexed."))

    def _check(self) -> None:
        count = len(search.drifted(thoroughly=True))
        if count:
            raise CommandError(f"{count} documents are not in the index as they should be: run reindex_archive.")
        self.stdout.write(self.style.SUCCESS("The index is as it should be."))
