"""What stands above the salutation: date, place, subject, reference, address blocks, title."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apps.archive.parsing import addresses, contacts, dates, grouping, labels, offices, titles, wording
from apps.archive.parsing.records import ParseWarning, Span
from apps.archive.parsing.text import Flow, Line, chunks_of, join

_BEFORE_PLACE = re.compile(
    r"(?:fait\s+à|done\s+(?:at|in)|hecho\s+en|dado\s+en|en|à|in|at)\s+(?=[^\W\d_a-z])", re.IGNORECASE
)
_NO_PLACE = re.compile(
    r"\b(?:release|statement|letter|press|public|index|version|embargo\w*|news|page|draft|no|ref|issued|dated|"
    r"date|sent|iniciar|suscr\w+|log\s?in|sign|subscribe|connexion|"
    r"session|meeting|deadline|open|joint|lettre|carta)\b|[@/|]|서한|성명",
    re.IGNORECASE,
)
_ATTENTION = re.compile(
    r"(?:attn|attention|for\s+the\s+attention|[àa]\s+l['’]attention|a\s+la\s+atenci)\b", re.IGNORECASE
)
_BULLET = re.compile(r"[-–•*·▪‣]\s+\S")
_JOINTS = ("le", "on", "the", "den", "el", "a", "this", "في", "م", "de")
# A line may be a megabyte long, when all line ends were lost.
_LONGEST_DATE_LINE = 400
_MOST_WORDS = 6
_MOST_SUBJECT_LINES = 4
_LONGEST_SUBJECT = 200


@dataclass
class AddressBlock:
    """Lines of one block above the salutation; `role` is "" until somebody can tell whose address it is."""

    role: str
    lines: list[Line]
    before_date: bool


@dataclass
class Header:
    date: datetime.date | None = None
    place: str = ""
    title: str = ""
    subject: str = ""
    reference: str = ""
    your_reference: str = ""
    blocks: list[AddressBlock] = field(default_factory=list)
    left_over: list[Line] = field(default_factory=list)
    warnings: list[ParseWarning] = field(default_factory=list)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def is_labelled(text: str) -> bool:
    return labels.is_labelled(text)


def is_contact(text: str) -> bool:
    return contacts.is_contact(text)


def label_of(text: str) -> tuple[str, int]:
    return labels.label_of(text)


def read(lines: Sequence[Line]) -> Header:
    return _Reader().read(lines)


def read_date_line(flow: Flow) -> tuple[datetime.date, Flow, Flow] | None:
    """(date, its text, the place) when the line holds a date and at most a place beside it."""
    found = dates.find(flow.text) if len(flow.text) <= _LONGEST_DATE_LINE else None
    if not found:
        return None
    place = join([flow.slice(0, found.start).strip(), flow.slice(found.end).strip()]).strip(",،;.()–-—| ")
    place = _without_weekday(place.without(_again(place.text, found.date)).strip(",،;.()–-—| "))
    words = place.text.split()
    if words and words[-1].casefold() in _JOINTS:
        place = place.slice(0, len(place.text) - len(words[-1])).strip(",،")
    before = _BEFORE_PLACE.match(place.text)
    place = place.slice(before.end()) if before else place
    if len(words) > _MOST_WORDS or any(char.isdigit() for char in place.text):
        return None
    if not any(char.isalpha() for char in place.text) or _NO_PLACE.search(place.text) or place.text[:1].islower():
        place = place.slice(0, 0)
    return found.date, flow.slice(found.start, found.end), place


def _again(text: str, day: datetime.date) -> list[Span]:
    """Where the same day stands once more, as in letters in two languages."""
    return [(each.start, each.end) for each in dates.find_all(text) if each.date == day]


def _without_weekday(place: Flow) -> Flow:
    """The flow without those of its parts between commas that name a day of the week."""
    parts = list(re.finditer(r"[^,،]+", place.text))
    gone = [part.span() for part in parts if dates.is_weekday(part.group())]
    return place.without(gone).strip(",،;.()–-— ") if gone else place


def subject_below(lines: Sequence[Line]) -> int:
    """How many of the lines below a greeting are a subject line ("Dear Madam, / RE: PRISONS")."""
    first, end = _first_piece(lines)
    labelled = first < end and label_of(lines[first].text)[0] == "subject"
    return end if labelled and end - first <= _MOST_SUBJECT_LINES else 0


def capitals_below(lines: Sequence[Line]) -> int:
    """How many of the lines below a greeting are a line of three words or more in capitals."""
    first, end = _first_piece(lines)
    text = " ".join(line.text for line in lines[first:end])
    shouted = text.isupper() and len(text.split()) > 2 and text[-1] not in ".,;:!" and len(text) < _LONGEST_SUBJECT
    return end if shouted and end < len(lines) and re.match(r"[A-ZÀ-Ý]{2}", text) else 0


def _first_piece(lines: Sequence[Line]) -> tuple[int, int]:
    first = next((i for i, line in enumerate(lines) if not line.is_blank), len(lines))
    return first, next((i for i in range(first, len(lines)) if lines[i].is_blank), len(lines))


def _is_remark(text: str) -> bool:
    """A line in brackets, the name of a picture or a phrase: nobody's address."""
    if re.fullmatch(r"[(（\[].*[)）\]]|!\S.*", text):
        return True
    named = addresses.names_person(text) or offices.is_post(text) or contacts.is_contact(text)
    return wording.reads_like_headline(text) and not named and not addresses.has_courtesy(text)


