"""Institutions, offices, holders and addresses that historical documents name. Nothing is ever sent to them."""

import re

from apps.accounts.models import User
from apps.addressees import actions
from apps.addressees.models import Address, Channel, Holder, Institution, Office
from apps.addressees.rules import rank_of
from apps.archive.parsing import countries
from apps.archive.parsing.records import ParsedAddressee, ParsedSender
from apps.past_campaigns.rules import Provenance

# Bodies between states: the country of their seat is not theirs.
_BETWEEN_STATES = (Office.Rank.HIGH_REPRESENTATIVE, Office.Rank.SPECIAL_RAPPORTEUR, Office.Rank.MEMBER_STATES)
_OF_COUNTRY = re.compile(r"^(?P<post>.+?)\s+of\s+(?P<country>(?:the\s+)?[^\W\d_a-z].*)$")


def add_office(addressee: ParsedAddressee, provenance: Provenance, actor: User | None) -> Office:
    """The office of an address block, found or made, with its holder and its addresses, all marked historical."""
    is_class = not addressee.title and not addressee.organisation
    title = addressee.title or (addressee.name if is_class else addressee.organisation)
    rank = rank_of(title) if addressee.title or is_class else Office.Rank.BODY
    country = "" if rank in _BETWEEN_STATES else country_in(addressee.address) or split_country(title)[1]
    name = addressee.organisation or (title if is_class else _seat(title))
    institution = find_institution(name, country, provenance, actor)
    office = _office(institution, title, rank, is_class, provenance, actor)
    if addressee.name and not is_class:
        _add_holder(office, addressee.name, provenance, actor)
    _add_addresses(office, addressee, provenance, actor)
    return office


def add_senders_office(
    sender: ParsedSender | None, provenance: Provenance, actor: User | None
) -> tuple[Institution, Office | None]:
    """Who speaks in a response: by its letterhead and signature, else by its publisher."""
    if sender is None or not (sender.organisation or sender.title):
        name, country = split_country(provenance.publisher or provenance.title)
        return find_institution(name, country, provenance, actor), None
    title = sender.title or sender.organisation
    country = country_in(sender.address) or split_country(title)[1]
    name = sender.organisation or split_country(provenance.publisher)[0] or title
    institution = find_institution(name, country, provenance, actor)
    if sender.website and not institution.website:
        institution.website = sender.website
        actions.save_institution(row=institution, actor=actor)
    office = _office(institution, title, rank_of(title), False, provenance, actor)
    if sender.name:
        _add_holder(office, sender.name, provenance, actor)
    _add_addresses(office, ParsedAddressee(address=sender.address), provenance, actor)
    return institution, office


def find_institution(name: str, country: str, provenance: Provenance, actor: User | None) -> Institution:
    found = Institution.objects.filter(name__iexact=name, country=country).first()
    row = Institution(name=name, country=country, source=_said_in(provenance))
    return found or actions.save_institution(row=row, actor=actor)


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


def _office(
    institution: Institution, title: str, rank: str, is_class: bool, provenance: Provenance, actor: User | None
) -> Office:
    found = Office.objects.filter(institution=institution, title__iexact=title).first()
    row = Office(institution=institution, title=title, rank=rank, is_class=is_class, language=provenance.language)
    return found or actions.save_office(row=row, actor=actor)


def _add_holder(office: Office, name: str, provenance: Provenance, actor: User | None) -> None:
    if not Holder.objects.filter(office=office, name=name).exists():
        row = Holder(office=office, name=name, is_historical=True, source=_said_in(provenance))
        actions.save_holder(row=row, actor=actor)


def _add_addresses(office: Office, read: ParsedAddressee, provenance: Provenance, actor: User | None) -> None:
    values = [(Channel.POST, read.address), (Channel.EMAIL, read.email)]
    values += [(Channel.FAX, number) for number in read.fax]
    for channel, value in values:
        if value and not Address.objects.filter(office=office, channel=channel, value=value).exists():
            row = Address(office=office, channel=channel, value=value, is_historical=True, source=_said_in(provenance))
            actions.save_address(row=row, actor=actor)


def _said_in(provenance: Provenance) -> str:
    return f"{provenance.title} ({provenance.date.isoformat()})"[:300]
