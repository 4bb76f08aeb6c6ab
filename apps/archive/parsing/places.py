"""What a whole list tells of one entry: towns behind commas, names in brackets, initials that look like titles."""

import re
from collections.abc import Sequence
from dataclasses import replace

from apps.archive.parsing import cities, countries, vocabulary
from apps.archive.parsing.records import ParsedSignatory, ParseWarning, Span

_BEHIND_COMMA = re.compile(r"(.+),\s+([^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*)?)$")
_BEHIND_DASH = re.compile(r"(.+\S)\s+[-–—]\s+(\S.{1,30})$")
_IN_STATE = re.compile(
    r"(.+?),\s+([^\W\d_a-z][\w'’. -]*,\s+(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|"
    r"O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]))$"
)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]$")
_FRENCH = re.compile(r"\b(?:Mme|Mlle|MM)\b|\b(?:présidente?|professeure?|avocate?|directeur|directrice)\b")
_INITIAL = re.compile(r"(?:(?:Prof|Dr)\.\s+)?M\.\s+(?=[^\W\d_a-z])")
_FEWEST = 2
Listed = list[tuple[ParsedSignatory, Span]]


def settle(listed: Listed, warnings: list[ParseWarning]) -> Listed:
    """The entries of one list, each read once more in the light of the others."""
    towns = [match for each, _ in listed if (match := _town(each))]
    has_towns = sum(_is_place(match[2]) for match in towns) >= _FEWEST
    has_brackets = any(_is_place_in_brackets(each) for each, _ in listed) or _cut_brackets(listed) >= _FEWEST
    is_french = any(_FRENCH.search(each.as_printed) for each, _ in listed)
    behind_dash = [match for each, _ in listed if (match := _town_behind_dash(each))]
    settled = []
    for each, span in listed:
        town = _town(each)
        town = town if town and (has_towns or town.re is _IN_STATE) else None
        town = _town_behind_dash(each) if not town and len(behind_dash) >= _FEWEST else town
        if town:
            each = replace(each, name=town[1])
            message = f"“{town[2]}” was read as a place and no part of the name."
            warnings.append(ParseWarning("place_or_name", message))
        elif not has_brackets:
            each = _with_brackets(each)
        settled.append((each if is_french else _with_initial(each), span))
    return settled


def _town(each: ParsedSignatory) -> re.Match[str] | None:
    """ "Lake Watch, Springfield, IL" or "Lake Watch, Springfield": the name and what may be its town."""
    match = _IN_STATE.match(each.name) if each.kind == "organisation" else None
    if match:
        return match
    match = _BEHIND_COMMA.match(each.name) if each.kind == "organisation" else None
    if not match or vocabulary.HAS_BODY.search(match[2]) or match[2].isupper() or match[2].endswith("."):
        return None
    return match


def _town_behind_dash(each: ParsedSignatory) -> re.Match[str] | None:
    match = _BEHIND_DASH.match(each.name) if each.kind == "organisation" else None
    return match if match and cities.is_city(match[2]) else None


def _is_place(text: str) -> bool:
    return cities.is_city(text) or countries.is_region(text)


def _is_place_in_brackets(each: ParsedSignatory) -> bool:
    match = _IN_BRACKETS.search(each.as_printed)
    return match is not None and (_is_place(match[1]) or countries.lookup_beside(match[1]) is not None)


def _cut_brackets(listed: Listed) -> int:
    return sum(_with_brackets(each) is not each for each, _ in listed)


def _with_brackets(each: ParsedSignatory) -> ParsedSignatory:
    """A word in brackets is the short name of a body where no other entry has a place there."""
    match = _IN_BRACKETS.search(each.as_printed)
    if each.kind != "organisation" or each.country or not match:
        return each
    if each.as_printed[: match.start()].endswith(each.name):
        return replace(each, name=f"{each.name} ({match[1].strip()})")
    return each


def _with_initial(each: ParsedSignatory) -> ParsedSignatory:
    """ "M." is a title in French lists only; elsewhere it is the first letter of a name."""
    if each.kind == "individual" and _INITIAL.match(each.as_printed) and not _INITIAL.match(each.name):
        return replace(each, name=f"M. {each.name}")
    return each


def of_parts(parts: Sequence[Listed], warnings: list[ParseWarning]) -> list[Listed]:
    return [settle(part, warnings) for part in parts]
