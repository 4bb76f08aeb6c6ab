"""Damaged documents by the thousand: does the reader ever fail, or ever take long?

    python -m benchmarks.reading_fuzz [--inputs 100000] [--seed 1] [--only INDEX]

Each input is a labelled document of the work half or one of the corpus (as text, page, Word, PDF, mail and UTF-16),
altered one to four times; its number and the seed make it again (`--only`). Anything but UnreadableDocument is a crash.
Prints how many were read and refused, each kind of crash with the number of an input, and the slowest input. Ends with
status 1 after a crash, or when an input took longer than LIMIT seconds of processor time. Ctrl-C ends it with the
figures so far.
"""

import argparse
import json
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import FrameType

from apps.archive.parsing import UnreadableDocument
from apps.archive.parsing.printing import as_printable
from benchmarks import reading_damage as damage

LIMIT, GIVE_UP = 5.0, 60
_SHOWN_EVERY = 5000


@dataclass
class Outcome:
    """What became of the inputs; a crash is told by its kind and the place where it was raised."""

    read: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    crashes: dict[str, tuple[int, str]] = field(default_factory=dict)
    crashed: int = 0
    slowest: tuple[float, int, str, int] = (0.0, -1, "", 0)
    seconds: float = 0.0

    def summary(self) -> Iterable[str]:
        total = self.read.total() + self.refused.total() + self.crashed
        taken, index, name, size = self.slowest
        yield f"{total} inputs, {self.seconds / 60:.1f} min: {self.read.total()} read, {self.refused.total()} refused"
        yield "read: " + ", ".join(f"{kind} {count}" for kind, count in sorted(self.read.items()))
        yield "refused: " + ", ".join(f"{kind} {count}" for kind, count in sorted(self.refused.items()))
        yield f"crashes: {self.crashed}, of {len(self.crashes)} kinds"
        yield from (f"  {place} (input {index}, {name})" for place, (index, name) in self.crashes.items())
        yield f"slowest: {taken:.2f} s for input {index} ({name}, {size} bytes); limit {LIMIT:.0f} s"


def run(inputs: Iterable[int], seed: int, *, report: bool = False) -> Outcome:
    """Reads these inputs one after the other."""
    outcome = Outcome()
    documents = damage.documents()
    signal.signal(signal.SIGALRM, _give_up)
    try:
        for done, index in enumerate(inputs, 1):
            _read(index, *damage.damaged(documents, seed, index), outcome)
            if report and done % _SHOWN_EVERY == 0:
                print(f"{done}: {outcome.crashed} crashes, slowest {outcome.slowest}", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("stopped early", file=sys.stderr)
    return outcome


def _read(index: int, name: str, data: bytes, outcome: Outcome) -> None:
    kind = name.rpartition(".")[2]
    begun = time.process_time()
    signal.alarm(GIVE_UP)
    try:
        _line(data, name)
        outcome.read[kind] += 1
    except UnreadableDocument:
        outcome.refused[kind] += 1
    except Exception as error:
        outcome.crashed += 1
        place = traceback.extract_tb(error.__traceback__)[-1]
        outcome.crashes.setdefault(f"{type(error).__name__} in {place.name}, line {place.lineno}", (index, name))
    finally:
        signal.alarm(0)
    taken = time.process_time() - begun
    outcome.seconds += taken
    if taken > outcome.slowest[0]:
        outcome.slowest = (taken, index, name, len(data))


def _line(data: bytes, name: str) -> bytes:
    """What parse_document would print; raises ValueError for a span outside of the text."""
    fields = as_printable(data, name)
    length = len(fields["text"]) if "text" in fields else len(data)
    for field_name, spans in fields["spans"].items():
        if not all(0 <= start <= end <= length for start, end in spans):
            raise ValueError(f"a span of {field_name} lies outside of the text")
    return json.dumps(fields, ensure_ascii=False).encode()


def _give_up(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"reading takes more than {GIVE_UP} s")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", type=int, help="read this input alone and let it fail aloud")
    options = parser.parse_args(arguments)
    if options.only is not None:
        name, data = damage.damaged(damage.documents(), options.seed, options.only)
        print(f"{name}: {len(data)} bytes")
        _line(data, name)
        return 0
    outcome = run(range(options.first, options.first + options.inputs), options.seed, report=True)
    print("\n".join(outcome.summary()))
    return int(bool(outcome.crashes) or outcome.slowest[0] > LIMIT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
