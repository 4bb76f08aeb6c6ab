"""What people type, read as what every passage found must hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.archive.search import words

MOST_WORDS = 12
MOST_TOKENS = 40  # of one word or phrase: a whole sentence of a script without spaces is one
MOST_CHARACTERS = 2_000
SHORTEST_PREFIX = 2  # letters before a *: a single one would be half the dictionary

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』〝〞＂", '"') | {"＊": "*"})
_PART = re.compile(r'"([^"]*)"|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens side by side; with `is_open` the last one may go on."""

    tokens: tuple[str, ...]
    is_open: bool = False

    def fits(self, found: Sequence[str], at: int) -> bool:
        """Whether the tokens of a passage read so from place `at` on."""
        last = len(self.tokens) - 1
        if at + last >= len(found):
            return False
        if any(found[at + number] != self.tokens[number] for number in range(last)):
            return False
        return found[at + last].startswith(self.tokens[last]) if self.is_open else found[at + last] == self.tokens[last]


# One word or phrase of a query: any of its rows is enough. The first is what was typed; others are endings of a prefix.
Clause = tuple[Row, ...]


def read(typed: str) -> tuple[Clause, ...]:
    """The words and phrases of a query, twelve at most; empty if nothing in it is a word. Never raises.

    A word that is several tokens (co-operation, 정치범) is a phrase. A quotation mark without its other is a space.
    """
    parts = _PART.findall(typed[:MOST_CHARACTERS].translate(_QUOTES))
    clauses = (clause(phrase or word) for phrase, word in parts)
    return tuple(dict.fromkeys(each for each in clauses if each))[:MOST_WORDS]


def clause(phrase: str) -> Clause:
    """What a word or phrase asks for; empty if it holds no token."""
    read = list(words.read(phrase))[:MOST_TOKENS]
    if not read:
        return ()
    before, last = tuple(token.text for token in read[:-1]), read[-1]
    if not last.written:
        return _within(read)
    if not phrase.rstrip().endswith("*") or len(last.written) < SHORTEST_PREFIX:
        return (Row((*before, last.text)),)
    beginning = words.opened(last.written)
    endings = sorted({words.stem(last.written + ending) for ending in ("", "s", "es")})
    others = (Row((*before, ending)) for ending in endings if not ending.startswith(beginning))
    return (Row((*before, beginning), is_open=True), *others)


def _within(read: Sequence[words.Token]) -> Clause:
    """The last run is of a script without spaces: more of it may follow, so nothing says that it ends."""
    *before, last = (token.text for token in read)
    if len(read) > 1 and not read[-2].written and read[-2].end == read[-1].end:
        return (Row(tuple(before)),)
    return (Row((*before, last), is_open=True),)
