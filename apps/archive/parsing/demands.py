"""The words of demands in the languages of letters: what announces a list of them, and what one looks like."""

import re

from apps.archive.parsing import sentences, vocabulary

# Somebody asks: "we urge", "the signatories call on", "nous vous demandons", "exigimos", "촉구한다", "نطالب".
ASKING = re.compile(
    rf"{vocabulary.WE_ASK.pattern}"
    rf"|\b(?:organi[sz]ations|groups|signator(?:y|ies)|undersigned|coalition|network|members|i|we)\b[^.?!:]{{0,80}}?\b(?:{vocabulary.ASK_VERBS})\b"
    r"|\b(?:calling|urging|asking|requesting|demanding|recommending|appealing)\b"
    r"|\b(?:vous\s+)?(?:demand|exig|réclam|exhort|appell?|invit|recommand|pri|pr[ée]conis|souhait|sollicit|interpell|enjoign)(?:ons|ent)\b"
    r"|\b(?:para|en|pour)\s+(?:vous\s+)?(?:exigir|solicitar|pedir|demandar|reclamar|instar|exhortar|demander|exiger|exhorter)(?:les?)?\b"
    r"|\bplease\s+(?:ensure|make|take|act|use|see)\b"
    r"|\b(?:lanc|adress)ons\s+un\s+appel\b"
    r"|\b(?:exig|ped|inst|solicit|exhort|urg|recomend|reclam|demand|llam|propon|hac|requer|insist|ruega)(?:imos|amos|emos|en|an)\b"
    r"|\b(?:exigimos|pedimos|instamos|solicitamos|exortamos|apelamos|reivindicamos)\b|\bhacemos\s+un\s+llamad[oa]\b"
    r"|(?:촉구|요청|요구|권고|제안|호소|당부|부탁|건의)(?:하는\s*바|합니다|한다|드립니다|드린다|하며|하고자|하는)"
    r"|(?<!\w)[وف]?(?:إننا\s+)?(?:ن|ن?ت)(?:طالب|ناشد|دعو|حث|وصي|طلب|هيب|لتمس)(?:كم|وكم|ها|هم|كما)?(?!\w)",
    re.IGNORECASE,
)
# A list has a name: "our demands", "recommendations", "nos revendications", "우리의 요구", "مطالبنا".
_NAMED = re.compile(
    r"\b(?:demands?|recommendations?|requests?|asks|calls|appeals?|(?:next\s+)?steps|measures|actions|priorities|reforms|remedies|"
    r"demandes|revendications|recommandations|exigences|mesures|doléances|appels?|"
    r"demandas|peticiones|exigencias|recomendaciones|medidas|reclamos|reivindicaciones|pedidos|llamados?|llamamientos?|"
    r"reivindicações|recomendações|exigências|"
    r"what\s+(?:we\s+(?:want|ask|need|demand|are\s+asking)|needs\s+to|must|should|you\s+can\s+do))\b"
    r"|(?:요구|촉구|요청|권고|제안|건의)(?:\s?사항|\s?안)?(?:은|는|을|를|이)?(?!\w*(?:했|하였|받|된|되어|거부))"
    r"|(?<!\w)(?:ال)?(?:مطالب|توصيات|مطلب)(?:نا|نا\s+هي)?(?!\w)",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:should|must|ought\s+to|needs?\s+to|has\s+to|have\s+to|doit|doivent|devrait|devraient|faut|debe|deben|debería|"
    r"deberían|hay\s+que|deve|devem)\b|해야\s|(?<!\w)(?:يجب|ينبغي)(?!\w)",
    re.IGNORECASE,
)
# "We would be grateful if you could:", "we hope that your government will:"
_HOPING = re.compile(
    r"\b(?:hope|trust|grateful|appreciate|look\s+to|count\s+on|expect|submit|wish|want|believe)\b[^.]*\b(?:you|your|excellency|"
    r"government|minister|authorities|parliament|council|commission|president)\b[^.]*[:：]$|"
    r"\b(?:points?|puntos?)\b[^.]{0,40}\b(?:essenti|esencial|priorit|important)\w*[^.]{0,20}[:：]$|"
    r"\b(?:espérons|souhaitons|esperamos|confiamos|agradeceríamos)\b[^.]*[:：]$",
    re.IGNORECASE,
)
_AS_FOLLOWS = re.compile(
    r"\b(?:as\s+follows|(?:are|is)\s+(?:these|this|simple|clear)|the\s+following|comme\s+suit|suivant(?:e?s)?|(?:lo\s+)?siguientes?|"
    r"ci-(?:après|dessous)|a\s+continuación|seguintes?)\b|다음과\s*같|다음(?:을|의|\s)|아래|(?:يلي|التالية|الآتية|الآتي|التالي)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:our|nos|nuestr[ao]s|nossas)\s+(?:\w+\s+)?(?:demands?|recommendations?|requests?|asks|calls|demandes|revendications|"
    r"recommandations|exigences|demandas|peticiones|exigencias|recomendaciones|reivindicaciones)\b|"
    r"\bwe\s+(?:\w+ly\s+)?(?:have|make|submit|offer|put\s+forward|present|set\s+out)\b",
    re.IGNORECASE,
)
_WE_HAVE = re.compile(
    r"\bwe\s+(?:\w+ly\s+)?have\s+(?:[\w-]+\s+){0,3}(?:demands?|recommendations?|requests?|asks|calls)\b|"
    r"\bnous\s+avons\s+(?:\w+\s+){0,2}(?:demandes?|revendications|recommandations|exigences)\b|"
    r"\btenemos\s+(?:\w+\s+){0,2}(?:demandas?|peticiones|exigencias|recomendaciones)\b",
    re.IGNORECASE,
)
# What follows is told, not asked.
_TELLING = re.compile(
    r"\b(?:concerns?|facts?|incidents?|violations?|abuses|cases|reasons?|examples?|findings|events|provisions|figures|victims|"
    r"issues|problems|questions|aspects|since|inter\s+alia|documented|reported|recorded|noted|learned|(?<!should\s)(?<!must\s)include[sd]?|according\s+to|names?|"
    r"attach(?:ed|ments?)|enclosed|annex(?:es)?|people|persons|prisoners|detainees|members?\s+of|préoccupations?|faits|raisons|cas|"
    r"constat(?:s|ons)?|hechos|casos|preocupaciones|razones|motivos)\b|우려|사례|이유|사실|배경|현황|경과|문제점|(?:مخاوف|وقائع|أسباب|حالات)",
    re.IGNORECASE,
)
_OTHERS_WILL = re.compile(
    r"\b(?:bill|law|act|decree|amendments?|ordinance|draft|regulation|proposal|contract|treaty)\s+(?:would|will|does|has|have)\b|"
    r"\b(?:would|will)\s*:?$|\b(?:we|i|government|ministry)\s+(?:will|have|has|shall|are|is)\b(?!\s+(?:ask|urg|call|demand|request))",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:[:：]|[:：]\s*[-–—]|\b(?:to|that|you|should|must|the\s+\w+|de|que|à|a|qu')|ما يلي|بما يلي|…|\.\.\.)$",
    re.IGNORECASE,
)
_LIST_OF_PEOPLE = re.compile(
    r"\b(?:release|freedom|liberation|libération|liberación|case|cases)\s+(?:of|de)(?:\s+the\s+following(?:\s+\w+){0,3})?\s*[:：]$"
    r"|\bfollowing\s+(?:\w+\s+)?(?:people|persons|prisoners|detainees|individuals|journalists|activists|cases|names)\b[^.]*[:：]$",
    re.IGNORECASE,
)
_VERBS = (
    "abandon|abide|abolish|accept|accede|acknowledge|act|address|adhere|adopt|advance|affirm|agree|align|allocate|allow|amend|announce|"
    "answer|apologi[sz]e|apply|appoint|approve|arrest|ask|assess|assure|attend|authori[sz]e|avoid|ban|bar|begin|block|bring|build|call|"
    "cancel|carry|cease|clarify|clean|clear|close|co-?sponsor|collect|combat|commit|commission|commute|compensate|complete|comply|condemn|"
    "condition|conduct|confirm|consider|consult|continue|convene|cooperate|cover|create|criminali[sz]e|cut|deal|declare|decriminali[sz]e|"
    "defer|define|delay|deliver|demand|demilitari[sz]e|denounce|deny|deploy|designate|desist|develop|direct|disband|disclose|"
    "discontinue|dismantle|dismiss|dissolve|divest|do|draft|drop|ease|elect|eliminate|embed|enable|encourage|end|enforce|engage|ensure|"
    "entitle|equip|eradicate|establish|exclude|exempt|exercise|expand|expedite|explain|explore|express|extend|facilitate|finali[sz]e|"
    "finance|find|fix|follow|forbid|free|freeze|fulfil|fully|fund|give|grant|guarantee|halt|hand|have|hear|help|hold|honou?r|hire|identify|"
    "immediately|implement|impose|improve|include|incorporate|increase|inform|initiate|inspect|instruct|intervene|introduce|invest|"
    "investigate|invite|involve|issue|join|keep|launch|lead|leave|let|lift|limit|listen|look|lower|maintain|make|mandate|meet|monitor|"
    "name|negotiate|notify|nullify|object|observe|offer|open|oppose|order|organi[sz]e|oversee|pardon|participate|pass|pause|pay|permit|"
    "place|plan|pledge|postpone|press|prevent|prioriti[sz]e|proceed|prohibit|promote|prompt|promptly|propose|prosecute|protect|provide|"
    "publicly|publish|punish|pursue|push|put|quash|raise|ratify|reach|readmit|reaffirm|recall|recogni[sz]e|recommend|reconsider|recruit|"
    "reduce|refer|reform|refrain|refuse|register|reinstate|reject|release|relocate|remedy|remove|renew|repair|repatriate|repeal|replace|"
    "report|require|rescind|rescue|resettle|resist|resolve|respect|respond|restart|restore|restrict|resume|retain|retract|return|reveal|"
    "reverse|review|revise|revoke|safeguard|scrap|search|secure|seek|send|separate|set|settle|share|show|sign|speak|speed|stand|start|state|stay|"
    "stop|strengthen|strike|submit|subject|supply|support|suspend|tackle|take|tell|terminate|test|top|track|train|transfer|transpose|treat|"
    "unblock|unconditionally|undertake|unfreeze|unveil|update|uphold|urge|urgently|use|vacate|veto|visit|vote|waive|warn|welcome|"
    "withdraw|withhold|work|write"
)
_IMPERATIVE = re.compile(
    rf"[\"“'(\[]*(?:(?:please|also|and|or|fully|then|that\s+you|to|for|not\s+to|do\s+not|don't|never|\w+ly)[,]?\s+){{0,3}}(?:{_VERBS}|(?:re|un)-\w+)\b",
    re.IGNORECASE,
)
_ROMANCE = re.compile(
    r"(?:(?:de|d['’]|à|a|que|ne pas|no|se|\w+ment|\w+mente)\s*)?"
    r"(?:[^\W\d_]{2,}(?:er|ir|oir|re|ar|arse|erse|irse|ez|arla?s?|arlos?|erlos?)\b)|"
    r"(?:que|qu['’])\s*\w+",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?:할|일|될|킬|줄|둘|낼|갈|올|릴|설|을|를|실)\s?것|하라|[가-힣]라[.!]?$|십시오|주세요|바랍니다|바란다|해야\s?(?:한다|합니다|할)"
)
_ARABIC = re.compile(
    r"(?:أن\s|على\s|ال|وقف|إطلاق|إلغاء|ضمان|فتح|تمكين|احترام|السماح|إنهاء|رفع|نشر|محاسبة|تعديل|إعادة|توفير|تعويض|إجراء|سحب|كشف|"
    r"تحسين|تنفيذ|اتخاذ|تشكيل|محاكمة|دعم|حماية|تقديم|منع|تفعيل|تطبيق|تأمين|إيقاف|تخصيص|إشراك|مراجعة|تحقيق)"
)
_TOLD = re.compile(
    r"\b(?:was|were|had(?!\s+better)|has\s+been|have\s+been|has(?!\s+to\b)|died|remains?|became|began|killed|arrested|sentenced|detained|reported|charged|"
    r"a\s+été|ont\s+été|était|étaient|fue|fueron|han\s+sido|ha\s+sido|había)\b|(?:었|았|였|했|됐)(?:다|습니다)|(?<!\w)(?:تم|كان|قتل|اعتقل)"
    r"(?!\w)",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"\b(?:should|must|shall|ought\s+to)\b", re.IGNORECASE)
