"""A folder of 1,000 documents imported through the command, against the bare reader over the same files.

    python -m benchmarks.import_folder [FILES]

Half are letters made up with 3 to 80 signatories, half copies of the labelled documents of all kinds, each with bytes
of its own. Both sides run as a process of their own on an empty SQLite installation: the limit is `manage.py
parse_document`, which keeps nothing; ours stores the files, reads them, keeps what was read, and imports those without
a doubt: into the archive alone, then as public past campaigns with signatories. Prints CPU time and peak memory.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ROOT / "benchmarks" / "reading" / "work"
FILES = 1000
MOST = {"archive": 2.0, "past campaigns": 4.0}  # times the bare reader
MORE_MEMORY = 1.5  # times the bare reader's peak


@dataclass(frozen=True)
class Run:
    """What a process took: seconds of one processor, so that other work on the machine counts on neither side."""

    seconds: float
    megabytes: float


def made_up(number: int) -> bytes:
    """A letter that is read without a doubt."""
    count = 3 + number * 7 % 78
    names = "\n".join(f"Rights Watch {number % 90}-{index}, Kenya" for index in range(1, count + 1))
    paragraphs = "\n\n".join(
        f"In case {number}-{index} nobody was told why, where, or for how long people were held." for index in range(12)
    )
    return (
        f"3 March 2021\n\nJane Mwangi\nMinister of Justice\nMinistry of Justice\nNairobi, Kenya\n\n"
        f"Open letter {number} on detention without trial\n\nDear Minister Mwangi,\n\n"
        f"We, the undersigned {count} organisations, write to you about people held without trial.\n\n{paragraphs}\n\n"
        "We call on you to:\n\n1. release those who were never charged;\n2. let lawyers visit the camps.\n\n"
        f"Sincerely,\n\n{names}\n"
    ).encode()


def fill(folder: Path, files: int) -> None:
    """White space at the end gives each copy bytes of its own and changes nothing that is read."""
    kinds = sorted(path for path in KINDS.iterdir() if path.suffix != ".json")
    for number in range(files):
        path = kinds[number // 2 % len(kinds)]
        if number % 2:
            (folder / f"{number:04}-{path.name}").write_bytes(
                path.read_bytes() + b"\n" * (1 + number // 2 // len(kinds))
            )
        else:
            (folder / f"{number:04}-made-up.txt").write_bytes(made_up(number))


def manage(var: Path, *arguments: str) -> Run:
    """One command as a process of its own; its output is thrown away."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment |= {"VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "campaign_tracker.settings"}
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"manage.py {arguments[0]} ended with {status}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def imported(scratch: Path, name: str, folder: Path, options: Sequence[str]) -> Run:
    var = scratch / name.replace(" ", "-")
    manage(var, "migrate", "--verbosity", "0")
    return manage(var, "import_folder", str(folder), "--import-ready", "--here", *options)


def show(name: str, ours: Run, limit: Run, files: int, most: float) -> int:
    ratio, memory = ours.seconds / limit.seconds, ours.megabytes / limit.megabytes
    kept = ratio <= most and memory <= MORE_MEMORY
    print(
        f"| {files} documents, {name} (`benchmarks.import_folder`) | {ours.seconds:.0f} s, "
        f"{files / ours.seconds:.1f} a second, {ours.megabytes:.0f} MB "
        f"| bare reader: {limit.seconds:.0f} s, {limit.megabytes:.0f} MB | {ratio:.2f}, memory {memory:.2f} "
        f"| ≤ {most:.2f}, memory ≤ {MORE_MEMORY:.2f} | {'kept' if kept else 'MISSED'} |"
    )
    return 0 if kept else 1


def main() -> int:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as scratch_name:
        scratch = Path(scratch_name)
        folder = scratch / "documents"
        folder.mkdir()
        fill(folder, files)
        limit = manage(scratch / "bare", "parse_document", *(str(path) for path in sorted(folder.iterdir())))
        status = 0
        for name, options in (("archive", ()), ("past campaigns", ("--public", "--as-past-campaigns"))):
            ours = imported(scratch, name, folder, options)
            status |= show(name, ours, limit, files, MOST[name])
    return status


if __name__ == "__main__":
    sys.exit(main())
