"""Institutions, offices, holders and addresses that historical documents name. Nothing is ever sent to them."""

import re
from typing import NamedTuple

from apps.accounts.models import User
from apps.addressees import actions
from apps.addressees.models import Address, Channel, Holder, Institution, Office
from apps.addressees.rules import rank_of
from apps.archive.parsing import countries
from apps.archive.parsing.records import ParsedAddressee, ParsedSender
from apps.base.errors import RuleError
from apps.past_campaigns.rules import Provenance, Source

# Bodies between states: the country of their seat is not theirs.
_BETWEEN_STATES = (Office.Rank.HIGH_REPRESENTATIVE, Office.Rank.SPECIAL_RAPPORTEUR, Office.Rank.MEMBER_STATES)
_OF_COUNTRY = re.compile(r"^(?P<post>.+?)\s+of\s+(?P<country>(?:the\s+)?[^\W\d_a-z].*)$")


LENGTH = 300  # characters of names and titles in the directory


class _Named(NamedTuple):
    """What a document says of an institution and the post in it."""

    institution: str
    country: str
    title: str
    rank: str
    is_class: bool


def add_office(addressee: ParsedAddressee, provenance: Provenance, actor: User | None) -> Office:
    """The office of an address block, found or made, with its holder and its addresses, all marked historical."""
    named = _named(addressee)
    institution = find_institution(named.institution, named.country, provenance, actor)
    office = _office(institution, named, provenance, actor)
    if addressee.name and not named.is_class:
        _add_holder(office, addressee.name, provenance, actor)
    _add_addresses(office, addressee, provenance, actor)
    return office


def known_institutions(source: Source) -> list[Institution]:
    """The institutions of the directory that a document is addressed to or comes from; none is made."""
    parsed = source.parsed
    wanted = [(one.institution, one.country) for one in map(_named, (*parsed.addressees, *parsed.cc))]
    if not source.is_joint:
        wanted = [_sending(parsed.sender, source.provenance)]
    found = (_known(name, country) for name, country in wanted)
    return list({row.pk: row for row in found if row}.values())


def add_senders_office(
    sender: ParsedSender | None, provenance: Provenance, actor: User | None
) -> tuple[Institution, Office | None]:
    """Who speaks in a response: by its letterhead and signature, else by its publisher."""
    name, country = _sending(sender, provenance)
    institution = find_institution(name, country, provenance, actor)
    if sender is None or not (sender.organisation or sender.title):
        return institution, None
    if sender.website and not institution.website:
        _add_website(institution, sender.website, actor)
    title = (sender.title or sender.organisation)[:LENGTH]
    office = _office(institution, _Named(name, country, title, rank_of(title), False), provenance, actor)
    if sender.name:
        _add_holder(office, sender.name, provenance, actor)
    _add_addresses(office, ParsedAddressee(address=sender.address), provenance, actor)
    return institution, office


def find_institution(name: str, country: str, provenance: Provenance, actor: User | None) -> Institution:
    """The institution of this name, or what it was merged into; a new one where there is none."""
    row = Institution(name=name[:LENGTH], country=country, source=_said_in(provenance))
    return _known(name, country) or actions.save_institution(row=row, actor=actor)


def _known(name: str, country: str) -> Institution | None:
    found = Institution.objects.filter(name__iexact=name[:LENGTH], country=country).order_by("pk").first()
    return found.survivor() if found else None


def _named(addressee: ParsedAddressee) -> _Named:
    """What an address block says of institution and office; its first line where it names neither post nor body."""
    is_class = not addressee.title and not addressee.organisation
    first = next(iter((*addressee.lines, addressee.address, addressee.email)), "").splitlines()
    title = addressee.title or (addressee.name if is_class else addressee.organisation) or " ".join(first[:1])
    rank = rank_of(title) if addressee.title or is_class else Office.Rank.BODY
    country = "" if rank in _BETWEEN_STATES else country_in(addressee.address) or split_country(title)[1]
    institution = addressee.organisation or (title if is_class else _seat(title))
    return _Named(institution, country, title[:LENGTH], rank, is_class)


def _sending(sender: ParsedSender | None, provenance: Provenance) -> tuple[str, str]:
    """Name and country of the institution that speaks."""
    if sender is None or not (sender.organisation or sender.title):
        return split_country(provenance.publisher or provenance.title)
    title = sender.title or sender.organisation
    country = country_in(sender.address) or split_country(title)[1]
    return sender.organisation or split_country(provenance.publisher)[0] or title, country


def _add_website(institution: Institution, website: str, actor: User | None) -> None:
    institution.website = website if website.startswith(("http://", "https://")) else f"https://{website}"
    try:
        actions.save_institution(row=institution, actor=actor)
    except RuleError as refusal:
        if refusal.field != "website":
            raise
        institution.refresh_from_db()  # what was read as a website is none


def country_in(address: str) -> str:
    """ISO code of the country that closes a postal address, or empty."""
    last = address.splitlines()[-1] if address else ""
    return countries.lookup(last) or countries.lookup(last.rpartition(",")[2].strip()) or ""


def split_country(name: str) -> tuple[str, str]:
    """("Ministry of Foreign Affairs", "KR") from "Ministry of Foreign Affairs of the Republic of Korea"."""
    words = name.split(" of ")
    for cut in range(1, len(words)):
        last = " of ".join(words[cut:])
        code = countries.lookup(last) or countries.lookup(last.removeprefix("the "))
        if code:
            return " of ".join(words[:cut]), code
    return name, ""


def _seat(title: str) -> str:
    """What a post without a printed body belongs to: "Republic of Korea" for its President; else the post itself."""
    match = _OF_COUNTRY.match(title)
    return match["country"].removeprefix("the ") if match else title


def _office(institution: Institution, named: _Named, provenance: Provenance, actor: User | None) -> Office:
    found = Office.objects.filter(institution=institution, title__iexact=named.title).order_by("pk").first()
    if found:
        return found.survivor()
    row = Office(institution=institution, title=named.title, rank=named.rank, is_class=named.is_class)
    row.language = provenance.language
    return actions.save_office(row=row, actor=actor)


def _add_holder(office: Office, name: str, provenance: Provenance, actor: User | None) -> None:
    if not Holder.objects.filter(office=office, name=name[:200]).exists():
        row = Holder(office=office, name=name[:200], is_historical=True, source=_said_in(provenance))
        actions.save_holder(row=row, actor=actor)


def _add_addresses(office: Office, read: ParsedAddressee, provenance: Provenance, actor: User | None) -> None:
    values = [(Channel.POST, read.address), (Channel.EMAIL, read.email)]
    values += [(Channel.FAX, number) for number in read.fax]
    for channel, value in values:
        if value and not Address.objects.filter(office=office, channel=channel, value=value).exists():
            row = Address(office=office, channel=channel, value=value, is_historical=True, source=_said_in(provenance))
            _add_address(row, actor)


def _add_address(row: Address, actor: User | None) -> None:
    """An address that its channel cannot use, or has in another spelling, stays in the block of the letter alone."""
    try:
        actions.save_address(row=row, actor=actor)
    except RuleError as refusal:
        if refusal.code != "invalid":
            raise


def _said_in(provenance: Provenance) -> str:
    day = f" ({provenance.date.isoformat()})" if provenance.date else ""
    return f"{provenance.title[:280]}{day}"
