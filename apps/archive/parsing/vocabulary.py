"""The words of letters that rules lean on: kinds of post, of body, of courtesy. No names of any document."""

import re

HONORIFICS = (
    r"Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Drs|(?:(?:Associate|Assistant|Adjunct|Emeritus|Emerita|"
    r"Distinguished)\s+)?Prof(?:essor)?(?:\s+(?:Emeritus|Emerita)|\.?\s+em)?|Professeure?|Profesora?|Sir|Dame|Lord|"
    r"Lady|Baroness|Baron|Rev|Revd|Reverend|Fr|Father|Sister|Rabbi|"
    r"Imam|Ven|Hon|Honou?rable|The Hon|The Honou?rable|The Rt\.? Hon|Rt\.? Hon|H\.?E|His Excellency|Her Excellency|"
    r"Amb|Capt|Col|Gen|Lt|Adv|Monsieur|Madame|Mme|Mlle|M|Ma[iî]tre|Me|Mgr|Msgr|Monseigneur|Pr|Se[ñn]ora?|Sr|Sra|Srta|"
    r"Dra|Doctora?|Don|Do[ñn]a|"
    r"Lic|Licda|Ing|Mtro|Mtra|Abog|Arq|Pbro|Hno|Hna|Padre|Pastor|Bishop|Archbishop|Cardinal|Deacon|Canon|Smt|Shri|"
    r"Sri|Datuk|Dato['’]?|Tan Sri|"
    r"Brig|Brigadier|Maj|Major|Adm|Admiral|Cdr|Cmdr|Sgt|Ret(?:d|ired)?|\((?:Ret(?:d|ired)?|ret(?:d|ired)?)\.?\)|"
    r"Justice(?=\s+\([Rr]et)|[Tt]he\s+(?:Most\s+|Very\s+|Rt\.?\s+)?Revd?|(?:Most|Very)\s+Revd?|"
    r"Engr|Atty|Ustadh|Sheikh|Shaikh|Haji|Barr|Barrister|Dott|Dipl|الدكتورة?|د|الأستاذة?|السيدة?|المحامية?"
)
POST_NOMINALS = (
    r"Ph\.?\s?D|D\.?Phil|DSc|M\.?D|J\.?D|LL\.?[BMD]|M\.?A|B\.?A|M\.?Sc|B\.?Sc|M\.?Phil|MBA|MPH|MSW|LCSW|RN|R\.N|BSN|"
    r"MSN|NP|PsyD|DDS|DVM|Ed\.?D|Esq|Jr|Sr|II|III|IV|"
    r"MP|MEP|MSP|MLA|MLC|TD|MS|QC|Q\.C|KC|K\.C|SC|OBE|MBE|CBE|KBE|DBE|GBE|CMG|KCMG|GCMG|CH|FRS|FBA|FRSA|CM|OC|OAM|ONZM|"
    r"S\.?J|O\.?P|OSB|OFM|OSF|SSND|CSsR|SVD|MM|CSJ|RSM|SDB|OMI|OCD|AM|AO|AC|Lord|Lady|Baroness|Baron|Sir|Dame|Rev|Dr|"
    r"Prof"
)
# Words a post or description begins with, or has as its head.
POSTS = (
    r"President|Vice-President|Premier|Prime Minister|Deputy Prime Minister|Chancellor|Ministers?|Secretary|"
    r"State Secretary|Secretary[- ]General|Under-?Secretary|"
    r"Director|Director[- ]General|Ambassador|Ambassador-at-[Ll]arge|Envoy|"
    r"Special Envoy|Representative|High Representative|Special Representative|Permanent Representative|"
    r"High Commissioner|Commissioner|Rapporteur|Special Rapporteur|Chair|Chairman|Chairwoman|Chairperson|Co-[Cc]hair|"
    r"Speaker|Senator|Governor|Mayor|King|Queen|Emperor|Pope|Congressman|Congresswoman|Councill?or|Delegate|Head|Chief|"
    r"Executive|Founder|Co-[Ff]ounder|"
    r"Member(?! States)|Professor|Lecturer|Fellow|Researcher|Scholar|Author|Writer|Journalist|"
    r"Lawyer|Attorney|Barrister|Solicitor|Judge|Justice of|Prosecutor|Advocate|Activist|Bishop|Archbishop|Cardinal|"
    r"Pastor|Coordinator|Manager|Officer|Adviser|Advisor|Analyst|Expert|Emeritus|Emerita|Dean|Rector|Historian|"
    r"Consultant|Treasurer|Counsel|General Secretary|Crossbench|Députée?|Ministre|Présidente?|Directeur|Directrice|"
    r"Ministro|Ministra|Presidente|Director[ae]"
)
# Words that may open a description of a person in front of the post itself.
POST_OPENERS = (
    rf"Former|Ex-|Formerly|Current|Acting|Retired|Honorary|Deputy|Vice|Senior|Associate|Assistant|Visiting|Independent|"
    rf"Adjunct|Emeritus|Distinguished|Research|British|American|Human rights|UN|U\.N\.|United Nations|Special|"
    rf"Permanent|Managing|National|Regional|Legal|Policy|Survivor|{POSTS}"
)
BODY_HEADS = (
    r"Ministry|Department|Office|Embassy|Permanent Mission|Mission|Delegation|Secretariat|Council|Commission|Committee|"
    r"Parliament|Cabinet|Directorate|Bureau|Agency|Service|Court|Government|House of|Congress|Senate|University|"
    r"Institute|Center|Centre|National Assembly|United Nations|European|Ministère|Ambassade|Ministerio|Embajada"
)
BODY_WORDS = (
    r"International|Internacional|Internationale|Watch|Committee|Coalition|Alliance|Federation|Institute|Institution|"
    r"Association|Asociaci[óo]n|Network|Cent(?:er|re|ro)|Foundation|Fundaci[óo]n|Fondation|Project|Council|Groups?|"
    r"Union|Society|Rights|Justice|Solidarity|Worldwide|Organi[sz]ations?|Forum|Campaign|Movement|Initiative|Funds?|"
    r"Church|Universit\w+|Community|Commission|Academy|Agency|Service|Ministry|Department|Office|Embassy|Parliament|"
    r"League|Trust|Partnership|Front|Freedom|Democracy|Refugees?|Families|Defenders|Lawyers|Jurists|Workers|Youth|"
    r"Women|Students|Action|Aid|Relief|Concern|Mission|Ministries|Press|Media|Radio|Party|Assembly|Platform|Consortium|"
    r"Bureau|Secretariat|Collective|Congress|Services|Information|Documentation|Inc|Ltd|e\.V|Stiftung|Ligue|Liga|"
    r"Observatorio|Observatoire|Colectiv[oa]|Collectif|Plataforma|Plateforme|Movimiento|Mouvement|Sindicato|Syndicat|"
    r"Federaci[óo]n|F[ée]d[ée]ration|Conf[ée]d[ée]ration|Confederaci[óo]n|Coordinadora|Corporaci[óo]n|Agrupaci[óo]n|Alianza|"
    r"Comit[ée]|R[ée]seau|Red|Aid|Help|Voices?|Observatory|Board|Chamber|Club|Team|Lab|Unit|Corps|Fellowship|Memorial|"
    r"Museum|Library|Archive|School|College|연합|협회|단체|센터|위원회|네트워크|재단|연대|모임|그룹|협의회"
)

