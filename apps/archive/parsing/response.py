"""What marks a letter as an answer: the message it answers, and whose paper it is on."""

import datetime
import re
from collections.abc import Iterable, Sequence

from apps.archive.parsing import addresses, dates, header, offices
from apps.archive.parsing.body import Passage
from apps.archive.parsing.header import AddressBlock
from apps.archive.parsing.records import ParsedAddressee, ParsedReplyTo, ParsedSender, Span
from apps.archive.parsing.text import Line

_CHANNELS = {
    "e-mail": r"e-?mails?|electronic\s+mail|courriels?|correos?(?:\s+electr[óo]nicos?)?|이메일|전자우편",
    "fax": r"fax|facsimile",
    "letter": (
        r"(?:open\s+|joint\s+)*letters?|correspondence|lettres?(?:\s+ouvertes?)?|courriers?|"
        r"cartas?(?:\s+abiertas?)?|escritos?|oficios?|misivas?|schreibens?|brief(?:es)?|offene[nrs]?\s+brief(?:es)?|"
        r"서한|서신|편지|공문|민원|رسالت\w+|الرسالة|كتابكم|خطابكم|رسالة"
    ),
    "message": (
        r"messages?|communications?|notes?|submissions?|enquir(?:y|ies)|inquir(?:y|ies)|representations?|"
        r"requests?|questions?|comments?|concerns?|"
        r"mensajes?|comunicaci[óo]n(?:es)?|communications?|interpellations?|demandes?|solicitud(?:es)?|질의|문의|요청|"
        r"의견|مراسلتكم|طلبكم"
    ),
    "petition": r"petitions?|appeals?|pétitions?|peticiones|petici[óo]n|청원|진정",
}
_NAMED = "|".join(f"(?P<c{i}>{pattern})" for i, pattern in enumerate(_CHANNELS.values()))
_ANSWERING = (
    r"thank(?:s|ing|ful)?\b|grateful\s+for|appreciat\w+|in\s+(?:response|reply|answer)\b|(?:respond|"
    r"reply)(?:ing)?\s+to|answer(?:ing)?|"
    r"refer(?:s|ring|ence)?\b|further\s+to|pursuant\s+to|regarding|receipt|received?\b|acknowledg\w+|writ(?:e|"
    r"ing)\s+in|on\s+behalf|"
    r"remerci\w+|réponse|accus\w+\s+réception|reçu|(?:pris|pren\w+)\s+connaissance|par\b|suite\s+à|référen\w+|"
    r"attention|"
    r"agrade\w+|gracias|refier\w+|referimos|respuesta|acuso|acusamos|recib\w+|atenci[óo]n\s+a|referencia|relaci[óo]n\s+con|"
    r"감사|답변|회신|보내|접수|관련|dank\w*|bezug\w*|beantwort\w+|erhalten|ontvang\w+|شكر\w*|ردا|ردًا|رداً|بالإشارة|إشارة|تلقيت|تلقينا|تسلمت|استلمنا|وردنا|وردتني"
)
_YOURS = (
    r"your|the|this|ihr(?:e[nrms]?)?|uw|votre|vos|la|le|su|sus|vuestra|tu|la|"
    r"귀하의?|귀\s?(?:단체|기관|하|측|연합|협회)\S{0,3}|보내주신|제출하신|보내\s?주신|주신"
)
_CALLS_IT = re.compile(
    rf"\b(?:{_YOURS})\s+(?:[\w,’'-]+\s+){{0,4}}?(?:{_NAMED})(?![A-Za-zÀ-ÿ])|(?<!\w)(?P<own>رسالتكم|كتابكم|خطابكم|رسالتك)(?!\w)",
    re.I,
)
_YOURS_FIRST = re.compile(
    r"\b(?:your|votre|vos|su|sus|vuestra|ihr(?:e[nrms]?)?|uw)\b|acknowledg\w+\s+receipt|accus\w+\s+réception|"
    r"acus\w+\s+recibo|(?:respon\w+|reply|replying|answer\w*)\s+to\s+the\s+(?:\w+\s+){0,2}letter|"
    r"you\s+(?:wrote|sent|raised)|vous\s+(?:avez|m['’]avez|nous\s+avez)|귀|"
    r"보내|주신|제출하신|[كت]كم\b|you\s+for",
    re.I,
)
# Thanks in advance for reading the letter itself.
_OF_THIS = re.compile(
    r"\b(?:thank\w*|grateful|appreciat\w+)\b[^.]{0,40}\b(?:reading|considering|consideration|attention|time|hearing|receiving|taking)\b"
    r"[^.]{0,40}\b(?:this|these|our|the)\s+(?:\w+\s+)?(?:letter|message|appeal|petition|requests?|concerns?|questions?|matters?)\b|"
    r"\b(?:repl(?:y|ies)|response|answer)\s+to\s+(?:this|our)\s+(?:\w+\s+)?letter\b",
    re.IGNORECASE,
)
_SHORTLY = re.compile(
    r"^(?:par\s+(?:courrier|lettre|courriel)|by\s+letter|mediante\s+(?:carta|escrito|oficio)|in\s+(?:a|"
    r"the)\s+letter|you\s+wrote)\b[^.?!]{0,120}",
    re.I,
)
_VERBALE = re.compile(
    r"presents?\s+(?:its|their|his|her)\s+compliments|présente\s+ses\s+compliments|saluda\s+(?:muy\s+)?atentamente\s+a",
    re.I,
)
_REFERENCE = re.compile(
    r"(?:ref(?:erence|\.)?|réf(?:érence|\.)?|no\.|n°|number|under)\s*(?:no\.?|number|"
    r"n°)?\s*[:：]?\s*(?P<ref>[A-Z0-9][\w./-]*\d[\w./-]*)",
    re.I,
)
_UNDERSIGNED = re.compile(
    r"\b(?:we|nous),?\s+(?:the\s+)?(?:\w+\s+)?undersigned|nous,? \w+ (?:sous)?sign|soussigné|abajo firmantes|"
    r"we,? the following (?:organi|groups)|아래\s?서명한",
    re.I,
)
_SENTENCE = re.compile(r"(?:[^.?!]|[.?!](?!\s|$)|(?<=\b[A-Z])\.|(?<=No)\.|(?<=\d)\.)+[.?!]*")
_TO = re.compile(r"(?i:aux?|[àa] la|[àa] l['’]|an (?:die|das|den))\s*(?=[A-ZÉÈ«“])")
_EARLY = 4
_MOST_WORDS_OF_NAME = 4
# The holder of an office and its seat are told by one word.
_OFFICES = {"minister": "ministry", "ambassador": "embassy", "president": "presidency", "secretary": "secretariat"}


