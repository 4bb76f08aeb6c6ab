"""What stands above the text of a document: whether it is a letter, where its head ends, its date and heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from apps.archive.parsing import datelines, statement, titles
from apps.archive.parsing import header as head
from apps.archive.parsing.datelines import Found
from apps.archive.parsing.header import Header
from apps.archive.parsing.layout import Parts
from apps.archive.parsing.text import Flow, Line

_SIGNED = re.compile(r"sign(?:ed|é|atories)\b|firm|undersigned", re.IGNORECASE)


@dataclass(frozen=True)
class Opening:
    """The head of a letter as read; `other_date` is that of the page, for want of a better one."""

    header: Header
    other_date: Found | None


def is_letter(parts: Parts) -> bool:
    """Somebody is greeted, or addressed by label or heading, or taken leave of by named people."""
    if parts.salutation is not None:
        return True
    top = statement.top_of(parts.body)
    announced = titles.announces(titles.flow_of(titles.find(top)).text)
    if announced == "statement":
        return False
    closed = parts.closing is not None and not _SIGNED.match(parts.closing.text)
    if closed and any(not line.is_blank for line in parts.tail):
        return True
    return announced == "letter" or any(head.label_of(line.text)[0] == "to" for line in top)


def with_head(parts: Parts) -> Parts:
    """A letter that greets nobody: what stands above its first paragraph is its head."""
    if parts.salutation is not None or parts.header:
        return parts
    top = statement.top_of(parts.body)
    return replace(parts, header=top, body=parts.body[len(top) :])


def read(lines: Sequence[Line]) -> Opening:
    """The head of a letter: one date, one heading, and the rest as `header` reads it."""
    kept, found, others = datelines.settle(lines)
    title = titles.find(kept)
    numbers = {line.number for line in title}
    rest = [replace(line, flow=Flow("", ())) if line.number in numbers else line for line in kept]
    top = head.read(rest)
    if title:
        flow = titles.flow_of(title)
        top.title, top.spans["title"] = flow.text, (flow.span(),)
    elif top.title and re.search("release", top.title, re.IGNORECASE) and titles.is_label(top.title):
        top.title = ""
        top.spans.pop("title", None)
    top.left_over += others
    if found and found.rank > 1 and top.date is None:
        top.date, top.place = found.date, top.place or found.place.text
        top.spans |= found.spans
    return Opening(top, found if found and found.rank == 1 else None)


def date_elsewhere(parts: Parts, lead: Sequence[Line], page: Found | None) -> Found | None:
    """The date below the text, before its first words, in the note above it, or of the page, in this order."""
    first = next((line for line in parts.body if not line.is_blank), None)
    found = datelines.at_the_end(parts.body) or datelines.below(parts.tail)
    return found or (datelines.of_opening(first.flow) if first else None) or datelines.in_lead(lead) or page
