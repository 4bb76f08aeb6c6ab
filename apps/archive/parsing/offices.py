"""Words that tell a post from a body and from a place, in the five languages of letters."""

import re

from apps.archive.parsing import countries, names, vocabulary

_POSTS = (
    r"Attorney[- ]General|Solicitor[- ]General|Inspector[- ]General|Auditor[- ]General|Surgeon[- ]General|"
    r"Ombudsman|"
    r"Co-?[Cc]hairs?|Ombudsperson|Registrar|Superintendent|Warden|Sheriff|Comptroller|Administrator|Principal|Convenor|Convener|"
    r"Cabinet Secretary|Chief Executive|Chief Justice|Chief of|Vice[- ]Chancellor|Provost|Marshal|Sultan|Emir|"
    r"Crown Prince|"
    r"Prince|Princess|Sheikh|Lord Chancellor|Lord Advocate|First Minister|Taoiseach|T[áa]naiste|Consul|"
    r"Consul General|"
    r"Congress(?:man|woman|person)|Chairs|Members|Majority Leader|Minority Leader|Leader|Whip|Independent Expert|"
    r"Garde des Sceaux|Pr[ée]sidente?|Premi[èe]re? [Mm]inistre|Ministre|Commissaire|Haute?[- ][Cc]ommissaire|"
    r"Haute?[- ][Rr]epr[ée]sentante?|Secr[ée]taire|Ambassadeur|Ambassadrice|Pr[ée]f[èe]te?|Procureure?|Maire|"
    r"D[ée]put[ée]e?|"
    r"S[ée]nateur|S[ée]natrice|Rapporteure?|Directeur|Directrice|Chef|Cheffe|Chanceli[èe]re?|Gouverneure?|Roi|"
    r"Reine|"
    r"D[ée]fenseure?|Juge|Recteur|Repr[ée]sentante?|Conseill[èe]re?|Garde|Vice-[Pp]r[ée]sidente?|"
    r"President[ea]|Primer[a]? Ministr[oa]|Ministr[oa]|Secretari[oa]|Subsecretari[oa]|Embajador[a]?|"
    r"Relator[a]?|Fiscal|"
    r"Procurador[a]?|Defensor[a]?|Gobernador[a]?|Alcalde(?:sa)?|Intendent[ea]|Canciller|Magistrad[oa]|Juez[a]?|"
    r"Diputad[oa]|Senador[a]?|Director[a]?|Rector[a]?|Comisionad[oa]|Alt[oa] Comisionad[oa]|Alt[oa] Representante|"
    r"Representante|Consejer[oa]|Vicepresident[ea]|Jefe|Jefa|Titular|Comandante|Canciller"
)
_POSTS_ARABIC = (
    r"(?:رئيسة?|نائب(?:ة)?|وزيرة?|أمين|الأمين|سفيرة?|ملك|ولي|أمير|مديرة?|مفوضة?|المفوضة?|النائب|محافظ|والي|قائد|"
    r"مقررة?|"
    r"المقررة?|الممثل|ممثل|عضو|قاضي|مستشار|المستشار|المدعي|وكيل|حاكم|سلطان|الرئيس|الوزير|المدير)"
)
_POST_KOREAN = (
    r"(?:장관|차관|대통령|대표|교수|위원장|이사장|총장|의장|대사|총리|청장|원장|국장|처장|실장|과장|시장|지사|군수|구청장|"
    r"의원|특사|보고관|판무관|사무총장|사무국장|회장|부장|검사|판사|재판관|소장|본부장|단장|총재|사장|주석|수석)"
)
_BODIES = (
    r"Ministries|Ministry|Minist[èe]re|Ministerio|Minist[ée]rio|Ministerium|Pr[ée]sidence|Presidencia|"
    r"Presidency|Palacio|"
    r"Secretar[íi]a|Fiscal[íi]a|Procuradur[íi]a|Defensor[íi]a|Comisi[óo]n|Congreso|Senado|C[áa]mara|Gobierno|"
    r"Corte|Tribunal|"
    r"Asamblea|Ayuntamiento|Municipalidad|Alcald[íi]a|Embajada|Misi[óo]n|Consejo|Instituto|Canciller[íi]a|"
    r"Gobernaci[óo]n|"
    r"Gouvernement|Assembl[ée]e|S[ée]nat|Conseil|Cour|Parlement|Pr[ée]fecture|Mairie|Ambassade|Direction|"
    r"Haut-Commissariat|"
    r"Chancellerie|Commissariat|Secr[ée]tariat|D[ée]l[ée]gation|Organisation|Republic|R[ée]publique|"
    r"Rep[úu]blica|Kingdom|Royaume|"
    r"Reino|State of|[ÉE]tat|Estado|Union|Uni[óo]n|Government|Royal|Federal|Supreme|High Court|Police|Prison|"
    r"Board|Authority|"
    r"Permanent Mission|Parliament|Cabinet|Chancellery|House|Senate|State Duma|Constitutional Court|"
    r"International|World|"
    r"Foreign,|Home Office|Inter-American|African|ASEAN|Association|Federation|Central|National|Public|Human Rights"
)
_BODY_ENDINGS = (
    r"plc|PLC|Inc|Incorporated|Ltd|Limited|GmbH|AG|S\.?A|S\.?L|N\.?V|B\.?V|Corp|Corporation|Co|LLC|LLP|"
    r"Company|Holdings|Bank|"
    r"Group|Unit|Office|Authority|Agency|Ministry|Department|Parliament|Commission|Chambers|Directorate|"
    r"Division|Police|"
    r"Force|Forces|Cabinet|Army|Administration|Treasury|Court|Board|State|Government|Council|Embassy|House|Federation|"
    r"Cabinet"
)
_BODY_ARABIC = (
    r"(?:وزارة|مكتب|سفارة|مجلس|هيئة|لجنة|محكمة|برلمان|رئاسة|ديوان|بعثة|مفوضية|منظمة|المفوضية|الأمم|جمهورية|مملكة|"
    r"حكومة|نقابة|مؤسسة|اللجنة|المجلس|الاتحاد)"
)
_BODY_KOREAN = re.compile(
    r"(?:부|처|청|위원회|국회|법원|대사관|사무소|사무국|청와대|대통령실|의회|재판소|공사|공단|연맹|협회|재단|센터|연대|단체|본부|실|원|국|은행|그룹)$"
)
_STREETS = (
    r"Street|St\.?(?=,|$)|Avenue|Ave\.?|Road|Rd\.?|Square|Boulevard|Blvd\.?|Lane|Drive|Plaza|Plein|Rue|Calle|"
    r"Carrera|Avenida|Av\.?|Paseo|"
    r"Quai|Postbus|Postfach|Stra(?:ss|ß)e|straat|Chemin|All[ée]e|Impasse|Jalan|Marg|Ulitsa|Building|Buildings|Tower|"
    r"Floor|Suite|Room|"
    r"Palais|Palace|Apartado|Casilla|Bo[îi]te postale|B\.?P\.?(?=\s?\d)|C\.?P\.?(?=\s?\d)|P\.?\s?O\.?\s?Box|"
    r"Private Bag|GPO|CEDEX"
)
_PLACE = re.compile(
    rf"(?<!\w)(?:{_STREETS})(?!\w)|^(?:Place|Plaza|Palais|Palacio|Via|Piazza|Col\.|Colonia)\s|"
    rf"(?<![A-Za-z])\d{{3,}}|^\d|^No?\.?\s?\d|"
    r"\b\d{1,4}[a-z]?,?\s+(?:rue|place|avenue|boulevard|calle)\b|\s\d+$|^[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}$|"
    r"شارع|ص\.?\s?ب|(?:로|길|동)\s?\d+",
    re.IGNORECASE,
)
_STREET_END = re.compile(
    r"\s(?:Street|Avenue|Road|Square|Boulevard|Lane|Drive|Plaza|Building|Buildings|Tower|House Road)\.?$"
)
_CARE_OF = re.compile(r"(?:c/o|care of|attn|attention|p/a|aux bons soins)\b", re.IGNORECASE)
_POST = re.compile(rf"(?:the\s+|all\s+|el\s+|la\s+|le\s+|l['’])?(?:{_POSTS})(?!\w|['’]s)", re.IGNORECASE)
_POST_ANYWHERE = re.compile(rf"(?<!\w)(?:{vocabulary.POSTS}|{_POSTS})(?!\w)")
_BODY = re.compile(rf"(?:the\s+|el\s+|la\s+|le\s+|l['’])?(?:{_BODIES})(?!\w)")
_BODY_END = re.compile(rf"(?<!\w)(?:{_BODY_ENDINGS})\.?(?:\s*\([^()]*\))?$")
_WORLD = re.compile(r"(?:United Nations|European|UN|EU|African|National|Federal|Royal|International|World|Central)\b")
_WORLD_POST = re.compile(
    rf"(?:United Nations|European|UN|EU|African|National|Federal)\s+(?:[\w-]+\s+){{0,2}}"
    rf"(?:{vocabulary.POSTS})(?!\w|['’])"
)
_STATE = re.compile(
    r"(?:(?:the\s+)?(?:government|republic|kingdom|state|commonwealth|federation|union)\s+of\s|united states\b).*|"
    r".*\s(?:state|republic)$",
    re.IGNORECASE,
)