def reply_to(passages: Sequence[Passage], written: datetime.date | None = None) -> tuple[ParsedReplyTo, Span] | None:
    """The message named in one of the first paragraphs as being answered; `written` is the date of the answer."""
    for passage in passages[:_EARLY]:
        for sentence in re.finditer(
            r"(?:[^.?!]|[.?!](?!\s|$)|(?<=\b[A-Z])\.|(?<=No)\.|(?<=\d)\.)+[.?!]*", passage.flow.text
        ):
            found = _answered(sentence.group(), written)
            if found:
                reply, start, end = found
                start, end = start + sentence.start(), end + sentence.start()
                return reply, passage.flow.span(start, end)
    return None


def _answered(text: str, written: datetime.date | None) -> tuple[ParsedReplyTo, int, int] | None:
    if _OF_THIS.search(text):
        return None
    match = _CALLS_IT.search(text)
    short = _SHORTLY.match(text)
    answering = re.search(rf"(?<!\w)(?:{_ANSWERING})", text, re.I)
    if not (match and answering and _YOURS_FIRST.search(text)) and not (short and _YOURS_FIRST.search(text)):
        return None
    if re.search(
        r"\bour\s+(?:previous\s+|earlier\s+|last\s+)?(?:letter|e-?mail)|\b(?:notre|nuestra)\s+(?:lettre|carta)",
        text,
        re.I,
    ):
        return None
    start = match.start() if match else 0
    ahead = dates.find(text[start : start + 140])
    if ahead is None and written:
        ahead = dates.find_without_year(text[start : start + 80], written)
    before = dates.find_all(text[:start])[-1:] if ahead is None else []
    end = start + ahead.end if ahead else (match.end() if match else len(text))
    begin = min(start, answering.start()) if answering else start
    reference = _REFERENCE.search(text[start : start + 200])
    channel = next((i for i in range(len(_CHANNELS)) if match and match[f"c{i}"]), 2)
    reply = ParsedReplyTo(
        list(_CHANNELS)[channel],
        ahead.date if ahead else before[0].date if before else None,
        text[begin:end],
        reference["ref"].rstrip(".,") if reference and not dates.find(reference["ref"]) else "",
    )
    return reply, begin, end


