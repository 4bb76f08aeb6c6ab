"""Labels of the head of a letter ("To:", "Re:", "Objet :", "제목:") and lines that are nothing but a label."""

import re

from apps.archive.parsing import contacts, vocabulary

LONGEST = 400  # characters of a line in which a label is looked for; the whole of a huge one takes gigabytes
_CAPITAL = r"(?=(?-i:[^\W\d_a-z]))"
_COLON = r"\s*[:：]\s*"
_SUBJECT = (
    r"re|subject|subj|sub|objet|asunto|ref\s*[.:]\s*asunto|concerning|concerne|onderwerp|betreft?|assunto|oggetto|mat\.|materia|"
    r"제\s*목|건명|الموضوع"
)
_REFERENCE = (
    r"(?:our\s+)?ref(?:erence|\.)?(?:\s*(?:no|number|n[°º])\.?)?|(?:nos?|n)\s?/?\s?(?:r[ée]f(?:[ée]rences?)?)\.?|"
    r"r[ée]f(?:[ée]rence|\.)?|"
    r"referencia|(?:nuestra\s+)?ref\.?\s+nuestra|onze referentie|ons kenmerk|kenmerk|문서\s?번호|시행|"
    r"(?:ai\s+)?index(?:\s+number)?|"
    r"file\s+(?:no|ref)\.?|oficio(?:\s+n[°ºo]\.?)?|المرجع|الرقم|رقم المرجع"
)
_YOUR_REFERENCE = (
    r"your\s+ref(?:erence|\.)?|vos?\s+r[ée]f(?:[ée]rences?)?\.?|v/\s?r[ée]f\.?|su\s+ref(?:erencia|\.)?|uw kenmerk|"
    r"votre\s+(?:courrier|lettre)\s+du|your\s+(?:letter|e-?mail)\s+(?:of|dated)(?=\s*[:：])"
)
_NUMBER = r"(?:n[°ºo]\.?|no\.|number|oficio)\s*[:：]?\s*(?=[A-Z\d.]*[\d.]*[/-][\w/.-]*\d)"
_CHANNEL = r"e-?mail|fax|facsimile|post|mail|courier|registered|hand|courriel|recommand[ée]|correo|email"
_POSTS = rf"(?:(?:{vocabulary.POSTS})\b|honou?rable|all\s|members|heads\s|permanent\s|his\s|her\s)"
_LABELS = {
    "date": (
        r"(?:date(?:\s+of\s+\w+)?|dated|datum|fecha|data|날\s*짜|일\s*자|일시|등록일|작성일|발신일|시행일|배포일|التاريخ|تاريخ)(?:\s*[:：]\s*|"
        r"\s+(?=\W*\d)|$)"
    ),
    "your_reference": rf"(?:{_YOUR_REFERENCE})(?:{_COLON}|\s+(?=\S*\d)|$)",
    "subject": rf"(?:{_SUBJECT})(?:\s*/\s*(?:{_SUBJECT}))?(?:\s*[:：]\s*|\.\s+|\s+[-–—]\s+|$)|re\s+{_CAPITAL}|"
    r"제\s*목\s+(?=\S)",
    "reference": rf"(?:{_REFERENCE})(?:\s*[:：.]\s*(?=\S*\d)|{_COLON}|\s+(?=\S*\d)|$)|{_NUMBER}",
    "cc": (
        rf"\(?(?:c\.?\s?c\.?(?:\s?p\.?)?|copy(?:\s+to)?|copies(?:\s+to)?|(?:en\s+)?copie(?: [àa])?|con copia(?: a)?|"
        rf"copia(?: a)?|"
        rf"with cop(?:y|ies) to|참\s*조|نسخة إلى|نسخة)(?:\s*[.:：]+\s*|\s+{_CAPITAL}|$)"
    ),
    "to": (
        r"to\s+the\s+(?=(?:board|governments?|parliament|council|committee|european|united\s+nations)\b[^.?!:]{0,90}$)|"
        rf"to\s+(?:the\s+)?(?={_POSTS})|"
        r"(?:to|à|a|para|an|aan|al|attention|attn\.?|for\s+the\s+attention\s+of|[àa]\s+l['’]attention\s+d[eu']|"
        r"수\s*신(?:자|처)?(?=\s*[:：]|\s*$)|받는\s?사람|"
        r"(?:addressed|sent|(?:open\s+|joint\s+|public\s+)*letter)\s+to|"
        r"addressees?|recipients?|destinataires?|destinatarios?|إلى|الى)(?:\s*[:：]\s*|\s*,?$)|(?=(?:إلى|الى)\s+\S)|"
        r"수\s*신(?:자|처)?\s+(?=\S)|(?:for\s+the\s+attention\s+of|[àa]\s+l['’]attention\s+d(?:e|u|es)|a\s+la\s+atenci[óo]n\s+de)\s+"
    ),
    "from": r"[>\s]*(?:from|submitted by|sender|return\s+address|absender|remitente|exp[ée]diteur|"
    r"de|von|van|발\s*신(?:자|처)?|보내는\s?사람|من)\s*[:：]\s*",
    "via": (
        rf"(?:(?:sent\s+|transmitted\s+)?(?:via|by|par|por|via:)\s+(?:registered\s+)?(?:{_CHANNEL})\b.*)$|"
        r"via:.*$|via\s+(?:the|la|le|el)\s.*$|\(경유\)$|"
        rf"(?:par|por) \w+ et (?:par )?\w+$"
    ),
    "open": (
        r"[\s*_\[(【]*(?:(?:an?|open|joint|letter|statement|appeal|public|urgent|ouverte|abierta|conjunta|commune|"
        r"pública|lettre|carta|press|news|media|official|"
        r"공동|공개|보\s?도\s?자\s?료|성\s?명\s?서?|서\s?한|기\s?자\s?회\s?견\s?문|논\s?평|memorandum|memo|"
        r"communiqu[ée](?:\s+de\s+presse)?|comunicado(?:\s+de\s+prensa)?|"
        r"for\s+(?:immediate\s+)?release|pour\s+diffusion\s+immédiate|para\s+publicaci[óo]n\s+inmediata|"
        r"confidential|strictly|private|note\s+verbale|"
        r"رسالة|بيان|مفتوحة|صحفي|مشترك|عاجل)[\s:：*_\])】-]*)+"
        r"(?:letter|appeal|statement|release|communiqu[ée]|-)?[\s:：*_\])】]*$"
    ),
}
_LABEL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS.items()), re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:.{0,60}\b)?(?:published|posted|updated|last\s+modified|modified|created|publi[ée]e?|publicado|"
    r"mis\s+en\s+ligne|posté|por\s[^\d]{1,60}\s[-–—|]\s(?=.{0,30}\d{4})|게시|입력|수정|نشر)\b"
    r"|by\s+.{1,60}\b(?:on|at)\b|.*\d\s+(?:min|minute)s?\s+read|source\s*:|.*\b\d{1,2}:\d{2}\s?(?:[AP]M|GMT|UTC|"
    r"[CE][SE]?T)?\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\brelease\b|diffusion|publicaci[óo]n|memo|보\s*도|press|confidential|strictly|private|prensa|presse",
    re.IGNORECASE,
)


def label_of(text: str) -> tuple[str, int]:
    """(name of the label, where the value begins); ("", 0) for a line without one."""
    match = _LABEL.match(text[:LONGEST])
    return (match.lastgroup or "", match.end()) if match else ("", 0)


def is_labelled(text: str) -> bool:
    return bool(_LABEL.match(text[:LONGEST])) or contacts.is_contact(text)


def is_published_line(text: str) -> bool:
    """ "Posted by admin on 19 Feb 2024": about the page, not about the letter."""
    return bool(_PUBLISHED.match(text[:LONGEST]))


def is_release_note(text: str) -> bool:
    """ "For immediate release", "Memorandum": a label that is never the title."""
    return bool(_RELEASE.search(text))
