"""Finding the few rows that are worth comparing: exact keys first, then the rarest trigrams of the letters."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from apps.parties.merge.keys import Spelling, read
from apps.parties.merge.records import Kind, Named

MOST_PER_KEY = 60  # rows that share an exact key and are still compared; the key of more says nothing
POSTINGS = 10_000  # row numbers read from the trigram lists per look-up, the rarest lists first
LEAST_GRAMS = 4  # lists read whatever their length, up to LONG_LIST
LONG_LIST = 20_000
CANDIDATES = 80
LEAST_ALIKE = 0.7  # share of letters in place, below which only an exact key can speak for a pair


class Index:
    """Rows of one kind, in memory: some 4 kB a row. Order of adding does not change what is found as a set."""

    def __init__(self, rows: Iterable[Named] = ()) -> None:
        self.spellings: list[Spelling] = []
        self._keys: dict[str, array[int]] = {}
        self._grams: dict[str, array[int]] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Named) -> None:
        number, spelling = len(self.spellings), read(row)
        self.spellings.append(spelling)
        for key in stored_keys(spelling):
            self._keys.setdefault(key, array("I")).append(number)
        for gram in trigrams(spelling.letters):
            self._grams.setdefault(gram, array("I")).append(number)

    def candidates(self, asked: Spelling) -> Iterator[Spelling]:
        """Rows worth comparing, each once, the likeliest first; the row asked for itself is left out."""
        exact = dict.fromkeys(chain.from_iterable(self._short(key) for key in asked_keys(asked)))
        for number in chain(exact, (each for each in self._similar(asked) if each not in exact)):
            if self.spellings[number].row.pk != asked.row.pk:
                yield self.spellings[number]

    def _short(self, key: str) -> Iterable[int]:
        found = self._keys.get(key, ())
        return found if len(found) <= MOST_PER_KEY else ()

    def _similar(self, asked: Spelling) -> list[int]:
        lists = sorted((self._grams[gram] for gram in trigrams(asked.letters) if gram in self._grams), key=len)
        budget = POSTINGS
        taken: list[array[int]] = []
        for place, each in enumerate(lists):
            budget -= len(each)
            if budget < 0 and (place >= LEAST_GRAMS or len(each) > LONG_LIST):
                break
            taken.append(each)
        shared = Counter(chain.from_iterable(taken))
        numbers = [number for number, _count in shared.most_common(CANDIDATES)]
        if asked.acronym_word:  # "ABCD Place" looks little like the name that it is short for
            return numbers
        letters = [self.spellings[number].letters for number in numbers]
        likely = process.extract(
            asked.letters, letters, scorer=OSA.normalized_similarity, score_cutoff=LEAST_ALIKE, limit=None
        )
        return [numbers[place] for _letters, _likeness, place in likely]


def trigrams(letters: str) -> list[str]:
    """Each once, in a fixed order; beginning and end are marked."""
    padded = f"^{letters}$"
    return list(dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2)))


def stored_keys(spelling: Spelling) -> list[str]:
    keys = [*_common_keys(spelling), *(f"initials {each}" for each in sorted(spelling.initials))]
    return [*keys, *(f"acronym {each}" for each in sorted(_acronyms(spelling)))]


def asked_keys(spelling: Spelling) -> list[str]:
    """The same, crossed: an acronym also asks for names with these initials, a name for its own acronym."""
    acronyms = sorted(_acronyms(spelling))
    keys = [*_common_keys(spelling), *(f"acronym {each}" for each in acronyms)]
    keys += [f"initials {each}" for each in acronyms]
    return [*keys, *(f"acronym {each}" for each in sorted(spelling.initials))]


def _acronyms(spelling: Spelling) -> frozenset[str]:
    return spelling.acronyms | ({spelling.bare_acronym} if spelling.bare_acronym else frozenset())


def _common_keys(spelling: Spelling) -> list[str]:
    keys = [f"letters {spelling.letters}", f"core {''.join(spelling.core)}", f"words {' '.join(sorted(spelling.core))}"]
    if spelling.row.kind != Kind.PERSON:
        keys.append(f"meaning {' '.join(spelling.meaning)}")
    if spelling.host:
        keys.append(f"host {spelling.host}")
    return list(dict.fromkeys(keys))