_LONGEST = 600
_LONGEST_ORDER = 150


def announces(text: str) -> bool:
    """Whether a paragraph or heading ends by saying that demands follow."""
    last = last_sentence(text)
    if not last or _LIST_OF_PEOPLE.search(last):
        return False
    is_open = bool(_OPEN.search(last))
    if ASKING.search(last):
        return is_open or bool(_AS_FOLLOWS.search(last)) or _is_short(last) or bool(vocabulary.WE_ASK.search(last))
    if is_open and _HOPING.search(last):
        return True
    have_own = is_open and bool(_WE_HAVE.search(last))
    if not have_own and (_TELLING.search(last) or _OTHERS_WILL.search(last)):
        return False
    if last.endswith((":", "：")) and _IMPERATIVE.match(last[:_LONGEST_ORDER]):
        return True
    if _AS_FOLLOWS.search(last) and _KOREAN.search(last):
        return True
    if _NAMED.search(last):
        own = _OWN.search(last) or last[-1] not in ".!"
        return is_open or bool(_AS_FOLLOWS.search(last)) or (_is_short(last) and bool(own))
    return bool(_DUTY.search(last)) and (is_open or bool(_AS_FOLLOWS.search(last)))


def asks_openly(text: str) -> bool:
    """Whether a line asks somebody for what follows behind its colon, so that no names can follow."""
    return text.rstrip().endswith((":", "：")) and bool(ASKING.search(text) or _HOPING.search(text))


