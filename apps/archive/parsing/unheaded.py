"""A list of signatories that nothing announces: it stands last, in columns, with countries, or counted at its end."""

import re
from collections.abc import Sequence

from apps.archive.parsing import countries, lists
from apps.archive.parsing.text import Line, chunks_of

_SENTENCE = re.compile(r"[^.\W]{3}[.?!。][\"”’)]*$|다[.!]?$")
_GAP = re.compile(r"\S\s{2,}\S")
_BESIDE = re.compile(r"(?:[(\[（]|[,;|–—]\s*|\s-+\s*)([^()\[\]（）,;|–—]+)[)\]）]?$")
_TALLY = re.compile(r"[(\[（][^()（）]*(?:이상|총|가나다)[^()（）]*[)\]）]\s*$|이상\s*\d+\s*(?:개|명)")
_SIGNS = re.compile(r"[,،、·;ㆍ]\s*")
_FEWEST_LINES = 3
_FEWEST_NAMES = 5
_LONGEST_NAME = 60


def begins(lines: Sequence[Line], start: int, end: int) -> int | None:
    """Index of the first line of such a list among lines[start:end]; None when the last block is something else."""
    places = {line.number: i for i, line in enumerate(lines)}
    found = None
    for chunk in reversed(chunks_of(lines[start:end])):
        if not _is_list(chunk):
            break
        found = places[chunk[0].number]
    return found


def _is_list(chunk: Sequence[Line]) -> bool:
    if any(_SENTENCE.search(line.text) for line in chunk) or any(lists.has_bullet(line) for line in chunk):
        return False
    several = len(chunk) >= _FEWEST_LINES
    if several and sum(bool(_GAP.search(line.text)) for line in chunk) * 3 >= len(chunk) * 2:
        return True
    if several and sum(_has_country(line.text) for line in chunk) * 2 >= len(chunk):
        return True
    return _is_run_of_names(chunk)


def _has_country(text: str) -> bool:
    beside = _BESIDE.search(text)
    return beside is not None and countries.lookup(beside[1].strip()) is not None


def _is_run_of_names(chunk: Sequence[Line]) -> bool:
    """Names between commas; Korean ones, or such as begin with capitals and are counted behind the last."""
    whole = " ".join(line.text for line in chunk)
    counted = _TALLY.search(whole)
    pieces = [piece for piece in _SIGNS.split(whole[: counted.start()] if counted else whole) if piece.strip()]
    if len(pieces) < (2 if counted else _FEWEST_NAMES) or any(len(piece) > _LONGEST_NAME for piece in pieces):
        return False
    named = sum(bool(re.match(r"[^\w]*[가-힣]", piece)) or piece[:1].isupper() for piece in pieces)
    return bool(named * 10 >= len(pieces) * 9)
