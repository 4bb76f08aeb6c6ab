"""Takes the documents of a folder in as an import run."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.base.errors import RuleError
from apps.past_campaigns import actions, importing
from apps.past_campaigns.models import ImportItem, ImportRun

EVERY = 100  # files between two lines of progress
PAUSE = 2.0  # seconds between two looks at what the workers have done


class Command(BaseCommand):
    help = (
        "Takes every document below a folder in. Workers read them and, with --import-ready, import those in which "
        "nothing is doubtful; the others wait at the desk for somebody to look at them. Files that the archive holds "
        "already are named as such. A provenance.toml beside files says where they come from, as in corpus/."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--public", action="store_true", help="what is imported is shown in the public archive")
        parser.add_argument("--as-past-campaigns", action="store_true", help="also as past campaigns (with --public)")
        parser.add_argument("--import-ready", action="store_true", help="import without a look what has no doubts")
        parser.add_argument("--resume", type=int, metavar="RUN", help="go on with a run that was cut off or stopped")
        work = parser.add_mutually_exclusive_group()
        work.add_argument("--here", action="store_true", help="read and import in this process, without workers")
        work.add_argument("--follow", action="store_true", help="wait for the workers and show how far they are")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run = _run(options)
            added = self._add(run, options["folder"])
        except RuleError as refusal:
            raise CommandError(str(refusal.message)) from refusal
        self.stdout.write(f"Run {run.pk}: {added} files of {options['folder']} are in.")
        if options["here"] or options["follow"]:
            self._wait(run, here=options["here"])
            self._tell(run)
        else:
            self.stdout.write("Workers read them now; the desk shows how far they are.")

    def _add(self, run: ImportRun, folder: Path) -> int:
        added = 0
        for added, _item in enumerate(actions.add_folder(run=run, folder=folder), start=1):
            if added % EVERY == 0:
                self.stdout.write(f"{added} files are in.")
        return added

    def _wait(self, run: ImportRun, *, here: bool) -> None:
        """Until nothing is left to do, or somebody stops the run."""
        told = ""
        while run.items.pending().exists() and not ImportRun.objects.filter(pk=run.pk, status="stopped").exists():
            if not here or not importing.work_on(run.pk, seconds=PAUSE):
                time.sleep(PAUSE if run.items.pending().exists() else 0)  # workers have the rest in hand
            counts = _words(run.items.by_state())
            if counts != told:
                self.stdout.write(counts)
            told = counts

    def _tell(self, run: ImportRun) -> None:
        for item in run.items.light().order_by("pk").iterator(chunk_size=200):
            outcome = f"{item.name}: {item.get_status_display()}"
            if item.status == ImportItem.Status.READ and item.remarks:
                outcome += f", {item.remarks} to look at"
            self.stdout.write(f"{outcome} ({item.message})" if item.message else outcome)
        run.refresh_from_db()
        self.stdout.write(f"{run.get_status_display()}. {_words(run.items.by_state())}")


def _run(options: dict[str, Any]) -> ImportRun:
    """A new run, or one to go on with: stopped, it starts again. Raises RuleError or CommandError."""
    if options["resume"] is None:
        return actions.start_run(
            name=options["folder"].resolve().name,
            actor=None,
            is_public=options["public"],
            as_past_campaigns=options["as_past_campaigns"],
            imports_ready=options["import_ready"],
        )
    run = ImportRun.objects.filter(pk=options["resume"]).first()
    if run is None:
        raise CommandError(f"There is no run {options['resume']}.")
    return actions.resume_run(run=run, actor=None) if run.status == ImportRun.Status.STOPPED else run


def _words(counts: dict[str, int]) -> str:
    states = dict(ImportItem.Status.choices)
    return ", ".join(f"{states[state]}: {number}" for state, number in counts.items() if number)
