"""Who may sign what, with which particulars, and when they are reminded. Pure decisions; no row is written here."""

import datetime
import re
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.translation import gettext as _
from django_countries import countries

from apps.addressees import rules as directory
from apps.base import clock, richtext
from apps.base.errors import RuleError
from apps.letters.models import Letter, LetterVersion
from apps.parties.models import Organisation
from apps.parties.search import similar_organisations
from apps.signatories.models import Invitation, SignatoryKind, Signature

# Days. One reminder after a week is what callers for sign-on do; two reminders are the most that anybody gets.
CONFIRMATION_REMINDERS = (2, 5)
CONFIRMATION_LIFE = 14
INVITATION_REMINDERS = (5, 10)
LINK_LIFE = 400
ADDRESS_A_DAY = 10  # entries with one address; more would let a stranger fill somebody's mailbox under ever new names

TYPED = ("name", "title", "country_wording", "contact_name", "contact_role")
_WEB_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)  # what makes a mail of ours carry somebody else's link


@dataclass(frozen=True)
class SignatureEntry:
    """What somebody who signs typed into the form, or a partner sent.

    `country` is an ISO 3166-1 alpha-2 code or empty; `country_wording` is the signatory's own wording and wins in
    print. Organisations give `contact_name` (the authorised person) and `contact_role`; both are never printed.
    """

    kind: str
    name: str
    email: str
    title: str = ""
    country: str = ""
    country_wording: str = ""
    contact_name: str = ""
    contact_role: str = ""
    visibility: str = "public"
    is_at_risk: bool = False
    language: str = "en"
    consent: bool = False


@dataclass(frozen=True)
class Guest:
    """Whom a coordinator invites: an organisation (of the directory, if it stands there) or a person."""

    name: str
    email: str
    kind: str = SignatoryKind.ORGANISATION
    organisation: Organisation | None = None
    language: str = "en"


def names_near(name: str, *, country: str = "") -> tuple[str, ...]:
    """Organisations that may be meant by `name`, likeliest first: a question to who signs, never a correction.

    Only names that every visitor can read under a public letter, and none of a body with an entry that is not public:
    an answer would tell that it signed. Two queries.
    """
    own = Signature.objects.exclude(organisation=None)
    hidden = own.filter(Q(is_at_risk=True) | ~Q(visibility=Signature.Visibility.PUBLIC))
    shown = own.public().filter(letter__in=Letter.objects.public())
    among = Organisation.objects.filter(pk__in=shown.values("organisation"))
    found = similar_organisations(name, country=country, among=among.exclude(pk__in=hidden.values("organisation")))
    return tuple(each.organisation.name for each in found)


def check_open(letter: Letter) -> LetterVersion:
    """The version to sign. Raises RuleError `letter-not-open`."""
    over = letter.hard_deadline is not None and letter.hard_deadline <= clock.now()
    if letter.status != Letter.Status.OPEN or over or letter.version is None:
        raise RuleError("letter-not-open", _("This letter is not open for signing."))
    return letter.version


def tidied(entry: SignatureEntry) -> SignatureEntry:
    """The entry with every text as one plain line, so that nothing hides in it or turns its neighbours round."""
    lines: dict[str, Any] = {name: richtext.plain_line(getattr(entry, name)) for name in TYPED}
    return replace(entry, email=entry.email.strip(), **lines)


def check_entry(entry: SignatureEntry) -> None:
    """Raises RuleError naming the field: `contact-missing`, `consent-missing`, `address-historical`, or `invalid`."""
    if not any(character.isalnum() for character in entry.name):
        raise RuleError("invalid", _("Please give the name as it shall be printed."), "name")
    for name in TYPED:
        if _WEB_ADDRESS.search(getattr(entry, name)):
            raise RuleError("invalid", _("Please leave web addresses out."), name)
    if entry.kind not in SignatoryKind.values:
        raise RuleError("invalid", _("Please choose organisation or individual."), "kind")
    _check_address(entry.email)
    directory.check_may_be_written_to(entry.email)
    if entry.country and entry.country not in dict(countries):
        raise RuleError("invalid", _("Please choose a country from the list, or none."), "country")
    if entry.visibility not in Signature.Visibility.values:
        raise RuleError("invalid", _("Please choose who may see the name."), "visibility")
    if entry.kind == SignatoryKind.ORGANISATION:
        _check_organisation(entry)
    elif not entry.consent:
        raise RuleError(
            "consent-missing", _("We may keep your signature only if you agree to it in so many words."), "consent"
        )


def check_shape(signature: Signature) -> None:
    """Raises RuleError `invalid`, with the field, for what no column can hold. No query."""
    try:
        signature.clean_fields(exclude={"letter", "version", "organisation", "person"})
    except ValidationError as error:
        field, complaints = next(iter(error.message_dict.items()))
        raise RuleError("invalid", complaints[0], field) from error


def consent_wording(*, letter: Letter, kind: str, visibility: str) -> str:
    """The words that who signs agrees to, for themselves or for their organisation; kept with signature and version."""
    of_organisation = kind == SignatoryKind.ORGANISATION
    wording = {
        Signature.Visibility.PUBLIC: _(
            "I agree that the name of my organisation and its country are published under the letter “%(title)s”. "
            "I know that we can withdraw at any time."
        )
        if of_organisation
        else _(
            "I agree that my name and what I entered beside it are published under the letter “%(title)s”. "
            "I know that this shows a political opinion and that I can withdraw at any time."
        ),
        Signature.Visibility.WITHHELD: _(
            "I agree that my organisation is counted under the letter “%(title)s” without its name being published. "
            "I know that we can withdraw at any time."
        )
        if of_organisation
        else _(
            "I agree that my signature is counted under the letter “%(title)s” without my name being published. "
            "I know that I can withdraw at any time."
        ),
        Signature.Visibility.PRIVATE: _(
            "I agree that the coalition keeps the support of my organisation for the letter “%(title)s” without "
            "counting or publishing it. I know that we can withdraw at any time."
        )
        if of_organisation
        else _(
            "I agree that the coalition keeps my support for the letter “%(title)s” without counting or publishing it. "
            "I know that I can withdraw at any time."
        ),
    }
    return wording[Signature.Visibility(visibility)] % {"title": letter.title}


def next_reminder(sent: int, days: tuple[int, ...], since: datetime.datetime) -> datetime.datetime | None:
    """When the next reminder is due, `sent` having left; None when no more will be sent."""
    return since + datetime.timedelta(days=days[sent]) if sent < len(days) else None


def check_answer(invitation: Invitation, status: str, *, condition: str, reason: str) -> None:
    """Raises RuleError when the answer lacks its words or the letter is closed."""
    check_open(invitation.letter)
    if status == Invitation.Status.CONDITIONAL and not condition.strip():
        raise RuleError("condition-missing", _("Please say which change you would need."), "condition")
    if not invitation.may_become(status):
        raise RuleError("wrong-state", _("You have answered this invitation already."))


def _check_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise RuleError("invalid", _("Please give an e-mail address that can receive a mail."), "email") from error


def _check_organisation(entry: SignatureEntry) -> None:
    if not entry.contact_name.strip():
        message = _("Please name the person who is authorised to sign for the organisation.")
        raise RuleError("contact-missing", message, "contact_name")
    if entry.visibility == Signature.Visibility.PUBLIC and entry.is_at_risk:
        raise RuleError("invalid", _("An organisation at risk is not named: choose another visibility."), "visibility")
