"""The heading of a document, told from letterheads, addresses, labels of a release and lines of a menu."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.archive.parsing import addresses, dates, labels, wording
from apps.archive.parsing.text import Flow, Line, chunks_of, join

_KINDS = re.compile(
    r"\b(?:letter|statement|appeal|petition|declaration|memorandum|submission|lettre|carta|communiqu[ée]|comunicado|"
    r"declaraci[óo]n|d[ée]claration|pronunciamiento|manifiesto|tribune|brief|call (?:to|for|on))\b|"
    r"서한|성명|선언문?|입장문?|논평|탄원서|호소문|의견서|기자회견문|촉구|رسالة|بيان|نداء|إعلان",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:an? )?(?:open|joint|public) (?:letter|statement|appeal)\b|lettre ouverte|carta abierta", re.I)
_TAG = re.compile(r"[\[【<〈(][^\]】>〉)]{2,25}[\]】>〉)]\s*\S")
_CONTACT = re.compile(r"https?://|www\.|@|\btel\b|\bfax\b|p\.?\s?o\.?\s?box|\+\d{2}|©|\b\d{5}\b", re.IGNORECASE)
_NOT_HERE = re.compile(
    r"(?:sign up|subscribe|related|you may also|read more|more (?:from|on)|contact us|share|newsletter|latest|signator|"
    r"signed by|undersigned|to\s|à\s|aux?\s|إلى|수신|dear\s|by\s|via\s|source|from\s|cc\b|encl|delivered|sent\s|"
    r"transmitted|submitted)",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"\b(?:letter|statement|appeal|petition|declaration|lettre|carta|communiqu[ée]|d[ée]claration|declaraci[óo]n|"
    r"pronunciamiento|comunicado|appel|call to action|call for|urgent action|manifest[eo]|resolution)\b|"
    r"서한|성명|공개서|촉구|호소|규탄|의견서|질의서|입장문|요구서|논평|"
    r"^(?:رسالة|بيان|نداء|عريضة|مناشدة|دعوة)",
    re.IGNORECASE,
)
# What a Korean headline ends with that calls for something.
_CALLS_KOREAN = re.compile(
    r"[가-힣](?:라|자|다|까|촉구|규탄|중단|철회|보장|요구|석방|환영|반대|십시오|바랍니다)[.!?”\"'’」]*$"
)
_BODY_ARABIC = re.compile(
    r"(?:ال)?(?:منظمة|مركز|جمعية|شبكة|مؤسسة|وزارة|اتحاد|لجنة|هيئة|نقابة|مجلس|سيدة?|دكتورة?|معالي|سعادة|فخامة)(?!\w)"
)
# What stands below the name of a body on its paper.
_OF_SENDER = re.compile(
    r"\b(?:since \d{4}|founded|registered|charity|non-?profit|incorporated|working (?:together )?for|membership|"
    r"association loi|sin fines de lucro|personería)\b",
    re.IGNORECASE,
)
# What is said of a document rather than in it.
_REMARK = re.compile(
    r"[(（\[*_]*(?:(?:unofficial |informal )?translat|traduction|traducci[óo]n|original|check against|embargo|please|"
    r"this (?:letter|statement|message|page|e-?mail)|also available|available (?:in|at|on)|english |french |"
    r"having trouble|view (?:in|this)|photo|image|picture|reading time|not for|for (?:publication|distribution)|"
    r"by (?:e-?mail|fax|post|hand)|draft|version|page|apolog|text as)|[(（].*[)）]$",
    re.IGNORECASE,
)
_CASELESS = re.compile("[가-힣\u0621-\u064a]")
_NO_ADDRESS = re.compile(r"[,،@|]|\d{3}")
_LONGEST = 260
_LONGEST_HEADLINE = 300
_MOST_LINES = 4
_LONGEST_PLACE = 40
_NARROW = 60
_SURE = 3


@dataclass(frozen=True)
class _Unit:
    """Lines that go on from one to the next. `is_alone`: nothing but labels stands in the same piece."""

    lines: tuple[Line, ...]
    text: str
    is_alone: bool
    below_label: bool = False
    is_last: bool = False
    is_first: bool = False

    @property
    def words(self) -> int:
        return len(self.text.split())


def find(lines: Sequence[Line], *, above_greeting: bool = False) -> list[Line]:
    """The lines of the heading, among those above salutation or text; none when there is no heading."""
    chunks = chunks_of(lines)
    units = _units_of(chunks, above_greeting)
    scored = [(score, -i) for i, unit in enumerate(units) if (score := _score(unit)) >= _SURE]
    if not scored:
        return _likely(chunks)
    best = -max(scored)[1]
    above = units[best - 1] if best else units[best]
    if best and _is_subtitle(above, units[best]):
        return list(above.lines)
    return list(units[best].lines)


def bare(lines: Sequence[Line]) -> list[Line]:
    """A mere "Joint open letter", for want of a heading; shorter labels and those of a release are none."""
    found = [line for line in lines if labels.label_of(line.text)[0] == "open" and wording.is_label(line.text)]
    return [line for line in found if not labels.is_release_note(line.text) and len(line.text.split()) > 2][:1]


def _likely(chunks: Sequence[Sequence[Line]]) -> list[Line]:
    """The first piece that reads like a headline, above all one that says what the document is."""
    ranked = sorted(((rank, i) for i, chunk in enumerate(chunks) if (rank := headline_rank(chunk))), key=lambda x: x)
    return list(chunks[ranked[0][1]]) if ranked else []


def _is_subtitle(above: "_Unit", unit: "_Unit") -> bool:
    """ "Open letter to …" right below a line of many words that is neither label nor name."""
    touches = above.lines[-1].number + 1 == unit.lines[0].number and not unit.lines[0].is_heading
    topic = bool(re.search(r"\b(?:on|sur|sobre|over)\b|:\s", above.text)) or not wording.names_somebody(above.text)
    words = above.words >= 5 and not wording.is_label(above.text) and topic
    return touches and words and not _is_excluded(above.text, above.lines[0])


def headline_rank(chunk: Sequence[Line]) -> int:
    """How surely lines that stand together are a headline: 1 (marked as such) to 3 (reads like one); 0 for others."""
    text = " ".join(line.text for line in chunk)
    words = text.split()
    if _REMARK.match(text) or _OF_SENDER.search(text):
        return 0
    if len(chunk) > _MOST_LINES or len(text) > _LONGEST_HEADLINE or _is_something_else(chunk, text):
        return 0
    says_so = bool(_HEADLINE.search(text))
    if chunk[0].is_heading and (says_so or wording.reads_like_headline(text) or not wording.is_name(text)):
        return 1 if len(words) > 1 else 0
    if says_so and len(words) >= 4 and not text.endswith((".", ",", ";")):
        return 2
    whole = len(_groups(chunk, 0)) == 1 and not addresses.has_courtesy(text)
    return 3 if whole and not wording.is_name(text) and wording.reads_like_headline(text) else 0


def _is_something_else(chunk: Sequence[Line], text: str) -> bool:
    if labels.is_labelled(text) or "@" in text or labels.is_published_line(text):
        return True
    if any(labels.label_of(line.text)[0] not in ("", "open") for line in chunk):
        return True
    return _ends_with_date(chunk[-1].text) and not chunk[0].is_heading


def _ends_with_date(text: str) -> bool:
    found = dates.find(text)
    return found is not None and len(text) - found.end < 3


def flow_of(lines: Sequence[Line]) -> Flow:
    return join([line.flow.strip("*_") for line in lines]).collapsed()


def _units_of(chunks: Sequence[Sequence[Line]], above_greeting: bool) -> list[_Unit]:
    """The pieces in order; labels stand for themselves."""
    page = max((len(line.text) for chunk in chunks for line in chunk), default=0)
    units: list[_Unit] = []
    below_label = False
    for chunk in chunks:
        groups = _groups(chunk, page)
        said = [group for group in groups if not _is_eyebrow(group)]
        for group in groups:
            text = _text_of(group)
            alone = len(said) == 1 or (len(said) == 2 and group is said[0] and wording.is_phrasing(_text_of(said[1])))
            last = above_greeting and chunk is chunks[-1] and alone
            first = alone and not wording.is_label(text) and all(_is_nothing_yet(unit) for unit in units)
            units.append(_Unit(tuple(group), text, alone, below_label and alone, last, first))
        below_label = not said or (below_label and all(_ends_with_date(group[-1].text) for group in said))
    return units


def _is_nothing_yet(unit: _Unit) -> bool:
    return wording.is_label(unit.text) or _ends_with_date(unit.text)


def _text_of(group: Sequence[Line]) -> str:
    return " ".join(line.text for line in group)


def _is_eyebrow(group: Sequence[Line]) -> bool:
    return len(group) == 1 and wording.is_label(group[0].text)


def _groups(chunk: Sequence[Line], page: int) -> list[list[Line]]:
    """Lines that go on where the one above was full are one heading; others stand for themselves."""
    widest = max(len(line.text) for line in chunk)
    groups: list[list[Line]] = []
    for line in chunk:
        if groups and _goes_on(groups[-1][-1], line, widest) and not _is_new_phrase(groups[-1][-1], line, page):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(above: Line, line: Line, widest: int) -> bool:
    first = line.text.split()[0]
    if above.is_heading != line.is_heading or labels.is_labelled(line.text) or above.text[-1:] in ".?!":
        return False
    if wording.is_label(above.text) or _OPENS.match(line.text):
        return False
    small = first[:1].islower() or above.text.endswith((",", "-", "–", ":")) or above.text.split()[-1].islower()
    return small or len(above.text) + len(first) + 1 > widest


def _is_new_phrase(above: Line, line: Line, page: int) -> bool:
    """ "Thirty groups condemn the closure of wells / Families wait for water": two phrases and no line too many."""
    last, first = above.text.split()[-1], line.text.split()[0]
    if line.text[:1] in "-–—(" or above.is_bold != line.is_bold:
        return True
    ends = last.islower() and last not in wording.SMALL_WORDS and last[-1:].isalpha()
    broken = len(above.text) + len(first) >= max(page * 0.8, _NARROW)
    return ends and first[:1].isupper() and not first.isupper() and not broken


def _score(unit: _Unit) -> int:
    """How surely a piece is the heading; zero for what is none."""
    text = unit.text.strip("*_ ")
    first = unit.lines[0]
    if len(text) > _LONGEST or len(unit.lines) > _MOST_LINES or wording.is_label(text) or _is_excluded(text, first):
        return 0
    kind = bool(_KINDS.search(text)) or bool(_TAG.match(text))
    enough = unit.words >= 3 or len(re.findall("[가-힣]", text)) >= 8
    if first.is_heading and (kind or wording.says_something(text) or not wording.names_somebody(text)):
        return (5 if enough or kind else 3) + 3 * (kind and enough) + unit.is_alone
    if kind and enough and not wording.FORMS.match(text) and not wording.SENTENCE.search(text):
        return _SURE + first.is_bold + unit.is_alone
    if not unit.is_alone or wording.names_somebody(text) or _OF_SENDER.search(text) or _REMARK.match(text):
        return 0
    plain = wording.is_phrase(text) or _is_set_off(unit, text)
    return _SURE + first.is_bold + unit.is_last if plain else 0


def _is_set_off(unit: _Unit, text: str) -> bool:
    """A few words on top, below "Open letter" or alone above the greeting, that are no name, place or sentence."""
    if _NO_ADDRESS.search(text) or text.endswith((".", ";")) or unit.words < 3:
        return False
    if _CALLS_KOREAN.search(text):
        return not unit.is_last
    if not (unit.below_label or unit.is_last or unit.is_first) or (
        wording.is_name(text) and not wording.is_phrasing(text)
    ):
        return False
    if _CASELESS.search(text):
        return (unit.below_label or (unit.is_first and unit.words >= 4)) and not _BODY_ARABIC.match(text)
    words = re.findall(r"[^\W\d_]+", text)
    says = [word for word in words if word.islower() and len(word) > 3 and word not in wording.SMALL_WORDS]
    calls = text.isupper() and (len(words) >= 4 or bool(wording.ARTICLES.search(text, 1)))
    return bool(says) or calls or text.endswith(("!", "?"))


def _is_excluded(text: str, line: Line) -> bool:
    if not any(char.isalpha() for char in text) or (_CONTACT.search(text) and not line.is_heading):
        return True
    if labels.label_of(text)[0] not in ("", "open"):
        return not line.is_heading
    dated = dates.find(text)
    is_date = dated is not None and len(text) - (dated.end - dated.start) < _LONGEST_PLACE and len(text.split()) < 9
    return bool(_NOT_HERE.match(text)) or (is_date and _ends_with_date(text) and not line.is_heading)
