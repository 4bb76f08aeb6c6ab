"""Demands without a verb of demand: noun phrases of what shall be done, and sentences that point to it or to facts."""

import re

from apps.archive.parsing import sentences

# Nouns of what is done: "a moratorium on", "the release of", "la fermeture de", "el cierre de", "공개 조사".
_DEEDS = (
    r"(?:end|halt|stop|ban|moratorium|pause|access|fund|funds|funding|inquiry|enquiry|investigation|review|audit|seat|seats|"
    r"compensation|reparations?|reform|repeal|return|withdrawal|release|removal|renewal|dismissal|disclosure|closure|enclosure|"
    r"exposure|approval|refusal|denial|reversal|acquittal|safeguards?|guarantees?|apology|apologies|amnesty|pardon|redress|"
    r"restraint|support|help|relief|aid|respect|protections?|freedom|justice|transparency|accountability|oversight|recognition|"
    r"inclusion|talks|dialogue|meeting|hearing|hearings|timetable|deadline|plan|date|roadmap|register|law|commission|commitment|"
    r"increase|decrease|cut|rise|transfer|use|adoption|entry|passage|start|opening|clean-?up|recall|"
    r"\w{3,}(?:ation|ition|ution|ction|ption|ssion|sion|ment|ance|ence)s?)"
)
_WISH = re.compile(
    rf"[\"“'(\[]*(?:(?:an?|the|that|full|no|for|and|to)\s+)*(?:[\w’'-]+,?\s+(?:and\s+)?){{0,3}}?{_DEEDS}\s+"
    r"(?:of|to|on|in|into|for|from|by|with|at|between|that|as|against|without|within|before)\b"
    r"|(?:no\s+(?:more|further|new|longer)\b|zero\b|free\s+|safe\s+|fair\s+|equal\s+|proper\s+|better\s+|real\s+)"
    r"|(?:l[ae]s?\s+|l['’]|une?\s+|de\s+|d['’]|des\s+)*(?:\w+\s)?(?:\w{3,}(?:tion|ssion|sion|ment|ture|ance|ence)|arrêt|fin|retrait|fonds|"
    r"respect|accès|levée|abandon|retour|moratoire|enquête|droit|gel|dépôt)s?\s+(?:\w+\s+){0,2}(?:des?|du|à|aux?|sur|pour|d['’]|contre)"
    r"|(?:el|la|los|las|una?|al|a\s+la|de\s+la|del)?\s*(?:\w{3,}(?:ción|sión|miento|ncia)|cierre|fin|cese|retiro|fondo|respeto|acceso|"
    r"libertad|entrega|moratoria|retorno|reforma)(?:es)?\s+(?:\w+\s+){0,2}(?:de|del|al?|para|por|en|sobre)\b",
    re.IGNORECASE,
)
_KOREAN_DEEDS = (
    r"(?:중단|중지|공개|처벌|조사|석방|철회|보장|폐지|개정|마련|설치|지원|시행|이행|도입|확대|강화|복구|사과|배상|보상|회복|수사|규명|"
    r"보호|개선|제정|비준|가입|취소|해제|허용|금지|실시|구성|확보|인정|해결|협의|수립|반영|추진|재개|송환|방지|참여|개최|해임|사퇴|"
    r"파면|문책|존중|준수|삭제|완화|면담|답변|백지화|정상화|재검토|전환|제공|복직|촉구)"
)
# Syllables that end as the future form of a verb does: 할, 멈출, 열.
_FUTURE = "".join(chr(code) for code in range(0xAC00 + 8, 0xD7A4, 28))
_WISH_KOREAN = re.compile(
    rf"(?:{_KOREAN_DEEDS}|{_KOREAN_DEEDS}(?:함|하기|입니다|이다|하고|해야|하여|할|을|를))[.!]?$|"
    r"(?:아야|어야|여야|해야|돼야|되어야|야)\s?(?:한다|합니다|할|함|하며|하고)|"
    rf"(?:십시오|주세요|달라|바랍니다|바란다|하자|합시다|하라|주시고|주시며|[{_FUTURE}]\s?것)[.!]?$"
)
# An order whose verb is not among the usual ones: "Shut the quarry", "Count every child".
_BARE_ORDER = re.compile(
    r"(?!(?:about|above|across|after|all|although|an?|and|any|around|at|because|before|behind|below|both|but|by|down|during|each|"
    r"even|every|for|from|half|here|how|if|in|into|like|many|most|near|neither|nor|of|off|on|once|only|or|our|out|outside|over|per|"
    r"quite|several|since|so|some|such|than|that|the|their|then|there|this|though|through|throughout|to|today|tomorrow|twice|"
    r"under|unless|until|upon|was|what|whatever|when|where|whether|which|while|who|whose|why|with|within|without|yet|your|"
    r"not|now|often|no|both|nearly|dear|it|we|he|she|they|you|i|is|are|were|has|had|will|would|did|do|does)\b)"
    r"[A-Za-z][a-z]{1,9}(?<!ing)(?<!ed)(?<!ly)(?<![^s]s)\s+(?:the|all|every|each|an?|those|these|our|your|its|their|this|that|any|"
    r"everybody|everyone|them|us|it|him|her|no)\b"
)
_WANTED = re.compile(
    r"\b(?:that\s+[^.]{2,120}?\s(?:be|not)\s|that\s+(?:the|all|every|each|no)\b|(?:has|have|had\s+better|is|are)\s+to\s+(?:be\s+)?\w+|"
    r"(?:we|i)(?:['’]d|\s+would)?\s+(?:also\s+)?(?:\w+ly\s+)?(?:want|need|would\s+like|like|wish|hope|expect|seek)\b|needs?\b|"
    r"(?:you|your\s+\w+|the\s+(?:government|ministry|council|president|company|authorities|board|commission))\s+(?:can|could|may|might|"
    r"should|must|shall|will|ought)|(?:can|could|will|would)\s+you\b|it\s+is\s+time|let\s+\w+|please|"
    r"doi(?:t|vent)|faut|devrai(?:t|ent)|fermez|debe[nr]?|deberían?|hay\s+que)\b|^[^\W\d_]{3,}ez\s",
    re.IGNORECASE,
)
_GERUND = re.compile(
    r"(?:by\s+)?[^\W\d_]{2,}ing\s+(?:the|all|every|an?|those|its|their|your|any|no|and)\b", re.IGNORECASE
)
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|a\s+few|several|some|these|\d{1,2})"
_HINTS = re.compile(
    r"\b(?:needed|needs?|require[sd]?|necessary|overdue|due|missing|remed(?:y|ies)|solutions?|ways?\s+(?:out|forward|ahead|to)|"
    r"(?:with)?in\s+your\s+(?:power|reach|gift|hands)|(?:the|have|your)\s+power\s+to|up\s+to\s+you|lies?\s+with\s+you|"
    r"(?:would|could|can|will|may|might)(?:\s+\w+){0,2}\s+(?:help|mean|change|restore|welcome|like|make|bring|put|end|be\s+done|do|mend|"
    r"mended|repair|save|solve|stop|show|give|take|ease|heal|turn)|hopes?|hoped|wish(?:es)?|wants?|wanted|seek|expects?|aspirations?|"
    r"pleas?|plead|propos(?:e|als?)|suggestions?|resolved?|ideas?|should|must|shall|ought|therefore|minimum|nothing\s+less|"
    r"before\s+the|by\s+the\s+end\s+of|to\s+(?:this|that)\s+end|(?:in|over|during|within)\s+the\s+(?:coming|next)|changes?|next\s+steps?|"
    r"agenda|decisions?|put\s+(?:things\s+)?right|promise\s+us|turn\s+to\s+you|kindly|please|insist|you\s+(?:can|could|may|might)|"
    r"(?:your|the)\s+(?:government|office|ministry|council|company|parliament|commission|board|city|country)\s+(?:can|could|might)|"
    r"look(?:ing)?\s+(?:to\s+\w+\s+)?for|"
    r"what\s+we\s+(?:want|ask|need|hope|seek|stand\s+for)|right\s+thing|stake|plan|"
    rf"{_COUNT}\s+(?:simple\s+|small\s+|clear\s+|urgent\s+|further\s+)?(?:things?|steps?|points?|measures?|ways?|matters?)|"
    r"(?:three|two|four|five)fold|mesures?|espérons|attendons|souhaitons|souhaits?|attentes?|voulons|faut|faudrait|il\s+convient|besoin|"
    r"solutions?|propositions?|proposons|"
    r"pouvez|pourri?ez|changerai\w*|nécessaires?|urgence|attend(?:re|ent)?|esperamos|queremos|necesita\w*|hace\s+falta|proponemos|"
    r"propuestas?|puede|podría|soluci[oó]n(?:es)?|medidas?)\b"
    r"|바라는|바람|바랍니다|원하|원한다|필요|방안|대책|조치|해법|과제|부탁|희망|기대|마땅히|원칙|결의|다짐|해결|제언|건의|의견|청원"
    r"|(?<!\w)(?:نأمل|نرجو|نتمنى|المطلوب|ينبغي|يمكنكم)(?!\w)",
    re.IGNORECASE,
)
# What follows is told: facts, effects, names, papers, what others do or what the authors do themselves.
_FACTS = re.compile(
    r"\b(?:consequences?|effects?|impacts?|led\s+to|leads\s+to|results?|caused|promised|troubles?|worr(?:y|ied|ies)|fears?|harms?|happen(?:s|ed)|"
    r"tasks?|our\s+(?:organi[sz]ation|group|association|work|members|mission)|breaks?|bound|right\s+to|entitled|rights|knows?|known|why|doubts?|"
    r"says?|said|told|asked|write|wrote|read\s+more|sources?|references?|enclos\w+|annex\w*|attach\w*|chronolog\w+|timeline|numbers|who\s+(?:we|are)|"
    r"thank\w*|grateful\s+for|reaches|background|copies|links?|contacts?|facts?|evidence|findings|found|shows?|learn(?:ed|t)|"
    r"reports?|reported|data|history|signed|members|losses|lost|suffer\w*|victims?|damage|concerns?|concerned|problems?|reasons?|"
    r"questions?\s+(?:arise|remain)|under\s+(?:the|article)|articles?|provisions?|obligations?|commitments?\s+(?:made|under)|"
    r"faits?|raisons?|constat\w*|inquiè\w+|pièces|annexes?|conséquences|sources|hechos?|razones|consecuencias|anexos?|adjunt\w+|fuentes|"
    r"protects?|prohibits?|do(?:es)?\s+(?:this|so)|dealt|covers?|contains?|lists?|accused|charged|seen|followed|counted|preocupa\w*|welcome(?<!would\swelcome)(?<!should\swelcome))\b"
    r"|^\s*we\s*:$|경과|사실|이유|우려|배경|현황|붙임|첨부|참고|자료|별첨|문제점|출처|약력|일정|(?<!\w)(?:وقائع|أسباب|مرفقات)(?!\w)",
    re.IGNORECASE,
)
# Leads that say themselves that what follows is wanted, whatever its items look like.
_WANTS = re.compile(
    r"\b(?:our|my|two|three|four|five|these|following)\s+(?:\w+\s+)?(?:requests?|demands?|pleas?|wishes|petitions|asks|wants|needs)\b"
    r"(?!.*\b(?:rejected|ignored|denied|refused|unanswered|never|not|met|still)\b)|"
    r"\b(?:we|i|families|people|parents|farmers|citizens|residents|workers|community|valley|children)\s+(?:\w+ly\s+|all\s+|still\s+|also\s+)?"
    r"(?:want|need|seek|expect|hope\s+for|ask|wish|long|would\s+(?:like|welcome|settle|be\s+(?:glad|grateful)))s?\b"
    r"(?!.*\b(?:because|since|but)\b)|"
    r"\b(?:what\s+(?:is|would\s+be|we)\s+(?:needed|required|need|want|ask|hope|seek|missing)|what\s+(?:must|should|has\s+to)\s+\w+|"
    r"falls?\s+to\s+you|for\s+you\s+to|up\s+to\s+you|asked\s+of\s+you|count\s+on\s+you|call\s+to\s+action|what\s+to\s+do|"
    r"our\s+prayer|so\s+kind\s+as|show\s+good\s+faith|satisfy\s+us|(?:two|three|four|five|several)\s+things\s+(?:must|should|have\s+to)|"
    r"(?:can|could|will|would)\s+you\s+(?:\w+\s+)?do|things?,\s+(?:minister|president|please)|seek\s+your\s+assurance)\b|"
    r"요구(?:는|사항|\s사항)|우리의\s요구|하실\s일|바라는\s(?:것|바)|원하는\s(?:것|바)|부탁(?:은|드리는)|필요한\s(?:것|일|조치)",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\b(?:what|how|which|quoi|comment|que\s+faire|qué|cómo)\b.*\b(?:should|can|could|must|would|need(?:s|ed)?|want|next|now|ask|do|"
    r"faire|faut|hacer|pedimos|demandons)\b.*[?？]$|(?:무엇|어떻게).*[?？]$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:these|those|this|that|such|all\s+(?:of\s+)?(?:this|these)|both)\s+(?:\w+\s+){0,3}(?:demands?|requests?|asks|recommendations?|"
    r"proposals?|measures|steps|wishes|changes|reforms|we\s+(?:\w+\s+)?(?:ask|demand|want|request|need|hope))\b|"
    r"(?:tell[e]?s\s+sont|voilà|estas\s+son|esas\s+son)\s+(?:nos|nuestr[ao]s|ce\s+que|lo\s+que)|이상(?:의|과|으로)?\s?[^.]{0,20}(?:요청|요구|부탁|촉구|건의|바라|바랍|가지)|위(?:의|와)?\s[^.]{0,20}(?:요청|요구|부탁|촉구|건의)",
    re.IGNORECASE,
)
_FORETOLD = re.compile(
    rf"\b(?:{_COUNT}|the|our|following)\s+(?:\w+\s+)?(?:demands?|requests?|recommendations?|proposals?|wishes|pleas?|asks)\b"
    r"(?=[^.]*\b(?:below|end\s+of\s+this|at\s+the\s+end|follow|set\s+out|overleaf|conclu\w+)\b)",
    re.IGNORECASE,
)
_HOPES_KOREAN = re.compile(r"(?:바랍니다|바란다|바라며|원합니다|원한다|희망합니다|희망한다|부탁)[^.]{0,10}[.!]?$")
# "- 다음 -" over the points of a Korean letter.
_POINTS = re.compile(r"[-–—=~<〈\s]*(?:다\s*음|아\s*래)[-–—=~>〉\s]*")
_QUOTED = re.compile(r"[\"“«‘]")
_LONGEST = 400
_LONGEST_HEADING = 80


def is_wish(text: str) -> bool:
    """Whether an item names something to be done, without ordering it."""
    start = text[:_LONGEST].strip()
    if _QUOTED.match(start):
        return False
    if re.search("[가-힣]", start):
        return bool(_WISH_KOREAN.search(start.rstrip(" ;,")))
    return bool(_WISH.match(start[:150]) or _BARE_ORDER.match(start) or _WANTED.search(start) or _GERUND.match(start))


def points(text: str) -> bool:
    """Whether a lead or heading points to what shall be done, in other words than those of demands."""
    last = _last(text)
    if _QUESTION.search(last):
        return True
    return bool(_HINTS.search(last)) and not tells(last)


def wants(text: str) -> bool:
    """Whether a lead leaves no doubt that what follows is wanted."""
    return bool(_WANTS.search(_last(text)))


def tells(text: str) -> bool:
    """Whether a lead or heading points to facts, names, papers or what somebody does."""
    return bool(_FACTS.search(_last(text)))


def is_lead(text: str) -> bool:
    """Whether a paragraph may lead up to a list: open, a heading, a question, or a short sentence."""
    last = _last(text)
    return last[-1:] in ":：?？…" or len(last) <= _LONGEST_HEADING


def is_heading_of_points(text: str) -> bool:
    return bool(_POINTS.fullmatch(text))


def hopes(sentence: str) -> bool:
    """A Korean sentence that says last that its authors hope for what it lists."""
    return bool(_HOPES_KOREAN.search(sentence))


def refers_back(text: str) -> bool:
    """ "These are our demands", "That is all we ask" right below a list."""
    return bool(_BEHIND.match(text))


def foretells(text: str) -> bool:
    """ "We have two requests, set out at the end of this letter"."""
    return bool(_FORETOLD.search(text[: sentences.LONGEST]))


def _last(text: str) -> str:
    text = text[-sentences.LONGEST :].rstrip()
    spans = sentences.split(text)
    return text[slice(*spans[-1])] if spans else ""
