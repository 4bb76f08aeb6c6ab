"""Says which organisations, persons, offices and institutions may be one. Changes nothing: people decide."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from apps.progress import merge


class Command(BaseCommand):
    help = "Lists names that may be one, with what speaks for and against it. Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=("text", "json"), default="text", help="json: one list of clusters")

    def handle(self, *args: Any, **options: Any) -> None:
        found = [merge.as_data(each) for each in merge.proposals()]
        if options["format"] == "json":
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
            return
        for each in found:
            self._tell(each)

    def _tell(self, each: dict[str, Any]) -> None:
        state = "one already" if each["joined"] else "proposed" if each["proposed"] else "worth a look"
        self.stdout.write(f"{each['score']:.2f} {each['kind']}, {state}: {', '.join(each['reasons'])}")
        for member in each["members"]:
            self.stdout.write(f"  {member['name']} ({member['country'] or '-'}) in {member['document'] or '-'}")
        if each["against"]:
            self.stdout.write(f"  against: {', '.join(each['against'])}")
