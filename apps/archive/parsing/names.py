"""Names of people: what looks like one, and which parts are forms of address or degrees."""

import re

from apps.archive.parsing import vocabulary

_PARTICLE = (
    r"(?:al|af|av|ap|bin|bint|los|las|da|das|de|del|della|den|der|di|do|dos|"
    r"du|e|el|ibn|la|le|van|von|y|zu|ter|ten|d'|O')"
)
_INITIAL = r"[^\W\d_]\.(?:-?[^\W\d_]\.)*"
_WORD = r"[^\W\d_a-zà-öø-ÿ][\w'’.-]*"
_PERSON = re.compile(rf"(?:{_WORD}|{_INITIAL})(?:\s+(?:{_PARTICLE}|{_INITIAL}|{_WORD}|\"[^\"]+\"|“[^”]+”)){{0,5}}")
_LEADING = re.compile(rf"(?:(?:{vocabulary.HONORIFICS})(?:\.|(?=\s))\s*)+")
_INNER_HONORIFIC = re.compile(r"(?<=\s)(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Mme|H\.E)\.?\s")
_TRAILING = re.compile(
    rf"(?:\s*,\s*(?:{vocabulary.POST_NOMINALS})\.?(?!\w))+\s*$|\s+(?:Ph\.?D|M\.?D|Esq|OBE|MBE|CBE|KBE|DBE|GBE|CMG|KCMG|GCMG|FRS|QC|KC|RN|MP|MEP|MSP|MLA|SJ|OAM|LLM|MSW)\.?$"
)
_POST = re.compile(rf"{vocabulary.HAS_POST.pattern}(?:[- ]General(?!\w))?")
_NEXT_POST_NOMINAL = re.compile(rf"\s*,\s*(?:{vocabulary.POST_NOMINALS})(?:\.|(?!\w))")


def looks_like_person(text: str) -> bool:
    """Two to six capitalised words without a word that bodies have in their names."""
    bare = plain(text)
    if vocabulary.HAS_BODY.search(bare) or vocabulary.STARTS_WITH_POST.match(bare):
        return False
    words = bare.split()
    return 2 <= len(words) <= 6 and bool(_PERSON.fullmatch(bare))


def plain(text: str) -> str:
    """The name without forms of address and post-nominals; a lone word keeps its form of address."""
    name = _TRAILING.sub("", text.strip(" ,;"))
    bare = _LEADING.sub("", name, count=1) if _LEADING.match(name) else name
    return bare if len(bare.split()) > 1 else name


def has_honorific(text: str) -> bool:
    return bool(_LEADING.match(text)) or bool(_TRAILING.search(text))


def end_of_honorifics(text: str) -> int:
    match = _LEADING.match(text)
    return match.end() if match else 0


def end_of_post_nominals(text: str, start: int) -> int:
    """Where the degrees and ranks that follow a name ("…, Ph.D., MP") end; `start` if there are none."""
    match = _NEXT_POST_NOMINAL.match(text, start)
    while match:
        start = match.end()
        match = _NEXT_POST_NOMINAL.match(text, start)
    return start


def split_leading_post(text: str) -> tuple[str, str]:
    """("Foreign Minister", "Jane Doe") from "Foreign Minister Jane Doe"; ("", text) when no post stands in front."""
    honorific = _INNER_HONORIFIC.search(text)
    if honorific and vocabulary.STARTS_WITH_POST.match(text) and looks_like_person(text[honorific.start() :].strip()):
        return text[: honorific.start()].strip(), text[honorific.start() :].strip()
    last = None
    for match in _POST.finditer(text):
        rest = text[match.end() :].strip()
        if looks_like_person(rest) and not vocabulary.HAS_POST.search(rest):
            last = match
    if last is None or re.search(r"\b(?:of|for|on)\b|,", text[: last.end()]):
        return "", text
    return text[: last.end()].strip(), text[last.end() :].strip()
