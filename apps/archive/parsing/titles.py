"""The heading of a document, told from letterheads, addresses, labels of a release and lines of a menu."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.archive.parsing import header, offices, vocabulary
from apps.archive.parsing.text import Flow, Line, chunks_of, join

_KINDS = re.compile(
    r"\b(?:letter|statement|appeal|petition|declaration|memorandum|submission|lettre|carta|communiqu[ée]|comunicado|"
    r"declaraci[óo]n|d[ée]claration|pronunciamiento|manifiesto|tribune|brief|call (?:to|for|on))\b|"
    r"서한|성명|선언문?|입장문?|논평|탄원서|호소문|의견서|기자회견문|촉구|رسالة|بيان|نداء|إعلان",
    re.IGNORECASE,
)
_LABEL_ONLY = re.compile(
    r"(?:(?:for immediate|press|news|media|joint|open|public|statements?|letters?|releases?|immediate|for|release|"
    r"official|urgent|communiqu[ée]|de presse|comunicado|de prensa|conjunto|conjointe?|d[ée]claration|carta|abierta|"
    r"lettre|ouverte|appeal|statement by the spokesperson|memorandum|memo|보\s*도\s*자\s*료|공개\s*서한|공동\s*성명서?|"
    r"성명서?|بيان|صحفي|مشترك|رسالة|مفتوحة)[\s:–—|/•-]*)+",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\b(?:letter|lettre|carta)\b|서한|편지|탄원서|رسالة", re.IGNORECASE)
_STATEMENT = re.compile(
    r"\b(?:statement|declaration|communiqu[ée]|comunicado|pronunciamiento|manifiesto|declaraci[óo]n|d[ée]claration|"
    r"press release|news release)\b|성명|선언|기자회견문|논평|بيان|إعلان",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:an? )?(?:open|joint|public) (?:letter|statement|appeal)\b|lettre ouverte|carta abierta", re.I)
_TAG = re.compile(r"[\[【<〈(][^\]】>〉)]{2,25}[\]】>〉)]\s*\S")
_CONTACT = re.compile(r"https?://|www\.|@|\btel\b|\bfax\b|p\.?\s?o\.?\s?box|\+\d{2}|©|\b\d{5}\b", re.IGNORECASE)
_NOT_HERE = re.compile(
    r"(?:sign up|subscribe|related|you may also|read more|more (?:from|on)|contact us|share|newsletter|latest|signator|"
    r"signed by|undersigned|to\s|à\s|aux?\s|إلى|수신|dear\s|by\s|via\s|source|from\s|cc\b|encl)",
    re.IGNORECASE,
)
_FORMS = re.compile(rf"(?:(?:{vocabulary.HONORIFICS})\.?|The Rt)\s+\S", re.IGNORECASE)
_SENTENCE = re.compile(r"\b(?:we|our|nous|nuestr[oa]s?)\b|[^\W\d]{3}[.;,:]$|다$", re.IGNORECASE)
_LONGEST = 260
_LEAST_SCORE = 3


@dataclass(frozen=True)
class _Unit:
    lines: tuple[Line, ...]
    text: str
    is_alone: bool

    @property
    def words(self) -> int:
        return len(self.text.split())


def find(lines: Sequence[Line]) -> list[Line]:
    """The lines of the heading, among those above salutation or text; none when there is no heading."""
    units = [unit for chunk in chunks_of(lines) for unit in _units(chunk)]
    scored = [(score, -i) for i, unit in enumerate(units) if (score := _score(unit)) >= _LEAST_SCORE]
    if not scored:
        return []
    best = -max(scored)[1]
    above = units[best - 1] if best else units[best]
    if _is_subtitle(above, units[best]):
        return list(above.lines)
    return list(units[best].lines)


def _is_subtitle(above: "_Unit", unit: "_Unit") -> bool:
    """ "Open letter to …" right below a line of many words that is neither label nor name."""
    touches = above.lines[-1].number + 1 == unit.lines[0].number and not unit.lines[0].is_heading
    topic = bool(re.search(r"\b(?:on|sur|sobre|over)\b|:\s", above.text)) or not _names_somebody(above.text)
    words = above.words >= 5 and not is_label(above.text) and topic
    return touches and words and not _is_excluded(above.text, above.lines[0])


def flow_of(lines: Sequence[Line]) -> Flow:
    return join([line.flow.strip("*_") for line in lines]).collapsed()


def last(lines: Sequence[Line]) -> list[Line]:
    """Words alone in the last piece above the salutation that say something, as a heading there does."""
    chunks = chunks_of(lines)
    units = _units(chunks[-1]) if chunks else []
    return list(units[0].lines) if len(units) == 1 and 0 < _score(units[0]) and _is_phrase(units[0].text) else []


def is_label(text: str) -> bool:
    """Whether a line is nothing but "Press release", "For immediate release", "Open letter"."""
    return bool(_LABEL_ONLY.fullmatch(text.strip("*_-–—[] ")))


def is_form_of_address(text: str) -> bool:
    return bool(_FORMS.match(text))


def announces(text: str) -> str:
    """ "letter" or "statement" for a heading that says what the document is; "" for another."""
    letter, statement = _LETTER.search(text), _STATEMENT.search(text)
    if letter and statement:
        return "letter" if letter.start() < statement.start() else "statement"
    return "letter" if letter else "statement" if statement else ""


def _units(chunk: Sequence[Line]) -> list[_Unit]:
    """Lines that go on where the one above was full are one heading; others stand for themselves."""
    widest = max(len(line.text) for line in chunk)
    groups: list[list[Line]] = []
    for line in chunk:
        if groups and _goes_on(groups[-1][-1], line, widest):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_Unit(tuple(each), " ".join(line.text for line in each), len(groups) == 1) for each in groups]


def _goes_on(above: Line, line: Line, widest: int) -> bool:
    first = line.text.split()[0]
    if above.is_heading != line.is_heading or header.is_labelled(line.text) or above.text[-1:] in ".?!":
        return False
    if is_label(above.text) or _OPENS.match(line.text):
        return False
    small = first[:1].islower() or above.text.endswith((",", "-", "–", ":")) or above.text.split()[-1].islower()
    return small or len(above.text) + len(first) + 1 > widest


def _score(unit: _Unit) -> int:
    """How surely a piece is the heading; zero for what is none."""
    text = unit.text.strip("*_ ")
    first = unit.lines[0]
    if len(text) > _LONGEST or len(unit.lines) > 4 or is_label(text) or _is_excluded(text, first):
        return 0
    kind = bool(_KINDS.search(text)) or bool(_TAG.match(text))
    enough = unit.words >= 3 or len(re.findall("[가-힣]", text)) >= 8
    if first.is_heading and (kind or _says_something(text) or not _names_somebody(text)):
        return (5 if enough or kind else 3) + 3 * (kind and enough) + unit.is_alone
    if kind and enough and not _FORMS.match(text) and not _SENTENCE.search(text):
        return 3 + first.is_bold + unit.is_alone
    plain = unit.is_alone and not _names_somebody(text) and _is_phrase(text)
    return 3 + first.is_bold if plain else 0


def _is_excluded(text: str, line: Line) -> bool:
    if not any(char.isalpha() for char in text) or (_CONTACT.search(text) and not line.is_heading):
        return True
    if header.label_of(text)[0] not in ("", "open"):
        return not line.is_heading
    return bool(_NOT_HERE.match(text)) or header.read_date_line(line.flow) is not None


def _names_somebody(text: str) -> bool:
    starts = vocabulary.STARTS_WITH_POST.match(text) or vocabulary.STARTS_WITH_BODY.match(text) or _FORMS.match(text)
    named = bool(starts) or bool(vocabulary.HAS_POST_KOREAN.search(text))
    return named or offices.is_post(text) or offices.is_body(text)


def _says_something(text: str) -> bool:
    """A heading with a verb or two in small letters rather than a name."""
    small = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word[0].islower()]
    return len(text.split()) >= 4 and (len(small) >= 2 or ":" in text[:-1])


def _is_phrase(text: str) -> bool:
    """Words that say something rather than name a body: three longer ones in small letters, or all capitals."""
    words = text.split()
    small = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word[0].islower()]
    says = len(small) >= 3 or text.isupper() or (":" in text[:-1] and len(small) >= 1)
    return len(words) >= 5 and says and not _SENTENCE.search(text)
