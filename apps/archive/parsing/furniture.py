"""Page furniture: page numbers, running heads, empty labels, the navigation of web pages."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from apps.archive.parsing.text import Flow, Line, chunks_of

_PAGE = re.compile(
    r"[-–—|\s]*(?:(?:page|pg?\.|seite|página|pagina|쪽)\s*)?\d{1,3}(?:\s*(?:of|/|de|sur|von|van)\s*\d{1,3})?[-–—|\s]*",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-–—_=*~.·•|\s]{3,}")
# "Home › News › Letters", "[Skip to content](#main)", "Share: Twitter Facebook".
_CRUMBS = re.compile(
    r"(?:[^›»→>/|]{1,40}\s[›»→>]\s){2,}[^›»→>|]{1,80}|(?:home|accueil|inicio|홈)\s*(?:[›»→>/|:]\s*[^›»→>|]{1,80})+",
    re.I,
)
_LINK = re.compile(r"\[[^\]]+\]\((?:#|/)[^)]*\)")
_MEDIA = (
    r"facebook|twitter|x|linkedin|whatsapp|e-?mail|telegram|pinterest|instagram|reddit|youtube|print|copy link|"
    r"pdf|more|rss|tumblr|mastodon|bluesky"
)
_SHARE = re.compile(
    rf"(?:share|partager|compartir|공유|follow us|tweet)(?:\s+(?:this|on|it|via|article|page|post|us))*\s*[:|"
    rf"]?(?:[\s|,·/]*(?:{_MEDIA}))*|"
    rf"(?:{_MEDIA})(?:[\s|,·/]+(?:{_MEDIA}))+|share this via .{{1,20}}",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r".{0,80}\b(?:uses? cookies|utilise des cookies|utiliza cookies|accept (?:all )?cookies|cookie settings)\b.*", re.I
)
_NAVIGATION = re.compile(
    r"(?:skip|jump|go|back) to (?:the )?(?:main |page )?(?:content|menu|navigation|top|list|search)s?|home|menu|search|"
    r"share(?: this)?(?: page)?|print(?: this page)?|tweet|facebook|twitter|linkedin|whatsapp|e-?mail this|"
    r"(?:previous|next|prev)(?: (?:post|page|article))?|site ?map|log ?in|cookies?(?: policy)?|privacy policy|"
    r"(?:KOR|ENG|FRA|ESP)|.*(?:바로가기|본문|주메뉴|검색창).*|목록|이전글|다음글|인쇄|공유",
    re.IGNORECASE,
)
_COUNTER_LABEL = re.compile(r"(?:hits?|views?|read|visits|조회수?)\s*:?", re.IGNORECASE)
_COUNTER = re.compile(r"(?:hits?|views?|visits|조회수?)\s*:?\s*[\d,]+", re.IGNORECASE)
_EMPTY_LABEL = re.compile(
    r"(?:(?:our|your)\s+ref(?:erence|\.)?|ref(?:erence)?|page|contact|date|enclosures?|telephone|fax|"
    r"onze referentie|uw kenmerk|ons kenmerk|kenmerk|datum|n/réf|v/réf)\s*[.:]*",
    re.IGNORECASE,
)
_ANYWHERE = (_PAGE, _RULE, _NAVIGATION, _COUNTER, _CRUMBS, _LINK, _SHARE, _COOKIES)
_LONGEST_RUNNING_HEAD, _LONGEST_MENU = 90, 600
_Judge = Callable[[int, Line], bool]


def set_aside(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """(lines with furniture blanked out, the furniture): what is furniture wherever it stands."""
    counted = {i + 1 for i, line in enumerate(lines[:-1]) if _is_counter_pair(line, lines[i + 1])}
    counted |= {i - 1 for i in counted}
    return _blank(lines, lambda i, line: i in counted or _is_anywhere(line.text))


def set_aside_in_body(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Besides: labels without a value, and short lines that come back again and again."""
    alone = [chunk[0] for chunk in chunks_of(lines) if len(chunk) == 1 and _may_run(chunk[0])]
    counts = Counter(re.sub(r"\d+", "#", line.text) for line in alone)
    running = {line.number for line in alone if counts[re.sub(r"\d+", "#", line.text)] > 1}
    return _blank(lines, lambda i, line: line.number in running or bool(_EMPTY_LABEL.fullmatch(line.text)))


def is_empty_label(text: str) -> bool:
    return bool(_EMPTY_LABEL.fullmatch(text))


def _blank(lines: Sequence[Line], is_furniture: _Judge) -> tuple[list[Line], list[Line]]:
    kept, furniture = [], []
    for i, line in enumerate(lines):
        if not line.is_blank and is_furniture(i, line):
            furniture.append(line)
            line = replace(line, flow=Flow("", ()))
        kept.append(line)
    return kept, furniture


def _is_anywhere(text: str) -> bool:
    return len(text) <= _LONGEST_MENU and any(pattern.fullmatch(text) for pattern in _ANYWHERE)


def _is_counter_pair(label: Line, value: Line) -> bool:
    return bool(_COUNTER_LABEL.fullmatch(label.text)) and bool(re.fullmatch(r"[\d,]+", value.text))


def _may_run(line: Line) -> bool:
    return len(line.text) <= _LONGEST_RUNNING_HEAD and line.text[-1] not in ".?!:;," and not line.is_heading
