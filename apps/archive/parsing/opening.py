"""What stands above the text of a document: whether it is a letter, where its head ends, its date and heading."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from apps.archive.parsing import courtesy, datelines, dates, statement, titles, wording
from apps.archive.parsing import header as head
from apps.archive.parsing.datelines import Found
from apps.archive.parsing.header import Header
from apps.archive.parsing.layout import Parts
from apps.archive.parsing.records import ParsedReplyTo
from apps.archive.parsing.text import Flow, Line, chunks_of, join

_ANSWERED = re.compile(
    r"ant(?:ecedentes?|\.)\s*:.*\b(?:carta|oficio)\b.{0,20}\s|"
    r"(?:your|votre|vos|su|uw|ihr)\s+(?:open\s+)?(?:letter|message|e-?mail|courrier|lettre|courriel|carta|oficio|brief|"
    r"schreiben)\b.{0,20}[\s:]",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"sign(?:ed|é|atories)\b|firm|undersigned", re.IGNORECASE)


@dataclass(frozen=True)
class Opening:
    """The head of a letter as read; `other_date` is that of the page, for want of a better one."""

    header: Header
    other_date: Found | None
    answered: datetime.date | None = None
    heading_is_sure: bool = False

    def with_labels(self, reply: ParsedReplyTo) -> ParsedReplyTo:
        """What is answered, with date and number from "Your letter of" and "Your reference" where the text has none."""
        yours = self.header.your_reference
        number = reply.reference or (yours if not dates.find(yours) else "")
        return replace(reply, date=reply.date or self.answered, reference=number)

    def set_for_answer(self, number: Flow | None) -> None:
        """Bare words above the greeting of an answer are its subject and no heading; `number` stands at its foot."""
        if number and not self.header.reference:
            self.header.reference, self.header.spans["reference"] = number.text, (number.span(),)
        if not self.header.title or self.heading_is_sure:
            return
        if not self.header.subject:
            self.header.subject, self.header.spans["subject"] = self.header.title, self.header.spans["title"]
        self.header.title = ""
        self.header.spans.pop("title", None)


def is_letter(parts: Parts) -> bool:
    """Somebody is greeted, or addressed by label or heading, or taken leave of by named people."""
    if parts.salutation is not None or any(not line.is_blank for line in parts.header):
        return True
    top = statement.top_of(parts.body)
    announced = wording.announces(titles.flow_of(titles.find(top)).text)
    if announced == "statement":
        return False
    closed = parts.closing is not None and not _SIGNED.match(parts.closing.text)
    if closed and any(not line.is_blank for line in parts.tail):
        return True
    return announced == "letter" or _is_addressed(top)


def _is_addressed(top: Sequence[Line]) -> bool:
    """A label of letters, or an address that begins with a form of address, above the first paragraph."""
    labelled = any(head.label_of(line.text)[0] in ("to", "subject", "cc", "via") for line in top)
    present = any(courtesy.is_present(line.text) for line in top)
    heads = [chunk[0].text for chunk in chunks_of(top) if len(chunk) > 1]
    return labelled or present or any(wording.is_form_of_address(text) for text in heads)


def with_head(parts: Parts) -> Parts:
    """A letter that greets nobody: what stands above its first paragraph is its head."""
    below = head.subject_below(parts.body) if parts.salutation is not None else 0
    if below:
        return replace(parts, header=[*parts.header, *parts.body[:below]], body=parts.body[below:])
    if parts.salutation is not None or parts.header:
        return parts
    top = statement.top_of(parts.body)
    return replace(parts, header=top, body=parts.body[len(top) :])


def read(lines: Sequence[Line]) -> Opening:
    """The head of a letter: one date, one heading, and the rest as `header` reads it."""
    lines, answered = _take_answered(lines)
    kept, found, others = datelines.settle(lines)
    undated = [replace(line, flow=Flow("", ())) if datelines.read_line(line.flow) else line for line in kept]
    title = titles.find(undated, above_greeting=True) or titles.bare(undated)
    numbers = {line.number for line in title}
    rest = [replace(line, flow=Flow("", ())) if line.number in numbers else line for line in kept]
    top = head.read(rest)
    if title:
        flow = titles.flow_of(title)
        top.title, top.spans["title"] = flow.text, (flow.span(),)
    top.left_over += others
    if found and found.rank > 1 and top.date is None:
        top.date, top.place = found.date, top.place or found.place.text
        top.spans |= found.spans
    elif found and found.date == top.date and found.place.text and not top.place:
        top.place, top.spans["place"] = found.place.text, found.spans["place"]
    sure = bool(title) and title[0].is_heading and bool(wording.announces(top.title))
    return Opening(top, found if found and found.rank == 1 else None, answered, sure)


def with_subject(parts: Parts, top: Header) -> Parts:
    """A line in capitals between greeting and text is the subject of a letter that has none."""
    below = head.capitals_below(parts.body) if parts.salutation is not None and not top.subject else 0
    if not below:
        return parts
    flow = join([line.flow for line in parts.body[:below] if not line.is_blank]).collapsed()
    top.subject, top.spans["subject"] = flow.text, (flow.span(),)
    return replace(parts, body=parts.body[below:])


def _take_answered(lines: Sequence[Line]) -> tuple[list[Line], datetime.date | None]:
    """The lines without that which dates the letter answered ("Your letter of: 3 May 2019"), and that date."""
    found = next((line for line in lines if _ANSWERED.match(line.text) and dates.find(line.text)), None)
    if found is None:
        return list(lines), None
    day = dates.find(found.text)
    kept = [replace(line, flow=Flow("", ())) if line is found else line for line in lines]
    return kept, day.date if day else None


def date_elsewhere(parts: Parts, lead: Sequence[Line], page: Found | None) -> Found | None:
    """The date below the text, before its first words, in the note above it, or of the page, in this order."""
    first = next((line for line in parts.body if not line.is_blank), None)
    found = datelines.at_the_end(parts.body) or datelines.below(parts.tail)
    return found or (datelines.of_opening(first.flow) if first else None) or datelines.in_lead(lead) or page
