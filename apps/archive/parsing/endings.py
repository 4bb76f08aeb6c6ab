"""What follows a list of signatories without being one: mail footers, notes for editors, contacts, related pages."""

import re

from apps.archive.parsing import countries, header
from apps.archive.parsing.text import Line

# Alone in its line, perhaps with a colon.
_ALONE = (
    r"-?\s*ends?\s*-?|-{2,}|#[# ]*|notes?|notas?|background(?:\s+information)?|contexte|antecedentes|annex(?:es|e|"
    r"os?)?(?:\s+[\dA-Z])?|appendix|"
    r"attachments?|enclosures?|encl\.?|enc\.?|sources?|references?|références|footnotes?|endnotes?|"
    r"related(?:\s+\w+)?|tags?|topics?|"
    r"(?:media|press|further)?\s*contacts?|contact\s+(?:us|information)|contacts?\s+(?:presse|médias)|contactos?(?:\s+de\s+prensa)?|"
    r"editors?['’]?\s+notes?|comments?|leave\s+a\s+(?:reply|comment)|see\s+also|read\s+more|share|download|"
    r"photo\s+credits?|leer\s+más.*|lire\s+la\s+suite.*|deja\s+un\s+comentario|compartir.*|partager.*|"
    r"관련\s*(?:글|기사|자료)|목록|이전\s*글|다음\s*글|advertisement.*|print|imprimir|imprimer|끝|참고|문의|연락처"
)
# Whatever stands behind it.
_BEGINS = (
    r"(?:previous|next)\s+(?:article|post|story|page)\b|to\s+(?:add|sign)\s+(?:your|on)\b|"
    r"notes?\s+(?:to|for)\s+(?:the\s+)?editors?|for\s+(?:more|further|additional)\s+information|for\s+(?:media|"
    r"press)\s+\w+|about\s+(?:the\s+)?[A-Z]|"
    r"(?:media|press)\s+(?:contact|inquir|enquir)\w*|contacts?\s*(?:presse)?\s*[:：]|contacto\s*[:：]|you\s+(?:received|are\s+receiving)\s+this|to\s+unsubscribe|unsubscribe|"
    r"sent\s+from\s+my|©|copyright|all\s+rights\s+reserved|share\s*(?:this)?\s*[:：]|share\s+(?:this|on)\b|"
    r"tags?\s*[:：]|filed\s+under|posted\s+(?:in|on|by)|related\s*[:：]|"
    r"pour\s+(?:plus|en\s+savoir|toute)\s|étiquettes?\s*[:：]|etiquetas?\s*[:：]|class[ée]\s+dans|publi[ée]\s+(?:dans|"
    r"le)|find\s+more|more\s+from\s|licen[cs]e\s|follow\s+us|sign\s+up|subscribe|suivez|síg[ue]|note\s+(?:aux|à\s+l)|"
    r"publicado\s+(?:por|en)\s|enviar\s+(?:esto\s+)?por\s|para\s+(?:más|mayor(?:es)?)\s+(?:información|informes)|nota\s+(?:a|para)\s|"
    r"이\s+메일|담당\s*[:：]|문의\s*[:：]|문의처|연락처\s*[:：]|보도\s*문의|\[?첨부|للمزيد|للتواصل|لمزيد|download\s|view\s+(?:the|this|as)\s|"
    r"\d+\s+(?:comments?|shares?|views?|thoughts|responses|replies)\b|(?:board\s+of\s+(?:directors|trustees)|trustees|patrons?)\s*[:：]|"
    r"-*\s*original\s+message|the\s+information\s+(?:contained\s+)?in\s+this|"
    r"this\s+e-?mail|affiliations?\s+(?:are|is|listed|given|for)|"
    r"institutional\s+affiliation|저작권|<저작권|이\s+기사|무단|encl\.?\s*[:：]|\[(?![^\[\]]*(?:단체|개인|명단|서명|연명|sign|organi|"
    r"group))[^\[\]]{2,30}\]$|list\s+(?:last\s+)?updated|last\s+updated|"
    r"(?:this\s+)?list\s+of\s+signatories\s+(?:is|was)\b"
)
_ENDS = re.compile(rf"(?:(?:{_ALONE})\s*[:：]?$|(?:{_BEGINS}))", re.IGNORECASE)
_GREETS = re.compile(
    r"(?:dear|your\s+excellenc|excellenc|madame?|monsieur|mesdames|messieurs|cher|chère|estimad|señor|distinguid|존경하는|친애하는|السيد|معالي|sehr\s+geehrte|.{2,25}(?:님|귀하)께)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|^\S+@\S+\.\w+$|^\+?[\d\s()./-]{7,}$")


def ends_list(line: Line) -> bool:
    return bool(_ENDS.match(line.text.strip(" *_>—–·\\†‡")))


def is_no_name(line: Line) -> bool:
    """A telephone number, a link, an address of mail, or nothing but signs."""
    text = line.text
    bare = (
        text.startswith("<sup>")
        or re.match(r"\[\d{1,3}\]\s|[A-Z]$", text) is not None
        or re.fullmatch(r"[\"“«][^\"“”«»]{15,}[\"”»]", text) is not None
        or re.search(r"\]\([#/]", text) is not None
        or re.search(r"\|\s*\d+\s+[A-Z]\w+\s+\w", text) is not None
        or not any(char.isalnum() for char in text)
        or (bool(_ADDRESS.search(text)) and not _names_country(text))
    )
    return bare or (header.is_contact(text) and bool(re.search(r"[:：]|@|\d{3}", text)))


def _names_country(text: str) -> bool:
    """Whether a country stands ahead of a link or an address: "Lake Watch, Kenya, www.lake.example"."""
    before = re.sub(r"\W*(?:https?://|www\.)\S+$", "", text)
    return before != text and countries.lookup(re.split(r"[,(–-]\s*", before)[-1].strip()) is not None


def greets_again(line: Line) -> bool:
    """The greeting of a second letter below the first, as in another language."""
    return line.text.endswith((",", "،", ":", "，", "께")) and bool(_GREETS.match(line.text))
