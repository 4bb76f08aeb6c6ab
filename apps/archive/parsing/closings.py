"""The words that take leave, below the text of a letter."""

import re
from collections.abc import Sequence
from dataclasses import replace

from apps.archive.parsing.text import Line, join

_DEGREES = (
    r"(?:(?:our|my|the|all|much|great|deep|deepest|utmost|best|kind|kindest|warm|warmest|high|highest|sincere|due|"
    r"many|every|very|most)\s+)*"
)
_FEELINGS = (
    r"(?:regards?|wishes|respects?|esteem|appreciation|consideration|hope|thanks|gratitude|concern|solidarity|"
    r"anticipation|peace|prayers?|"
    r"courage|love|urgency|determination|friendship|partnership|sisterhood|struggle|justice|unity|faith|"
    r"resistance|community)"
)
_MANNERS = (
    r"(?:sincerely|faithfully|truly|respectfully|cordially|gratefully|obediently|urgently|warmly|humbly|hopefully)"
)
_ALONE = re.compile(
    rf"(?:(?:yours?|very|most|(?:we|i) (?:remain|are|am)|and)[\s,]+)*{_MANNERS}(?:[\s,]+(?:yours|submitted|"
    rf"and\s+\w+))?|yours|(?:all\s+the\s+)?best|"
    rf"(?:yours\s+)?(?:with|in)\s+{_DEGREES}{_FEELINGS}(?:\s+(?:and|for)\s+[\w\s]{{2,30}})?|{_DEGREES}(?:regards|"
    rf"wishes|respects)|signed|"
    r"(?:many\s+|with\s+)?thank(?:s| you)(?:\s+(?:very\s+much|in\s+advance|for\s+your\s+(?:time|attention|"
    r"consideration)))?|"
    r"(?:bien\s+)?(?:très\s+)?(?:cordialement|respectueusement|sincèrement|solidairement|fraternellement|"
    r"amicalement)|bien à vous|"
    r"avec\s+(?:nos|notre|mes|mon|toute?s?)\s.*|(?:nos\s+)?(?:sincères|respectueuses|meilleures|"
    r"cordiales)?\s?salutations(?:\s\w+)*|"
    r"(?:muy\s+)?(?:atentamente|cordialmente|respetuosamente|fraternalmente|solidariamente|sinceramente|"
    r"atenciosamente|respeitosamente)|"
    r"(?:un\s+)?(?:cordial(?:es)?\s+)?saludos?(?:\s\w+){0,3}|en\s+(?:solidaridad|solidarité)|con\s+(?:esperanza|"
    r"respeto|solidaridad)|"
    r"mit\s+(?:freundlichen|besten)\s+grüßen|hochachtungsvoll|hoogachtend|met\s+(?:vriendelijke|"
    r"hoogachtende)\s+groet(?:en)?|"
    r"(?:대단히\s+)?감사합니다|고맙습니다|.{0,20}(?:드림|올림|배상)|"
    r"و?مع\s+.{0,40}(?:التقدير|الاحترام|التحية|الشكر|تحياتنا)\S*.{0,20}|و?تفضلوا\s+.{0,80}|و?تقبلوا\s+.{0,80}|"
    r"وشكرا.{0,30}|ngā\s+mihi(?:\s\w+){0,3}|nāku(?:\s\w+){0,3}(?:,\s*nā)?|nā\s+m[āa]tou(?:\s\w+){0,2}|"
    r"والسلام.{0,30}",
    re.IGNORECASE,
)
# Forms that fill a sentence, and may follow a clause of another ("Dans l'attente de votre réponse, …").
_SENTENCE = re.compile(
    r"(?:please\s+)?accept,?\s.{0,80}(?:assurances?|expressions?)\s+of\b.*|.{0,80}\bavails?\s+(?:itself|"
    r"themselves|myself|ourselves)\s+of\s+this\s+.*|"
    r"(?:je|nous)\s+vous\s+(?:pri|saur)\w+.{0,90}(?:agréer|croire|recevoir|accepter).*|"
    r"(?:veuillez|recevez|agréez|croyez)\b.{0,60}(?:agréer|croire|recevoir|,|l['’]expression|l['’]assurance|"
    r"salutations).*|"
    r"(?:sin\s+otro\s+particular|le\s+salud\w+|les\s+salud\w+|nos\s+despedimos|reciban?\b|hago\s+propicia|"
    r"aprovech\w+\s+(?:la|esta)\s+(?:oportunidad|ocasi[óo]n)).*|"
    r"و?تفضلوا[\s،].{0,60}بقبول.*|و?تقبلوا\s+(?:فائق|خالص|منا).*",
    re.IGNORECASE | re.DOTALL,
)
# Clauses of a form of leave that stand ahead of its verb.
_AHEAD = re.compile(
    r"(?:dans\s+(?:l['’](?:attente|espoir)|cette\s+attente)|(?:en\s+)?vous\s+remerciant)\b[^.;]{0,120},\s+"
    r"(?P<verb>(?:je|nous)\s+vous\s+(?:pri|saur)|veuillez\b)",
    re.IGNORECASE,
)
_LONGEST = 100
_LONGEST_SENTENCE = 320


