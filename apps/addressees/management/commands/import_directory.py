"""Takes a file of institutions and offices over into the directory, after saying what that changes."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.addressees import actions
from apps.addressees.importing.compare import Difference
from apps.addressees.importing.entries import DirectoryFile
from apps.addressees.importing.files import read_directory
from apps.base.errors import RuleError

WORDS = {"added": "added", "changed": "changed", "conflict": "KEPT", "missing": "no longer in the file, stays"}
WHY = {"edited": "a person edited it", "verified": "a person verified it"}


class ImportCommand(BaseCommand):
    """What both commands do with a file that was read."""

    def add_options(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        parser.add_argument("--overwrite", action="store_true", help="settle conflicts for the file")
        parser.add_argument("--brief", action="store_true", help="only the sum, not each difference")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="json: one object")

    def take_over(self, file: DirectoryFile, options: dict[str, Any]) -> None:
        try:
            report = actions.import_directory(
                file=file, actor=None, is_rehearsal=options["dry_run"], overwrite=options["overwrite"]
            )
        except RuleError as refusal:
            raise CommandError(f"{refusal.message} ({refusal.field})") from refusal
        if options["format"] == "json":
            self.stdout.write(json.dumps(self._as_data(report, options), ensure_ascii=False, indent=1))
            return
        for each in () if options["brief"] else report.differences:
            self.stdout.write(self._line(each, options["overwrite"]))
        self.stdout.write(self._sum(report, options["dry_run"]))

    @staticmethod
    def _as_data(report: actions.ImportReport, options: dict[str, Any]) -> dict[str, Any]:
        return {
            "file": report.file.name,
            "source": report.file.source,
            "date": report.file.date.isoformat(),
            "dry_run": options["dry_run"],
            "overwrite": options["overwrite"],
            "entries": len(report.file.entries),
            "written": report.written,
            "differences": [each.as_data() for each in report.differences],
        }

    @staticmethod
    def _line(each: Difference, overwrite: bool) -> str:
        if not each.field:
            return f"{WORDS[each.what]}: {each.key}  {each.label}"
        word = "overwritten" if each.what == "conflict" and overwrite else WORDS[each.what]
        why = f"  ({WHY[each.why]})" if each.why else ""
        return f"{word}: {each.key}  {each.field}: {each.old or '(empty)'} → {each.new or '(empty)'}{why}"

    @staticmethod
    def _sum(report: actions.ImportReport, is_rehearsal: bool) -> str:
        entries = len(report.file.entries)
        counts = {what: len(report.of(what)) for what in ("added", "changed", "conflict", "missing")}
        if not any(counts.values()):
            return f"Nothing to do: the directory says what the {entries} entries of the file say."
        told = ", ".join(f"{count} {'conflicts' if what == 'conflict' else what}" for what, count in counts.items())
        end = "Nothing was written (dry run)." if is_rehearsal else f"{report.written} written."
        return f"{entries} entries: {told}. {end}"


class Command(ImportCommand):
    help = "Adds institutions and offices from a TOML file, says each difference, keeps what a person edited."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="its form is told in apps/addressees/importing/files.py")
        self.add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            file = read_directory(options["file"])
        except (OSError, ValueError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        self.take_over(file, options)
