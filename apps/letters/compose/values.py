"""What placeholders stand for in one language, and how they are filled, once."""

import datetime
from collections.abc import Mapping
from xml.etree import ElementTree

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from apps.addressees import rules as directory
from apps.base import richtext
from apps.campaigns.models import Membership
from apps.letters import rules
from apps.letters.document import Direction, Figures
from apps.letters.models import Letter, LetterAddressee, Translation

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


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
    first = letter.addressees.filter(part=LetterAddressee.Part.TO).select_related("office__institution").first()
    lead = letter.campaign.memberships.filter(part=Membership.Part.LEAD).select_related("organisation").first()
    asks = [
        (said.get(f"ask.{ask.pk}.label") or ask.label, said.get(f"ask.{ask.pk}.text") or ask.text)
        for ask in letter.campaign.asks.accepted()
    ]
    return {
        "asks": _asks_html(asks),
        **_earlier_values(letter, language),
        **_addressee_values(first, language),
        "addressee.salutation": (translation or letter).salutation.rstrip(" ,:،"),
        "campaign.decision": said.get("campaign.decision") or letter.campaign.decision,
        "campaign.contact": letter.campaign.contact_email,
        "campaign.title": said.get("campaign.title") or letter.campaign.title,
        "coalition.lead": lead.organisation.name if lead else "",
        "letter.date": long_date(letter.date, language),
        "letter.reference": letter.reference,
    }


def _addressee_values(first: LetterAddressee | None, language: str) -> dict[str, str]:
    """Whom the block names, and the office in the language of the text. Without a holder the office is the name."""
    if first is None:
        return dict.fromkeys(("addressee.name", "addressee.title", "addressee.institution"), "")
    block = first.block_in(language)
    named = next((holder for holder in first.office.holders.all() if holder.name in block), None)
    return {
        "addressee.name": str(named) if named else next(iter(block.splitlines()), ""),
        "addressee.title": directory.title_in(first.office, language, named),
        "addressee.institution": directory.name_in(first.office.institution, language),
    }


def _earlier_values(letter: Letter, language: str) -> dict[str, str]:
    """What a follow-up says of the letter before it and of the reply to that."""
    earlier = letter.follows
    return {
        "earlier.date": long_date(earlier.date, language) if earlier else "",
        "earlier.reference": earlier.reference if earlier else "",
        "earlier.title": earlier.title if earlier else "",
        "reply.date": long_date(letter.answered_on, language),
        "reply.reference": letter.answer_reference,
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
