"""Headings that say who speaks: "Joint statement of 23 NGOs", "23 groups: stop the quarry", "23개 단체 공동성명"."""

import re

_OF = re.compile(
    r"\b(?:letter|statement|appeal|call|declaration|petition|submission|manifesto|lettre|appel|d[ée]claration|"
    r"communiqu[ée]|carta|comunicado|declaraci[óo]n|manifiesto)\s+(?:of|from|by|signed\s+by|de|des|du|par|por)\s+"
    r"(?:(?:the|more\s+than|over|some|nearly|about|almost|at\s+least|plus\s+de|más\s+de|les|las|los)\s+)?$",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"\s*(?:의\s?)?(?:공동\s?)?(?:성명|서한|선언|입장|촉구|규탄|논평|호소|기자회견|요구|의견|연명|일동)"
)
_SPEAK = re.compile(
    r"\s*[:：]\s|\s+(?:to|tell|warn|back|reject|oppose|defend|protest|unite|speak|say|against|for)\b", re.IGNORECASE
)


def says_who_speaks(before: str, behind: str, *, opens: bool) -> bool:
    """Of the words on both sides of bodies that are counted; `opens`: the heading begins with them."""
    return bool(_OF.search(before) or _KOREAN.match(behind)) or (opens and bool(_SPEAK.match(behind)))
