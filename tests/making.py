"""Rows for tests, made through the real actions. Every function has plain defaults; keyword arguments change them."""

import datetime
import itertools
from typing import Any

from apps.accounts import actions as account_actions
from apps.accounts.models import Role, User
from apps.addressees.models import Address, Channel, Holder, Institution, Office
from apps.base import clock
from apps.campaigns import actions as campaign_actions
from apps.campaigns.models import Ask, Campaign
from apps.letters import actions as letter_actions
from apps.letters.models import Letter, LetterAddressee
from apps.signatories import actions as signatory_actions
from apps.signatories.models import Invitation, Signature, SignatureLink
from apps.signatories.rules import Guest, SignatureEntry

_numbers = itertools.count(1)


def user(*roles: Role, **fields: Any) -> User:
    name = fields.pop("username", f"user{next(_numbers)}")
    made = account_actions.create_account(
        username=name, email=f"{name}@desk.example", password="correct horse battery", roles=roles
    )
    for key, value in fields.items():
        setattr(made, key, value)
    made.save()
    return made


def office(**fields: Any) -> Office:
    """An office with a holder and a usable e-mail address."""
    number = next(_numbers)
    institution = Institution.objects.create(name=f"Ministry {number}", country="NL")
    defaults = {"title": f"Minister {number}", "rank": Office.Rank.MINISTER} | fields
    made = Office.objects.create(institution=institution, **defaults)
    Holder.objects.create(office=made, name=f"Holder {number}")
    Address.objects.create(office=made, channel=Channel.EMAIL, value=f"office{number}@gov.example")
    return made


def campaign(*, asks: int = 2, **fields: Any) -> Campaign:
    """An active campaign with accepted asks."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "title": f"Campaign {number}",
        "slug": f"campaign-{number}",
        "decision": "a resolution on the release of all political prisoners",
        "contact_email": "coalition@ngo.example",
    }
    status = fields.pop("status", Campaign.Status.ACTIVE)
    made = campaign_actions.create_campaign(campaign=Campaign(**(defaults | fields)), actor=None)
    for index in range(1, asks + 1):
        ask = Ask(campaign=made, label=f"Ask {index}", text=f"Text of ask {index} in campaign {number}.")
        campaign_actions.save_ask(ask=ask, actor=None)
    Campaign.objects.filter(pk=made.pk).update(status=status)
    made.refresh_from_db()
    return made


BODY = (
    "<p>We are {signatories.organisations} organisations from {signatories.countries} countries.</p>"
    "<p>We urge you to act.</p><p>{asks}</p>"
)


def draft(*, to: Office | None = None, **fields: Any) -> Letter:
    """A letter in draft with a text and one addressee."""
    number = next(_numbers)
    made = letter_actions.create_letter(
        campaign=fields.pop("campaign", None) or campaign(),
        title=fields.pop("title", f"Open letter {number}"),
        slug=fields.pop("slug", f"open-letter-{number}"),
        language=fields.pop("language", "en"),
        template=None,
        actor=None,
    )
    for key, value in ({"body": BODY, "subject": f"Subject {number}", "closing": "Sincerely,"} | fields).items():
        setattr(made, key, value)
    letter_actions.save_draft(letter=made, actor=None)
    letter_actions.add_addressee(letter=made, office=to or office(), part=LetterAddressee.Part.TO, actor=None)
    made.refresh_from_db()
    return made


def open_letter(**fields: Any) -> Letter:
    """A letter open for signing for thirty days, approved by an approver."""
    fields.setdefault("hard_deadline", clock.now() + datetime.timedelta(days=30))
    made = draft(**fields)
    letter_actions.submit_letter(letter=made, actor=None)
    letter_actions.approve_letter(letter=made, actor=user(Role.APPROVER))
    return letter_actions.open_letter(letter=made, actor=None)


def entry(kind: str = "organisation", **fields: Any) -> SignatureEntry:
    """What a signatory types in: an organisation with a contact person, or an individual who consents."""
    number = next(_numbers)
    own: dict[str, Any] = {"name": f"Organisation {number}", "contact_name": "Ada Contact", "contact_role": "Director"}
    if kind == "individual":
        own = {"name": f"Person {number}", "title": "Professor", "consent": True}
    defaults = {"kind": kind, "email": f"signer{number}@ngo.example", "country": "KR"} | own
    return SignatureEntry(**(defaults | fields))


def pending(letter: Letter, kind: str = "organisation", **fields: Any) -> Signature:
    return signatory_actions.sign(letter=letter, entry=entry(kind, **fields))


def confirmed(letter: Letter, kind: str = "organisation", **fields: Any) -> Signature:
    """A signature that its owner confirmed."""
    signature = pending(letter, kind, **fields)
    link = SignatureLink.objects.get(signature=signature, purpose=SignatureLink.Purpose.CONFIRM)
    return signatory_actions.confirm(link=link)


def invitation(letter: Letter, **fields: Any) -> Invitation:
    number = next(_numbers)
    actor = fields.pop("actor", None)
    defaults = {"name": f"Invited {number}", "email": f"invited{number}@ngo.example"}
    return signatory_actions.invite(letter=letter, guest=Guest(**(defaults | fields)), actor=actor)
