"""Brings an embedded installation to where it can be used: `python -m campaign_tracker.preparation`.

One process for all commands, because loading the project is what takes the time. Every command may be repeated.
"""

import os
import sys

import django
from django.conf import settings
from django.core.management import CommandError, call_command

FIRST_LETTER = "demonstration-open-letter"


def prepare() -> None:
    """Raises CommandError in words for whoever started it."""
    call_command("check")
    say("Database")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    say("Member States of the United Nations")
    call_command("import_member_states", brief=True)
    say("Archive")
    call_command("import_corpus")
    say("Demonstration")
    call_command("create_demonstration")
    say("A first letter as PDF")
    call_command("print_letter", FIRST_LETTER, output=settings.VAR_DIR / "first-letter.pdf")


def say(step: str) -> None:
    print(f"== {step}", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign_tracker.settings")
    django.setup()
    try:
        prepare()
    except CommandError as refusal:
        sys.exit(str(refusal))
