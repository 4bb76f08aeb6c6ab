"""One address block: name, title, body, address, fax numbers, e-mail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from apps.archive.parsing import cities, courtesy, eastern, names, offices
from apps.archive.parsing.contacts import EMAIL, FAX, WEBSITE, fax_numbers, is_contact
from apps.archive.parsing.courtesy import has_courtesy, plain_name
from apps.archive.parsing.records import ParsedAddressee
from apps.archive.parsing.text import Line

__all__ = [
    "AddressParts",
    "fax_numbers",
    "names_person",
    "plain_name",
    "has_courtesy",
    "read",
    "read_parts",
]


# A line as long as this is full: the next one may go on with it.
_FULL = 64
_APART = re.compile(r"(?P<left>[^,]+?)(?:\s+[-–—|/]\s+|:\s+|\s\((?=[^()]{6,}\)$))(?P<right>.+?)\)?")
# "Monsieur le Président": a post and no name.
_ARTICLE = re.compile(r"(?:le|la|el|the)\s+|l['’]", re.IGNORECASE)
_MEMBERS = re.compile(r"(?:the\s+|all\s+)?(?P<who>members)\s+of\s+(?:the\s+)?(?P<body>[^,]+)", re.IGNORECASE)
_ATTENTION = re.compile(
    r"(?:attn|attention|for\s+the\s+attention\s+of|[àa]\s+l['’]attention\s+d(?:e|u|es)|a\s+la\s+atenci[óo]n\s+del?|"
    r"aten(?:ci[óo]n|t)\.?)(?:\s*[.:：]+\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
# No address has more lines, no line of one goes on longer than this; what does is damaged, or no address.
LONGEST = 400


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


def read(lines: Sequence[Line]) -> ParsedAddressee:
    parts = read_parts(lines)
    members = _MEMBERS.fullmatch(parts.title)
    if (
        members
        and not parts.name
        and not parts.organisations
        and (offices.is_body(members["body"]) or offices.is_government(members["body"]))
    ):
        parts.titles, parts.organisations = [members["who"]], [members["body"]]
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
    for text in _whole_lines(lines):
        if courtesy.is_present(text):
            continue
        if _take_attention(parts, text):
            continue
        if not _take_contact(parts, text) and not _take_eastern(parts, text):
            bare = re.sub(r"^(?:aux?|[àa] la|[àa] l['’])\s+(?=[A-ZÉ«])", "", _bare(text), flags=re.IGNORECASE)
            post = plain_name(bare) if has_courtesy(bare) else ""
            article = _ARTICLE.match(post)
            bare = post[article.end() :] if article and offices.is_post(post) else bare
            _take(parts, spread(bare))
    return parts


def names_person(text: str) -> bool:
    """Whether a line begins with a person: "Jane Doe", "Dr. Jane Doe, Minister" or "Foreign Minister Jane Doe"."""
    text = spread(text)
    name, last = text.split(",")[0].strip(), text.split(",")[-1].strip()
    if offices.split_post(name)[0] and "'s" not in name and "’s" not in name:
        return True
    if offices.is_place(text) or (last != name and cities.is_city(last)):
        return False
    if has_courtesy(text):
        bare = plain_name(name)
        if _ARTICLE.match(bare) and offices.is_post(bare):
            return False
        return bool(bare) and (not offices.is_post(bare) or len(bare.split()) > 1) and not offices.is_body(bare)
    return names.looks_like_person(name) and not (
        offices.is_place(name) or offices.is_body(name) or offices.is_post(name) or cities.is_city(name)
    )


def _bare(text: str) -> str:
    """Without what stands around it; brackets that belong together stay."""
    bare = text.strip(" ,;")
    whole = re.fullmatch(r"\([^()]*\)", bare) or bare.count("(") != bare.count(")")
    return bare.strip(" ,;()") if whole else bare


def spread(text: str) -> str:
    """ "Jane Doe, Minister of Works" for "Jane Doe – Minister of Works", "Jane Doe (Minister of Works)"."""
    match = _APART.fullmatch(text)
    if not match:
        return text
    left, right = match["left"].strip(), match["right"].strip()
    if offices.is_post(left) and has_courtesy(right) and names_person(right):
        return f"{right}, {left}"
    named = names_person(left) and offices.is_post(right.split(",")[0])
    return f"{left}, {right}" if named else text


def _whole_lines(lines: Sequence[Line]) -> list[str]:
    """A line that begins in lower case or with "&" goes on with the line above."""
    whole: list[str] = []
    for line in lines:
        text = line.flow.collapsed().text
        if whole and courtesy.is_bare(whole[-1]) and offices.is_body(text):
            whole[-1] = text
        elif whole and goes_on(whole[-1], text):
            whole[-1] += f" {text}"
        else:
            whole.append(text)
    return whole


def goes_on(before: str, text: str) -> bool:
    if len(before) > LONGEST:
        return False
    if courtesy.is_bare(before) and not is_contact(text):
        return True
    if len(before) >= _FULL and before[-1].isalpha() and text[:1].isalpha() and not offices.is_place(before):
        cut = re.search(r"\b(?:the|of|and|for|la|de|des|du|del)(?:\s[\w’'-]+)?$", before)
        return not _begins_anything(text) and (bool(cut) or not offices.is_body(text))
    opens = (
        (text[:1].islower() and not offices.is_place(text))
        or text.startswith("& ")
        or before.endswith((" of", " and", " &", " for"))
    )
    return opens and not is_contact(text) and not WEBSITE.match(text) and not EMAIL.search(text)


def _begins_anything(text: str) -> bool:
    return offices.is_post(text) or offices.is_place(text) or names_person(text) or is_contact(text)


def _take_attention(parts: AddressParts, text: str) -> bool:
    """ "Attn: Jane Doe, Head of Works" below the body: for whom it is."""
    match = _ATTENTION.match(text)
    rest = text[match.end() :].strip(" ,;.") if match else ""
    if not match or parts.name or not (parts.organisations or parts.titles or parts.address):
        return False
    if names_person(rest):
        _take_person(parts, spread(rest))
    elif offices.is_post(rest):
        _take_post(parts, rest)
    return names_person(rest) or offices.is_post(rest)


def _take_contact(parts: AddressParts, text: str) -> bool:
    email, website, fax = EMAIL.search(text), WEBSITE.search(text), FAX.search(text)
    if fax:
        parts.fax += fax_numbers(text[fax.end() :])
    if email and (is_contact(text) or fax or len(email.group()) * 2 > len(text)):
        parts.email = parts.email or email.group()
        before = text[: email.start()].strip(" <(,;:")
        if before and not is_contact(before) and not fax:
            _take(parts, before)
        return True
    if website and not email:
        parts.website = parts.website or website.group()
    return bool(fax or email or website or is_contact(text))


def _take_eastern(parts: AddressParts, text: str) -> bool:
    seat = re.search(r"\s*\(([^()]*[가-힣][^()]*\d[^()]*)\)$", text)
    if seat and re.search("[가-힣]{2}", text[: seat.start()]) and not parts.address:
        parts.address.append(seat[1])
        text = text[: seat.start()]
        if not eastern.read_korean(text):
            parts.organisations.append(text)
            return True
    found = eastern.read_korean(text) or eastern.read_arabic(text)
    if found:
        name, title, body = found
        parts.name = parts.name or name
        parts.titles += [title] if title else []
        parts.organisations += [body] if body else []
    return found is not None


def _take(parts: AddressParts, text: str) -> None:
    nothing = not (parts.name or parts.titles or parts.organisations or parts.address)
    if not text:
        return
    body = re.fullmatch(r"(.+\s.+)\s\(([A-Z][A-Za-z]*[A-Z])\)", text)
    if nothing and body and names_person(body[1]):
        _take_person(parts, body[1])
        parts.organisations.append(body[2])
    elif not parts.name and not parts.address and _may_name(parts, text):
        _take_person(parts, text)
    elif parts.address and not (offices.is_post(text) and not parts.titles):
        parts.address.append(text)
    elif offices.is_street(text) or (offices.is_place(text) and not offices.is_post(text)):
        parts.address.append(text)
    elif offices.is_post(text):
        _take_post(parts, text)
    elif _goes_to_address(parts, text):
        parts.address.append(text)
    elif offices.is_state(text) or offices.is_body(text):
        parts.organisations.append(text)
    elif nothing:
        parts.name = text
    elif not parts.titles and not parts.organisations:
        parts.titles.append(text)
    elif not parts.organisations and "," not in text:
        parts.organisations.append(text)
    else:
        parts.address.append(text)


def _may_name(parts: AddressParts, text: str) -> bool:
    """A name without form of address below a post or body could as well be a city or a body."""
    if not names_person(text):
        return False
    return has_courtesy(text) or not (parts.organisations or len(parts.titles) > 1)


def _goes_to_address(parts: AddressParts, text: str) -> bool:
    if not (parts.name or parts.titles or parts.organisations):
        return False
    if cities.is_city(text) or cities.is_city(text.split(",")[-1]):
        return True
    return bool(parts.organisations) and "," in text and not offices.is_body(text.split(",")[-1].strip())


def _take_person(parts: AddressParts, text: str) -> None:
    name, _, after = text.partition(",")
    end = names.end_of_post_nominals(text, len(name))
    name, after = (text[:end], text[end:].strip(" ,")) if end > len(name) else (name, after.strip())
    post, holder = offices.split_post(name)
    parts.name = holder.strip()
    if post:
        parts.titles.append(post)
    _take_pieces(parts, after)


def _take_post(parts: AddressParts, text: str) -> None:
    _take_pieces(parts, text)


def _take_pieces(parts: AddressParts, text: str) -> None:
    """ "Head of Procurement, Department of Health, Pretoria": posts, then bodies, then places."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    stage = 0
    title: list[str] = []
    body: list[str] = []
    for i, piece in enumerate(pieces):
        if stage < 2 and i and (offices.is_place(piece) or cities.is_city(piece)) and not offices.is_post(piece):
            stage = 2
        elif stage < 2 and not offices.is_post(piece) and (offices.is_body(piece) or offices.is_state(piece)):
            stage = 1
        elif (
            stage == 0 and i and not offices.is_post(piece) and not re.search(r"\s(?:of|for|de|du|des|del)\s", title[0])
        ):
            stage = 1
        (title, body, parts.address)[stage].append(piece)
    if title and not offices.is_post(", ".join(title)) and not body and len(title) == 1 and offices.is_body(title[0]):
        title, body = [], title
    parts.titles += [", ".join(title)] if title else []
    parts.organisations += [", ".join(body)] if body else []
