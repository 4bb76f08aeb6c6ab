"""Takes the shipped list of UN Member States over into the directory, after saying what that changes."""

from argparse import ArgumentParser
from typing import Any

from apps.addressees.importing.states import read_states
from apps.addressees.management.commands.import_directory import ImportCommand


class Command(ImportCommand):
    help = (
        "Adds the 193 Member States of the UN with their missions in New York, and says each difference. What a person "
        "edited or verified is kept. A second run changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        self.add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        self.take_over(read_states(), options)
