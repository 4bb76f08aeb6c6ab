"""The words of letters that rules lean on: kinds of post, of body, of courtesy. No names of any document."""

import re

HONORIFICS = (
    r"Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Rev|Reverend|Fr|Father|Sister|Rabbi|"
    r"Imam|Ven|Hon|Honou?rable|The Hon|The Honou?rable|The Rt\.? Hon|Rt\.? Hon|H\.?E|His Excellency|Her Excellency|"
    r"Amb|Capt|Col|Gen|Lt|Adv|Monsieur|Madame|Mme|M|Se[ñn]or|Se[ñn]ora|Sr|Sra|Dra"
)
POST_NOMINALS = (
    r"Ph\.?\s?D|D\.?Phil|M\.?D|J\.?D|LL\.?[BMD]|M\.?A|B\.?A|M\.?Sc|MBA|Ed\.?D|Esq|Jr|Sr|II|III|IV|MP|MEP|MSP|QC|KC|SC|"
    r"OBE|MBE|CBE|KBE|DBE|CMG|KCMG|FRS|FBA|S\.?J|O\.?P|OSB|AM|AO|Lord|Lady|Baroness|Baron|Sir|Dame|Rev|Dr|Prof"
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
    r"Comit[ée]|R[ée]seau|Red|Aid|Help|Voices?|Observatory|Board|Chamber|Club|Team|Lab|Unit|Corps|Fellowship|Memorial|"
    r"Museum|Library|Archive|School|College|연합|협회|단체|센터|위원회|네트워크|재단|연대|모임|그룹|협의회"
)

STARTS_WITH_POST = re.compile(rf"(?:the\s+)?(?:{POST_OPENERS})(?![\w])", re.IGNORECASE)
HAS_POST_KOREAN = re.compile(r"(?:장관|대통령|대표|교수|위원장|이사장|총장|의장|대사|총리)")
HAS_POST = re.compile(rf"(?<!\w)(?:{POSTS})(?!\w)")
STARTS_WITH_BODY = re.compile(rf"(?:the\s+)?(?:{BODY_HEADS})(?!\w)")
HAS_BODY = re.compile(rf"(?<!\w)(?:{BODY_WORDS})(?!\w)", re.IGNORECASE)

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