def speaks_for_many(passages: Sequence[Passage]) -> bool:
    """Whether the text calls itself that of undersigned bodies, who answer nobody's letter but write their own."""
    return any(_UNDERSIGNED.search(passage.flow.text) for passage in passages)


def is_verbal_note(passages: Sequence[Passage]) -> bool:
    """ "The Permanent Mission of … presents its compliments to …"."""
    return any(_VERBALE.search(passage.flow.text[:300]) for passage in passages[:2])


def assign_roles(
    blocks: Sequence[AddressBlock], signing: Sequence[Line], signers: Iterable[str], salutation: str, *, is_reply: bool
) -> None:
    """Tell the sender's own blocks (letterhead, web address, above the date) from those of the addressee."""
    names = {_plain(name) for name in signers}
    labelled = any(block.role == "to" for block in blocks)
    open_blocks = [block for block in blocks if not block.role]
    known = [block for block in open_blocks if not _is_mere_words(block)]
    if known and not labelled:
        for block in open_blocks:
            block.role = "" if block in known else "from"
        open_blocks = known
    for i, block in enumerate(open_blocks):
        others = [each for each in open_blocks[i + 1 :] if not _has_site(each)]
        own = labelled or _is_own(block, others, signing, is_reply=is_reply) or _plain(block.lines[0].text) in names
        block.role = "from" if own and not _greeted(block, salutation) else "to"
    _drop_strangers([block for block in open_blocks if block.role == "to"], salutation, is_reply=is_reply)
    if not labelled and open_blocks and all(block.role == "from" for block in open_blocks) and len(open_blocks) > 1:
        last = open_blocks[-1]
        open_blocks[-1].role = "from" if _has_site(last) or not (is_reply or _is_addressed(last)) else "to"


def _drop_strangers(blocks: Sequence[AddressBlock], salutation: str, *, is_reply: bool) -> None:
    """A reply goes to one; beside somebody with name and post, a line without either is a letterhead."""
    sure = [block for block in blocks if _greeted(block, salutation)]
    if is_reply and len(blocks) > 1:
        kept = sure[:1] or blocks[-1:]
    else:
        kept = [block for block in blocks if sure and block in sure or _is_addressed(block)]
    unlikely = [block for block in blocks if block.before_date and not is_reply and _is_menu(block)]
    kept = kept or [block for block in blocks if block not in unlikely]
    for block in blocks if kept or unlikely else ():
        block.role = "to" if block in kept else "from"


def _is_addressed(block: AddressBlock) -> bool:
    parts = addresses.read_parts(block.lines)
    text = " ".join(line.text for line in block.lines)
    post = bool(parts.title) and (offices.is_post(parts.titles[0]) or addresses.names_person(parts.name))
    return post or addresses.has_courtesy(text) or offices.is_government(text) or bool(_TO.match(text))


def _is_menu(block: AddressBlock) -> bool:
    """Words above the date that name no person, post or address: a menu or the notes of a page."""
    parts = addresses.read_parts(block.lines)
    words = len(parts.name.split()) > _MOST_WORDS_OF_NAME and not addresses.has_courtesy(parts.name)
    if words and not (parts.title or parts.organisation or parts.address) and len(block.lines) == 1:
        return True
    found = parts.address or parts.email or parts.fax or offices.is_post(parts.title)
    return not found and not addresses.names_person(parts.name) and not _is_addressed(block)


def _is_mere_words(block: AddressBlock) -> bool:
    """One line that is neither a person nor a post, body or place."""
    parts = addresses.read_parts(block.lines)
    bare = not (parts.title or parts.organisation or parts.address or parts.email or parts.fax)
    bare = bare and not _TO.match(block.lines[0].text)
    return bare and not addresses.names_person(parts.name) and not addresses.has_courtesy(parts.name)


