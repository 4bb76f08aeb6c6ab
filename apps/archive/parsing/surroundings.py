"""What a page prints around a letter: front matter, menus, share bars, the lead of a news item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apps.archive.parsing import courtesy, datelines, greetings, header, markers
from apps.archive.parsing.text import Flow, Line, chunks_of

_NETWORKS = (
    r"facebook|twitter|whatsapp|linkedin|telegram|mastodon|instagram|reddit|pinterest|bluesky|threads|kakao(?:talk)?|"
    r"e-?mail|correo|print|imprimer|imprimir|copy link|x|فيس\s?بوك|تويتر|واتس\s?اب|تلغرام|طباعة|"
    r"페이스북|트위터|카카오톡"
)
_SHARE = re.compile(
    rf"(?:(?:share|tweet|partager|compartir|teilen|delen|مشاركة|شارك|공유)\b.{{0,40}}\b(?:{_NETWORKS})\b.*|"
    rf"(?:(?:share|partager|compartir|teilen|delen)\b[^.:]{{0,25}}:?)|(?:شارك|مشاركة)\b.{{0,30}}|.{{0,12}}공유.{{0,6}}|"
    rf"(?:(?:{_NETWORKS})[\s|/·•,-]*){{2,}})",
    re.IGNORECASE,
)
_LINKS = re.compile(r"!?\[!?[^\[\]]*(?:\[[^\]]*\]\([^)]*\))?\]\([^()]*\)")
_CRUMBS = re.compile(r"[^›»>|]{1,40}(?:\s(?:›|»|>|/|\||::|→|–|•)\s[^›»>|]{1,40}){2,}")
_MENU_WORDS = re.compile(
    r"\b(?:home|about|news|search|menu|press|donate|contact|members?|join|letters|publications|blog|video|accueil|agir|"
    r"presse|inicio|noticias|startseite|international|human rights|resources|what we do)\b|홈|알림|소식|الرئيسية",
    re.IGNORECASE,
)
_LANGUAGE_NAMES = re.compile(
    r"(?:english|fran[çc]ais|espa[ñn]ol|العربية|한국어|中文|日本語|русский|deutsch|português|italiano|nederlands|"
    r"(?:search\s+)?(?:en|fr|es|ar|ko|de)(?:\s+menu)?|[/|·\s-])+",
    re.IGNORECASE,
)
# Says of a letter that it follows; a list that follows is no letter, nor is anything "already" said.
_A_LETTER = (
    r"(?:letter|text|statement|appeal|petition|message|lettre|texte|communiqu[ée]|carta|texto|comunicado|서한|편지|성명|전문|입장|"
    r"رسالة|الرسالة|بيان|البيان)"
)
_LEAD_IN = re.compile(
    rf"\b(?:{_A_LETTER}|it|which)\b[^.]*?\breads?(?:\s+in\s+full|\s+as\s+follows)?\s*[:.]$|"
    r"\btext of the letter|\bfull text\b|\bletter below\b|"
    rf"(?=.*{_A_LETTER})(?:.*\b(?:below is|ci-dessous|a continuación|como sigue)\b|"
    r".*(?:다음은|فيما يلي))|전문이다|전문입니다|نص (?:الرسالة|البيان)",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"(?:(?:dear|estimad[oa]s?|ch[eè]re?s?|sehr geehrte\w*|geachte|beste|distinguid[oa]s?)\s\S.*|"
    r"(?:your\s+)?(?:\w+\s+)?excellenc(?:y|ies)\b.*|(?:monsieur|madame|mesdames|messieurs)\b[^.]*|"
    r"(?:honou?rable|mr\.?|madam)\s+\S.*|존경하는.*|친애하는.*|.{2,30}(?:님께|귀하|에게)|"
    r"(?:سعادة|معالي|السيدة?|فخامة|السادة|سيادة|دولة)\s.*)[,:،;]?",
    re.IGNORECASE,
)
_FEWEST_LEAD_WORDS = 9
_FEWEST_KOREAN_WORDS = 4
_LONGEST_LEAD = 180
_PARAGRAPH = 160
_NOTE = re.compile(r"[(\[*_]+[^()\[\]]{4,80}[)\]*_]+")
_KEYS = re.compile(r"[\w-]{2,30}:(?:\s.*)?$")


@dataclass
class Cleared:
    """The lines of the letter, what stood around it, and what front matter says of it."""

    lines: list[Line]
    furniture: list[Line] = field(default_factory=list)
    lead: list[Line] = field(default_factory=list)


def clear(lines: Sequence[Line]) -> Cleared:
    cleared = Cleared(list(lines))
    _blank(cleared, _front_matter(cleared.lines), cleared.furniture)
    _blank(cleared, [i for i, line in enumerate(cleared.lines) if _is_menu(line)], cleared.furniture)
    _blank(cleared, _lead(cleared.lines), cleared.lead)
    return cleared


def _blank(cleared: Cleared, places: Sequence[int], kept: list[Line]) -> None:
    for i in places:
        if not cleared.lines[i].is_blank:
            kept.append(cleared.lines[i])
            cleared.lines[i] = replace(cleared.lines[i], flow=Flow("", ()))


def _front_matter(lines: Sequence[Line]) -> list[int]:
    """Key and value lines between two rules on top of a Markdown file; the first rule may have been set aside."""
    first = next((i for i, line in enumerate(lines) if not line.is_blank), 0)
    end = first
    while end < len(lines) and not lines[end].is_blank and _KEYS.match(lines[end].text.strip("-")):
        end += 1
    whole = list(range(first, end))
    low = all(lines[i].text[:1].islower() for i in whole)
    return whole if len(whole) >= 2 and low and first <= 2 else []


def _is_menu(line: Line) -> bool:
    text = line.text
    if line.is_blank or len(text) > 200:
        return False
    if _SHARE.fullmatch(text) or _LANGUAGE_NAMES.fullmatch(text.lstrip("-• ")):
        return len(text) > 1
    if _LINKS.search(text) and len(_LINKS.sub("", text).strip(" |>/*·•-–\t")) <= 3:
        return True
    crumbs = _CRUMBS.fullmatch(text) and not any(char.isdigit() for char in text) and "@" not in text
    return bool(crumbs) and not line.is_heading and bool(_MENU_WORDS.search(text))


def _lead(lines: Sequence[Line]) -> list[int]:
    """Sentences above the line that greets, or above and in the line that says what follows; notes in brackets."""
    ends = [i for i in (_start_of_letter(lines), greetings.find(lines)) if i is not None]
    if not ends:
        return []
    end = min(ends)
    places = {line.number: i for i, line in enumerate(lines)}
    found = []
    for chunk in chunks_of(lines[:end]):
        text = " ".join(line.text for line in chunk)
        if len(chunk) > 1 and all(markers.read(line.text) for line in chunk):
            continue  # a list is no lead
        if _is_sentence(chunk) or (_NOTE.fullmatch(text) and not header.is_labelled(text.strip("([*_"))):
            dated = len(chunk) == 1 and datelines.read_line(chunk[0].flow)
            found += [] if dated else [places[line.number] for line in chunk]
    words = sum(len(lines[i].text.split()) for i in found)
    return found if words <= _LONGEST_LEAD else []


def _start_of_letter(lines: Sequence[Line]) -> int | None:
    """Where the line that greets stands, or the first below a line such as "The letter reads as follows:"."""
    for i, line in enumerate(lines):
        alone = i > 0 and i + 1 < len(lines) and lines[i - 1].is_blank and lines[i + 1].is_blank
        if line.is_blank or header.is_labelled(line.text):
            continue
        if alone and len(line.text) <= 90 and _SALUTATION.fullmatch(line.text.strip("*_ ")):
            return i
        if len(line.text) < 300 and line.text.endswith((":", ".")) and _LEAD_IN.search(line.text) and i < 40:
            return i + 1
    return None


def _is_sentence(chunk: Sequence[Line]) -> bool:
    """Words that end as a sentence, or one line as long as a paragraph."""
    text = " ".join(line.text for line in chunk)
    if courtesy.is_present(chunk[-1].text) or (len(chunk) > 1 and courtesy.has_courtesy(chunk[0].text)):
        return False
    if header.is_labelled(text) and text[-1] not in ".!":
        return False
    if len(chunk) == 1 and len(text) > _PARAGRAPH and not chunk[0].is_heading:
        return True
    if re.search(r"[가-힣]다\.?$", text):
        return len(text.split()) >= _FEWEST_KOREAN_WORDS
    return len(text.split()) >= _FEWEST_LEAD_WORDS and bool(re.search(r"[^\W\d]{2}[.:!?]['”»)]?$", text))
