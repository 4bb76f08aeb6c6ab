"""Which lines above a letter belong to one addressee, and where the address of the next begins."""

import re
from collections.abc import Sequence
from dataclasses import replace

from apps.archive.parsing import addresses, cities, offices
from apps.archive.parsing.contacts import EMAIL, WEBSITE, is_contact
from apps.archive.parsing.courtesy import has_courtesy
from apps.archive.parsing.text import Line

# A point or number in front of one of several addressees.
_MARK = re.compile(r"(?:[-–—•*·▪‣○●◦■□]+|\(?\d{1,2}[.)])\s*(?=[^\W\d_])")
_BETWEEN_NAMES = re.compile(r"\s*,\s*(?:and|et|y|e|&)\s+|\s*[,،]\s*|\s+(?:and|et|y|e|&)\s+")
# "the Prime Minister, all Members": each begins anew.
_WITH_ARTICLE = re.compile(r"(?i:the|all)\s+[^\W\d_a-z]")
# No address has more lines than this; what does is damaged, or no address.
_MOST_LINES = 40


def separate(lines: Sequence[Line]) -> list[list[Line]]:
    """One group of lines per person or body, where several are listed, a line each or parted by ";"."""
    groups: list[list[Line]] = []
    listed = is_list(lines)
    for marked, piece in ((is_marked(line) and not i, each) for line in lines for i, each in enumerate(pieces(line))):
        if groups and not marked and not begins_next(groups[-1], piece, gap=False, listed=listed):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def is_marked(line: Line) -> bool:
    return bool(_MARK.match(line.text))


def is_list(lines: Sequence[Line]) -> bool:
    """Whether lines that stand together name several, a line each: none is a street or a number to call."""
    return not any(offices.is_place(line.text) or is_contact(line.text) for line in lines)


def begins_next(block: Sequence[Line], line: Line, *, gap: bool, listed: bool = False) -> bool:
    """Whether a line begins the address of somebody else; `gap` for a blank line above, `listed` in a list of names."""
    text = line.text
    if is_contact(text) or EMAIL.search(text) or WEBSITE.match(text) or addresses.goes_on(block[-1].text, text):
        return False
    parts = addresses.read_parts(block[:_MOST_LINES])
    if addresses.names_person(text):
        if parts.name and not (gap or listed or parts.address):
            return has_courtesy(text) or offices.is_post(addresses.spread(text).partition(",")[2].strip())
        alone = len(block) == 1 and bool(parts.titles) and not parts.organisations
        return bool(parts.name or parts.address) or (gap and bool(parts.organisations or parts.titles) and not alone)
    if offices.is_place(text) or cities.is_city(text):
        return False
    if offices.is_state(text) and (parts.address or not parts.organisations):
        return False
    if offices.is_post(text):
        return bool(parts.titles) and (gap or listed or bool(parts.organisations or parts.address))
    if offices.is_body(text):
        return bool(parts.organisations) and (gap or listed)
    return gap and bool(parts.organisations) and not parts.address


def pieces(line: Line) -> list[Line]:
    """The persons and bodies that one line names, parted by ";", without the point in front of them."""
    mark = _MARK.match(line.text)
    line = replace(line, flow=line.flow.slice(mark.end())) if mark else line
    if len(line.text) <= addresses.LONGEST and (names_only := _names_of(line)):
        return names_only
    commas = re.search("[가-힣]{2}", line.text) and not re.search(r"\d", line.text)
    parted = re.finditer(r"[^;,、]+" if commas else r"[^;]+", line.text)
    flows = [line.flow.slice(*match.span()).strip() for match in parted]
    return [replace(line, flow=flow) for flow in flows if flow.text]


def _names_of(line: Line) -> list[Line]:
    """ "Jane Doe, John Roe and Mary Major": nothing but names of persons; none for any other line."""
    ends = [match.span() for match in _BETWEEN_NAMES.finditer(line.text)]
    starts = [0, *(end for _, end in ends)]
    flows = [line.flow.slice(a, b).strip() for a, b in zip(starts, [*(a for a, _ in ends), None], strict=True)]
    joined = bool(ends) and line.text[slice(*ends[-1])].strip(" ,،") != ""
    persons = joined and all(addresses.names_person(each.text) and not offices.is_post(each.text) for each in flows)
    posts = joined and all(offices.is_post(each.text) or _WITH_ARTICLE.match(each.text) for each in flows)
    posts = posts and sum(bool(_WITH_ARTICLE.match(each.text)) for each in flows) > 1
    return [replace(line, flow=each) for each in flows] if persons or posts else []
