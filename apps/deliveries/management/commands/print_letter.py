"""Prints any letter of the database as PDF, or names them all."""

from argparse import ArgumentParser
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.base.errors import RuleError
from apps.deliveries import pdf
from apps.letters.models import Letter


class Command(BaseCommand):
    help = "Prints a letter as PDF (print_letter SLUG -o FILE.pdf), or names every letter (print_letter --list)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", nargs="?", help="short name of the letter")
        parser.add_argument("-o", "--output", type=Path, help="the file to write")
        parser.add_argument("--list", action="store_true", help="slug, date and title of every letter, tab-separated")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            self._list()
        elif not options["slug"]:
            raise CommandError("Name a letter, or use --list to see them all.")
        elif not options["output"]:
            raise CommandError("Say where the PDF shall go: -o FILE.pdf")
        else:
            self._print(options["slug"], options["output"])

    def _list(self) -> None:
        for letter in Letter.objects.order_by("date", "slug"):
            date = letter.date.isoformat() if letter.date else ""
            self.stdout.write("\t".join((letter.slug, date, " ".join(letter.title.split()))))

    def _print(self, slug: str, path: Path) -> None:
        try:
            content = pdf.printed(_find(slug))
        except RuleError as refusal:
            raise CommandError(f"{slug} cannot be printed: {refusal.message}") from refusal
        try:
            path.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}") from error
        self.stderr.write(f"{path}: {len(content)} bytes")


def _find(slug: str) -> Letter:
    letter = Letter.objects.select_related("campaign", "version").filter(slug=slug).first()
    if letter is None:
        known = list(Letter.objects.values_list("slug", flat=True))
        nearest = get_close_matches(slug, known, n=3, cutoff=0.3) or sorted(known)[:3]
        hint = f" Nearest: {', '.join(nearest)}" if nearest else " The database has no letters."
        raise CommandError(f"There is no letter {slug!r}.{hint}")
    return letter
