"""Lists that stand in columns: Markdown tables, cells parted by tabs or wide gaps, names side by side."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from apps.archive.parsing import cities, countries, sidebyside, vocabulary
from apps.archive.parsing.text import Flow, Line, join

_GAP = re.compile(r"\s*\t\s*|\s{2,}")
_RULE = re.compile(r"\|?[\s:|+=-]*-{2,}[\s:|+=-]*\|?")
_TITLES = {
    "number": r"n[o°º]?\.?|nr\.?|#|s/?n|번호|연번|num[ée]ro",
    "country": r"country|countries|country of \w+|pays|pa[íi]s|land|국가|나라|based in|البلد|الدولة",
    "place": r"city|region|location|state|ville|ciudad|regi[óo]n|지역|place",
    "title": r"titles?|positions?|affiliations?|designations?|roles?|functions?|occupations?|titre|"
    r"fonction|qualité|cargo|직책|직위|소속",
    "name": r"names?|organi[sz]ations?|organi[sz]ation name|name of (?:the )?organi[sz]ation|"
    r"signator(?:y|ies)|groups?|ngos?|individuals?|nom|organisation|nombre|"
    r"organizaci[óo]n|단체|단체명|이름|성명|full name|institution|المنظمة|الاسم",
    "none": r"signatures?|date|logo|e-?mail|website|서명|type",
}
_SHARE = 0.6
_FEWEST = 3
_Judge = Callable[[str], bool]


def arrange(lines: Sequence[Line]) -> list[Line]:
    """One name a line, what stands beside it behind a tab; lines that stand in no columns stay as they are."""
    pages = sidebyside.parted(lines)
    if pages is not None:
        return pages
    ruled = any(_RULE.fullmatch(line.text) and "|" in line.text for line in lines)
    rows = [(line, _cells(line, ruled)) for line in lines]
    wide = [cells for _, cells in rows if len(cells) > 1]
    is_table = bool(wide) and all(line.text.startswith("|") for line in lines)
    if (len(wide) < 2 and not is_table) or len(wide) < _SHARE * len(
        [line for line in lines if not _RULE.fullmatch(line.text)]
    ):
        return [line for line, _ in rows]
    titles = _titles(wide[0])
    columns = titles or _guess(wide) or (["name", *["beside"] * (len(wide[0]) - 1)] if is_table else None)
    if columns is None:
        return [line for line, _ in rows]
    found: list[Line] = []
    for line, cells in rows:
        if _RULE.fullmatch(line.text) or _titles(cells):
            continue
        found += _row(line, cells, columns)
    return found


def _cells(line: Line, ruled: bool) -> list[Flow]:
    """Strokes part cells where a line begins with one or a table is ruled; else they stand between names."""
    text = line.text
    if text.startswith("|") or (ruled and "|" in text):
        flow = line.flow.strip("|")
        pieces = re.finditer(r"[^|]+", flow.text)
        return [cell for piece in pieces if (cell := flow.slice(*piece.span()).strip()).text]
    starts = [0, *(match.end() for match in _GAP.finditer(text))]
    ends = [*(match.start() for match in _GAP.finditer(text)), len(text)]
    return [line.flow.slice(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


def _titles(cells: Sequence[Flow]) -> list[str] | None:
    """What the columns hold, where every cell is a word such as "Organisation" or "Country"."""
    found = []
    for cell in cells:
        text = cell.text.strip(" *:").casefold()
        name = next((name for name, words in _TITLES.items() if re.fullmatch(words, text)), "")
        if not name:
            return None
        found.append(name)
    return found if len(found) > 1 and "name" in found else None


def _guess(rows: Sequence[Sequence[Flow]]) -> list[str] | None:
    """Names side by side, or names behind their numbers; None when each line is left to be read by itself."""
    width = max(len(row) for row in rows)
    columns = ["number" if _share(rows, i, _is_number) > _SHARE else "name" for i in range(width)]
    named = [i for i, each in enumerate(columns) if each == "name"]
    if len(named) < 2:
        return columns if "number" in columns else None
    beside = [i for i in named[1:] if _share(rows, i, _is_beside) > 0.3]
    if beside:
        if not any("|" in cell.text for row in rows for cell in row) and "number" not in columns and width < 3:
            return None
        return [("beside" if i in beside else each) for i, each in enumerate(columns)]
    full = [
        i for i in named if len([row for row in rows if len(row) > i]) >= _FEWEST and _share(rows, i, _is_full) >= 0.5
    ]
    return columns if len(full) == len(named) else None


def _share(rows: Sequence[Sequence[Flow]], i: int, judge: _Judge) -> float:
    cells = [row[i].text for row in rows if len(row) > i]
    return sum(judge(cell) for cell in cells) / len(cells) if cells else 0.0


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\(?\d{1,4}[.)]?", text))


def _is_beside(text: str) -> bool:
    """A country, a region, a post or anything in small letters: what is said of the name to its left."""
    bare = re.sub(r"(?<=\S)\s+\([^()]*\)$", "", text).strip(" ()[],;")
    known = countries.lookup_beside(bare) or countries.is_region(bare) or cities.is_city(bare)
    return bool(known) or text[:1].islower() or bool(vocabulary.STARTS_WITH_POST.match(text))


def _is_full(text: str) -> bool:
    """Reads as the name of a body, not as a town or a single word."""
    return len(text.split()) >= 3 or bool(vocabulary.HAS_BODY.search(text))


def _row(line: Line, cells: Sequence[Flow], columns: Sequence[str]) -> list[Line]:
    if len(cells) == 1 and not _is_number(cells[0].text):
        return [replace(line, flow=cells[0])]
    if len(cells) == len(columns) - 1 and columns[0] == "number" and not _is_number(cells[0].text):
        columns = columns[1:]
    kept = [
        (cell, column)
        for cell, column in zip(cells, columns, strict=False)
        if column not in ("number", "none", "place")
    ]
    names = [cell for cell, column in kept if column == "name"]
    if len(names) > 1 and len(names) == len(kept):
        return [replace(line, flow=name) for name in names]
    return [replace(line, flow=join([cell for cell, _ in kept], "\t"))] if kept else []
