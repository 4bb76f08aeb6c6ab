"""Acronyms: explained where they stand first, and once. English, French, Spanish, Korean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from apps.letters.lint.records import Finding, Place, warning
from apps.letters.lint.texts import Piece, Text

LANGUAGES = frozenset({"en", "fr", "es", "ko"})
# What every reader of such a letter knows, and signs that are no acronyms of the letter's own.
_KNOWN = frozenset(
    (
        "UN EU US USA UK NGO NGOS CSO CSOS INGO INGOS HIV AIDS COVID SARS TV PDF FAQ CEO NATO UNESCO UNICEF UNHCR OK "
        "PM AM UNDP WHO ASEAN WTO IMF ILO OMS FMI OIT FY LGBT LGBTI LGBTQ LGBTQI LGBTQIA LGBTIQ DNA SMS GPS USB PO ID "
        "MP MPS MEP MEPS BBC CNN AFP USD EUR GBP KRW CHF ONU UE ONG ONGS OTAN VIH SIDA EE UU EEUU EUA OEA NN PC CC RE "
        "PS URL VIP HM HRH HE QC KC OBE CBE AC DC BC AD ISBN ISSN GMT UTC CET EST KST FIFA OPEC ISIS BP KAL"
    ).split()
)
_ACRONYM = re.compile(r"(?<![\w/\\@.&#-])[A-Z][A-Z&]{1,9}(?:s(?!\w))?(?![\w/\\@&]|\.\w|-\d)")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# Behind a long name: "(COI)", "(the “COI”)", "(DPRK, North Korea)", "(Commission on …, COI)", "(hereafter COI)".
_INSIDE = re.compile(r"[(（\[]([^()（）\[\]]{2,120})[)）\]]")
_GLOSS = re.compile(r"\s*[(（]\s*[^\W\d_][^()（）]*\s[^()（）]*[)）]")  # "FIDH (International Federation for …)"
_NAMED = re.compile(
    r"(?:(?:known|referred\s+to)\s+as|,\s+or|here(?:in)?after|henceforth|en\s+adelante|en\s+lo\s+sucesivo|ci-après(?:\s+\w+)?|이하)"
    r"\s*[,:]?\s*(?:the\s+|el\s+|la\s+|le\s+)?[“\"«‘]?\s*$",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s+[-–—]\s+(?:[A-Z][\w’'-]+|[A-Z][\w’'-]+\s+(?:of|for|and|de|des|pour|para)\b)[^.;]{6,}")
_HANGUL_NAME = re.compile(r"[가-힣]{2,}(?:\s[가-힣]{2,})*\s?$")
_LONG_WORD, _VOWELS_OF_WORD = 7, 3
_SMALL = frozenset(
    "of the for and on in to de du des la le les et pour sur el los las del y para en d l a au aux".split()
)


@dataclass
class _Use:
    """Where an acronym stands first, and where it is explained."""

    first: Place | None = None
    explained: list[tuple[Place, str]] = field(default_factory=list)
    order_first: int = 0
    order_explained: int = 0


def acronyms(text: Text) -> Iterator[Finding]:
    if text.short not in LANGUAGES:
        return
    for name, use in _uses(text).items():
        if use.first is not None and not use.explained:
            message = _("%(acronym)s is not explained.") % {"acronym": name}
            remedy = _("Where it stands first, write the name in full with the acronym in brackets.")
            yield warning("acronym-unexplained", message, remedy, use.first)
        elif use.first is not None and use.order_first < use.order_explained:
            message = _("%(acronym)s is used before it is explained.") % {"acronym": name}
            remedy = _("Move the explanation here, where the acronym stands first.")
            yield warning("acronym-too-early", message, remedy, use.first)
        yield from _repeated(name, use)


def _repeated(name: str, use: _Use) -> Iterator[Finding]:
    """The same words explained again; another name behind the same letters is another thing."""
    seen: set[str] = set()
    for place, words in use.explained:
        if words and words in seen:
            message = _("%(acronym)s is explained twice.") % {"acronym": name}
            yield warning("acronym-twice", message, _("From the second time on, the acronym alone will do."), place)
            return
        seen.add(words)


def _uses(text: Text) -> dict[str, _Use]:
    lower = {word for piece in text.pieces for word in re.findall(r"[^\W\d_]+", piece.text) if word.islower()}
    uses: dict[str, _Use] = {}
    order = 0
    for piece in text.pieces:
        if piece.kind in ("line", "heading") or _shouts(piece.text):
            continue
        for match in _ACRONYM.finditer(piece.text):
            name = match.group().rstrip("s")
            if not _is_one(name, lower):
                continue
            order += 1
            _count(uses.setdefault(name, _Use()), piece, match, order)
    return {name: use for name, use in uses.items() if use.first is not None or use.explained}


def _count(use: _Use, piece: Piece, match: re.Match[str], order: int) -> None:
    place = piece.place(*match.span())
    words = _explanation(piece.text, match)
    if words is None:
        if any(start <= match.start() < end for start, end in piece.quoted):
            return  # quoted words are not the letter's own
        if use.first is None:
            use.first, use.order_first = place, order
        return
    if not use.explained:
        use.order_explained = order
    use.explained.append((place, words))


def _is_one(name: str, lower: set[str]) -> bool:
    """Capitals that are no emphasis ("do NOT", "PRIMERO.-"), numeral or sign that everybody knows."""
    if name in _KNOWN or name.casefold() in lower or _ROMAN.fullmatch(name):
        return False
    return len(name) < _LONG_WORD or len(re.findall("[AEIOU]", name)) < _VOWELS_OF_WORD


def _shouts(text: str) -> bool:
    """A line that is set in capitals."""
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) > len(letters) * 0.8


def _explanation(text: str, match: re.Match[str]) -> str | None:
    """What explains the acronym here: the long name if it can be told, an empty text if not; None if nothing does."""
    start, end = match.span()
    for bracket in _INSIDE.finditer(text, max(0, start - 130), end + 130):
        if bracket.start() < start < bracket.end():
            return _behind_name(text[: bracket.start()], match.group(), bracket.group(1))
    if _GLOSS.match(text, end) or _NAMED.search(text[:start]) or (start == 0 and _DASHED.match(text, end)):
        return ""
    return None


def _behind_name(before: str, acronym: str, inside: str) -> str | None:
    """An acronym in brackets explains when it opens or closes them behind a name."""
    rest = inside.strip(" “”\"'‘’«»")
    first = re.split(r"[,;:/]|\s+(?:or|ou|o|and|hereafter|hereinafter)\s+|\s[–—-]\s", rest)
    named = any(acronym in part.replace("“", " ").replace("”", " ").split()[:4] for part in first if part)
    if not named or not before.rstrip()[-1:].isalpha() and before.rstrip()[-1:] not in "’'”\"»":
        return None
    hangul = _HANGUL_NAME.search(before.rstrip())
    if hangul:
        return hangul.group().strip()
    return _long_name(before, acronym.rstrip("s"))


def _long_name(before: str, acronym: str) -> str:
    """The words in front whose initials the acronym takes, or nothing when they do not spell it."""
    words = re.findall(r"[^\W\d_][\w’'-]*", before)[-14:]
    letters = acronym.replace("&", "").casefold()
    for count in range(2, len(words) + 1):
        initials = "".join(word[0] for word in words[-count:] if word.casefold() not in _SMALL).casefold()
        if initials == letters or "".join(word[0] for word in words[-count:]).casefold() == letters:
            return " ".join(words[-count:]).casefold()
    return ""
