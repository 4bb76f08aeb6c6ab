"""One organisation of a list of signatories: its name as printed and the country beside it."""

import re
from collections.abc import Sequence

from apps.archive.parsing import cities, countries, names, vocabulary
from apps.archive.parsing.records import ParsedSignatory
from apps.archive.parsing.text import Line, join

_COLUMN = re.compile(r"\s{2,}|\t")
_BRACKETED = re.compile(r"\s*[(\[（]([^()\[\]（）]+)[)\]）]$")
_SEPARATOR = re.compile(r"\s*(?:,|،|;|；|\||/|:|\s[-–—]\s?|[–—])\s*")
_SET_OFF = re.compile(r"\s*(?:,|،|;|\|)\s*|\s[-–—]+\s+|\s*/\s*")
_BETWEEN_COUNTRIES = re.compile(r"\s*(?:,|;|/|&|\s[-–—]\s|\band\b|\bet\b|\by\b)\s*")
_GOES_ON = re.compile(
    r"(?:,|/|&|-|–|\b(?:and|of|for|the|in|on|to|et|de|des|du|y|la|los|las|pour|para|against))$", re.IGNORECASE
)
_PREPOSITION = re.compile(
    r"\b(?:in|for|of|from|to|on|and|with|the|de|du|en|por|para|pour|y|et|&|north|south|free|save|rescue|new|open|-)$",
    re.I,
)
_COUNTRY_AHEAD = re.compile(r"([^:\t–—]{2,40}?)(?::\s+|\s+[–—-]\s+|\t\s*)(?=\S)")
_MARKS = re.compile(
    r"\s*(?:[*†‡§¹²³⁴-⁹⁰]+|\^\{?\w{1,4}\}?|\[\^?(?:\d{1,3}|[ivx]{1,4})\]|</?sup>|<sup>\w{1,3}</?sup>)+$"
)
# One word with one capital; acronyms have more capitals, other names more words.
_CONTACT = re.compile(r"(?:\s*[,;|–-]?\s+|\s*[(<])(?:[\w.+-]+@[\w.-]+\.\w+|(?:https?://|www\.)[^\s()<>]+)[)>]?$")
# "ACAT-Burundi": the short name of a branch.
_ACRONYM_OF_COUNTRY = re.compile(r"[A-Z]{3,}[-/][^\W\d_][\w’' ]+")
_PLACE_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_A-Z]{2,}")
_WRITTEN_FOR = re.compile(
    r"^(?i:(?:signed\s+for|(?:signed\s+)?on\s+behalf\s+of|au\s+nom\s+de|en\s+nombre\s+de)\s+(?:the\s+)?)(?=[^\W\d_a-z])"
)
_FOR_BODY = re.compile(r"^(?i:(?:for|pour|por)\s+(?:the\s+|l['’]\s?|les?\s+|la\s+|el\s+|l[ao]s\s+)?)(?=[^\W\d_a-z])")
Notes = list[tuple[str, str]]


def is_in_columns(lines: Sequence[str]) -> bool:
    """Whether countries stand in a column of their own, so that a lost gap may have left one space."""
    gaps = sum(_country_behind_gap(line) for line in lines)
    commas = sum(bool(re.search(r",\s", line)) for line in lines)
    return gaps >= 3 and gaps > commas and gaps * 3 >= len(lines)


def split_chunk(chunk: Sequence[Line]) -> list[list[Line]]:
    """Each line is an entry, unless it plainly goes on with the one above."""
    found: list[list[Line]] = []
    for line in chunk:
        if found and _continues(found[-1][-1].text, line.text):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def read(entry: Sequence[Line], in_columns: bool) -> tuple[ParsedSignatory, Notes]:
    """The signatory and (code, message) of anything that was not certain."""
    printed = join([line.flow for line in entry])
    text = without_marks(printed.text if len(entry) == 1 else printed.collapsed().text)
    notes: Notes = []
    lone = entry[-1].text if len(entry) > 1 and countries.lookup(entry[-1].text) else ""
    name, country = (text[: len(text) - len(lone)].rstrip(), lone) if lone else _split(text, in_columns, notes)
    name = re.sub(r"\s+", " ", without_marks(name)).strip(" ,،;:–—-/|") or text
    whole = _WRITTEN_FOR.sub("", name, count=1)
    name = without_person(whole, notes)
    name = _FOR_BODY.sub("", name, count=1) if name != whole else name
    signatory = ParsedSignatory(
        as_printed=printed.collapsed().text,
        name=name,
        kind="organisation",
        country=_code(country) if country else None,
        country_as_printed=country,
    )
    return signatory, notes


def _code(country: str) -> str | None:
    return country if countries.is_code(country) else countries.lookup_beside(country)


def without_marks(text: str) -> str:
    """Without the signs of footnotes and the punctuation of a list behind it."""
    text = _CONTACT.sub("", text) or text
    before = None
    while before != text:
        before = text
        text = _MARKS.sub("", text.rstrip(" ,،;\\")).rstrip(" ,،;\\")
    return re.sub(r"^[*†‡]+\s*", "", text)


def without_person(name: str, notes: Notes) -> str:
    """ "Justice Forum" from "Justice Forum, Jane Doe, Director": who signs for a body is no part of its name."""
    body, colon, person = name.partition(": ")
    if colon and _FOR_BODY.match(body) and names.looks_like_person(person.strip()):
        notes.append(("person_for_body", f"“{person.strip()}” was read as the person who signs for “{body.strip()}”."))
        return body.strip()
    parts = [part.strip() for part in re.split(r"\s*,\s+|\s+[-–—]\s+|\t", name)]
    for i, part in enumerate(parts[1:], start=1):
        rest = parts[i + 1 :]
        post = bool(rest) and bool(vocabulary.STARTS_WITH_POST.match(rest[0]) or rest[0][:1].islower())
        if names.looks_like_person(part) and (names.has_honorific(part) or post):
            notes.append(("person_for_body", f"“{part}” was read as the person who signs for “{parts[0]}”."))
            return name[: name.index(part)].rstrip(" ,-–—\t")
    return name


