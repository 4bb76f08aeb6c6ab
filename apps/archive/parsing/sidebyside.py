"""Names set in two columns of a page: the left one is read first, and names broken over two lines are mended."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from apps.archive.parsing import countries, vocabulary
from apps.archive.parsing.text import Line, join

_GAP = re.compile(r"\s{3,}")
_WIDE = re.compile(r"\s{2,}")
_FEWEST = 4
_UNFINISHED = re.compile(
    r"(?:[,/&–-]|\b(?:and|of|for|the|in|on|to|et|de|des|du|la|le|y|los|las|pour|contre|against))$", re.I
)


def parted(lines: Sequence[Line]) -> list[Line] | None:
    """The names of all columns; None unless half of the lines begin a second one at the same place."""
    return _many(lines) or _two(lines)


def _many(lines: Sequence[Line]) -> list[Line] | None:
    """Three columns or more; where a name fills its column one space alone parts it from the next one."""
    starts = Counter(line.indent + match.end() for line in lines for match in _WIDE.finditer(line.text))
    places = sorted(place for place, count in starts.items() if count * 2 >= len(lines))
    if len(lines) < _FEWEST or len(places) < 2:
        return None
    columns: list[list[Line]] = [[] for _ in range(len(places) + 1)]
    for line in lines:
        at = [place - line.indent for place in places]
        cuts = [0, *(max(0, each) for each in at if each <= 0 or line.text[each - 1 : each] == " "), len(line.text)]
        if len(cuts) != len(places) + 2:
            return None
        for column, (start, end) in zip(columns, zip(cuts, cuts[1:], strict=False), strict=True):
            cell = replace(line, flow=line.flow.slice(start, end).strip())
            column += [cell] if cell.text else []
    if any(not column or _stand_beside(column) for column in columns):
        return None
    return [cell for column in columns for cell in column]


def _two(lines: Sequence[Line]) -> list[Line] | None:
    starts = [(line, [line.indent + match.end() for match in _GAP.finditer(line.text)]) for line in lines]
    places = Counter(each for _, found in starts for each in found[:1])
    if not places:
        return None
    place, _ = places.most_common(1)[0]
    split = [(line, _cut(line, place)) for line in lines]
    rights = [replace(line, flow=line.flow.slice(cut).strip()) for line, cut in split if cut is not None]
    if len(rights) < _FEWEST or len(rights) * 2 < len(lines) or _stand_beside(rights):
        return None
    lefts = [replace(line, flow=line.flow.slice(0, cut).strip()) for line, cut in split if cut != 0]
    return [*_mended(lefts, place), *_mended([line for line in rights if line.text])]


def _cut(line: Line, place: int) -> int | None:
    """Where the second column begins in the text of this line; None for a line that ends before it."""
    if line.indent >= place - 1:
        return 0
    return next((m.end() for m in _GAP.finditer(line.text) if abs(line.indent + m.end() - place) <= 1), None)


def _stand_beside(rights: Sequence[Line]) -> bool:
    """Whether the second column says something of the names in the first: countries, regions, small letters."""
    beside = sum(
        countries.lookup(line.text) is not None or countries.is_region(line.text) or not line.text[:1].isupper()
        for line in rights
    )
    full = sum(len(line.text.split()) >= 2 for line in rights)
    return beside * 3 > len(rights) or full * 2 < len(rights)


def _mended(lines: Sequence[Line], room: int = 0) -> list[Line]:
    """Names without the breaks in them; where none comes near the end of its `room`, none was broken."""
    width = max((len(line.text) for line in lines), default=0)
    if width * 5 < room * 3:
        return list(lines)
    free = [not i or _would_have_fitted(lines[i - 1], line, width) for i, line in enumerate(lines)]
    names: list[list[Line]] = []
    for i, line in enumerate(lines):
        following = next(
            (lines[j] for j in range(i + 1, len(lines)) if free[j] and not _goes_on(lines[j - 1], lines[j])), None
        )
        if names and _goes_on(lines[i - 1], line):
            names[-1].append(line)
        elif names and not free[i] and not _in_order(names[-1][0], line, following):
            names[-1].append(line)
        else:
            names.append([line])
    if len(names) * 3 < len(lines):  # so many broken names are none: the lines are of one length by themselves
        return list(lines)
    return [replace(name[0], flow=join([line.flow for line in name])) for name in names]


def _would_have_fitted(before: Line, line: Line, width: int) -> bool:
    """A first word that had room in the line above stands below on purpose."""
    return len(before.text) + 1 + len(line.text.split()[0]) <= width


def _goes_on(before: Line, line: Line) -> bool:
    """Also "Coalition (CBDD)": one word alone has no acronym of so many letters."""
    rest = re.fullmatch(r"[^\W\d_a-z]\w+ \([A-Z]{4,}\)", line.text)
    if rest and vocabulary.HAS_BODY.match(line.text):
        return True
    open_bracket = before.text.count("(") > before.text.count(")")
    return open_bracket or line.text[:1] in "(" or line.text[:1].islower() or bool(_UNFINISHED.search(before.text))


def _in_order(before: Line, line: Line, following: Line | None) -> bool:
    """Whether a line has its place in the alphabet between the names around it, as the rest of a name seldom has."""
    keys = [_key(each.text) for each in (before, line, following) if each is not None]
    return keys == sorted(keys)


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9 ]", "", "".join(c for c in plain if not unicodedata.combining(c)))
