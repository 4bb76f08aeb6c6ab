"""The heading of a document, told from letterheads, addresses, labels of a release and lines of a menu."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.archive.parsing import addresses, dates, labels, offices, vocabulary
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
    r"signed by|undersigned|to\s|à\s|aux?\s|إلى|수신|dear\s|by\s|via\s|source|from\s|cc\b|encl|delivered|sent\s|"
    r"transmitted|submitted)",
    re.IGNORECASE,
)
_FORMS = re.compile(rf"(?:(?:{vocabulary.HONORIFICS})\.?|The Rt)\s+\S", re.IGNORECASE)
_SENTENCE = re.compile(r"\b(?:we|our|nous|nuestr[oa]s?)\b|[^\W\d]{3}[.;,:]$|다$", re.IGNORECASE)
_HEADLINE = re.compile(
    r"\b(?:letter|statement|appeal|petition|declaration|lettre|carta|communiqu[ée]|d[ée]claration|declaraci[óo]n|"
    r"pronunciamiento|comunicado|appel|call to action|call for|urgent action|manifest[eo]|resolution)\b|"
    r"서한|성명|공개서|촉구|호소|규탄|의견서|질의서|입장문|요구서|논평|"
    r"^(?:رسالة|بيان|نداء|عريضة|مناشدة|دعوة)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "the of and for with from that this into over about against their your our les des aux une dans pour sur "
    "avec los las del para por con una sobre en de la le el à a al un on to by at "
    "und der die das van het voor".split()
)
# What a Korean headline ends with that calls for something.
_CALLS_KOREAN = re.compile(r"[가-힣](?:라|자|다|까|촉구|규탄|중단|철회|보장|요구|석방|환영|반대)[.!?”\"'’」]*$")
_CASELESS = re.compile("[가-힣\u0621-\u064a]")
_NO_ADDRESS = re.compile(r"[,،@|]|\d{3}")
_ARTICLES = re.compile(r"\b(?:the|to|for|in|on|now|les?|aux?|pour|los|por|para)\b", re.IGNORECASE)
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
    """A mere "Open letter", for want of a heading that says more; labels of a release are none."""
    found = [line for line in lines if labels.label_of(line.text)[0] == "open"]
    return [line for line in found if not labels.is_release_note(line.text) and is_label(line.text)][:1]


def _likely(chunks: Sequence[Sequence[Line]]) -> list[Line]:
    """The first piece that reads like a headline, above all one that says what the document is."""
    ranked = sorted(((rank, i) for i, chunk in enumerate(chunks) if (rank := headline_rank(chunk))), key=lambda x: x)
    return list(chunks[ranked[0][1]]) if ranked else []


def _is_subtitle(above: "_Unit", unit: "_Unit") -> bool:
    """ "Open letter to …" right below a line of many words that is neither label nor name."""
    touches = above.lines[-1].number + 1 == unit.lines[0].number and not unit.lines[0].is_heading
    topic = bool(re.search(r"\b(?:on|sur|sobre|over)\b|:\s", above.text)) or not _names_somebody(above.text)
    words = above.words >= 5 and not is_label(above.text) and topic
    return touches and words and not _is_excluded(above.text, above.lines[0])


def headline_rank(chunk: Sequence[Line]) -> int:
    """How surely lines that stand together are a headline: 1 (marked as such) to 3 (reads like one); 0 for others."""
    text = " ".join(line.text for line in chunk)
    words = text.split()
    if len(chunk) > _MOST_LINES or len(text) > _LONGEST_HEADLINE or _is_something_else(chunk, text):
        return 0
    says_so = bool(_HEADLINE.search(text))
    if chunk[0].is_heading and (says_so or reads_like_headline(text) or not _is_name(text)):
        return 1 if len(words) > 1 else 0
    if says_so and len(words) >= 4 and not text.endswith((".", ",", ";")):
        return 2
    return 3 if not _is_name(text) and reads_like_headline(text) else 0


def reads_like_headline(text: str) -> bool:
    """A phrase, with several words in small letters that are more than "of" and "the", or many words in capitals."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)
    small = [word for word in words if word[:1].islower() and len(word) > 3 and word not in _SMALL]
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if text.endswith((",", ";")) or len(words) < 4:
        return False
    return len(small) >= 3 or (len(capitals) == len([w for w in words if len(w) > 1]) and len(words) >= 5)


def _is_something_else(chunk: Sequence[Line], text: str) -> bool:
    if labels.is_labelled(text) or "@" in text or labels.is_published_line(text):
        return True
    if any(labels.label_of(line.text)[0] not in ("", "open") for line in chunk):
        return True
    return _ends_with_date(chunk[-1].text) and not chunk[0].is_heading


