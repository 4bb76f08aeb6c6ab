"""What stands above the salutation: date, place, subject, reference, address blocks, title."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from apps.archive.parsing import dates, vocabulary
from apps.archive.parsing.records import Span
from apps.archive.parsing.text import Flow, Line, chunks_of, join

_CAPITAL = r"(?=(?-i:[^\W\d_a-z]))"
_SUBJECT = r"re|subject|subj|objet|asunto|concerning|onderwerp|betreft?|제목|الموضوع"
_REFERENCE = r"(?:our|your)\s+ref(?:erence|\.)?|ref(?:erence|\.)?(?:\s+no\.?)?|[nv]/réf\.?|문서번호"
_CHANNEL = r"e-?mail|fax|facsimile|post|mail|courier|registered"
_LABELS = {
    "date": r"(?:date|dated|datum|fecha|날짜|일자|등록일|작성일)(?:\s*[:：]\s*|\s+|$)",
    "subject": rf"(?:{_SUBJECT})(?:\s*[:：.]\s*|\s+{_CAPITAL}|$)",
    "reference": rf"(?:{_REFERENCE})(?:\s*[:：]\s*|\s+(?=\S*\d)|$)",
    "cc": rf"(?:c\.?c|copy to|copies to|copie(?: à)?|con copia(?: a)?|참조)(?:\s*[.:：]+\s*|\s+{_CAPITAL}|$)",
    "to": rf"to\s+(?:the\s+)?(?=(?:{vocabulary.POSTS})\b)|(?:to|à|para|an|attention|attn\.?|수신)\s*[:：]\s*",
    "from": r"(?:from|submitted by|de|von|발신)\s*[:：]\s*",
    "via": rf"(?:(?:sent\s+)?(?:via|by)\s+(?:{_CHANNEL})\b.*)$",
    "open": r"(?:(?:open|joint|public|urgent|ouverte|abierta|lettre|carta)\s*)+(?:letter|appeal|statement)?$",
}
_LABEL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS.items()), re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:fax|facsimile|télécopie|팩스|e-?mail|courriel|tel|telephone|phone|전화|web(?:site)?)\b", re.IGNORECASE
)
_HEADLINE = re.compile(
    r"\b(?:letter|statement|appeal|petition|declaration|lettre|carta|communiqu[ée]|declaraci[óo]n)\b|서한|성명|공개서",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(
    r"(?:\bletter\s+to\s+(?:the\s+)?|\blettre\s+ouverte\s+(?:à\s+(?:l['’]|la\s+)?|aux?\s+)|"
    r"\bcarta\s+abierta\s+(?:al?\s+)(?:la\s+|los\s+|las\s+)?)(?P<who>(?-i:[^\W\d_a-z]).*?)"
    r"(?=\s+(?:\w+ing|on|about|for|to|from|over|urging|regarding|concerning)\b|\s*[:;,–—(]|\s+-|$)",
    re.IGNORECASE,
)


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
    blocks: list[AddressBlock] = field(default_factory=list)
    left_over: list[Line] = field(default_factory=list)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def is_labelled(text: str) -> bool:
    return bool(_LABEL.match(text)) or bool(_CONTACT.match(text))


def is_contact(text: str) -> bool:
    return bool(_CONTACT.match(text))


def label_of(text: str) -> tuple[str, int]:
    """(name of the label, where the value begins); ("", 0) for a line without one."""
    match = _LABEL.match(text)
    return (match.lastgroup or "", match.end()) if match else ("", 0)


def read(lines: Sequence[Line]) -> Header:
    return _Reader().read(lines)


def addressee_in_title(title: str) -> str:
    """ "UN Member States" from "Open letter to UN Member States calling for …"; "" when the title names nobody."""
    match = _TO_WHOM.search(title)
    return match["who"].strip() if match else ""


def read_date_line(flow: Flow) -> tuple[datetime.date, Flow, Flow] | None:
    """(date, its text, the place) when the line holds a date and at most a place beside it."""
    found = dates.find(flow.text)
    if not found:
        return None
    place = join([flow.slice(0, found.start).strip(), flow.slice(found.end).strip()]).strip(",;.()–-— ")
    place = _without_weekday(place)
    words = place.text.split()
    if words and words[-1].casefold() in ("le", "on", "the", "den", "el", "a"):
        place = place.slice(0, len(place.text) - len(words[-1])).strip(",")
    if len(words) > 5 or any(char.isdigit() for char in place.text):
        return None
    if not any(char.isalpha() for char in place.text):
        place = place.slice(0, 0)
    return found.date, flow.slice(found.start, found.end), place


def _without_weekday(place: Flow) -> Flow:
    """The flow without those of its parts between commas that name a day of the week."""
    parts = list(re.finditer(r"[^,]+", place.text))
    gone = [part.span() for part in parts if dates.is_weekday(part.group())]
    return place.without(gone).strip(",;.()–-— ") if gone else place


class _Reader:
    """Walks the lines once; a label opens a field, a blank line closes a block but not a list of copies."""

    def __init__(self) -> None:
        self.header = Header()
        self.role = ""
        self.field = ""

    def read(self, lines: Sequence[Line]) -> Header:
        for chunk in chunks_of(lines):
            if self.field in ("subject", "reference") and self._filled(self.field):
                self.field = ""
            if self._is_title(chunk):
                self._keep("title", join([line.flow for line in chunk]))
                continue
            opened = False
            self.role = "" if self.role == "from" else self.role
            for line in chunk:
                opened = self._line(line, opened)
        self._title_from_heading()
        return self.header

    def _title_from_heading(self) -> None:
        """A bare "Open Letter" is the title only when nothing better is."""
        bare = [line for line in self.header.left_over if label_of(line.text)[0] == "open"]
        if bare and not self.header.title:
            self._keep("title", bare[0].flow)
            self.header.left_over.remove(bare[0])

    def _filled(self, name: str) -> bool:
        return name in self.header.spans

    def _is_title(self, chunk: list[Line]) -> bool:
        text = " ".join(line.text for line in chunk)
        headline = bool(_HEADLINE.search(text)) and len(text.split()) >= 4 and not re.search(r"\d{4,}$", chunk[-1].text)
        return headline and len(chunk) <= 3 and not self.field and not self._filled("title") and not is_labelled(text)

    def _line(self, line: Line, opened: bool) -> bool:
        """Read one line; returns whether an address block is open for the next line of the chunk."""
        label, start = label_of(line.text)
        value = line.flow.slice(start).strip()
        if label in ("to", "from", "cc"):
            self.role, self.field = label, ""
            return self._address(line, value, False) if value.text else False
        if label == "via" and "@" in line.text and self.header.blocks:
            self.header.blocks[-1].lines.append(line)
            return opened
        if label in ("via", "open"):
            self.header.left_over.append(line)
            return opened
        if label:
            self.field = label
            if value.text:
                self._value(label, value)
            return False
        if self.field == "reference" and self._filled("reference"):
            self.field = ""
        if self._date(line.flow):
            return False
        if self.field:
            self._value(self.field, line.flow)
            return False
        return self._address(line, line.flow, opened)

    def _value(self, label: str, value: Flow) -> None:
        if label == "date":
            self.field = ""
            self._date(value)
        else:
            self._keep(label, value)

    def _date(self, flow: Flow) -> bool:
        found = read_date_line(flow)
        if self.header.date or not found:
            return False
        self.header.date, printed, place = found
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

    def _address(self, line: Line, value: Flow, opened: bool) -> bool:
        blocks = self.header.blocks
        kept = Line(line.number, value, line.indent, line.is_heading, line.is_bold)
        continues = opened or (is_contact(value.text) and blocks and blocks[-1].role == self.role)
        if continues and blocks:
            blocks[-1].lines.append(kept)
        else:
            blocks.append(AddressBlock(self.role, [kept], self.header.date is None))
        return True