def is_post(text: str) -> bool:
    """ "Minister of Justice", "Fiscal General", "وزير العدل", "통일부장관"; "Office of the Minister" is a body."""
    if re.match(r"[\w\s.-]+['’]s\s", text) and _BODY_END.search(text) and " of " not in text:
        return False
    if _of_body(text):
        return True
    if _starts_with_body(text) and not (_WORLD.match(text) and _POST_ANYWHERE.search(text)):
        return False
    return (
        bool(_POST.match(text) or vocabulary.STARTS_WITH_POST.match(text) or vocabulary.HAS_POST.match(text))
        or bool(re.match(_POSTS_ARABIC + r"(?!\w)", text))
        or bool(re.search(_POST_KOREAN + r"님?$", text))
        or _ends_with_post(text)
        or bool(_WORLD_POST.match(text) and not _BODY_END.search(text))
    )


def is_body(text: str) -> bool:
    """ "Ministry of Justice", "Health Canada plc", "وزارة العدل", "통일부"."""
    if is_post(text):
        return False
    return (
        _starts_with_body(text)
        or bool(_BODY_END.search(text) or vocabulary.HAS_BODY.search(text))
        or bool(re.match(_BODY_ARABIC, text))
        or bool(_BODY_KOREAN.search(text) and re.search("[가-힣]{2}", text))
    )


