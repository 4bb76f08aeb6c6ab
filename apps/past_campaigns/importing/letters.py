"""A joint letter of the past as a past campaign: letter, addressees, asks and signatories as printed."""

from collections.abc import Sequence

from babel.dates import format_date

from apps.accounts.models import User
from apps.archive.models import Document, Passage
from apps.archive.parsing.records import ParsedAddressee
from apps.base.actions import begin, record
from apps.campaigns.actions import create_campaign, save_ask
from apps.campaigns.models import Ask, Campaign
from apps.letters.actions import freeze
from apps.letters.models import Letter, LetterAddressee, LetterVersion
from apps.past_campaigns import compose
from apps.past_campaigns.importing import directory, signatures
from apps.past_campaigns.rules import Source


def add_past_campaign(source: Source, document: Document, actor: User | None) -> Campaign:
    """The campaign behind a historical letter, archived from the start. Dispatches and consents are not invented.

    The document belongs to the institutions that the letter goes to. Raises RuleError with the code and the field of a
    row that is refused.
    """
    campaign = create_campaign(campaign=_campaign(source), actor=actor)
    letter = record(_letter(source, document, campaign), actor=actor)
    begin(letter, actor=actor, reason=_reason(source))
    _add_addressees(source, letter, actor)
    _add_asks(source, document, campaign, actor)
    letter.version = freeze(letter=letter, change=LetterVersion.Change.FIRST, actor=actor)
    record(letter, actor=actor)
    signatures.add_signatures(source.parsed.signatories, letter, actor)
    document.institutions.set(letter.addressees.values_list("office__institution", flat=True))
    return campaign


def _campaign(source: Source) -> Campaign:
    return Campaign(
        title=source.title[:200],
        slug=source.provenance.slug,
        summary=_summary(source),
        status=Campaign.Status.ARCHIVED,
        language=source.provenance.language,
        is_historical=True,
    )


def _summary(source: Source) -> str:
    """What can be said of a letter from what was read in it, in English as the archive's own notes are."""
    parsed = source.parsed
    whom = " and ".join(filter(None, (one.name or one.title or one.organisation for one in parsed.addressees)))
    kinds = [signatory.kind for signatory in parsed.signatories]
    counts = [("organisation", kinds.count("organisation")), ("individual", kinds.count("individual"))]
    signed = " and ".join(f"{number} {noun}{'' if number == 1 else 's'}" for noun, number in counts if number)
    of = f" of {format_date(source.date, 'd MMMM y', locale='en')}" if source.date else ""
    to = f" to {whom}" if whom else ""
    signed = signed or "names that were not read"
    return f"Joint {source.provenance.kind}{to}{of}, signed by {signed}. Read from the archive."


def _letter(source: Source, document: Document, campaign: Campaign) -> Letter:
    parsed, claims = source.parsed, source.parsed.claims
    return Letter(
        campaign=campaign,
        slug=source.provenance.slug,
        title=source.title[:300],
        status=Letter.Status.DELIVERED,
        language=source.provenance.language,
        place=compose.fitting(parsed.place, 100),
        date=source.date,
        date_wording=_date_as_printed(source)[:80],
        reference=compose.fitting(parsed.reference, 80),
        subject=compose.fitting(parsed.subject, 400),
        salutation=compose.fitting(parsed.salutation, 200),
        body=compose.letter_body(parsed),
        closing=compose.fitting(parsed.closing, 300),
        is_historical=True,
        source=document,
        claimed_organisations=claims.organisations,
        claimed_individuals=claims.individuals,
        claimed_countries=claims.countries,
        claimed_total=claims.total,
    )


def _date_as_printed(source: Source) -> str:
    """The date in the words of the original, or empty where it has none."""
    text = source.text
    return " ".join(" ".join(text[start:end] for start, end in source.parsed.spans.get("date", ())).split())


def _add_addressees(source: Source, letter: Letter, actor: User | None) -> None:
    parsed = source.parsed
    elsewhere = compose.is_named_elsewhere(parsed)
    listed: list[tuple[str, ParsedAddressee]] = [(LetterAddressee.Part.TO, one) for one in parsed.addressees]
    listed += [(LetterAddressee.Part.COPY, one) for one in parsed.cc]
    rows: dict[int, LetterAddressee] = {}
    for part, one in listed:
        is_to = part == LetterAddressee.Part.TO
        block, contacts = compose.address_lines(one, named_elsewhere=elsewhere and is_to)
        office = directory.add_office(one, source.provenance, actor)
        if office.pk in rows:  # two persons in one post stand in one block
            _join(rows[office.pk], block, contacts, actor)
            continue
        row = LetterAddressee(letter=letter, office=office, part=part, position=len(rows) + 1)
        row.block, row.contacts = "\n".join(block), "\n".join(contacts)
        row.salutation = compose.fitting(parsed.salutation, 200) if is_to else ""
        rows[office.pk] = record(row, actor=actor)


def _join(row: LetterAddressee, block: Sequence[str], contacts: Sequence[str], actor: User | None) -> None:
    row.block = "\n\n".join(part for part in (row.block, "\n".join(block)) if part)
    row.contacts = "\n".join(filter(None, (row.contacts, *contacts)))
    record(row, actor=actor)


def _add_asks(source: Source, document: Document, campaign: Campaign, actor: User | None) -> None:
    """Demands of a list are the letter's own asks; those read from its prose wait for a person to accept them."""
    parsed = source.parsed
    paragraphs = compose.paragraphs(parsed, list(Passage.objects.filter(document=document).order_by("position")))
    for place, ask in zip(compose.ask_places(parsed), parsed.asks, strict=True):
        row = Ask(campaign=campaign, label=compose.label(ask.heading, ask.text), text=ask.text or ask.heading)
        row.source = None if place is None else paragraphs[place]
        save_ask(ask=row, actor=actor)
    for proposal in parsed.asks_in_prose:
        row = Ask(campaign=campaign, label=compose.label("", proposal.text), text=proposal.text)
        row.status, row.source = Ask.Status.PROPOSED, paragraphs[proposal.block] if proposal.block >= 0 else None
        save_ask(ask=row, actor=actor)


def _reason(source: Source) -> str:
    return f"Read from {source.provenance.file}"[:500]
