"""What a letter says of its own signatories: how many, and from how many countries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.archive.parsing import dates, headed, numbers, sentences
from apps.archive.parsing.body import Passage
from apps.archive.parsing.records import ParsedClaims, Span
from apps.archive.parsing.text import Line

# Bodies by the words that stand for organisations; bodies by any other word count towards the total alone.
_ORGANISATIONS = (
    r"organi[sz]ations?|organi[sz]aciones|organizaci[óo]n|organismos?|organizações|ngos?|csos?|ingos?|groups?|ongs?|"
    r"단체|منظمات|منظمة"
)
_OTHERS = (
    r"associations?|asociaciones|unions?|syndicats?|sindicatos?|coalitions?|coaliciones|networks?|redes|réseaux|"
    r"collectifs?|colectiv[oa]s?|platforms?|"
    r"institutions?|institutes?|bodies|entities|entidades|churches|companies|members(?!\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:parliament|congress|senate|assembly))|supporters|signator(?:y|ies)|"
    r"signers|signataires|firmantes|"
    r"co-?signator(?:y|ies)|endorsers|undersigned(?!\s+(?:[\w-]+\s+){0,4}?(?:organi|ngo|cso|group|assoc|network|"
    r"union|instit|coali|individ|expert|person|acad|people|schol|indiv))|federations?|societies|centres|centers|"
    r"parties|جمعيات|جمعية|مؤسسات|مؤسسة|شبكات|شبكة|موقع(?:ين|ون)?|هيئات|هيئة"
)
_PEOPLE = (
    r"members\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:parliament|congress|senate|assembly)|individuals?|experts?|persons?|people|scholars?|academics?|parliamentarians|survivors?|advocates?|activists?|"
    r"lawyers?|scientists|researchers|"
    r"journalists?|writers|artists|doctors|physicians|nurses|professors|defenders|citizens|lawmakers|mps|meps|"
    r"leaders|laureates|"
    r"particuliers|personnes|personnalités|individus|universitaires|chercheurs|avocats|personas|personalidades|"
    r"individuos|expertas?|expertos?|"
    r"académic[oa]s|أفراد|فرد[اً]?|شخصيات|شخصية|شخص[اًا]*"
)
_COUNTRIES = r"(?:different\s+)?countr(?:y|ies)|nations|pays|pa[íi]ses|países|개국|나라|دولة|دول|بلد[اًا]*|بلدان|states"
_UNIT = re.compile(
    rf"(?<![^\W_])(?P<organisations>{_ORGANISATIONS})(?![^\W가-힣])|(?<![^\W_])(?P<others>{_OTHERS})(?![^\W가-힣])|"
    rf"(?<![^\W_])(?P<individuals>{_PEOPLE})(?![^\W가-힣])|(?<![^\W_])(?P<countries>{_COUNTRIES})(?![^\W가-힣])|"
    r"(?P<bodies_korean>[가-힣·]{0,14}?단체)|(?P<people_korean>명|인(?=[\s의이은과,.]|$))|(?P<lands_korean>개\s?국가?)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[.;:()\[\]]|\s(?:of|from|in|to|for|who|which|that|at|on|by|about|have|has|are|is|were|was|will|call|urge|write|"
    r"de|du|des|d|en|qui|que|dans|sur|من|في|عن)\s|\sd['’]",
    re.IGNORECASE,
)
# What may stand between two figures of one statement: "12 NGOs and 5 experts from 9 countries".
_BETWEEN = re.compile(
    r"(?:[\s,&(–—-]|\bof\s+(?:[a-z-]+\s+){1,4}and\b|에서(?:\s*활동하는)?|의(?=\s)|\b(?:experts?|and|joined\s+by|accompanied\s+by|alongside|as\s+well\s+as|along\s+with|together\s+with|plus|et|y|e|from|in|across|representing|based|active|working|with|members|of|the|over|more|than|some|"
    r"nearly|about|around|almost|at|least|different|de|du|des|en|dans|dont|ainsi|que|más|plus|venant|issu[e]?s|"
    r"provenientes|procedentes|originaires|procedentes|los|las|les|"
    r"sociedad|civile?|société|derechos|humanos|droits|l|homme|la|non-?governmental|civil|society|human|rights|"
    r"international|national|local|worldwide|all|concerned)\b|와|과|및|그리고|국내외|개인|시민|전문가|حقوقية|و|من|في)*",
    re.IGNORECASE,
)
_FEW = (
    r"(?:\s*(?:the|these|those|all|a\s+total\s+of|more\s+than|over|some|nearly|about|around|almost|at\s+least|"
    r"approximately|les|las|los|plus\s+de|más\s+de|près\s+de|a\s+group\s+of|a\s+coalition\s+of|an?\s+\w+\s+of|"
    r"un\s+\w+\s+de|une\s+\w+\s+de|أكثر\s+من|ال))*\s*"
)
_BEFORE = re.compile(
    r"(?:\bundersigned|\bsoussignée?s|\bfirmantes|\b(?:on|in)\s+behalf\s+of|\bin\s+the\s+name\s+of|"
    r"\b(?:signed|endorsed|supported|sent|written|submitted)\s+(?:jointly\s+)?by|\bour|\bnos|\bnuestras|"
    r"\bau\s+nom\s+(?:de|des)|\ben\s+n?ombre\s+de|\bpar|\bpor|\bas|\bjoined\s+by|\bwe\s+(?:write|speak)\s+for|"
    r"نحن|باسم|الموقع(?:ون|ين|ة)(?:\s+أدناه)?|وق(?:ّ|)ع(?:ت)?)" + r"(?:\s*,\s*|\s+)?" + _FEW + r"(?:[\w'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
_WE_BEFORE = re.compile(
    r"\b(?:we|nous|nosotr[oa]s|nós)\b\s*,?\s*(?:are|represent|write\s+as|sommes|somos)?(?:\s+as)?(?:\s*,\s*|\s+)"
    + _FEW
    + "$",
    re.IGNORECASE,
)
_SURE_BEFORE = re.compile(
    r"\b(?:undersigned|soussignée?s|نحن)\b[^.;]{0,40}$|(?:우리|저희|아래|이하|본)(?:\s+[가-힣·]{1,11}[^은는\s])?\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s*,?\s*(?:\w+['’]?\w*\s+){0,3}?)(?:undersigned|(?:signed|listed|named|mentioned)\s+(?:below|in\s+this|above|here)|signing|sign(?:ing)?\s+this|whose\s+names|"
    r"soussignée?s|signataires|(?:abajo\s+)?firmantes|suscrit[oa]s|서명|연명|الموقع)|"
    r"\s*,?\s*(?:\w+\s+){0,4}?(?:ha(?:ve|s)\s+(?:now\s+)?)?(?:signed|sign|endorsed?|support(?:ed)?|join(?:ed)?|"
    r"put\s+their\s+names?\s+to)\s+(?:on\s+to\s+)?(?:this|our|the\s+present)\b",
    re.IGNORECASE,
)
# In Spanish and French the verb says that the bodies themselves speak.
_WE_BEHIND = re.compile(
    r"[^.;]{0,80}?\b(?:exigimos|pedimos|solicitamos|instamos|demandamos|expresamos|condenamos|hacemos|escribimos|"
    r"manifestamos|"
    r"rechazamos|denunciamos|llamamos|nos\s+dirigimos|exigeons|demandons|appelons|exprimons|condamnons|écrivons|"
    r"exhortons|dénonçons)\b",
    re.IGNORECASE,
)
_SUBJECT_VERB = re.compile(
    r"[^.;]{0,70}?\b(?:urge|(?:today\s+called|call)\s+(?:on|for|upon)|write\s+to|are\s+(?:writing|calling|urging|"
    r"appealing|deeply)|ask\s+(?:you|the|that|for)|appeal\s+to|demand|express|condemn|welcome|request|stand\s+with|"
    r"join\s+(?:in|our)|"
    r"규탄|반대|환영|지지|우려|표명|선언|appellent|demandent|exhortent|souhaitent|expriment|exigen|piden|instan|solicitan|expresan|촉구|요구|요청|تعرب|تطالب|"
    r"تدعو)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:wrote|had|sent|asked|previous(?:ly)?|earlier|last\s+(?:week|month|year|spring|summer|autumn|fall|winter|"
    r"january|february|march|april|may|june|july|august|september|"
    r"october|november|december)|were\s+signed|was\s+signed|your|other|another|already|avai(?:en)?t|"
    r"l['’]an\s+dernier|l['’]année\s+dernière|précédente?|déjà|autres|habían?|el\s+año\s+pasado|anterior|otras|"
    r"that\s+letter|in\s+(?:19|20)\d\d|en\s+(?:19|20)\d\d)\b|지난|이미|작년|당시|كانت|سابق|الماضي",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\b(?:we|us|our|ours|this\s+(?:\w+\s+)?(?:letter|appeal|statement|call|petition|request|message)|below|hereby|sign(?:ed|atures?|ing)?|"
    r"names|nous|notre|nos|cette\s+lettre|la\s+présente|ci-dessous|nosotr[oa]s|nuestr[oa]s?|esta\s+carta|la\s+presente|abajo|firmas?)\b|"
    r"우리|저희|이\s+서한|본\s+서한|아래|연명|نحن|هذه\s+الرسالة|أدناه|هذا\s+البيان",
    re.IGNORECASE,
)
_DONE_TO = re.compile(
    r"\b(?:met|meets?|visited|closed|raided|banned|suspended|dissolved|registered|shut|attacked|fined|deregistered|surveyed|"
    r"interviewed|know\s+of|knows\s+of|among|against|killed|arrested|funds?|funded|invited|consulted|of\s+(?:the|its|your|these))\s+"
    r"(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_SUFFERED = re.compile(
    r"[^.;,]{0,40}?\b(?:(?:have|has|had)\s+been|were|was|are\s+being|lost|closed|face|faced|disappeared|fled|ont\s+été|fueron|han\s+sido|"
    r"registered|working\s+in\s+your)\b",
    re.IGNORECASE,
)
# A body with many members does not say that these sign.
_OF_A_BODY = re.compile(
    r"\b(?:which|that|who|it|network|coalition|federation|alliance|union|association|platform|council|forum|committee)\s+"
    r"(?:brings?\s+together|unites?|comprises?|has|represents|counts|consists\s+of|is\s+made\s+up\s+of)" + _FEW + "$",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"\bmember\s+(?:organi|group|ngo|cso|assoc|bod|union|societ)", re.IGNORECASE)
_START = re.compile(
    r"^[\s\"“«'‘]*" + _FEW + r"(?:(?:국내외|전국|국제|시민사회단체|인권단체|시민단체|단체)\s*)*$", re.IGNORECASE
)
_WE_ARE_KOREAN = re.compile(r"(?:우리|저희)[는은][^.]{0,60}$")
_LONGEST_PHRASE = 70
_LONGEST_HEADING = 200
_LONGEST_LEAD = 600
_MOST_ON_TOP = 15
_LONGEST_SECOND = 40
_FAR = 240  # what stands farther than this from a figure says nothing of it; the patterns take long on huge texts
_SAME = re.compile(r"\s*\(\s*\d+\s*\)")


_AND_ALSO = re.compile(r"(?:\s*\([^()]{1,40}\))?(?:,\s+[\w-]+){0,3},?\s*(?:\b(?:and|or|et|y|e)\b|&|와|과|및|\sو)\s*")


@dataclass(frozen=True)
class _Figure:
    """A number with what it counts; `end` is where the words for that end."""

    start: int
    end: int
    field: str
    value: int


def of(passages: Sequence[Passage], lines: Sequence[Line] = ()) -> tuple[ParsedClaims, tuple[Span, ...]]:
    """The first sentence that counts the signatories, else such a heading or lead among `lines`.

    Figures about other letters are passed over.
    """
    for passage in passages:
        for start, end in sentences.split(passage.flow.text):
            sentence = passage.flow.text[start:end]
            counts = _counts(sentence[: sentences.LONGEST])
            if counts:
                return ParsedClaims(**counts, text=sentence), (passage.flow.span(start, end),)
    for i, line in enumerate(lines):
        whole = line.text[:_LONGEST_LEAD]
        for start, end in [(0, len(whole))] if len(whole) <= _LONGEST_HEADING else sentences.split(whole):
            on_top = line.is_heading or i < _MOST_ON_TOP
            counts = _counts(whole[start:end], is_heading=on_top) if end - start <= _LONGEST_HEADING else {}
            if counts:
                return ParsedClaims(**counts, text=line.text[start:end]), (line.flow.span(start, end),)
    return ParsedClaims(), ()


def _counts(sentence: str, *, is_heading: bool = False) -> dict[str, int]:
    for chain in _chains(sentence):
        counts: dict[str, int] = {}
        for figure in chain:
            counts.setdefault(figure.field, figure.value)
        if not counts.keys() & {"organisations", "individuals", "total"}:
            continue
        if _is_own(sentence, chain) or (is_heading and _is_headed(sentence, chain)):
            return counts
    return {}


def _is_headed(text: str, chain: Sequence[_Figure]) -> bool:
    """Whether a heading says that those counted speak."""
    before, behind = text[: chain[0].start], text[chain[-1].end :]
    if _ANOTHER.search(before) or _ANOTHER.search(behind[:60]) or _SUFFERED.match(behind):
        return False
    opens = bool(_START.match(before)) and any(figure.field in ("organisations", "total") for figure in chain)
    return headed.says_who_speaks(before, behind, opens=opens)


def _chains(sentence: str) -> list[list[_Figure]]:
    """Figures that belong to one statement, as nothing but "and", "from" and the like stands between them."""
    chains: list[list[_Figure]] = []
    for figure in _figures(sentence):
        if chains and _BETWEEN.fullmatch(sentence[chains[-1][-1].end : figure.start]):
            chains[-1].append(figure)
        else:
            chains.append([figure])
    return chains


def _figures(sentence: str) -> list[_Figure]:
    found: list[_Figure] = []
    days = [(each.start, each.end) for each in dates.find_all(sentence)]
    for start, end, value in numbers.find_all(sentence):
        if (found and start < found[-1].end) or any(first <= start < last for first, last in days):
            continue
        same = _SAME.match(sentence, end)
        counted = _counted(sentence, start, same.end() if same else end)
        if counted:
            found.append(_Figure(start, counted[1], counted[0], value))
    return found


def _counted(sentence: str, start: int, end: int) -> tuple[str, int] | None:
    """What a number counts, and where the words for it end."""
    korean = re.search(r"(단체|개인|시민|전문가)\s?(?:등\s?)?$", sentence[max(0, start - 8) : start])
    if korean and re.match(r"\s?(?:여\s?)?(?:개|곳|명|인)(?!\s?국)", sentence[end:]):
        return ("organisations" if korean[1] == "단체" else "individuals"), end + 1
    unit = _UNIT.search(sentence, end, end + _LONGEST_PHRASE)
    if not unit:
        return None
    gap = sentence[end : unit.start()]
    if _STOP.search(gap) or gap.startswith(",") or re.search(r"\d", gap):
        return None
    if re.search(r"\bmember\s+states?\b", sentence[end : unit.end()], re.IGNORECASE):
        return None
    field = _field(unit)
    return _together(sentence, unit, field)


def _field(unit: re.Match[str]) -> str:
    if unit["organisations"] or unit["bodies_korean"]:
        return "organisations"
    if unit["individuals"] or unit["people_korean"]:
        return "individuals"
    return "countries" if unit["countries"] or unit["lands_korean"] else "total"


def _together(sentence: str, unit: re.Match[str], field: str) -> tuple[str, int]:
    """One number of "35 organisations and individuals" or of "14 associations et collectifs" is the total."""
    behind = _AND_ALSO.match(sentence, unit.end())
    other = _UNIT.search(sentence, behind.end(), behind.end() + _LONGEST_SECOND) if behind else None
    gap = sentence[behind.end() : other.start()] if behind and other else ""
    if other and (other["people_korean"] or other["lands_korean"]):
        return field, unit.end()
    if _STOP.search(gap) or next(numbers.find_all(gap), None):
        return field, unit.end()
    if other and field != "countries" and _field(other) not in (field, "countries"):
        return "total", other.end()
    return field, unit.end()


def _is_own(sentence: str, chain: Sequence[_Figure]) -> bool:
    start, end = chain[0].start, chain[-1].end
    before, behind = sentence[max(0, start - _FAR) : start], sentence[end : end + _FAR]
    if _SURE_BEFORE.search(before) and not _ANOTHER.search(before[-60:]):
        return True
    if _WE_ARE_KOREAN.search(before) and re.match(r"(?:입니다|이다|이며|로서|으로)", behind):
        return True
    inside = sentence[chain[0].start : chain[-1].end]
    if _ANOTHER.search(before[-90:]) or _OF_A_BODY.search(before) or _MEMBERS.search(inside):
        return False
    if re.search(r"undersigned|signator|firmantes|signataires|soussign", inside, re.IGNORECASE) or _BEHIND.match(
        behind
    ):
        return True
    if _WE_BEFORE.search(before) or _WE_BEHIND.match(behind):
        return True
    if _BEFORE.search(before):
        return not _ANOTHER.search(behind[:60]) or bool(re.search(r"\bbehalf|\bnom\b|\bnombre\b|باسم", before))
    if _ANOTHER.search(behind[:60]):
        return False
    return bool(_START.match(before) and _SUBJECT_VERB.match(behind)) or _speaks_of_itself(before, behind, chain)


def _speaks_of_itself(before: str, behind: str, chain: Sequence[_Figure]) -> bool:
    """Bodies counted in a sentence about this letter or its writers, and nothing done to them."""
    counts_bodies = any(figure.field in ("organisations", "total") for figure in chain)
    own = _ITSELF.search(before) or _ITSELF.search(behind)
    return counts_bodies and bool(own) and not _DONE_TO.search(before) and not _SUFFERED.match(behind)