def _split(text: str, in_columns: bool, notes: Notes) -> tuple[str, str]:
    """(name, country as printed); no country unless the last part really is one."""
    ahead = _COUNTRY_AHEAD.match(text)
    if ahead and countries.lookup(ahead[1].strip()) and not countries.lookup(text[ahead.end() :]):
        return text[ahead.end() :], ahead[1].strip()
    columns = [part for part in _COLUMN.split(text) if part]
    if len(columns) > 1:
        beside = next((bare for part in columns[1:] if countries.lookup_beside(bare := _bare(part))), "")
        if beside or all(_is_place(_bare(part)) for part in columns[1:]):
            return columns[0], beside
        notes.append(("unknown_column", f"“{columns[-1]}” stands in a column of its own and is not a known country."))
    bracket = _BRACKETED.search(text)
    if bracket and bracket.start():
        found = _in_brackets(text, bracket, notes)
        if found:
            return found
    near = max(0, len(text) - countries.LONGEST - 8)  # no country begins further from the end
    separator = next((each for each in _SEPARATOR.finditer(text, near) if countries.lookup(text[each.end() :])), None)
    separator = separator or next(
        filter(lambda each: _is_beside(text[each.end() :], notes), _SET_OFF.finditer(text, near)), None
    )
    if separator and separator.start():
        return _set_off(text, separator, notes)
    return _behind_one_space(text, in_columns, notes)


def _set_off(text: str, separator: re.Match[str], notes: Notes) -> tuple[str, str]:
    """Name and country around a sign; no country, but a warning, where two are named."""
    name, country = text[: separator.start()], text[separator.end() :].strip()
    before = name.rpartition(", ")
    two = next(
        (each for each in _BETWEEN_COUNTRIES.finditer(name) if countries.lookup(name[each.end() :].strip())), None
    )
    if (
        two
        and two.start()
        and countries.lookup(country) not in (countries.lookup(name[two.end() :].strip()), None, "CN")
    ):
        both = f"{name[two.end() :].strip()}, {country}"
        notes.append(("two_countries", f"This entry names two countries: {both}."))
        return name[: two.start()], ""
    if before[0] and len(before[2].split()) <= 2:
        notes.append(("place_or_name", f"“{before[2]}” may be a place and no part of the name."))
    return name, country


def _in_brackets(text: str, bracket: re.Match[str], notes: Notes) -> tuple[str, str] | None:
    """A country, region or town in the brackets that end a text, perhaps a town and its country; not an acronym."""
    name, inside = text[: bracket.start()], bracket[1].strip()
    if _ACRONYM_OF_COUNTRY.fullmatch(inside):
        return None
    if countries.is_code(inside) and inside != _initials(name):
        notes.append(("country_guessed", f"“{inside}” was read as the country {inside}."))
        return name, inside
    parts = [part for part in re.split(r"\s*(?:,|;|/|-|–)\s*|\s+(?:and|et|y|&)\s+", inside) if part]
    known = [code for part in parts if (code := countries.lookup(part))]
    if countries.lookup_beside(inside):
        return name, inside
    if len(set(known)) > 1:
        notes.append(("two_countries", f"This entry names two countries: {inside}."))
        return name, ""
    if known and len(parts) > 1:
        return name, next(part for part in parts if countries.lookup(part))
    if countries.is_region(inside) or cities.is_city(inside):
        return name, ""
    if _PLACE_NAME.fullmatch(inside) and len(name.split()) > 1:
        notes.append(("place_or_name", f"“{inside}” was read as a place and no part of the name."))
        return name, ""
    return None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())[:2]


def _is_beside(text: str, notes: Notes) -> bool:
    """A region, an adjective or a misspelt country behind a sign that sets it off."""
    code = countries.lookup_beside(text)
    if code:
        notes.append(("country_guessed", f"“{text}” was read as the country {code}."))
    return bool(code) or countries.is_region(text)


def _is_place(text: str) -> bool:
    return countries.is_region(text) or cities.is_city(text)


def _behind_one_space(text: str, in_columns: bool, notes: Notes) -> tuple[str, str]:
    """A country after a bracketed acronym, or where the rest of the list has a column for it."""
    found = countries.trailing(text)
    if not found:
        return text, ""
    start, code = found
    name, country = text[:start].rstrip(), text[start:]
    if not name.endswith(")") and (not in_columns or " " not in name or code == "KP" or _PREPOSITION.search(name)):
        return text, ""
    notes.append(("country_after_one_space", f"“{country}” was read as the country of “{name}”."))
    return name, country


def _bare(text: str) -> str:
    return text.strip(" ()[],;*")


def _country_behind_gap(line: str) -> bool:
    columns = _COLUMN.split(line.strip())
    return len(columns) > 1 and countries.lookup(_bare(columns[-1])) is not None


def _continues(before: str, text: str) -> bool:
    if countries.lookup(text) and not _split(before, False, [])[1]:
        return True
    if before.count("(") > before.count(")") or re.fullmatch(r"\([^()]*\)", text):
        return True
    if before.endswith((")", "]")) and countries.lookup(_bare(before[max(before.rfind("("), before.rfind("[")) :])):
        return False
    return text[:1].islower() and bool(re.match(r"[a-z]+(?:\s|$)", text)) or bool(_GOES_ON.search(before))
