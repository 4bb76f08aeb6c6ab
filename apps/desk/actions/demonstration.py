"""The demonstration campaign, brought to its open letter by the steps that people take, each by who may take it."""

import datetime
import re
import tomllib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Role, User
from apps.addressees import actions as directory
from apps.addressees.models import Address, Channel, Holder, Institution, Office
from apps.archive.models import Passage
from apps.base import clock, richtext
from apps.base.errors import RuleError
from apps.campaigns import actions as campaigns
from apps.campaigns.models import Ask, Campaign, Membership, Milestone
from apps.deliveries import actions as deliveries
from apps.deliveries import pdf
from apps.deliveries.models import Edition
from apps.letters import actions as letters
from apps.letters.models import Letter, LetterTemplate
from apps.parties import actions as parties
from apps.parties.models import Organisation
from apps.signatories import actions as signatories
from apps.signatories.models import Invitation, SignatoryKind, SignatureLink
from apps.signatories.rules import Guest, SignatureEntry

DATA = Path(__file__).parent.parent / "demonstration.toml"
INSTRUCTION = re.compile(r"\[[^\]]+\]")  # what a shipped template asks its drafter to write


@dataclass(frozen=True)
class People:
    coordinator: User
    drafter: User
    approver: User


def people() -> People:
    """Who acts: for each role the first account that holds it. Raises RuleError `no-account`."""
    return People(_holder(Role.COORDINATOR), _holder(Role.DRAFTER), _holder(Role.APPROVER))


def existing() -> Letter | None:
    """The letter of the demonstration, if it is here already."""
    return Letter.objects.filter(slug=_data()["letter"]["slug"]).first()


def create_demonstration() -> Edition:
    """All of it or nothing, then the first edition, printed; it says why if it could not be.

    Raises RuleError `no-account`, `archive-empty` and whatever a step refuses.
    """
    data, desk = _data(), people()
    with transaction.atomic():
        letters.load_shipped_templates()
        campaign = _campaign(data, desk)
        letter = _draft(data, campaign, desk)
        letter = _opened(letter, desk)
        for entry in data["organisations"]:
            _organisation(letter, entry, desk)
        for entry in data["individuals"]:
            _sign(letter, entry, kind=SignatoryKind.INDIVIDUAL)
        edition = deliveries.create_edition(letter=letter, actor=desk.coordinator)
    pdf.print_edition(edition.pk)  # here, not left to a worker: there may be none yet
    edition.refresh_from_db()
    return edition


def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def _holder(role: Role) -> User:
    user = User.objects.filter(role_grants__role=role, is_active=True).order_by("pk").first()
    if user is None:
        raise RuleError("no-account", _("Nobody has the role “%s” yet.") % role.label)
    return user


def _campaign(data: dict[str, Any], desk: People) -> Campaign:
    campaign = campaigns.create_campaign(campaign=Campaign(**data["campaign"]), actor=desk.coordinator)
    for ask in data["asks"]:
        campaigns.save_ask(ask=Ask(campaign=campaign, **ask), actor=desk.coordinator)
    for entry in data["milestones"]:
        day = clock.today(campaign.time_zone) + datetime.timedelta(days=entry["days"])
        milestone = Milestone(campaign=campaign, date=day, title=entry["title"], is_public=True)
        campaigns.save_milestone(milestone=milestone, actor=desk.coordinator)
    for entry in data["organisations"]:
        organisation = _party(entry, desk)
        if part := entry.get("part"):
            membership = Membership(campaign=campaign, organisation=organisation, part=part)
            campaigns.save_membership(membership=membership, actor=desk.coordinator)
    return campaigns.start_campaign(campaign=campaign, actor=desk.coordinator)


def _party(entry: dict[str, Any], desk: People) -> Organisation:
    fields = {"contact_email" if key == "email" else key: entry[key] for key in ("name", "contact_name", "email")}
    row = Organisation(country=entry.get("country", ""), language=entry.get("language", "en"), **fields)
    return parties.save_organisation(row=row, actor=desk.coordinator)


