"""A letter on its way: real rows, made by the real actions, with three people at the desk."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import Settings

from apps.accounts.actions import create_account
from apps.accounts.models import Role, User
from apps.addressees.models import Address, Channel, Holder, Institution, Office
from apps.base import clock
from apps.campaigns import actions as campaigns
from apps.campaigns.models import Ask, Campaign
from apps.deliveries import actions, pdf
from apps.deliveries.models import Edition
from apps.letters import actions as letters
from apps.letters.models import Letter, LetterAddressee
from apps.signatories.models import SignatoryKind, Signature

BODY = "<p>We, {signatories.organisations} organisations, write about {campaign.decision}.</p><p>{asks}</p>"


@dataclass(frozen=True)
class Desk:
    coordinator: User
    drafter: User
    approver: User


@pytest.fixture
def desk(db: None) -> Desk:
    def account(role: Role) -> User:
        return create_account(username=role, email=f"{role}@desk.example", password="made up 123", roles=(role,))

    return Desk(account(Role.COORDINATOR), account(Role.DRAFTER), account(Role.APPROVER))


@pytest.fixture
def minister(db: None) -> Office:
    """An office with a usable mailbox."""
    office = _office("Ministry of Foreign Affairs", "Minister of Foreign Affairs", "Jana Example")
    Address.objects.create(office=office, channel=Channel.EMAIL, value="minister@ministry.example")
    Address.objects.create(office=office, channel=Channel.POST, value="1 Long Street\nCapital")
    return office


@pytest.fixture
def speaker(db: None) -> Office:
    """An office that only post reaches."""
    office = _office("Parliament", "Speaker of Parliament", "Ali Example")
    Address.objects.create(office=office, channel=Channel.POST, value="2 Short Street\nCapital")
    return office


@pytest.fixture
def letter(desk: Desk, minister: Office, speaker: Office) -> Letter:
    """Open for signing, addressed to the minister, copied to the speaker."""
    campaign = Campaign(
        title="Clean water", slug="clean-water", decision="the water act", contact_email="we@water.example"
    )
    campaigns.create_campaign(campaign=campaign, actor=desk.coordinator)
    campaigns.save_ask(ask=Ask(campaign=campaign, label="Wells", text="Repair the wells."), actor=desk.coordinator)
    campaigns.start_campaign(campaign=campaign, actor=desk.coordinator)
    letter = letters.create_letter(
        campaign=campaign, title="Water for all", slug="water-for-all", language="en", template=None, actor=desk.drafter
    )
    letter.subject, letter.body, letter.closing, letter.date = "Water", BODY, "Sincerely,", datetime.date(2026, 11, 2)
    letters.save_draft(letter=letter, actor=desk.drafter)
    letters.add_addressee(letter=letter, office=minister, part=LetterAddressee.Part.TO, actor=desk.drafter)
    letters.add_addressee(letter=letter, office=speaker, part=LetterAddressee.Part.COPY, actor=desk.drafter)
    letters.submit_letter(letter=letter, actor=desk.drafter)
    letters.approve_letter(letter=letter, actor=desk.approver)
    return letters.open_letter(letter=letter, actor=desk.coordinator)


@pytest.fixture
def signed(letter: Letter) -> Callable[..., Signature]:
    version = letter.version
    assert version is not None

    def sign(name: str, kind: str = SignatoryKind.ORGANISATION, **fields: object) -> Signature:
        return Signature.objects.create(
            letter=letter,
            version=version,
            kind=kind,
            name=name,
            sort_key=name,
            email=f"{letter.signatures.count()}@signatory.example",
            status=Signature.Status.CONFIRMED,
            confirmed_at=clock.now(),
            **{"consent_at": clock.now(), **fields},
        )

    return sign


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def closed(letter: Letter, signed: Callable[..., Signature], desk: Desk) -> Letter:
    """Closed, with two organisations and one individual."""
    signed("Water Watch", country="FR")
    signed("Wells International")
    signed("Ada Example", SignatoryKind.INDIVIDUAL, title="Hydrologist")
    return letters.close_letter(letter=letter, actor=desk.coordinator)


@pytest.fixture
def ready(closed: Letter, desk: Desk) -> Edition:
    """The printed edition of the closed letter."""
    return printed_edition(closed, desk.coordinator)


def printed_edition(letter: Letter, actor: User | None) -> Edition:
    edition = actions.create_edition(letter=letter, actor=actor)
    assert pdf.print_edition(edition.pk)
    edition.refresh_from_db()
    return edition


def _office(institution: str, title: str, holder: str) -> Office:
    body = Institution.objects.create(name=institution, country="FR")
    office = Office.objects.create(institution=body, title=title, rank=Office.Rank.OTHER)
    Holder.objects.create(office=office, name=holder, style="Ms")
    return office