def _is_own(block: AddressBlock, others: Sequence[AddressBlock], signing: Sequence[Line], *, is_reply: bool) -> bool:
    parts = addresses.read_parts(block.lines)
    text = " ".join(line.text for line in block.lines)
    if any(line.is_heading for line in block.lines) or _has_site(block):
        return True
    if _shares_office(text, signing):
        return True
    if parts.name and parts.title:
        return False
    if is_reply and offices.is_government(text) and others:
        return True
    follows = any(addresses.read_parts(each.lines).name or is_reply for each in others)
    bare = not parts.name and not parts.title
    return bare and follows and (is_reply or not offices.is_government(text) or not parts.organisation)


def _has_site(block: AddressBlock) -> bool:
    return any(re.search(r"https?://|www\.|^T(?:el)?[.:]\s", line.text) for line in block.lines)


def _greeted(block: AddressBlock, salutation: str) -> bool:
    """Whether the greeting names the person of this block."""
    greeted = {word for word in re.findall(r"[^\W\d_]{3,}", salutation) if word[:1].isupper()}
    greeted -= {"Dear", "Excellency", "President", "Minister", "Director", "Madam", "Sir", "Madame", "Monsieur", "Your"}
    name = addresses.read_parts(block.lines).name
    return bool(greeted & set(re.findall(r"[^\W\d_]{3,}", name)))


def sender_of(blocks: Sequence[AddressBlock], signing: Sequence[Line]) -> ParsedSender | None:
    """Who signs alone, with body, address and site from the letterhead; None when neither is there."""
    parts = [addresses.read_parts(block.lines) for block in blocks if block.role == "from"]
    person = addresses.read_parts(signing) if signing else addresses.AddressParts()
    if not person.name and not person.organisations and len(signing) == 1:
        person.name, person.titles = person.title, []
    if not parts and not signing:
        return None
    return ParsedSender(
        name=re.sub(r"\s*\((?:mr|mrs|ms|m|mme|dr|sr|sra)\.?\)?$", "", person.name, flags=re.I)
        or _first(part.name for part in parts),
        title=person.title or _first(part.title for part in parts),
        organisation=_first(part.organisation for part in parts) or person.organisation,
        address="\n".join(line for part in parts for line in part.address),
        website=_first(part.website for part in parts),
    )


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def person_greeted(salutation: str) -> str:
    """ "Mr G." from "Dear Mr G.,"; "" for a salutation that names nobody."""
    text = re.sub(
        r"^(?:dear|estimad[oa]|ch[eè]re?|(?:your\s+)?excellency,?)\s+", "", salutation.strip(), flags=re.IGNORECASE
    ).rstrip(" ,:;!")
    if len(text.split()) < 2 or re.search(
        r"\b(?:excellenc\w+|sirs?|madam|madame|monsieur|se[ñn]or\w*|colleagues?|friends?|all|members|concern)\b",
        text,
        re.I,
    ):
        return ""
    named = addresses.has_courtesy(text) or addresses.names_person(text)
    return text if named and re.match(r"[^\W\d_a-z]", text) and not header.is_labelled(text) else ""


def is_body_addressed(addressee: ParsedAddressee, salutation: str) -> bool:
    """Whether a bare name that the greeting does not repeat is that of the body that wrote the letter."""
    bare = not (addressee.title or addressee.organisation) and len(addressee.lines) == 1
    greeted = set(re.findall(r"[^\W\d_]{3,}", salutation)) & set(re.findall(r"[^\W\d_]{3,}", addressee.name))
    return bare and bool(addressee.name) and not greeted and not addresses.has_courtesy(addressee.name)


def _shares_office(text: str, signing: Sequence[Line]) -> bool:
    """ "Ministry of Foreign Affairs" above and "Minister of Foreign Affairs" below name one office."""
    other = _telling_words(text)
    for line in signing[1:]:
        own = _telling_words(line.text)
        if other and len(own & other) >= 2 and len(own & other) * 2 >= len(other):
            return True
    return bool(signing) and len(signing[0].text) > 4 and _plain(signing[0].text) == _plain(text)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _telling_words(text: str) -> set[str]:
    words = (word.casefold() for word in re.findall(r"[^\W\d_]{4,}", text))
    return {_OFFICES.get(word, word) for word in words}
