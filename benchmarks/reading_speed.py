"""A letter with 500 signatories, read in every format in under 2 seconds: `python -m benchmarks.reading_speed`."""

import statistics
import sys
import time

from apps.archive.parsing.printing import as_printable
from benchmarks import reading_damage as damage

MOST, SIGNATORIES, ROUNDS = 2.0, 500, 5
_COUNTRIES = "Kenya,South Korea,France,Colombia,Ukraine,Nepal,United States,Sri Lanka,Senegal,New Zealand".split(",")
_TEXT = "We write to you about the prisons of the country, which hold far more people than they were built for. " * 4


def letter() -> str:
    """Ten paragraphs, twelve demands and 500 organisations in ten countries."""
    demands = "\n".join(f"{n}. Publish the figures of prison number {n};" for n in range(1, 13))
    names = "\n".join(
        f"- Forum number {n} for Rights and Peace, {_COUNTRIES[n % len(_COUNTRIES)]}" for n in range(SIGNATORIES)
    )
    body = "\n\n".join([_TEXT] * 10)
    return (
        f"New York, 10 November 2014\n\nHon. Jane Roe\nMinister of Justice\n\nDear Minister,\n\n{body}\n\n"
        "We urge you to:\n\n"
        f"{demands}\n\nYours sincerely,\n\nOrganisations\n\n{names}\n"
    )


def seconds(data: bytes, name: str) -> float:
    """Median of several readings in seconds of processor time, since other work may share the machine.

    The first reading is left out: it makes the tables of countries.
    """
    taken = []
    for _round in range(ROUNDS + 1):
        begun = time.process_time()
        read = as_printable(data, name)
        taken.append(time.process_time() - begun)
        if len(read["signatories"]) != SIGNATORIES:
            raise ValueError(f"{len(read['signatories'])} signatories were read in {name}")
    return statistics.median(taken[1:])


def main() -> int:
    slow = 0
    for name, data in damage.formats_of(letter()):
        taken = seconds(data, name)
        slow += taken >= MOST
        kept = "kept" if taken < MOST else "MISSED"
        print(f"| letter with {SIGNATORIES} signatories, {name} | {taken:.2f} s | < {MOST:.0f} s | {kept} |")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
