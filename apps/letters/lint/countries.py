"""One country by two names in one text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from django.utils.translation import gettext as _

from apps.letters.lint.records import Finding, Place, warning
from apps.letters.lint.texts import Text

# By language: names of one country that a letter should not mix. Signs parted by "/" are one name written in two ways.
_NAMES: dict[str, tuple[str, ...]] = {
    "en": (
        "North Korea | DPRK/D.P.R.K./Democratic People's Republic of Korea",
        "South Korea | ROK/R.O.K./Republic of Korea",
        "Myanmar | Burma",
        "Turkey | Türkiye/Turkiye",
        "Ivory Coast | Côte d'Ivoire/Cote d'Ivoire",
        "Czech Republic | Czechia",
        "Swaziland | Eswatini",
        "Cape Verde | Cabo Verde",
        "East Timor | Timor-Leste/Timor Leste",
        "Vietnam | Viet Nam",
        "Laos | Lao PDR/Lao People's Democratic Republic",
        "Kyrgyzstan | Kyrgyz Republic",
        "Russia | Russian Federation",
        "Syria | Syrian Arab Republic",
        "Iran | Islamic Republic of Iran",
        "Belarus | Byelorussia/Belorussia",
        "Moldova | Republic of Moldova",
        "Holland | Netherlands/the Netherlands",
        "China | PRC/People's Republic of China",
        "UK | U.K.",
        "US | USA | U.S. | U.S.A.",
    ),
    "fr": (
        "Corée du Nord | RPDC/République populaire démocratique de Corée",
        "Corée du Sud | République de Corée",
        "Myanmar | Birmanie",
        "Turquie | Türkiye",
        "Bélarus/Belarus | Biélorussie",
        "Russie | Fédération de Russie",
        "Swaziland | Eswatini",
        "République tchèque | Tchéquie",
        "Syrie | République arabe syrienne",
        "Cap-Vert | Cabo Verde",
    ),
    "es": (
        "Corea del Norte | RPDC/República Popular Democrática de Corea",
        "Corea del Sur | República de Corea",
        "Myanmar | Birmania",
        "Turquía | Türkiye",
        "Rusia | Federación de Rusia/Federación Rusa",
        "Belarús | Bielorrusia",
        "Costa de Marfil | Côte d'Ivoire",
        "Siria | República Árabe Siria",
        "EE.UU. | EE. UU. | EEUU",
    ),
    "ko": (
        "북한 | 조선민주주의인민공화국 | 북조선",
        "한국/대한민국 | 남한",
        "미얀마 | 버마",
        "터키 | 튀르키예",
        "체코 | 체코공화국",
    ),
}
# What the names stand for together: "Burma (Myanmar)", "Myanmar/Burma", "Türkiye, formerly Turkey".
_SAME = re.compile(
    r"\s*(?:[(（][^()（）]{0,40}|/|(?:[,(（]\s*)?(?:or|also|formerly|formally|officially|known\s+as|ou|aussi|o|también|이하|또는)\b"
    r"[^().]{0,30})\s*$",
    re.IGNORECASE,
)
# Official titles name a country as they must: of a post, a mandate, a law, an agreement.
_TITLE_BEFORE = re.compile(
    r"(?:(?<!\w)-|\b(?:President|Government|Ministry|Minister|Mission|Embassy|Ambassador|Parliament|Assembly|Congress|Republic|"
    r"Constitution|Kingdom|Chairman|Leader|Consulate|Bank|Penal\s+Code|Criminal\s+Code|Code|Law|Act|"
    r"(?:human\s+)?rights\s+(?:situation\s+)?in|situation\s+in|Rapporteur\s+(?:on|for)|Inquiry\s+(?:on|for|in)|"
    r"Resolution\s+on|Front|Party|Army|Union|Association|Federation|Committee|Council|Centre|Center|Institute|"
    r"Gouvernement|Président|Présidente|Ministère|Ministre|Mission|Ambassade|droits\s+de\s+l[’']homme|"
    r"Gobierno|Presidente|Presidenta|Ministerio|Embajada|derechos\s+humanos)"
    r"(?:\s+(?:of|in|to|from|for|de|du|des|la|le|en|del|the|dans))*\s+(?:the\s+|la\s+|le\s+)?)$",
    re.IGNORECASE,
)
_TITLE_BEHIND = re.compile(r"^(?:-[A-Z\w]|\s+(?:[A-Z][a-z]+|and\s+the\s+[A-Z]\w+\s+Agreement))")
_PUNCTUATED = re.compile(r"^\s+(?:I|We|Our|It|The|In|This|These|They|As|At|On|To|For|You|Your|He|She)\b")


@dataclass(frozen=True, slots=True)
class _Name:
    """Where a name stands first, and how often it is used."""

    place: Place
    count: int


def two_names(text: Text) -> Iterator[Finding]:
    words = " ".join(piece.text for piece in text.prose).replace("’", "'")
    for line in _NAMES.get(text.short, ()):
        if sum(any(spelling in words for spelling in name.split("/")) for name in line.split(" | ")) < 2:
            continue
        used = _used(text, line)
        if len(used) < 2:
            continue
        same = _said_to_be_same(text, line)
        frequent, *rest = sorted(used, key=lambda number: -used[number].count)
        for other in rest:
            if frozenset((frequent, other)) not in same:
                yield _mixed(used[frequent], used[other])
                break


def _mixed(usual: _Name, other: _Name) -> Finding:
    values = {"one": usual.place.excerpt, "other": other.place.excerpt}
    message = _("The text calls one country “%(one)s” and “%(other)s”.") % values
    remedy = _("Keep to one name, or say once that both are the same: %(one)s (%(other)s).") % values
    return warning("country-names", message, remedy, other.place, f"{usual.place.excerpt}|{other.place.excerpt}")


def _used(text: Text, line: str) -> dict[int, _Name]:
    """The names that stand in the text, by their number. Not those in quotations and official titles."""
    found: dict[int, _Name] = {}
    for piece in text.prose:
        for match in _pattern(line).finditer(piece.own_words):
            if not _is_title(piece.text, match):
                number = _number(match)
                known = found.get(number, _Name(piece.place(*match.span()), 0))
                found[number] = _Name(known.place, known.count + 1)
    return found


def _said_to_be_same(text: Text, line: str) -> set[frozenset[int]]:
    same: set[frozenset[int]] = set()
    for piece in text.pieces:
        hits = list(_pattern(line).finditer(piece.text))
        for one, other in combinations(hits, 2):
            between = piece.text[one.end() : other.start()]
            if len(between) < 60 and _SAME.fullmatch(between):
                same.add(frozenset((_number(one), _number(other))))
    return same


def _is_title(text: str, match: re.Match[str]) -> bool:
    behind = text[match.end() :]
    if match.group().startswith("Republic") and text[: match.start()].endswith(("People's ", "People’s ")):
        return True  # the end of a longer name
    if _TITLE_BEFORE.search(text[: match.start()][-60:]):
        return True
    return bool(_TITLE_BEHIND.match(behind)) and not _PUNCTUATED.match(behind)


def _number(match: re.Match[str]) -> int:
    return int(str(match.lastgroup)[1:])


@cache
def _pattern(line: str) -> re.Pattern[str]:
    """The names of a country, each in a group `nNUMBER`; longer ones first, since one may stand in another."""
    names = [name.split("/") for name in line.split(" | ")]
    order = sorted(range(len(names)), key=lambda number: -max(len(spelling) for spelling in names[number]))
    body = "|".join(f"(?P<n{number}>{'|'.join(map(_escaped, names[number]))})" for number in order)
    behind = "" if re.search("[가-힣]", line) else r"(?!\w|\.\w)"  # Korean particles follow without a space
    return re.compile(rf"(?<![\w.])(?:{body}){behind}")


def _escaped(name: str) -> str:
    return re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+")