def is_state(text: str) -> bool:
    """ "Republic of Ruritania", "Lagos State": the body whose office it is, not a line of the street."""
    return bool(_STATE.match(text)) and not any(char.isdigit() for char in text)


def is_place(text: str) -> bool:
    """ "Rue de la Loi 200", "Nairobi, Kenya"; not "Dublin Road Asylum Support" or "Media Watch 24"."""
    if vocabulary.HAS_BODY.search(text) and not re.search(r"^\d|\d{3,}|,", text) and not is_street(text):
        return False
    return bool(_PLACE.search(text) or _CARE_OF.match(text)) or (bool(countries.lookup(text)) and not is_state(text))


def is_street(text: str) -> bool:
    return bool(_STREET_END.search(text))


def split_post(text: str) -> tuple[str, str]:
    """("Chief Justice", "Maria Lopez") from "Chief Justice Maria Lopez"; ("", text) when no post stands in front."""
    post, person = names.split_leading_post(text)
    if post:
        return post, person
    words = text.split()
    for i in range(len(words) - 2, 0, -1):
        front, rest = " ".join(words[:i]), " ".join(words[i:])
        if _POST_ANYWHERE.fullmatch(words[i - 1]) and is_post(front) and names.looks_like_person(rest):
            return (front, rest) if not is_post(rest) else ("", text)
    return "", text


def is_government(text: str) -> bool:
    """Whether a text names a post or body of a state or of states."""
    return bool(_GOVERNMENT.search(text))


def _starts_with_body(text: str) -> bool:
    return bool(vocabulary.STARTS_WITH_BODY.match(text) or _BODY.match(text))


def _of_body(text: str) -> bool:
    """ "Cabinet Secretary", "Police Commissioner"; not "Office of the Secretary"."""
    first = text.split(",")[0]
    return _starts_with_body(first) and not re.search(r"\b(?:of|for|the|de|du|des)\b", first) and _ends_with_post(first)


def _ends_with_post(text: str) -> bool:
    """ "Labour Secretary", "Foreign Minister", "Justice and Equality Commissioner"."""
    words = text.split(",")[0].split()
    return (
        2 <= len(words) <= 6 and bool(_POST_ANYWHERE.fullmatch(words[-1])) and words[-1] not in ("Members", "Director")
    )


_GOVERNMENT = re.compile(
    r"\b(?:Minist(?:ry|ries|er|re|ro|ra|[èe]re|erio|erial)s?|Embass\w+|Ambassad\w+|Embajad\w+|"
    r"Permanent Mission|Mission permanente|"
    r"Department (?:of|for)|State Department|Foreign (?:Office|Secretary|Affairs)|Home (?:Office|Secretary)|"
    r"Secretary of State|"
    r"Cabinet|Government|Gouvernement|Gobierno|President of the|Prime Minister|Premi(?:er|[èe]re) ministre|"
    r"White House|"
    r"Attorney[- ]General|Fiscal[íi]a|Secretar[íi]a|European (?:Commission|Parliament|External Action)|Commission|"
    r"Commissioner|Undersecretary|Director[- ]General|Parliament|Senator|House of|Office of the|Consul\w*|"
    r"Presiden(?:cy|cia)|"
    r"Republic|Kingdom|Police|Head of Unit|Desk Officer|Chancell\w+|Pr[ée]fecture|Pr[ée]fet|Governor|Mayor)\b|"
    r"(?:외교부|통일부|법무부|장관|대사관|청와대|대통령실|외교통상부|위원회|국회|부처)|(?:وزارة|وزير|سفارة|سفير|رئاسة|بعثة|مفوض)",
    re.IGNORECASE,
)
