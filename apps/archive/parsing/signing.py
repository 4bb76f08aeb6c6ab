"""Who signs an answer, and the address of the reader where it stands below the signature."""

import re
from collections.abc import Sequence

from apps.archive.parsing import addresses, contacts, dates, endings, groups, header, lists
from apps.archive.parsing.text import Flow, Line

# What stands above the name of who signs for another, or that a signature is there.
_FOR = re.compile(
    r"(?:for|on behalf of|pour|por|p\.?\s?[pod]\.?|i\.\s?v\.|namens)\b.{0,60},|(?-i:for|pour|por|namens)\s.{2,60}|"
    r"\W*(?:signed|signé|firmado|sgd|s/d)\W*",
    re.I,
)
_IMPRINT = re.compile(
    r"registered (?:in|office|charity|company)|\basbl\b|all rights reserved|©|\bvat\b|siège social|reg\.?\s?no", re.I
)
_ENDS = re.compile(
    r"(?:encl|enc\b|annex|attach|follow us|the information|this (?:message|e-?mail)|you received|unsubscribe|--)", re.I
)
_LAST_WORD = re.compile(r"[가-힣][.\s]+끝\s?\.?$")
# Who drafted and signed a Korean official letter, its number and where the office is.
_FOOT = re.compile(
    r"(?:문서\s?번호|담당자?|시행|접수|우\s?[\d(]|사무관|주무관|서기관|행정관|기안자?|검토자?|전결|협조자?|수신자|전화)(?![가-힣])"
)
_ISSUED = re.compile(r"(?:문서\s?번호|시행)\s*[:：]?\s*(?P<number>[가-힣\w]*[가-힣][가-힣\w()]*-\d+)")
_LONGEST = 120
_MOST_SIGNING_LINES = 9
_MOST_ADDRESS_LINES = 7


def signature(tail: Sequence[Line]) -> list[Line]:
    """The lines under a letter that one person or body signs; none below a list of many."""
    signing: list[Line] = []
    for line in _below_last_word(tail):
        if _FOOT.match(line.text):
            break
        if line.is_blank or re.fullmatch(r"[\W_]+", line.text) or dates.find(line.text) or _FOR.fullmatch(line.text):
            continue
        if signing and _is_below(line, signing):
            break
        ends = header.label_of(line.text)[0] == "cc" or _ENDS.match(line.text)
        if ends or len(line.text) > _LONGEST or (signing and endings.ends_list(line)):
            break
        heading = groups.heading_of(line)
        if heading and not line.is_bold:
            return []
        if not (signing and contacts.is_contact(line.text)):
            signing.append(line)
    return signing if len(signing) <= _MOST_SIGNING_LINES else []


def _below_last_word(tail: Sequence[Line]) -> Sequence[Line]:
    """Korean official letters say where their text ends: "… 바랍니다.  끝." """
    last = next((i for i, line in enumerate(tail[:_MOST_SIGNING_LINES]) if _LAST_WORD.search(line.text)), -1)
    return tail[last + 1 :]


def _is_below(line: Line, signing: Sequence[Line]) -> bool:
    """Whether the signature is over: imprint, links of the page, or the address of who is answered."""
    heads_page = line.is_heading and not groups.names_signing(line.text)
    addressee = addresses.has_courtesy(line.text) and addresses.names_person(line.text)
    return heads_page or addressee or bool(_IMPRINT.search(line.text)) or lists.has_bullet(line)


def number_below(tail: Sequence[Line]) -> Flow | None:
    """The number of a Korean official letter, at its foot: "시행 인권과-1482 (2020. 12. 29.)"."""
    found = ((line, _ISSUED.match(line.text[:_LONGEST])) for line in tail)
    return next((line.flow.slice(*match.span("number")) for line, match in found if match), None)


def addressed_below(tail: Sequence[Line], signing: Sequence[Line]) -> list[Line]:
    """The address of the reader where it stands below the signature, as in letters of the United Nations."""
    last = signing[-1].number if signing else 0
    below = [line for line in tail if line.number > last]
    first = next((line for line in below if not line.is_blank), None)
    if first is None or not signing or not (addresses.has_courtesy(first.text) and addresses.names_person(first.text)):
        return []
    return [line for line in below if not line.is_blank][:_MOST_ADDRESS_LINES]