def find(lines: Sequence[Line], start: int) -> int | None:
    """The first line that takes leave; sentences of several lines must have been set apart."""
    for i in range(start, len(lines)):
        text = lines[i].text
        if not text:
            continue
        if len(text) <= _LONGEST and _ALONE.fullmatch(_unspaced(text).rstrip(" ,.;:!،")):
            return i
        if len(text) <= _LONGEST_SENTENCE and _begin(text) == 0 and _is_sentence(text):
            return i
    return None


def _unspaced(text: str) -> str:
    """ "A t e n t a m e n t e" as one word."""
    return text.replace(" ", "") if re.fullmatch(r"(?:[^\W\d_]\s){4,}[^\W\d_]\W*", text) else text


def set_apart(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines, with the first sentence that takes leave in one line of its own, apart from a clause ahead of it."""
    for i in range(start, len(lines)):
        begin = _begin(lines[i].text) if lines[i].text else None
        end = _end_of_sentence(lines, i) if begin is not None else 0
        whole = join([lines[i].flow.slice(begin or 0), *(each.flow for each in lines[i + 1 : end])])
        if begin is not None and len(whole.text) <= _LONGEST_SENTENCE and _is_sentence(whole.text):
            ahead = lines[i].flow.slice(0, begin).strip()
            kept = [replace(lines[i], flow=ahead)] if ahead.text else []
            return [*lines[:i], *kept, replace(lines[i], flow=whole), *lines[end:]]
    return list(lines)


def _end_of_sentence(lines: Sequence[Line], i: int) -> int:
    end = i + 1
    while end < len(lines) and not lines[end].is_blank and lines[end - 1].text[-1:] not in ".;!" and end - i < 5:
        if lines[end - 1].text.endswith((",", ":")) and not lines[end].text[:1].islower():
            break
        end += 1
    return end


def _is_sentence(text: str) -> bool:
    bare = text[ahead.end() - len(ahead["verb"]) :] if (ahead := _AHEAD.match(text)) else text
    return bool(_SENTENCE.fullmatch(bare)) and not re.search(r"[.?]\s", text)


def _begin(text: str) -> int | None:
    """Where in a line a form of leave begins: at its start, or behind a comma or full stop."""
    if _AHEAD.match(text):
        return 0
    for at in (0, *(match.end() for match in re.finditer(r"[,.]\s+", text))):
        if re.match(
            r"(?:please\s+)?accept\b|(?:je|nous)\s+vous\s+(?:pri|saur)|veuillez|recevez|agréez|croyez|sin\s+otro|"
            r"les?\s+salud|"
            r"nos\s+desped|reciban?\b|hago\s+prop|aprovech|و?تفضلوا|و?تقبلوا|the\s+[\w\s]{3,60}\s+avails?\b|(?:we|"
            r"i)\s+avail\b",
            text[at:],
            re.IGNORECASE,
        ):
            return at
    return None
