"""One person of a list of signatories: the name, and the title beside or below it."""

import re
from collections.abc import Sequence

from apps.archive.parsing import countries, entries, names, vocabulary
from apps.archive.parsing.records import ParsedSignatory
from apps.archive.parsing.text import Line, join

_COLUMN = re.compile(r"\s{2,}|\t")
_DIVIDER = re.compile(r"\s*[,،、]\s*|\s*[;|]\s*|\s+[-–—/]+\s+|\s*[/–—]\s*|\s*(?=[(（\[])|\s*:\s+")
_HANGUL_WITH_POST = re.compile(
    r"([가-힣]{2,5})\s+((?:[가-힣]+\s+){0,3}[가-힣]*(?:교수|변호사|대표|시인|작가|의원|목사|신부|기자|감독|위원장|활동가))"
)
_HANGUL_NAME = re.compile(r"[가-힣]{2,5}")
_POST_BEHIND_NAME = re.compile(rf"(?<=\s)(?:{vocabulary.POST_OPENERS})(?!\w)")
_GOES_ON = re.compile(r"(?:,|/|&|-|–|\b(?:and|of|for|the|in|on|to|at|et|de|y|la|des))$", re.IGNORECASE)
_RETIRED = re.compile(r"\([Rr]et(?:d|ired)?\.?\)(?:[\s,;]+|$)|^[Rr]etd?\.?$")
_BESIDE = re.compile(r"\s*,\s+|\s+[-–—/|]+\s+|\s*\t\s*|\s{2,}")
_FEWEST = 3
# A line as long as this may have been broken by the margin, so the next one may go on with it.
_WRAPPED = 60
Notes = list[tuple[str, str]]


def split_chunk(chunk: Sequence[Line]) -> list[list[Line]]:
    """Entries of one block: a line that begins with a name opens one, other lines go on with it."""
    found: list[list[Line]] = []
    for line in chunk:
        if found and not _opens(found[-1], line):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def is_signature_block(chunk: Sequence[Line]) -> bool:
    """A name with a post or body below it, as under a letter of one person."""
    if not 2 <= len(chunk) <= 6:
        return False
    if _post_ahead(chunk[0].text)[0] and vocabulary.HAS_BODY.search(chunk[1].text):
        return True
    if not names.looks_like_person(name_part(chunk[0].text)):
        return False
    second = chunk[1].text
    if countries.lookup(second) or (names.end_of_honorifics(second) and names.looks_like_person(second)):
        return False
    return bool(vocabulary.STARTS_WITH_POST.match(second)) or (
        vocabulary.describes_person(second) and ", " not in chunk[0].text
    )


def is_broken_line(chunk: Sequence[Line]) -> bool:
    """One person with a post behind the name, in a line that the margin broke."""
    if len(chunk) < 2 or len(chunk[0].text) < _WRAPPED:
        return False
    name, rest = _split(chunk[0].text)
    if not names.looks_like_person(name):
        return False
    posts = bool(vocabulary.HAS_POST.search(rest)) or vocabulary.describes_person(rest)
    return posts and not any(_opens(chunk[i : i + 1], line) for i, line in enumerate(chunk[1:]))


def are_affiliated(lines: Sequence[str]) -> bool:
    """Whether each line is a person with the body beside the name: "Jane Doe – Lake Watch – Kenya"."""
    parts = [[part.strip() for part in _BESIDE.split(text) if part.strip()] for text in lines]
    if len(parts) < _FEWEST or any(len(each) < 2 or not names.looks_like_person(each[0]) for each in parts):
        return False
    if any(countries.lookup_beside(each[1]) for each in parts):
        return False
    described = sum(bool(vocabulary.HAS_BODY.search(each[1]) or vocabulary.describes_person(each[1])) for each in parts)
    return described * 10 >= len(parts) * 6


def is_surely_person(entry: Sequence[Line]) -> bool:
    """Only with a form of address, a degree, or a post beside the name; else a list entry is a body."""
    text = entries.without_marks(entry[0].text)
    name, rest = _split(text)
    if _post_ahead(name)[0]:
        return True
    divider = _DIVIDER.search(text, 1)
    if (
        vocabulary.HAS_BODY.search(text[: divider.start()] if divider else text)
        or not re.match(r"[^\W\d_]", text)
        or countries.lookup(name)
    ):
        return False
    if names.has_honorific(name) or names.end_of_post_nominals(text, len(name)) > len(name):
        return names.looks_like_person(name) or (names.has_honorific(name) and len(names.plain(name).split()) > 1)
    if not names.looks_like_person(name) or countries.lookup_beside(rest):
        return False
    return bool(vocabulary.STARTS_WITH_POST.match(rest)) or vocabulary.describes_person(rest)