STARTS_WITH_POST = re.compile(rf"(?:the\s+)?(?:{POST_OPENERS})(?![\w])", re.IGNORECASE)
HAS_POST_KOREAN = re.compile(r"(?:장관|대통령|대표|교수|위원장|이사장|총장|의장|대사|총리)")
# What persons are, as it stands behind their names, in several languages.
_CALLINGS = (
    r"\w+(?:ologist|iatrist|ician|arian|avocate?|lawyer)|lawyer|attorney|barrister|solicitor|advocate|activist|"
    r"journalist|writer|poet|author|novelist|"
    r"editor|publisher|artist|film-?maker|director|professor|lecturer|researcher|scholar|academic|teacher|student|"
    r"scientist|physicist|chemist|historian|economist|"
    r"endocrinologist|psychologist|doctor|physician|nurse|surgeon|engineer|farmer|survivor|defender|campaigner|"
    r"blogger|photographer|musician|singer|actor|actress|"
    r"judge|prosecutor|ambassador|diplomat|minister|senator|deputy|parliamentarian|member of (?:the )?\w+|mp|mep|"
    r"councillor|priest|pastor|bishop|nun|imam|rabbi|"
    r"consultant|analyst|expert|adviser|advisor|coordinator|manager|officer|secretary|president|chair|chairperson|"
    r"founder|co-founder|fellow|laureate|"
    r"citizen|resident|retired|independent|former|freelance|human rights defender|emeritus|"
    r"avocate?s?|journaliste|écrivaine?|chercheure?|chercheuse|professeure?|enseignante?|médecin|juriste|militante?|"
    r"maire|comédien(?:ne)?|acteur|actrice|chanteu(?:r|se)|musicien(?:ne)?|ingénieure?|architecte|édit(?:eur|rice)|"
    r"réalisat(?:eur|rice)|romanci(?:er|ère)|ceo|cfo|master|"
    r"cinéaste|artiste|sociologue|politologue|historienne?|"
    r"anthropologue|philosophe|économiste|députée?|sénat(?:eur|rice)|ancien(?:ne)?|présidente?|directeur|directrice|"
    r"maître de conférences|défenseure?|secrétaire|trésori(?:er|ère)|coordinat(?:eur|rice)|porte-parole|responsable|"
    r"abogad[oa]|periodista|escritora?|profesora?|investigadora?|académic[oa]|docente|médic[oa]|activista|defensora?|"
    r"antropólog[oa]|sociólog[oa]|psicólog[oa]|historiadora?|"
    r"economista|filósof[oa]|poeta|cineasta|artista|diputad[oa]|senadora?|ex\s?-?\w+|director[a]?|coordinadora?|"
    r"jurista|politólog[oa]|religios[oa]|sacerdote|president[ae]|vocer[oa]|portavoz|secretari[oa]|representante|"
    r"integrante|tesorer[oa]|"
    r"محام(?:ي|ية)?|صحف(?:ي|ية)|كاتبة?|ناشطة?|أستاذة?|باحثة?|طبيبة?|شاعرة?|مخرجة?|فنانة?|نائبة?|مدافعة?|حقوقية?"
)
_DESCRIBES = re.compile(rf"(?:the\s+|an?\s+)?(?:[\w'’-]+\s+){{0,3}}?(?:{_CALLINGS})(?!\w)", re.IGNORECASE)
_KOREAN_POST = re.compile(
    r"(?:[가-힣\s]{0,20})(?:교수|변호사|대표|위원장|이사장|이사|의원|작가|시인|기자|목사|신부|스님|수녀|활동가|연구원|연구위원|감독|박사|원장|회장|소장|사무총장|대사|총장|의사|회원|보고관|위원|지사|특사|간사|국장|팀장|이사|사무국장|교사|간호사|노무사|연출가|평론가|생존자)$"
)
HAS_POST = re.compile(rf"(?<!\w)(?:{POSTS})(?!\w)")
STARTS_WITH_BODY = re.compile(rf"(?:the\s+)?(?:{BODY_HEADS})(?!\w)")
HAS_BODY = re.compile(rf"(?<!\w)(?:{BODY_WORDS})(?!\w)", re.IGNORECASE)


