"""One address block: name, title, body, address, fax numbers, e-mail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apps.archive.parsing import countries, names, vocabulary
from apps.archive.parsing.records import ParsedAddressee
from apps.archive.parsing.text import Line

_FAX = re.compile(r"(?:fax|facsimile|télécopie|팩스)\b[\s.:：]*", re.IGNORECASE)
_EMAIL_LABEL = re.compile(r"(?:(?:sent\s+)?(?:by|via)\s+)?(?:e-?mail|courriel|이메일)\b[\s.:：]*", re.IGNORECASE)
_PHONE = re.compile(r"(?:tel(?:ephone)?|phone|전화)\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_WEBSITE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PLACE = re.compile(
    r"\d|\bP\.?\s?O\.?\s?Box\b|\b(?:Street|Avenue|Road|Square|Boulevard|Rue|Calle|Postbus|Postfach)\b", re.IGNORECASE
)
_KOREAN_FORM = re.compile(r"\s*(귀하|귀중)\s*$")


@dataclass
class AddressParts:
    name: str = ""
    titles: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    fax: list[str] = field(default_factory=list)
    email: str = ""
    website: str = ""

    @property
    def title(self) -> str:
        return ", ".join(self.titles)

    @property
    def organisation(self) -> str:
        return ", ".join(self.organisations)


def separate(lines: Sequence[Line]) -> list[list[Line]]:
    """One block per person, where several stand in one line (parted by ";") or each with their post in a line."""
    pieces = [piece for line in lines for piece in _pieces(line)]
    several = len(pieces) > 1 and all(_is_person_with_post(piece.text) for piece in pieces)
    return [[piece] for piece in pieces] if several else [list(lines)]


def read(lines: Sequence[Line]) -> ParsedAddressee:
    parts = read_parts(lines)
    return ParsedAddressee(
        name=parts.name,
        title=parts.title,
        organisation=parts.organisation,
        address="\n".join(parts.address),
        fax=tuple(parts.fax),
        email=parts.email,
        lines=tuple(line.flow.collapsed().text for line in lines),
    )


def read_parts(lines: Sequence[Line]) -> AddressParts:
    parts = AddressParts()
    for i, text in enumerate(_whole_lines(lines)):
        if not _take_contact(parts, text) and not _take_korean(parts, text):
            _take_first(parts, text) if i == 0 else _take_next(parts, text)
    return parts


def fax_numbers(text: str) -> list[str]:
    """Every number in full: "+82 2 2100 5759/49" is two, the second borrows what it leaves out."""
    numbers: list[str] = []
    for piece in re.split(r"\s*(?:[/,;]|\bor\b|\band\b)\s*", text):
        printed = piece.strip(" .")
        if not re.fullmatch(r"[+\d()][\d\s().-]*", printed):
            continue
        if numbers and printed.isdigit() and len(printed) <= 4 < _digits(numbers[0]):
            printed = _with_ending(numbers[0], printed)
        numbers.append(printed)
    return numbers


def _pieces(line: Line) -> list[Line]:
    flows = [line.flow.slice(*match.span()).strip() for match in re.finditer(r"[^;]+", line.text)]
    return [replace(line, flow=flow) for flow in flows if flow.text]


def _is_person_with_post(text: str) -> bool:
    """ "Ms Jane Doe, Minister of Justice" or "Foreign Minister Jane Doe"."""
    name, _, after = text.partition(",")
    if names.split_leading_post(name)[0]:
        return True
    is_person = names.has_honorific(name) or names.looks_like_person(name)
    return is_person and bool(vocabulary.STARTS_WITH_POST.match(after.strip()))


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _with_ending(number: str, ending: str) -> str:
    """The number with its last digits replaced, its spacing kept."""
    left, characters = list(ending), list(number)
    for i in range(len(characters) - 1, -1, -1):
        if left and characters[i].isdigit():
            characters[i] = left.pop()
    return "".join(characters)


def _whole_lines(lines: Sequence[Line]) -> list[str]:
    """A line that begins in lower case goes on with the line above."""
    whole: list[str] = []
    for line in lines:
        text = line.flow.collapsed().text
        if whole and text[:1].islower() and not _WEBSITE.match(text) and not _EMAIL.search(text):
            whole[-1] += f" {text}"
        else:
            whole.append(text)
    return whole


def _take_contact(parts: AddressParts, text: str) -> bool:
    email, website, fax = _EMAIL.search(text), _WEBSITE.search(text), _FAX.match(text)
    if fax:
        parts.fax += fax_numbers(text[fax.end() :])
    elif email and (_EMAIL_LABEL.match(text) or email.group() == text):
        parts.email = parts.email or email.group()
    elif website:
        parts.website = parts.website or website.group()
    return bool(fax or email or website or _PHONE.match(text))


def _take_korean(parts: AddressParts, text: str) -> bool:
    """귀하 follows a person or post, 귀중 a body."""
    match = _KOREAN_FORM.search(text)
    if match and match[1] == "귀중":
        parts.organisations.append(text[: match.start()])
    elif match and vocabulary.HAS_POST_KOREAN.search(text):
        parts.titles.append(text[: match.start()])
    elif match:
        parts.name = text[: match.start()]
    return match is not None


def _names_body(text: str) -> bool:
    """ "Office of the High Commissioner" is a body, "United Nations High Commissioner" a post."""
    post = vocabulary.HAS_POST
    world = re.match(r"(?:United Nations|European)\b", text) and post.search(text)
    return bool(vocabulary.STARTS_WITH_BODY.match(text)) and not post.match(text) and not world


def _take_first(parts: AddressParts, text: str) -> None:
    name, _, after = text.partition(",")
    title, person = names.split_leading_post(text)
    post, holder = names.split_leading_post(name)
    if title:
        parts.titles, parts.name = [title], person
    elif post and after.strip():
        parts.titles, parts.name = [post], holder
        _take_next(parts, after.strip())
    elif (
        after.strip()
        and vocabulary.STARTS_WITH_POST.match(after.strip())
        and not vocabulary.STARTS_WITH_POST.match(name)
    ):
        parts.name, parts.titles = name.strip(), [after.strip()]
    elif _names_body(text):
        parts.organisations.append(text)
    elif names.has_honorific(text) or names.looks_like_person(text):
        parts.name = text
    elif vocabulary.HAS_POST.search(text) and vocabulary.STARTS_WITH_POST.match(text):
        parts.titles.append(text)
    elif _PLACE.search(text):
        parts.address.append(text)
    elif vocabulary.HAS_BODY.search(text):
        parts.organisations.append(text)
    else:
        parts.name = text


def _take_next(parts: AddressParts, text: str) -> None:
    if not parts.name and not parts.address and names.has_honorific(text):
        parts.name = text
    elif parts.address or (_PLACE.search(text) and not vocabulary.HAS_POST.match(text)) or countries.lookup(text):
        parts.address.append(text)
    elif _names_body(text):
        parts.organisations.append(text)
    elif vocabulary.STARTS_WITH_POST.match(text) or vocabulary.HAS_POST.match(text):
        parts.titles.append(text)
    elif not parts.name and not parts.titles and names.looks_like_person(text):
        parts.name = text
    elif vocabulary.HAS_BODY.search(text):
        parts.organisations.append(text)
    elif parts.name and not parts.titles and not parts.organisations:
        parts.titles.append(text)
    else:
        parts.address.append(text)
