"""The plain record of one letter as it is printed: text, addresses and signatories, no rows of the database.

Whoever prints fills it (letters from a version, deliveries with the signatories of an edition); PDF, HTML, DOCX and
text are made from it and from nothing else. All values are as they shall be read; nothing is translated or computed.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]
GroupLayout = Literal["columns", "list"]


@dataclass(frozen=True, slots=True)
class SignatoryLine:
    """One signatory. `detail` is the country or the title as printed; `language` and `direction` are the name's own."""

    name: str
    detail: str = ""
    language: str = ""
    direction: Direction | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class SignatoryGroup:
    """Signatories under one heading (may be empty), in the order given.

    `separator` stands between name and detail: ", " as in running text, or empty where the original sets both apart by
    space alone. `columns` prints two columns, `list` one line or paragraph each (persons with long titles).
    """

    heading: str
    lines: tuple[SignatoryLine, ...]
    layout: GroupLayout = "columns"
    separator: str = ", "


@dataclass(frozen=True, slots=True)
class AddressBlock:
    """An addressee's block line by line; `contacts` are whole lines too ("Fax: …", "E-mail: …")."""

    lines: tuple[str, ...]
    contacts: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page. `key` is what the body's reference names; empty means that it is the mark."""

    mark: str
    html: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a letter says about its signatories, counted by those who own the signatures."""

    organisations: int
    individuals: int
    countries: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What a follow-up says about the reply that it answers; told by those who keep the responses."""

    date: datetime.date | None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class LetterDocument:
    """A letter in one language, ready to print.

    `title` names the letter in metadata, and is printed as its heading when there is no `subject`. `body_html` is
    canonical rich text (see apps.base.richtext) with placeholders filled and notes taken out into `footnotes`.
    `fingerprint` is the SHA-256 of the version in hexadecimal, or empty; `edition_number` is None outside editions.
    `date` gives the file its date, `date_text` is what is read; both may be empty in a draft.
    """

    title: str
    language: str = "en"
    direction: Direction = "ltr"
    letterhead_name: str = ""
    letterhead_lines: tuple[str, ...] = ()
    place: str = ""
    date: datetime.date | None = None
    date_text: str = ""
    reference: str = ""
    addressees: tuple[AddressBlock, ...] = ()
    copies: tuple[AddressBlock, ...] = ()
    copies_label: str = ""
    subject: str = ""
    subject_label: str = ""
    salutation: str = ""
    body_html: str = ""
    footnotes: tuple[Footnote, ...] = ()
    closing: str = ""
    groups: tuple[SignatoryGroup, ...] = ()
    as_of_text: str = ""
    edition_number: int | None = None
    fingerprint: str = ""
    watermark: str = ""
    footer_note: str = ""
