"""What marks a letter as an answer: the message it answers, and whose paper it is on."""

import re
from collections.abc import Iterable, Sequence

from apps.archive.parsing import addresses, dates, header
from apps.archive.parsing.body import Passage
from apps.archive.parsing.header import AddressBlock
from apps.archive.parsing.records import ParsedReplyTo, ParsedSender, ParsedSignatory, Span

_CHANNELS = {
    "e-mail": r"e-?mail|electronic\s+mail|courriel|correo\s+electr[óo]nico",
    "fax": r"fax|facsimile",
    "letter": r"(?:open\s+|joint\s+)*letter|correspondence|lettre|carta|서한",
    "message": r"message|communication|note|mensaje",
    "petition": r"petition|appeal",
}
_NAMED = "|".join(f"(?P<c{i}>{pattern})" for i, pattern in enumerate(_CHANNELS.values()))
_ANSWERS = re.compile(
    rf"(?:thank(?:s|ing)?(?:\s+you)?(?:\s+very\s+much)?\s+for|thanks\s+for|in\s+(?:response|reply|answer)\s+to|"
    rf"(?:i|we)\s+(?:refer|am\s+(?:writing|replying)\s+in\s+(?:response|reply)|write\s+in\s+(?:response|reply)|have\s+received|"
    rf"acknowledge|received)(?:\s+to)?(?:\s+receipt\s+of)?|further\s+to|with\s+reference\s+to|acknowledges?\s+receipt\s+of|"
    rf"referring\s+to|replying\s+to|"
    rf"(?:je|nous)\s+vous\s+remercie\w*\s+de|en\s+réponse\s+à|en\s+respuesta\s+a|gracias\s+por)"
    rf"\s+(?:your|the|votre|su|receiving)\s+(?:\w+\s+){{0,2}}?(?:{_NAMED})s?\b(?:[^.?!;]*)",
    re.IGNORECASE,
)
_EARLY = 4
# The holder of an office and its seat are told by one word.
_OFFICES = {"minister": "ministry", "ambassador": "embassy", "president": "presidency", "secretary": "secretariat"}


def reply_to(passages: Sequence[Passage]) -> tuple[ParsedReplyTo, Span] | None:
    """The message named in one of the first paragraphs as being answered."""
    for passage in passages[:_EARLY]:
        match = _ANSWERS.search(passage.flow.text)
        if match:
            start = next(match.start(i) for i in match.re.groupindex.values() if match[i])
            kind = next(i for i in range(len(_CHANNELS)) if match[f"c{i}"])
            found = dates.find(match.group()[start - match.start() : start - match.start() + 60])
            end = start + found.end if found else match.end(f"c{kind}")
            reply = ParsedReplyTo(
                list(_CHANNELS)[kind], found.date if found else None, passage.flow.text[match.start() : end]
            )
            return reply, passage.flow.span(match.start(), end)
    return None


def assign_roles(blocks: Sequence[AddressBlock], signer: ParsedSignatory | None) -> None:
    """Tell the sender's own blocks (letterhead, web address, above the date) from those of the addressee."""
    below_date = any(not block.before_date and not block.role for block in blocks)
    for block in blocks:
        if block.role:
            continue
        text = " ".join(line.text for line in block.lines)
        letterhead = any(line.is_heading for line in block.lines) or bool(re.search(r"https?://|www\.", text))
        own = letterhead or _shares_office(text, signer) or (block.before_date and below_date)
        block.role = "from" if own else "to"
    if blocks and all(block.role == "from" for block in blocks) and len(blocks) > 1 and signer is None:
        blocks[-1].role = "to"


def sender_of(blocks: Sequence[AddressBlock], signer: ParsedSignatory | None) -> ParsedSender | None:
    """The person who signs alone, with body, address and site from the letterhead; None when neither is there."""
    parts = [addresses.read_parts(block.lines) for block in blocks if block.role == "from"]
    person = signer if signer and signer.kind == "individual" else None
    if not parts and not person:
        return None
    body = signer.name if signer and signer.kind == "organisation" else ""
    return ParsedSender(
        name=person.name if person else _first(part.name for part in parts),
        title=(person.title if person else "") or _first(part.title for part in parts),
        organisation=_first(part.organisation for part in parts) or body,
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
        r"\b(?:excellenc\w+|sirs?|madam|colleagues?|friends?|all|members|concern)\b", text, re.I
    ):
        return ""
    return text if re.match(r"[^\W\d_a-z]", text) and not header.is_labelled(text) else ""


def _shares_office(text: str, signer: ParsedSignatory | None) -> bool:
    """ "Ministry of Foreign Affairs" above and "Minister of Foreign Affairs" below name one office."""
    if signer is None or not signer.title:
        return False
    own, other = _telling_words(signer.title), _telling_words(text)
    return bool(other) and len(own & other) >= 2 and len(own & other) * 2 >= len(other)


def _telling_words(text: str) -> set[str]:
    words = (word.casefold() for word in re.findall(r"[^\W\d_]{4,}", text))
    return {_OFFICES.get(word, word) for word in words}
