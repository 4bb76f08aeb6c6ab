"""A joint letter of the past as a past campaign: letter, addressees, asks and signatories as printed."""

from babel.dates import format_date

from apps.accounts.models import User
from apps.archive.models import Document, Passage
from apps.archive.parsing.records import ParsedAddressee
from apps.archive.parsing.text import decode
from apps.base.actions import begin, record
from apps.campaigns.actions import create_campaign, save_ask
from apps.campaigns.models import Ask, Campaign
from apps.letters.actions import freeze
from apps.letters.models import Letter, LetterAddressee, LetterVersion
from apps.past_campaigns import compose
from apps.past_campaigns.actions import directory, signatures
from apps.past_campaigns.rules import Source


def add_past_campaign(source: Source, document: Document, actor: User | None) -> Campaign:
    """The campaign behind a historical letter, archived from the start. Dispatches and consents are not invented."""
    campaign = create_campaign(campaign=_campaign(source), actor=actor)
    letter = record(_letter(source, document, campaign), actor=actor)
    begin(letter, actor=actor, reason=_reason(source))
    _add_addressees(source, letter, actor)
    _add_asks(source, document, campaign, actor)
    letter.version = freeze(letter=letter, change=LetterVersion.Change.FIRST, actor=actor)
    record(letter, actor=actor)
    signatures.add_signatures(source.parsed.signatories, letter, actor)
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
    whom = " and ".join(one.name or one.title for one in parsed.addressees)
    kinds = [signatory.kind for signatory in parsed.signatories]
    counts = [("organisation", kinds.count("organisation")), ("individual", kinds.count("individual"))]
    signed = " and ".join(f"{number} {noun}{'' if number == 1 else 's'}" for noun, number in counts if number)
    day = format_date(source.date, "d MMMM y", locale="en")
    to = f" to {whom}" if whom else ""
    return f"Joint letter{to} of {day}, signed by {signed or 'names that were not read'}. Read from the archive."


def _letter(source: Source, document: Document, campaign: Campaign) -> Letter:
    parsed, claims = source.parsed, source.parsed.claims
    return Letter(
        campaign=campaign,
        slug=source.provenance.slug,
        title=source.title[:300],
        status=Letter.Status.DELIVERED,
        language=source.provenance.language,
        place=parsed.place,
        date=source.date,
        date_wording=_date_as_printed(source)[:80],
        reference=parsed.reference,
        subject=parsed.subject,
        salutation=parsed.salutation,
        body=compose.letter_body(parsed),
        closing=parsed.closing,
        is_historical=True,
        source=document,
        claimed_organisations=claims.organisations,
        claimed_individuals=claims.individuals,
        claimed_countries=claims.countries,
        claimed_total=claims.total,
    )


def _date_as_printed(source: Source) -> str:
    """The date in the words of the original, or empty where it has none."""
    text = decode(source.data)
    return " ".join(" ".join(text[start:end] for start, end in source.parsed.spans.get("date", ())).split())


def _add_addressees(source: Source, letter: Letter, actor: User | None) -> None:
    parsed = source.parsed
    elsewhere = compose.is_named_elsewhere(parsed)
    listed: list[tuple[str, ParsedAddressee]] = [(LetterAddressee.Part.TO, one) for one in parsed.addressees]
    listed += [(LetterAddressee.Part.COPY, one) for one in parsed.cc]
    for position, (part, one) in enumerate(listed, start=1):
        is_to = part == LetterAddressee.Part.TO
        block, contacts = compose.address_lines(one, named_elsewhere=elsewhere and is_to)
        row = LetterAddressee(
            letter=letter,
            office=directory.add_office(one, source.provenance, actor),
            part=part,
            position=position,
            block="\n".join(block),
            contacts="\n".join(contacts),
            salutation=parsed.salutation if is_to else "",
        )
        record(row, actor=actor)


def _add_asks(source: Source, document: Document, campaign: Campaign, actor: User | None) -> None:
    """Demands of a list are the letter's own asks; those read from its prose wait for a person to accept them."""
    parsed = source.parsed
    paragraphs = list(Passage.objects.filter(document=document).order_by("position"))
    numbered = [index for index, block in enumerate(parsed.body) if block.kind == "ask"]
    for index, ask in zip(numbered, parsed.asks, strict=True):
        text = compose.label(ask.heading, ask.text)
        row = Ask(campaign=campaign, label=text, text=ask.text, source=paragraphs[index])
        save_ask(ask=row, actor=actor)
    for proposal in parsed.asks_in_prose:
        row = Ask(campaign=campaign, label=compose.label("", proposal.text), text=proposal.text)
        row.status, row.source = Ask.Status.PROPOSED, paragraphs[proposal.block]
        save_ask(ask=row, actor=actor)


def _reason(source: Source) -> str:
    return f"Read from {source.provenance.file}"[:500]