def _ends_with_date(text: str) -> bool:
    found = dates.find(text)
    return found is not None and len(text) - found.end < 3


def _is_name(text: str) -> bool:
    said = len(text.split()) >= 4 and bool(_ARTICLES.search(text))
    return (
        (not said and addresses.names_person(text))
        or offices.is_post(text)
        or offices.is_place(text)
        or offices.is_body(text)
    )


def flow_of(lines: Sequence[Line]) -> Flow:
    return join([line.flow.strip("*_") for line in lines]).collapsed()


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


def _units_of(chunks: Sequence[Sequence[Line]], above_greeting: bool) -> list[_Unit]:
    """The pieces in order; labels stand for themselves."""
    page = max((len(line.text) for chunk in chunks for line in chunk), default=0)
    units: list[_Unit] = []
    below_label = False
    for chunk in chunks:
        groups = _groups(chunk, page)
        said = [group for group in groups if not _is_eyebrow(group)]
        for group in groups:
            alone = len(said) == 1
            last = above_greeting and chunk is chunks[-1] and alone
            text = " ".join(line.text for line in group)
            units.append(_Unit(tuple(group), text, alone, below_label and alone, last))
        below_label = not said or (below_label and all(_ends_with_date(group[-1].text) for group in said))
    return units


def _is_eyebrow(group: Sequence[Line]) -> bool:
    return len(group) == 1 and is_label(group[0].text)


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
    if is_label(above.text) or _OPENS.match(line.text):
        return False
    small = first[:1].islower() or above.text.endswith((",", "-", "–", ":")) or above.text.split()[-1].islower()
    return small or len(above.text) + len(first) + 1 > widest


def _is_new_phrase(above: Line, line: Line, page: int) -> bool:
    """ "Thirty groups condemn the closure of wells / Families wait for water": two phrases and no line too many."""
    last, first = above.text.split()[-1], line.text.split()[0]
    if line.text[:1] in "-–—(" or above.is_bold != line.is_bold:
        return True
    ends = last.islower() and last not in _SMALL and last[-1:].isalpha()
    broken = len(above.text) + len(first) >= max(page * 0.8, _NARROW)
    return ends and first[:1].isupper() and not first.isupper() and not broken


def _score(unit: _Unit) -> int:
    """How surely a piece is the heading; zero for what is none."""
    text = unit.text.strip("*_ ")
    first = unit.lines[0]
    if len(text) > _LONGEST or len(unit.lines) > _MOST_LINES or is_label(text) or _is_excluded(text, first):
        return 0
    kind = bool(_KINDS.search(text)) or bool(_TAG.match(text))
    enough = unit.words >= 3 or len(re.findall("[가-힣]", text)) >= 8
    if first.is_heading and (kind or _says_something(text) or not _names_somebody(text)):
        return (5 if enough or kind else 3) + 3 * (kind and enough) + unit.is_alone
    if kind and enough and not _FORMS.match(text) and not _SENTENCE.search(text):
        return _SURE + first.is_bold + unit.is_alone
    plain = unit.is_alone and not _names_somebody(text) and (_is_phrase(text) or _is_set_off(unit, text))
    return _SURE + first.is_bold + unit.is_last if plain else 0


def _is_set_off(unit: _Unit, text: str) -> bool:
    """A few words below "Open letter", or alone above the greeting, that are no name, place or sentence."""
    if (
        not (unit.below_label or unit.is_last)
        or _is_name(text)
        or _NO_ADDRESS.search(text)
        or text.endswith((".", ";"))
    ):
        return bool(_CALLS_KOREAN.search(text)) and unit.words >= 3 and not unit.is_last and not text.endswith(".")
    if _CASELESS.search(text):
        return unit.below_label and unit.words >= 3
    words = re.findall(r"[^\W\d_]+", text)
    says = [word for word in words if word.islower() and len(word) > 3 and word not in _SMALL]
    return len(words) >= 3 and (bool(says) or (text.isupper() and len(words) >= 4) or text.endswith(("!", "?")))


def _is_excluded(text: str, line: Line) -> bool:
    if not any(char.isalpha() for char in text) or (_CONTACT.search(text) and not line.is_heading):
        return True
    if labels.label_of(text)[0] not in ("", "open"):
        return not line.is_heading
    dated = dates.find(text)
    is_date = dated is not None and len(text) - (dated.end - dated.start) < _LONGEST_PLACE and len(text.split()) < 9
    return bool(_NOT_HERE.match(text)) or (is_date and _ends_with_date(text) and not line.is_heading)


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