def describes_person(text: str) -> bool:
    """Whether the words behind a name say what somebody is: "lawyer", "human rights defender", "professeure"."""
    first = re.split(r"[,;(]", text.strip(), maxsplit=1)[0]
    if _KOREAN_POST.match(first.strip()):
        return True
    match = _DESCRIBES.match(first)
    return match is not None and not HAS_BODY.search(first[: match.end()])


ASK_VERBS = (
    r"urge|encourage|call(?:\s+up)?on|call\s+on|call\s+for|call|request|ask|appeal|recommend|implore|demand|invite|"
    r"press|exhort|entreat|beseech|propose|suggest"
)
ASK_ADVERBS = (
    r"(?:therefore|thus|hence|further|furthermore|also|strongly|particularly|especially|respectfully|hereby|again|"
    r"once\s+again|earnestly|jointly|sincerely|kindly|likewise|additionally|first|secondly|finally|then|now|"
    r"accordingly|equally|collectively|urgently|would\s+(?:like\s+to|therefore)|wish\s+to|must|would)"
)
ASK_SUBJECT = r"(?:we|i|the\s+undersigned(?:\s+\w+)?|the\s+signator(?:ies|y\s+\w+))"
WE_ASK = re.compile(
    rf"\b{ASK_SUBJECT},?(?:\s+(?:\w+,\s+)?{ASK_ADVERBS},?)*\s+(?:and\s+)?(?:{ASK_VERBS})\b(?!\s+for\s+your)"
    r"|\bnous\s+(?:vous\s+)?(?:\w+ment\s+)?(?:demandons|exhortons|appelons|prions|invitons|recommandons|encourageons)\b"
    r"|\b(?:le\s+|les\s+|lo\s+|la\s+)?(?:instamos|pedimos|solicitamos|exhortamos|urgimos|recomendamos|animamos)\b"
    r"|(?:촉구|요청|요구|권고)(?:합니다|한다|드립니다)",
    re.IGNORECASE,
)
WE_WRITE_TO_ASK = re.compile(
    rf"\b(?:we|i)\b[^.?!]*?\b(?:write|writing)\b[^.?!]*?\bto\s+(?:\w+ly\s+)?(?:{ASK_VERBS})\b", re.IGNORECASE
)
