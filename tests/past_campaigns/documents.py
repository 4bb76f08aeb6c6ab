"""Labelled documents of all kinds for imports, and small ones made here."""

from pathlib import Path

from django.conf import settings

from apps.accounts.models import User
from apps.past_campaigns import actions
from apps.past_campaigns.models import ImportItem, ImportRun

FOLDER = Path(settings.BASE_DIR) / "benchmarks" / "reading" / "work"
WORK = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def letter(
    number: int = 1,
    *,
    signatories: int = 3,
    claimed: int | None = None,
    date: str = "3 March 2021",
    ministry: str = "Justice",
) -> bytes:
    """A plain open letter that is read without a doubt; another number gives other bytes and other signatories."""
    names = "\n".join(f"Rights Watch {number}-{index}, Kenya" for index in range(1, signatories + 1))
    count = signatories if claimed is None else claimed
    return (
        f"{date}\n\nJane Mwangi\nMinister of Justice\nMinistry of {ministry}\nNairobi, Kenya\n\n"
        f"Open letter {number} on detention without trial\n\nDear Minister Mwangi,\n\n"
        f"We, the undersigned {count} organisations, write to you about people held without trial.\n\n"
        "We call on you to:\n\n1. release those who were never charged;\n2. let lawyers visit the camps.\n\n"
        f"Sincerely,\n\n{names}\n"
    ).encode()


def run(actor: User | None = None, **options: bool) -> ImportRun:
    return actions.start_run(name="Old letters", actor=actor, **options)


def read(data: bytes | None = None, *, name: str = "letter.txt", into: ImportRun | None = None) -> ImportItem:
    """A file of a run, read as a worker would."""
    item = actions.add_file(run=into or run(), name=name, data=letter() if data is None else data)
    actions.read_item(item.pk)
    item.refresh_from_db()
    return item
