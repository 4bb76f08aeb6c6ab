"""To whom a letter goes that says so in its title only: "Open letter to the Prime Minister of …"."""

import re

from apps.archive.parsing import addresses, eastern, names, offices, vocabulary
from apps.archive.parsing.records import ParsedAddressee

_OPENER = re.compile(
    r"(?:\bletter\s+to\s+(?:the\s+)?|\blettre\s+(?:ouverte\s+)?(?:adressée\s+)?(?:à\s+(?:l['’]|la\s+)?|aux?\s+)|"
    r"\bcarta\s+(?:abierta\s+)?(?:dirigida\s+)?(?:al?\s+)(?:la\s+|los\s+|las\s+)?)(?=(?-i:[^\W\d_a-z])|"
    r"(?:pr[eé]sident|ministr|premier|primer|minister|prime|m\.|mme|señor|secretari|govern|gobern|alcald|maire)\w*)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\s+(?:\w+ing|on|about|for|to|from|over|regarding|concerning|sur|sobre|contre|contra|pour|por|para|ante|relative|"
    r"concernant)\b(?!\s+(?:the\s+)?(?:Foreign|Health|Justice|Human)\b)|\s*[:;–—(]|\s+-|\s*$"
)
_POST = re.compile(rf"(?<!\w)(?:{vocabulary.POSTS})(?!\w)", re.IGNORECASE)
_NEXT = re.compile(r",?\s+(?:and|et|y|e)\s+(?:to\s+|à\s+(?:l['’]|la\s+)?|aux?\s+|al?\s+(?:la\s+)?)?(?:the\s+)?")
_KOREAN = re.compile(r"(?P<who>[가-힣 ]{2,30}?)\s?(?:님)?(?:께|에게)\s+(?:보내는|드리는|띄우는|부치는)")
_ARABIC = re.compile(
    r"(?:رسالة|نداء|مناشدة)\s+(?:مفتوحة\s+|عاجلة\s+)?(?:إلى|الى)\s+(?P<who>.+?)"
    r"(?=\s+(?:بشأن|حول|بخصوص|من أجل|عن)\s|[:.–-]|$)"
)


def find(title: str) -> list[ParsedAddressee]:
    """The persons, posts or bodies that a title names as its readers, in order; none when it names nobody."""
    eastern_one = _eastern(title)
    if eastern_one:
        return [eastern_one]
    opener = _OPENER.search(title)
    if not opener:
        return []
    rest = title[opener.end() :]
    topic = _TOPIC.search(rest)
    return [_one(piece) for piece in _pieces(rest[: topic.start()] if topic else rest)]


def _eastern(title: str) -> ParsedAddressee | None:
    match = _KOREAN.search(title)
    found = eastern.read_korean(f"{match['who']} 귀하") if match else None
    if match is None:
        match = _ARABIC.search(title)
        found = eastern.read_arabic(match["who"]) if match else None
    if not match or not found:
        return None
    name, post, body = found
    return ParsedAddressee(name=name, title=post, organisation=body, lines=(match["who"],))


def _pieces(text: str) -> list[str]:
    """ "A, post, and B, post" is two where each of them is a person or post."""
    for match in _NEXT.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _is_somebody(before) and _is_somebody(after):
            return [before, *_pieces(after)]
    return [text.strip(" ,")]


def _is_somebody(text: str) -> bool:
    first = text.split(",")[0].strip()
    return addresses.names_person(first) or offices.is_post(first)


def _one(text: str) -> ParsedAddressee:
    text = text[:1].upper() + text[1:]
    parts = [part.strip() for part in text.split(",") if part.strip()]
    person = next((part for part in parts[:2] if _is_person(part)), "")
    title = next((part for part in parts if part != person and _POST.search(part)), "")
    post, name = offices.split_post(person)
    if person:
        return ParsedAddressee(name=name, title=", ".join(each for each in (post, title) if each), lines=(text,))
    if title == parts[0]:
        return ParsedAddressee(title=parts[0], lines=(text,))
    return ParsedAddressee(name=parts[0], lines=(text,))


def _is_person(text: str) -> bool:
    return bool(names.split_leading_post(text)[0]) or addresses.names_person(text)
