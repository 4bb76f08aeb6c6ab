"""What a reader finds in a document: plain, frozen records that know no database and no provenance."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DocumentKind = Literal["letter", "response", "statement"]
BlockKind = Literal["paragraph", "heading", "ask", "bullet"]
SignatoryKind = Literal["organisation", "individual"]
SignatoryRole = Literal["signed", "endorsed"]
SourceFormat = Literal["text", "html", "docx", "pdf", "mail"]

# Half-open character offsets in the text that was read: the decoded original (byte order mark not counted), or
# what was taken out of a Word document, PDF, mail or web page.
Span = tuple[int, int]


class UnreadableDocument(ValueError):
    """The bytes are not a text that can be read; the message is for people."""


@dataclass(frozen=True)
class ParseWarning:
    """Something a person should look at; `line` counts from 1, 0 means the whole document."""

    code: str
    message: str
    line: int = 0


@dataclass(frozen=True)
class SourceText:
    """The text taken out of a file, which all spans refer to; `furniture` are lines left out, such as menus."""

    text: str
    format: SourceFormat
    furniture: tuple[str, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()


@dataclass(frozen=True)
class Block:
    """One piece of the text, in reading order.

    `number` is printed before the heading ("1."). When `heading` of an ask is set, a colon stood between it and `text`.
    `note_refs` holds (offset in `text`, mark) of footnote marks, which are taken out of `text`.
    """

    kind: BlockKind
    text: str
    span: Span
    number: str = ""
    heading: str = ""
    note_refs: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class ParsedAddressee:
    """Address block as printed; `name` keeps its form of address, an initial stays an initial."""

    name: str = ""
    title: str = ""
    organisation: str = ""
    address: str = ""
    fax: tuple[str, ...] = ()
    email: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class ParsedSender:
    name: str = ""
    title: str = ""
    organisation: str = ""
    address: str = ""
    website: str = ""


@dataclass(frozen=True)
class ParsedAsk:
    number: str
    heading: str
    text: str


@dataclass(frozen=True)
class ParsedProse:
    """A demand inside a paragraph: a proposal for a person to accept; `block` is the index in `body`."""

    text: str
    block: int


@dataclass(frozen=True)
class ParsedClaims:
    """What the text says of its own signatories; a figure that is not stated is None, never computed."""

    organisations: int | None = None
    individuals: int | None = None
    countries: int | None = None
    total: int | None = None
    text: str = ""


@dataclass(frozen=True)
class ParsedSignatory:
    as_printed: str
    name: str
    kind: SignatoryKind
    country: str | None = None
    country_as_printed: str = ""
    title: str = ""
    role: SignatoryRole = "signed"
    group: str = ""


@dataclass(frozen=True)
class ParsedFootnote:
    mark: str
    text: str


@dataclass(frozen=True)
class ParsedReplyTo:
    """The message a response answers; `text` is the excerpt that names it, `reference` the number it had."""

    channel: str
    date: datetime.date | None
    text: str
    reference: str = ""


@dataclass(frozen=True)
class ParsedDiscussion:
    heading: str
    text: str


@dataclass(frozen=True)
class ParsedCommitment:
    """`text` is the promise word for word, `excerpt` the whole sentence it stands in."""

    text: str
    excerpt: str
    block: int


@dataclass(frozen=True)
class ParsedDocument:
    """`spans` maps a field to its places: one for a single value, one per item, in order, for a list.

    `furniture` holds the lines set aside as page furniture, so that nothing vanishes unseen.
    """

    kind: DocumentKind
    language: tuple[str, ...] = ()
    date: datetime.date | None = None
    place: str = ""
    title: str = ""
    subject: str = ""
    reference: str = ""
    addressees: tuple[ParsedAddressee, ...] = ()
    cc: tuple[ParsedAddressee, ...] = ()
    salutation: str = ""
    body: tuple[Block, ...] = ()
    asks: tuple[ParsedAsk, ...] = ()
    asks_in_prose: tuple[ParsedProse, ...] = ()
    claims: ParsedClaims = ParsedClaims()
    closing: str = ""
    signatories: tuple[ParsedSignatory, ...] = ()
    footnotes: tuple[ParsedFootnote, ...] = ()
    sender: ParsedSender | None = None
    in_reply_to: ParsedReplyTo | None = None
    discussions: tuple[ParsedDiscussion, ...] = ()
    commitments: tuple[ParsedCommitment, ...] = ()
    unofficial_translation: bool = False
    furniture: tuple[str, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
