"""Looking a name up among 100,000 organisations, against rapidfuzz WRatio over all of them.

    python -m benchmarks.merge_lookup

Names are made up from a fixed seed: common words of the trade and invented proper names. What is looked up is a copy
of a name with one of six slips; it is found again when its original is among the candidates. Prints the ratio beside
its limit (at least 20 times faster is at most 0.05), then recall, the time of a run over all pairs, and the memory.
"""

import random
import resource
import sys
import time
from collections.abc import Callable

from rapidfuzz import fuzz, process

from apps.parties.merge import Index, Kind, Named, proposals
from apps.parties.merge.keys import read
from benchmarks.timing import compare, show

ORGANISATIONS, LOOKUPS, TIMED = 100_000, 2_000, 12
RECALL, RATIO, MINUTES = 0.99, 0.05, 5
COMMON = "Human Rights,Peace,Justice,Freedom,Women,Youth,Democracy,Development,Refugee,Victims,Law,Media,Health".split(
    ","
)
BODIES = "Center,Network,Alliance,Committee,Association,Foundation,Institute,Coalition,Forum,Watch,Union".split(",")
SYLLABLES = "ka mo ri sen tal vo ny be lum dra zi phu ost an gel wi hak tro min cha".split()


def made_up(chance: random.Random) -> str:
    proper = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()
    shape = chance.choice(("{p} {c} {b}", "{b} for {c} in {p}", "{p} {b} for {c} and {d}", "{c} {b} of {p} {q}"))
    second = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
    c, d = chance.sample(COMMON, 2)
    return shape.format(p=proper, q=second, c=c, d=d, b=chance.choice(BODIES))


def one_letter(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name))
    return name[:at] + chance.choice("aeiourstn") + name[at + chance.randint(0, 1) :]


def slips(chance: random.Random) -> tuple[Callable[[str], str], ...]:
    return (
        lambda name: one_letter(name, chance),
        lambda name: name.upper(),
        lambda name: f"The {name}",
        lambda name: f"{name} ({''.join(word[0] for word in name.split()).upper()})",
        lambda name: name.replace("a", "á").replace("o", "ö"),
        lambda name: name.replace(" for ", " of ").replace("Center", "Centre"),
    )


def organisation(pk: int, name: str) -> Named:
    return Named(pk, Kind.ORGANISATION, name)


def main() -> int:
    chance = random.Random(2014)  # noqa: S311 - made-up names, no secret
    names = list(dict.fromkeys(made_up(chance) for _ in range(ORGANISATIONS * 2)))[:ORGANISATIONS]
    index = Index(organisation(number, name) for number, name in enumerate(names))
    numbers = chance.choices(range(len(names)), k=LOOKUPS)
    asked = [(number, chance.choice(slips(chance))(names[number])) for number in numbers]

    def look_up(name: str) -> list[int]:
        return [each.row.pk for each in index.candidates(read(organisation(-1, name)))]

    found = sum(number in look_up(name) for number, name in asked) / len(asked)
    some = [name for _number, name in asked[:TIMED]]
    ratio = compare(
        f"look-up of {TIMED} names among {len(names):,} (`benchmarks.merge_lookup`)",
        lambda: [look_up(name) for name in some],
        lambda: [process.extractOne(name, names, scorer=fuzz.WRatio) for name in some],
        limit_name="rapidfuzz WRatio over all",
        rounds=1,
    )
    status = show(ratio, most=RATIO)
    begun = time.perf_counter()
    pairs = sum(1 for _ in proposals(index))
    minutes = (time.perf_counter() - begun) / 60
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{1 / ratio.value:.0f} times faster, recall {found:.4f} (at least {RECALL}) over {LOOKUPS} look-ups")
    print(f"whole run over all pairs {minutes:.2f} min (at most {MINUTES}), {pairs} worth a look, peak {memory:.0f} MB")
    return status or int(found < RECALL or minutes > MINUTES)


if __name__ == "__main__":
    sys.exit(main())
