"""From rows to the record that is printed."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.campaigns.models import Membership
from apps.letters.compose.values import date_text, direction
from apps.letters.compose.wording import Wording, draft_wording, version_wording
from apps.letters.document import AddressBlock, Figures, LetterDocument, SignatoryGroup
from apps.letters.models import Letter, LetterAddressee, LetterVersion, Translation

# "… and Vice-President / of the European Commission": not any small letter, since "c/o" begins a line of its own.
_BROKEN_TITLE = re.compile(r"\n(?=(?:of|for|and|to|in|on|the|de|du|des|et|y|del|en|für|und|van|voor)\s)")


@dataclass(frozen=True)
class Printing:
    """What a printed copy says of itself, besides the text."""

    edition_number: int | None = None
    as_of_text: str = ""
    watermark: str = ""
    footer_note: str = ""


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
        addressees=_blocks(rows, LetterAddressee.Part.TO, wording.language),
        copies=_blocks(rows, LetterAddressee.Part.COPY, wording.language),
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


def _blocks(rows: list[LetterAddressee], part: str, language: str) -> tuple[AddressBlock, ...]:
    return tuple(
        AddressBlock(lines=_whole_lines(row.block_in(language)), contacts=tuple(row.contacts.splitlines()))
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