# Set out as a date, and of no calendar ("31 June 2020"): part of no address.
_NO_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|[º°.])?\s+(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?\d{4}")


class _Reader:
    """Walks the lines once; a label opens a field, a blank line closes a block but not a list of copies."""

    def __init__(self) -> None:
        self.header = Header()
        self.role = ""
        self.field = ""
        self.open = True
        self.listed = False
        self.ended = False
        self.published: list[Line] = []

    def read(self, lines: Sequence[Line]) -> Header:
        for chunk in chunks_of(lines):
            if self.field in ("subject", "reference", "your_reference") and self.field in self.header.spans:
                self.field = ""
            self.role = "" if self.role == "from" else self.role
            if not self.field and titles.headline_rank(chunk):
                self.header.left_over += chunk
                continue
            self._chunk(chunk)
        self._settle_reference()
        self._fall_back_on_page()
        return self.header

    def _chunk(self, chunk: list[Line]) -> None:
        """A chunk with a website in it is somebody's letterhead and begins a block of its own."""
        if len(chunk) > 1 and any(contacts.WEBSITE.search(line.text) for line in chunk):
            self.open = False
        self.listed = grouping.is_list([line for line in chunk if label_of(line.text)[0] in ("", "to", "cc")])
        gap = True
        for line in chunk:
            self._line(line, gap)
            gap = False

    def _settle_reference(self) -> None:
        """ "Ref.: Closing of the clinics" is a subject: a number has digits."""
        top = self.header
        words = len(top.reference.split())
        if words > 2 and not top.subject and not any(char.isdigit() for char in top.reference):
            top.subject, top.reference = top.reference, ""
            top.spans["subject"] = top.spans.pop("reference")

    def _fall_back_on_page(self) -> None:
        for line in self.published:
            self.header.left_over.append(line)
            found = dates.find(line.text)
            if self.header.date is None and found:
                self.header.date = found.date
                self.header.spans["date"] = (line.flow.span(found.start, found.end),)

    def _line(self, line: Line, gap: bool) -> None:
        label, start = label_of(line.text)
        value = line.flow.slice(start).strip()
        if label == "to" and self._for_somebody_there(line, gap):
            self.header.blocks[-1].lines.append(line)
        elif label in ("to", "from", "cc"):
            self.role, self.field = label, ""
            for i, piece in enumerate(self._several(line, value)):
                self._address(line, piece, gap, labelled=not i or label == "to")
        elif label == "via" and "@" in line.text and self.header.blocks:
            self.header.blocks[-1].lines.append(line)
        elif label in ("via", "open"):
            self.header.left_over.append(line)
        elif label:
            self.field, self.open = label, False
            if value.text:
                self._value(label, value)
        elif not self._taken_as_date(line):
            self._plain(line, gap)

    def _plain(self, line: Line, gap: bool) -> None:
        if self.field in ("reference", "your_reference") and self.field in self.header.spans:
            self.field = ""
        if self.field:
            self._value(self.field, line.flow)
        elif not self.role and (_is_remark(line.text) or _BULLET.match(line.text)):
            self.header.left_over.append(line)
        else:
            ended = self.role == "to" and (self.ended or grouping.is_marked(line))
            for piece in self._several(line, line.flow):
                self._address(line, piece, gap, labelled=ended)
                ended = True

    def _several(self, line: Line, value: Flow) -> list[Flow]:
        """The addressees that one line names; a list of copies is taken apart later."""
        if self.role != "to" or not value.text:
            return [value] if value.text else []
        self.ended = value.text.endswith(";")
        return [piece.flow for piece in grouping.pieces(replace(line, flow=value))]

    def _for_somebody_there(self, line: Line, gap: bool) -> bool:
        """Whether "Attn: Jane Doe" belongs to the body in the block above."""
        block = self.header.blocks[-1] if self.header.blocks else None
        if not _ATTENTION.match(line.text) or block is None or block.role not in ("", "to"):
            return False
        parts = addresses.read_parts(block.lines)
        known = offices.is_government(" ".join(parts.titles + parts.organisations)) and parts.address
        return not parts.name and bool(parts.organisations or parts.titles) and (not gap or bool(known))

    def _taken_as_date(self, line: Line) -> bool:
        if labels.is_published_line(line.text) and not contacts.is_contact(line.text):
            self.published.append(line)
            return True
        if self._date(line.flow):
            return True
        if _NO_DAY.fullmatch(line.text) and not dates.find(line.text):
            self.header.left_over.append(line)
            return True
        unsure = dates.ambiguous(line.text)
        if unsure and unsure[1] - unsure[0] >= len(line.text) - 30 and self.header.date is None:
            self._warn_of_date(line.text, line.number)
            self.header.left_over.append(line)
            return True
        return False

    def _warn_of_date(self, text: str, number: int) -> None:
        message = f"The date {text} can be read in two ways; it was left out."
        self.header.warnings.append(ParseWarning("ambiguous_date", message, number))

    def _value(self, label: str, value: Flow) -> None:
        if label == "date":
            self.field = ""
            if not self._date(value) and dates.ambiguous(value.text):
                self._warn_of_date(value.text, 0)
        else:
            self._keep(label, value)

    def _date(self, flow: Flow) -> bool:
        found = read_date_line(flow)
        if self.header.date or not found:
            return False
        self.header.date, printed, place = found
        self.role = "" if self.role == "to" and any(block.role == "to" for block in self.header.blocks) else self.role
        self.header.spans["date"] = (printed.span(),)
        if place.text:
            self._keep("place", place)
        return True

    def _keep(self, name: str, flow: Flow) -> None:
        """Set a text field, or continue it on its next line."""
        value = flow.collapsed()
        before = str(getattr(self.header, name))
        setattr(self.header, name, f"{before} {value.text}".strip())
        start = self.header.spans.get(name, (value.span(),))[0][0]
        self.header.spans[name] = ((start, value.span()[1]),)

    def _address(self, line: Line, value: Flow, gap: bool, *, labelled: bool = False) -> None:
        blocks = self.header.blocks
        kept = Line(line.number, value, line.indent, line.is_heading, line.is_bold)
        before_date = self.header.date is None
        same = blocks and blocks[-1].role == self.role and not labelled and (self.open or self.role == "cc")
        listed = self.listed and (self.role == "cc" or (self.role == "to" and not gap))
        if (
            same
            and blocks[-1].before_date == before_date
            and not grouping.begins_next(blocks[-1].lines, kept, gap=gap, listed=listed)
        ):
            blocks[-1].lines.append(kept)
        elif same and contacts.is_contact(value.text):
            blocks[-1].lines.append(kept)
        else:
            blocks.append(AddressBlock(self.role, [kept], before_date))
        self.open = True
