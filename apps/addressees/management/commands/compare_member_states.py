"""Says where the shipped Member States differ from the public list that they were made from. Changes nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.addressees.importing.unterm import deviations


class Command(BaseCommand):
    help = "Compares the shipped Member States with data/country-codes.csv of datasets/country-codes. Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="country-codes.csv with its columns UNTERM …")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = list(deviations(options["file"]))
        except (OSError, ValueError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        for each in found:
            reason = each.note or "no reason given: look at it"
            self.stdout.write(f"{each.code}  {each.name}: {each.listed or '-'} → {each.ours or '-'}  ({reason})")
        open_ones = sum(not each.note for each in found)
        self.stdout.write(f"{len(found)} names differ, {open_ones} of them without a reason.")
