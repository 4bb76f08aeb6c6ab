"""One organisation of a list of signatories: its name as printed and the country beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from apps.archive.parsing import countries
from apps.archive.parsing.records import ParsedSignatory
from apps.archive.parsing.text import Line, join

_COLUMN = re.compile(r"\s{2,}|\t")
_BRACKETED = re.compile(r"\s*\(([^()]+)\)$")
_SEPARATOR = re.compile(r"\s*(?:,|;|\||/|:|\s[-–—]\s)\s*")
_SET_OFF = re.compile(r"\s*(?:,|;|\|)\s*|\s[-–—]\s+|\s+/\s+")
_GOES_ON = re.compile(r"(?:,|/|&|-|–|\b(?:and|of|for|the|in|on|to|et|de|y|la|des))$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:in|for|of|from|to|on|and|with|the|de|du|en|por|para|pour|y|et|&|north|south|free|save|rescue|new|open|-)$",
    re.I,
)
_COUNTRY_AHEAD = re.compile(r"([^:]{2,40}):\s+(?=\S)")
_HANGUL_NAME = re.compile(r"\s*[가-힣A-Za-z0-9()（）\s]{0,30}[가-힣][가-힣A-Za-z0-9()（）\s]{0,30}")
Notes = list[tuple[str, str]]


def is_in_columns(lines: Sequence[str]) -> bool:
    """Whether countries stand in a column of their own, so that a lost gap may have left one space."""
    gaps = sum(_country_behind_gap(line) for line in lines)
    commas = sum(bool(re.search(r",\s", line)) for line in lines)
    return gaps >= 3 and gaps > commas and gaps * 3 >= len(lines)


def split_chunk(chunk: Sequence[Line]) -> list[list[Line]]:
    """Each line is an entry, unless it plainly goes on with the one above; Korean names also stand in one line."""
    found: list[list[Line]] = []
    for line in (name for whole in chunk for name in _inline(whole)):
        if found and _continues(found[-1][-1].text, line.text):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _inline(line: Line) -> list[Line]:
    """The names of "가나모임, 다라연대, 마바센터": three or more short pieces, all in Hangul."""
    pieces = list(re.finditer(r"[^,、·]+", line.text))
    if len(pieces) < 3 or not all(_HANGUL_NAME.fullmatch(piece.group()) for piece in pieces):
        return [line]
    return [replace(line, flow=line.flow.slice(*piece.span()).strip()) for piece in pieces]


def read(entry: Sequence[Line], in_columns: bool) -> tuple[ParsedSignatory, Notes]:
    """The signatory and (code, message) of anything that was not certain."""
    printed = join([line.flow for line in entry])
    text = printed.text.rstrip(" ,;*") if len(entry) == 1 else printed.collapsed().text.rstrip(" ,;*")
    notes: Notes = []
    lone = entry[-1].text if len(entry) > 1 and countries.lookup(entry[-1].text) else ""
    name, country = (text[: len(text) - len(lone)].rstrip(), lone) if lone else _split(text, in_columns, notes)
    name = re.sub(r"\s+", " ", name).strip(" ,;") or text
    signatory = ParsedSignatory(
        as_printed=printed.collapsed().text,
        name=name,
        kind="organisation",
        country=countries.lookup_beside(country) if country else None,
        country_as_printed=country,
    )
    return signatory, notes


def _split(text: str, in_columns: bool, notes: Notes) -> tuple[str, str]:
    """(name, country as printed); no country unless the last part really is one."""
    ahead = _COUNTRY_AHEAD.match(text)
    if ahead and countries.lookup(ahead[1]):
        return text[ahead.end() :], ahead[1].strip()
    columns = [part for part in _COLUMN.split(text) if part]
    if len(columns) > 1:
        if countries.lookup(_bare(columns[-1])):
            return " ".join(columns[:-1]), _bare(columns[-1])
        notes.append(("unknown_column", f"“{columns[-1]}” stands in a column of its own and is not a known country."))
    bracket = _BRACKETED.search(text)
    if bracket and countries.lookup(bracket[1]):
        return text[: bracket.start()], bracket[1].strip()
    near = max(0, len(text) - countries.LONGEST - 8)  # no country begins further from the end
    separator = next((each for each in _SEPARATOR.finditer(text, near) if countries.lookup(text[each.end() :])), None)
    separator = separator or next(
        filter(lambda each: _is_beside(text[each.end() :], notes), _SET_OFF.finditer(text, near)), None
    )
    if separator and separator.start():
        before = text[: separator.start()].rpartition(", ")
        if before[0] and len(before[2].split()) <= 2:
            notes.append(("place_or_name", f"“{before[2]}” may be a place and no part of the name."))
        return text[: separator.start()], text[separator.end() :].strip()
    return _behind_one_space(text, in_columns, notes)


def _is_beside(text: str, notes: Notes) -> bool:
    """A region, an adjective or a misspelt country behind a sign that sets it off."""
    code = countries.lookup_beside(text)
    if code:
        notes.append(("country_guessed", f"“{text}” was read as the country {code}."))
    return bool(code) or countries.is_region(text)


def _behind_one_space(text: str, in_columns: bool, notes: Notes) -> tuple[str, str]:
    """A country after a bracketed acronym, or where the rest of the list has a column for it."""
    found = countries.trailing(text)
    if not found:
        return text, ""
    start, code = found
    name, country = text[:start].rstrip(), text[start:]
    if not name.endswith(")") and (not in_columns or code == "KP" or _PREPOSITION.search(name)):
        return text, ""
    notes.append(("country_after_one_space", f"“{country}” was read as the country of “{name}”."))
    return name, country


def _bare(text: str) -> str:
    return text.strip(" ()[],;")


def _country_behind_gap(line: str) -> bool:
    columns = _COLUMN.split(line.strip())
    return len(columns) > 1 and countries.lookup(_bare(columns[-1])) is not None


def _continues(before: str, text: str) -> bool:
    if countries.lookup(text) and not _split(before, False, [])[1]:
        return True
    if before.count("(") > before.count(")") or re.fullmatch(r"\([^()]*\)", text):
        return True
    return text[:1].islower() and bool(re.match(r"[a-z]+(?:\s|$)", text)) or bool(_GOES_ON.search(before))
