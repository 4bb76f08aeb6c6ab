"""Reads the historical documents of a folder into the database and says what it found."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from apps.base.errors import RuleError
from apps.past_campaigns.actions import import_corpus

FIGURES = ("organisations", "individuals", "countries", "total")


class Command(BaseCommand):
    help = "Reads the documents of a folder (corpus/ unless named) into the archive. A second run adds nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        default = Path(settings.BASE_DIR) / "corpus"
        parser.add_argument("folder", nargs="?", type=Path, default=default, help="folder with a provenance.toml")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run = import_corpus(folder=options["folder"])
        except RuleError as refusal:
            raise CommandError(str(refusal.message)) from refusal
        for entry in run.report:
            self._tell(entry)
        known = run.documents - run.added
        if run.added:
            self.stdout.write(f"{run.added} of {run.documents} documents added, {known} were in the archive already.")
        else:
            self.stdout.write(f"Nothing to add: all {run.documents} documents are in the archive already.")

    def _tell(self, entry: dict[str, Any]) -> None:
        state = "added" if entry["added"] else "already there"
        self.stdout.write(f"{entry['file']} ({state})")
        self.stdout.write(f"  {entry['kind']}, {entry['date']}: {entry['title']}")
        for whom in entry["addressed_to"]:
            self.stdout.write(f"  to: {whom}")
        for whom in entry["copied_to"]:
            self.stdout.write(f"  cc: {whom}")
        self.stdout.write(f"  text: {entry['paragraphs']} paragraphs, {entry['footnotes']} footnotes")
        if entry["asks"] or entry["asks_in_prose"]:
            self.stdout.write(f"  asks: {entry['asks']} in a list, {entry['asks_in_prose']} proposed from prose")
        if entry["kind"] == "letter":
            self.stdout.write(f"  signatories: {', '.join(self._figure(entry, name) for name in FIGURES)}")
        if entry["kind"] != "letter":
            self.stdout.write(f"  areas of discussion: {entry['discussions']}, commitments: {entry['commitments']}")
        for warning in entry["warnings"]:
            self.stdout.write(f"  look at: {warning}")

    @staticmethod
    def _figure(entry: dict[str, Any], name: str) -> str:
        claimed = entry["claims"][name]
        return f"{entry['signatories'][name]} {name}" + (f" (text says {claimed})" if claimed is not None else "")