def read(entry: Sequence[Line]) -> tuple[ParsedSignatory, Notes]:
    """The signatory and (code, message) of anything that was not certain."""
    name, title = _split(entries.without_marks(entry[0].flow.text))
    post, name = _post_ahead(name)
    title, country = _country(_RETIRED.sub("", entries.without_marks(_whole_title(title, entry))))
    title = ", ".join(part for part in (post, title) if part)
    plain = names.plain(re.sub(r"\s+", " ", entries.without_marks(name)))
    notes: Notes = []
    if not title and len(plain.split()) > 5:
        notes.append(("name_not_parted", f"Name and title of “{plain}” could not be told apart."))
    signatory = ParsedSignatory(
        as_printed=join([line.flow for line in entry]).collapsed().text,
        name=plain,
        kind="individual",
        country=countries.lookup_beside(country) if country else None,
        country_as_printed=country,
        title=title,
    )
    return signatory, notes


def _post_ahead(text: str) -> tuple[str, str]:
    """("Executive Director", "Jane Doe"), ("Senator", "JANE DOE"); ("", text) where no post stands in front."""
    post, name = ("", text) if names.end_of_honorifics(text) else names.split_leading_post(text)
    return (post, name) if post and vocabulary.STARTS_WITH_POST.match(post) else ("", text)


def name_part(text: str) -> str:
    return _split(text)[0]


def _whole_title(title: str, entry: Sequence[Line]) -> str:
    """Title and the lines below; a line that is not just the wrapped rest of the one above is set off by a comma."""
    whole, before = re.sub(r"\s*\t\s*", ", ", title), entry[0].text
    for line in entry[1:]:
        wrapped = len(before) >= _WRAPPED or line.text[:1].islower() or _GOES_ON.search(before)
        whole += ("" if not whole else " " if wrapped else ", ") + line.flow.collapsed().text
        before = line.text
    return re.sub(r"\s+", " ", whole).strip(" ,;")


def _split(text: str) -> tuple[str, str]:
    """(name with forms of address, what stands behind it)."""
    column = _COLUMN.search(text)
    if column and column.start():
        return text[: column.start()].strip(" ,"), text[column.end() :].strip(" ,;/|–—-")
    divider = _DIVIDER.search(text, names.end_of_honorifics(text) + 1)
    post = _POST_BEHIND_NAME.search(text, names.end_of_honorifics(text))
    end = divider.start() if divider else len(text)
    if post and post.start() < end and len(text[: post.start()].split()) > 1:
        return text[: post.start()].strip(), text[post.start() :].strip()
    korean = _HANGUL_WITH_POST.fullmatch(text)
    if korean:
        return korean[1], korean[2]
    if not divider or not end:
        return text.strip(), ""
    behind = names.end_of_post_nominals(text, end)
    if behind > end:
        return text[:behind].strip(), text[behind:].strip(" ,;–—-/|")
    return text[:end].strip(), _unbracketed(text[divider.end() :].strip())


def _unbracketed(text: str) -> str:
    match = re.fullmatch(r"[(（\[]([^()（）\[\]]*)[)）\]]", text)
    return match[1].strip() if match else text


def _country(title: str) -> tuple[str, str]:
    """Part a country from the end of a title, when it is set off by a comma or is all there is."""
    if countries.lookup_beside(title):
        return "", title
    if countries.is_region(title):
        return "", ""
    for sign in (",", ";", " - ", " – ", " / ", "|"):
        head, found, last = title.rpartition(sign)
        if found and countries.lookup(last.strip()):
            return head.strip(" ,;–-"), last.strip()
    bracket = re.search(r"\s*\(([^()]+)\)$", title)
    if bracket and countries.lookup(bracket[1]):
        return title[: bracket.start()], bracket[1]
    first, comma, rest = title.partition(",")
    if comma and countries.lookup(first.strip()):
        return rest.strip(), first.strip()
    return title, ""


def _opens(entry: Sequence[Line], line: Line) -> bool:
    text, before = line.text, entry[-1].text
    if text[:1].islower() or _GOES_ON.search(before) or before.count("(") > before.count(")"):
        return False
    if vocabulary.STARTS_WITH_POST.match(text) or countries.lookup(text):
        return False
    name, rest = _split(text)
    if (
        not names.looks_like_person(name)
        and not _HANGUL_NAME.fullmatch(name)
        and not (names.has_honorific(name) and len(name.split()) <= 6)
    ):
        return False
    return bool(rest) or names.has_honorific(text) or not _split(entry[0].text)[1] or len(before) < _WRAPPED