def _office(entry: dict[str, Any], actor: User) -> Office:
    institution = directory.save_institution(row=Institution(name=entry["institution"]), actor=actor)
    office = Office(institution=institution, title=entry["title"], rank=entry["rank"])
    directory.save_office(row=office, actor=actor)
    directory.save_holder(row=Holder(office=office, name=entry["holder"], style=entry["style"]), actor=actor)
    for channel, value in ((Channel.EMAIL, entry["email"]), (Channel.POST, entry["post"])):
        if value:
            directory.save_address(row=Address(office=office, channel=channel, value=value), actor=actor)
    return office


def _draft(data: dict[str, Any], campaign: Campaign, desk: People) -> Letter:
    """The text of the template, its instructions followed, a paragraph of the archive taken over into it."""
    fields = data["letter"]
    letter = letters.create_letter(
        campaign=campaign,
        title=fields["title"],
        slug=fields["slug"],
        language=campaign.language,
        template=LetterTemplate.objects.get(slug=fields["template"]),
        actor=desk.drafter,
    )
    for entry in data["offices"]:
        office = _office(entry, desk.coordinator)
        letters.add_addressee(letter=letter, office=office, part=entry["part"], actor=desk.drafter)
    letter.refresh_from_db()
    letters.borrow_passage(letter=letter, passage=_passage(fields["passage"]), actor=desk.drafter)
    letter.body = _text(letter.body, fields)
    letter.subject, letter.place, letter.reference = fields["subject"], fields["place"], fields["reference"]
    letter.soft_deadline, letter.hard_deadline = _days_ahead(fields["soft_days"]), _days_ahead(fields["hard_days"])
    return letters.save_draft(letter=letter, actor=desk.drafter)


def _passage(words: str) -> Passage:
    passage = Passage.objects.filter(text__contains=words).order_by("document__date", "position").first()
    if passage is None:
        raise RuleError("archive-empty", _("The archive has no such paragraph yet. Import the corpus first."))
    return passage


def _text(body: str, fields: dict[str, Any]) -> str:
    """The borrowed paragraph, which came last, moves behind the one that leads up to it."""
    words = iter(fields["texts"])
    *blocks, borrowed = richtext.blocks(INSTRUCTION.sub(lambda _found: next(words), body))
    place = next(number for number, block in enumerate(blocks, start=1) if "<sup" in block)
    note = f'<aside data-footnote="1"><p>{escape(fields["footnote"])}</p></aside>'
    closing = f"<p><em>{escape(fields['note'])}</em></p>"
    return "".join((*blocks[:place], borrowed, *blocks[place:], closing, note))


def _opened(letter: Letter, desk: People) -> Letter:
    letter = letters.submit_letter(letter=letter, actor=desk.drafter)
    letter = letters.approve_letter(letter=letter, actor=desk.approver, remark=_("Ready to go out."))
    return letters.open_letter(letter=letter, actor=desk.coordinator)


def _organisation(letter: Letter, entry: dict[str, Any], desk: People) -> None:
    invitation = None
    if entry.get("invited"):
        invitation = signatories.invite(
            letter=letter,
            guest=Guest(
                name=entry["name"],
                email=entry["email"],
                organisation=Organisation.objects.get(name=entry["name"], contact_email=entry["email"]),
                language=entry.get("language", "en"),
            ),
            actor=desk.coordinator,
        )
    answer = entry.get("answer", "")
    if answer in ("signed", "pending"):
        _sign(letter, entry, kind=SignatoryKind.ORGANISATION, invitation=invitation)
    elif answer and invitation is not None:
        signatories.answer(invitation=invitation, status=answer, reason=entry.get("reason", ""))


def _sign(letter: Letter, entry: dict[str, Any], *, kind: str, invitation: Invitation | None = None) -> None:
    """Fills in the form and, unless it stays pending, follows the link of the mail."""
    names = ("name", "title", "email", "country", "contact_name", "visibility", "language")
    given = {name: entry[name] for name in names if name in entry}
    filled = SignatureEntry(kind=kind, consent=True, contact_role=_("Director"), **given)
    signature = signatories.sign(letter=letter, entry=filled, invitation=invitation)
    if entry.get("answer") != "pending":
        link = SignatureLink.objects.get(signature=signature, purpose=SignatureLink.Purpose.CONFIRM)
        signatories.confirm(link=link)


def _days_ahead(days: int) -> datetime.datetime:
    """So many days from now, on the full hour."""
    return (clock.now() + datetime.timedelta(days=days)).replace(minute=0, second=0, microsecond=0)
