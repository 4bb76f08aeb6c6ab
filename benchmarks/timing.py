"""Measuring by ratio: ours and its limit take turns in one run, so that a busy machine slows both alike."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """Medians in seconds of what was measured and of what it is held against."""

    name: str
    ours: float
    limit: float
    limit_name: str

    @property
    def value(self) -> float:
        return self.ours / self.limit


def compare(
    name: str, ours: Callable[[], object], limit: Callable[[], object], *, limit_name: str, rounds: int
) -> Ratio:
    """Runs both once to warm up, then in turns `rounds` times."""
    ours(), limit()
    times: tuple[list[float], list[float]] = ([], [])
    for _round in range(rounds):
        for act, taken in zip((ours, limit), times, strict=True):
            begun = time.perf_counter()
            act()
            taken.append(time.perf_counter() - begun)
    return Ratio(name, statistics.median(times[0]), statistics.median(times[1]), limit_name)


def show(ratio: Ratio, *, most: float) -> int:
    """Prints one line for docs/measurements.md; returns the exit status, 1 above the goal."""
    kept = ratio.value <= most
    print(
        f"| {ratio.name} | {ratio.ours * 1000:.1f} ms | {ratio.limit_name}: {ratio.limit * 1000:.1f} ms "
        f"| {ratio.value:.2f} | ≤ {most:.2f} | {'kept' if kept else 'MISSED'} |"
    )
    return 0 if kept else 1
