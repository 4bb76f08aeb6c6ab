"""Who signs an answer, and the address of the reader where it stands below the signature."""

import re
from collections.abc import Sequence

from apps.archive.parsing import addresses, contacts, dates, endings, groups, header, lists
from apps.archive.parsing.text import Line

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
_LONGEST = 120
_MOST_SIGNING_LINES = 9
_MOST_ADDRESS_LINES = 7


def signature(tail: Sequence[Line]) -> list[Line]:
    """The lines under a letter that one person or body signs; none below a list of many."""
    signing: list[Line] = []
    for line in tail:
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


def _is_below(line: Line, signing: Sequence[Line]) -> bool:
    """Whether the signature is over: imprint, links of the page, or the address of who is answered."""
    heads_page = line.is_heading and not groups.names_signing(line.text)
    addressee = addresses.has_courtesy(line.text) and addresses.names_person(line.text)
    return heads_page or addressee or bool(_IMPRINT.search(line.text)) or lists.has_bullet(line)


def addressed_below(tail: Sequence[Line], signing: Sequence[Line]) -> list[Line]:
    """The address of the reader where it stands below the signature, as in letters of the United Nations."""
    last = signing[-1].number if signing else 0
    below = [line for line in tail if line.number > last]
    first = next((line for line in below if not line.is_blank), None)
    if first is None or not signing or not (addresses.has_courtesy(first.text) and addresses.names_person(first.text)):
        return []
    return [line for line in below if not line.is_blank][:_MOST_ADDRESS_LINES]