def announces_within(lead: str) -> bool:
    """The same for the first part of a sentence that then goes on with its list."""
    if _LIST_OF_PEOPLE.search(lead):
        return False
    if ASKING.search(lead):
        return True
    if _TELLING.search(lead) or _OTHERS_WILL.search(lead):
        return False
    return bool(_DUTY.search(lead) or _NAMED.search(lead))


def tells(text: str) -> bool:
    """Whether a paragraph ends by announcing facts, reasons, names or what somebody else will do."""
    last = last_sentence(text)
    told = _TELLING.search(last) or _OTHERS_WILL.search(last) or _LIST_OF_PEOPLE.search(last)
    return bool(_OPEN.search(last) and told) and not announces(text)


def names_demands(text: str) -> bool:
    """Whether a heading says that its section holds demands."""
    return bool(_NAMED.search(text) or ASKING.search(text)) and not _TELLING.search(text) and len(text) < 120


def is_demand(text: str) -> bool:
    """Whether an item by itself reads as something to be done."""
    start = text[:_LONGEST]
    if _IMPERATIVE.match(start[:_LONGEST_ORDER]) or _ORDERED.search(start) or vocabulary.WE_ASK.search(start):
        return True
    return bool(_ROMANCE.match(start[:_LONGEST_ORDER]) or _KOREAN.search(start) or _ARABIC.match(start))


def is_order(text: str) -> bool:
    """Whether a line by itself begins as an order: "Release them", "to publish the figures"."""
    return len(text) <= 300 and bool(_IMPERATIVE.match(text[:_LONGEST_ORDER]))


def is_told(text: str) -> bool:
    """Whether an item tells of something that happened."""
    start = text[:_LONGEST]
    return bool(_TOLD.search(start)) and not _IMPERATIVE.match(start[:_LONGEST_ORDER]) and not _ORDERED.search(start)


def last_sentence(text: str) -> str:
    text = text[-sentences.LONGEST :].rstrip()
    spans = sentences.split(text)
    return text[slice(*spans[-1])] if spans else ""


def _is_short(text: str) -> bool:
    """A heading or a line like one: "Our demands", "우리의 요구"."""
    return len(text.split()) <= 9 and len(text) <= 80 and not text.endswith(("?", ";", ","))
