"""From rows to the record that is printed: placeholders filled once, notes set apart, figures in the language."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.base import richtext
from apps.campaigns.models import Membership
from apps.letters import rules
from apps.letters.document import AddressBlock, Direction, Figures, Footnote, LetterDocument, SignatoryGroup
from apps.letters.models import Letter, LetterAddressee, LetterVersion, Translation

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
# "… and Vice-President / of the European Commission": not any small letter, since "c/o" begins a line of its own.
_BROKEN_TITLE = re.compile(r"\n(?=(?:of|for|and|to|in|on|the|de|du|des|et|y|del|en|für|und|van|voor)\s)")


@dataclass(frozen=True)
class Printing:
    """What a printed copy says of itself, besides the text."""

    edition_number: int | None = None
    as_of_text: str = ""
    watermark: str = ""
    footer_note: str = ""


@dataclass(frozen=True)
class Wording:
    """The text of a letter in one language with its placeholders filled. `body` and notes are canonical HTML."""

    language: str
    subject: str
    salutation: str
    body: str
    footnotes: tuple[Footnote, ...]
    closing: str


def direction(language: str) -> Direction:
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def long_date(day: datetime.date | None, language: str) -> str:
    return format_date(day, "long", locale=_locale(language)) if day else ""


def date_text(letter: Letter, language: str) -> str:
    """The date of a letter as read: the wording of the original in its own language, else the long form."""
    return (language == letter.language and letter.date_wording) or long_date(letter.date, language)


def frozen_values(letter: Letter, translation: Translation | None = None) -> dict[str, str]:
    """The values that are fixed when a version is made, in the language of the text.

    `asks` is a block of canonical HTML, the others plain text. Words without a translation stay in the master's.
    """
    language = translation.language if translation else letter.language
    said = {name: row.text for name, row in rules.values_needed(letter, translation).items()} if translation else {}
    first = letter.addressees.filter(part=LetterAddressee.Part.TO).select_related("office").first()
    lead = letter.campaign.memberships.filter(part=Membership.Part.LEAD).select_related("organisation").first()
    lines = first.block.splitlines() if first else []
    asks = [
        (said.get(f"ask.{ask.pk}.label") or ask.label, said.get(f"ask.{ask.pk}.text") or ask.text)
        for ask in letter.campaign.asks.accepted()
    ]
    return {
        "asks": _asks_html(asks),
        "addressee.name": lines[0] if lines else "",
        "addressee.title": first.office.title if first else "",
        "campaign.decision": said.get("campaign.decision") or letter.campaign.decision,
        "campaign.title": said.get("campaign.title") or letter.campaign.title,
        "coalition.lead": lead.organisation.name if lead else "",
        "letter.date": long_date(letter.date, language),
    }


def live_values(figures: Figures, language: str) -> dict[str, str]:
    """The computed figures, written as the language writes numbers."""
    numbers = {
        "signatories.countries": figures.countries,
        "signatories.individuals": figures.individuals,
        "signatories.organisations": figures.organisations,
        "signatories.total": figures.organisations + figures.individuals,
    }
    return {name: format_decimal(number, locale=_locale(language)) for name, number in numbers.items()}


def fill(html: str, values: Mapping[str, str]) -> str:
    """Canonical HTML with every placeholder in `values` replaced; others stay as they are.

    A paragraph that is nothing but `{asks}` becomes the numbered list. Values are text and are escaped as text.
    """
    root = richtext.parse(html)
    inline = {name: value for name, value in values.items() if name != "asks"}
    filled: list[ElementTree.Element] = []
    for element in root:
        if "asks" in values and richtext.words(element) == "{asks}":
            filled += list(richtext.parse(values["asks"]))
            continue
        for node in element.iter():
            node.text = fill_text(node.text or "", inline)
            node.tail = fill_text(node.tail or "", inline)
        filled.append(element)
    root[:] = filled
    return richtext.serialise(root)


def fill_text(text: str, values: Mapping[str, str]) -> str:
    return richtext.PLACEHOLDER.sub(lambda match: values.get(match.group(1), match.group(0)), text)


def version_wording(version: LetterVersion, *, language: str, figures: Figures) -> Wording:
    """The frozen text in `language` (in the letter's own when it has no translation), figures filled in."""
    texts = {text.language: text for text in version.texts.all()}
    text = texts.get(language) or texts[version.letter.language]
    values = live_values(figures, text.language)
    body, footnotes = _body(fill(text.body, values), keep_marks=version.letter.is_historical)
    return Wording(
        language=text.language,
        subject=fill_text(text.subject, values),
        salutation=fill_text(text.salutation, values),
        body=body,
        footnotes=footnotes,
        closing=text.closing,
    )


def draft_wording(letter: Letter, *, figures: Figures, translation: Translation | None = None) -> Wording:
    """The draft, or a translation of it, with everything filled that has a value by now."""
    text = translation or letter
    values = frozen_values(letter, translation) | live_values(figures, text.language)
    master = rules.text_of(letter, translation) if translation else letter.body
    body, footnotes = _body(fill(master, values), keep_marks=False)
    return Wording(
        language=text.language,
        subject=fill_text(text.subject, values),
        salutation=fill_text(text.salutation, values),
        body=body,
        footnotes=footnotes,
        closing=text.closing,
    )


def filled_body(letter: Letter, figures: Figures, language: str = "") -> str:
    """The text of the letter as readers see it on a page, notes left out: canonical HTML."""
    if letter.version is None:
        return draft_wording(letter, figures=figures).body
    return version_wording(letter.version, language=language or letter.language, figures=figures).body


def version_document(
    version: LetterVersion,
    *,
    language: str,
    figures: Figures,
    groups: tuple[SignatoryGroup, ...],
    printing: Printing,
) -> LetterDocument:
    """The record of a frozen version as it is printed."""
    wording = version_wording(version, language=language, figures=figures)
    return _document(version.letter, wording, groups, printing, fingerprint=version.fingerprint)


def draft_document(
    letter: Letter,
    *,
    figures: Figures,
    groups: tuple[SignatoryGroup, ...],
    translation: Translation | None = None,
) -> LetterDocument:
    """The record of a draft, or of a translation of it, marked as a draft on every page."""
    wording = draft_wording(letter, figures=figures, translation=translation)
    with override(wording.language):
        printing = Printing(watermark=_("DRAFT"))
    return _document(letter, wording, groups, printing, fingerprint="")


def _document(
    letter: Letter, wording: Wording, groups: tuple[SignatoryGroup, ...], printing: Printing, *, fingerprint: str
) -> LetterDocument:
    rows = list(letter.addressees.all())
    name, lines = ("", ()) if letter.is_historical else _letterhead(letter)
    with override(wording.language):
        subject_label, copies_label = _("Re:"), _("cc")
    return LetterDocument(
        title=letter.title,
        language=wording.language,
        direction=direction(wording.language),
        letterhead_name=name,
        letterhead_lines=lines,
        place=letter.place,
        date=letter.date,
        date_text=date_text(letter, wording.language),
        reference=letter.reference,
        addressees=_blocks(rows, LetterAddressee.Part.TO),
        copies=_blocks(rows, LetterAddressee.Part.COPY),
        copies_label=copies_label,
        subject=wording.subject,
        subject_label=subject_label,
        salutation=wording.salutation,
        body_html=wording.body,
        footnotes=wording.footnotes,
        closing=wording.closing,
        groups=groups,
        as_of_text=printing.as_of_text,
        edition_number=printing.edition_number,
        fingerprint=fingerprint,
        watermark=printing.watermark,
        footer_note=printing.footer_note,
    )


def _blocks(rows: list[LetterAddressee], part: str) -> tuple[AddressBlock, ...]:
    return tuple(
        AddressBlock(lines=_whole_lines(row.block), contacts=tuple(row.contacts.splitlines()))
        for row in rows
        if row.part == part and row.block  # a letter of the past may name its addressee in its title alone
    )


def _whole_lines(block: str) -> tuple[str, ...]:
    """The lines of an address; a title that goes on in the next line is one, which the page breaks where it must."""
    return tuple(_BROKEN_TITLE.sub(" ", block).splitlines())


def _letterhead(letter: Letter) -> tuple[str, tuple[str, ...]]:
    """Who writes: the leading organisation, or the campaign; below it the coalition and where answers go."""
    members = list(letter.campaign.memberships.select_related("organisation"))
    leads = [row.organisation.name for row in members if row.part == Membership.Part.LEAD]
    others = [row.organisation.name for row in members if row.part != Membership.Part.LEAD]
    lines = (" · ".join(others), letter.campaign.contact_email)
    return " · ".join(leads) or letter.campaign.title, tuple(line for line in lines if line)


def _body(html: str, *, keep_marks: bool) -> tuple[str, tuple[Footnote, ...]]:
    """Body and notes; the notes are numbered anew unless the original's own marks are to stay."""
    body, notes = richtext.split_footnotes(richtext.without_sources(html))
    footnotes = tuple(
        Footnote(mark=key if keep_marks else str(number), html=note, key=key)
        for number, (key, note) in enumerate(notes, start=1)
    )
    return body, footnotes


def _asks_html(asks: list[tuple[str, str]]) -> str:
    if not asks:
        return ""
    root = ElementTree.Element("ol")
    for label, text in asks:
        item = ElementTree.SubElement(root, "li")
        heading = ElementTree.SubElement(item, "strong")
        heading.text = f"{label}:"
        heading.tail = f" {text}"
    return ElementTree.tostring(root, encoding="unicode")


def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")
