"""What coordinators do to a campaign, its asks, its milestones and its coalition."""

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.base.actions import begin, move, record
from apps.base.errors import RuleError
from apps.campaigns.models import Ask, Campaign, Membership, Milestone


@transaction.atomic
def create_campaign(*, campaign: Campaign, actor: User | None) -> Campaign:
    """Saves a new campaign and notes its beginning. Raises RuleError `invalid` with the field."""
    roles.require(actor, roles.CAMPAIGN_EDIT)
    record(campaign, actor=actor)
    begin(campaign, actor=actor)
    return campaign


def save_campaign(*, campaign: Campaign, actor: User | None) -> Campaign:
    roles.require(actor, roles.CAMPAIGN_EDIT)
    return record(campaign, actor=actor)


def save_ask(*, ask: Ask, actor: User | None) -> Ask:
    """Saves an ask; a new one without a place in the order goes to the end."""
    roles.require(actor, roles.CAMPAIGN_EDIT)
    if ask._state.adding and not ask.position:
        last = ask.campaign.asks.order_by("position").last()
        ask.position = last.position + 1 if last else 1
    return record(ask, actor=actor)


def accept_ask(*, ask: Ask, actor: User) -> Ask:
    """A person takes a proposal read from prose as an ask of the campaign."""
    return _decide(ask, Ask.Status.ACCEPTED, actor)


def reject_ask(*, ask: Ask, actor: User) -> Ask:
    return _decide(ask, Ask.Status.REJECTED, actor)


def save_membership(*, membership: Membership, actor: User | None) -> Membership:
    roles.require(actor, roles.CAMPAIGN_EDIT)
    return record(membership, actor=actor)


def remove_membership(*, membership: Membership, actor: User | None) -> None:
    roles.require(actor, roles.CAMPAIGN_EDIT)
    membership.delete()


def save_milestone(*, milestone: Milestone, actor: User | None) -> Milestone:
    roles.require(actor, roles.CAMPAIGN_EDIT)
    return record(milestone, actor=actor)


def remove_milestone(*, milestone: Milestone, actor: User | None) -> None:
    roles.require(actor, roles.CAMPAIGN_EDIT)
    milestone.delete()


def start_campaign(*, campaign: Campaign, actor: User | None) -> Campaign:
    """From planning to active: from now on the public site shows it (embargo aside)."""
    roles.require(actor, roles.CAMPAIGN_EDIT)
    if not campaign.asks.filter(status=Ask.Status.ACCEPTED).exists():
        raise RuleError("no-asks", _("A campaign starts with at least one ask: write down what you demand."))
    return move(campaign, to=Campaign.Status.ACTIVE, actor=actor)


def conclude_campaign(*, campaign: Campaign, actor: User | None, reason: str = "") -> Campaign:
    roles.require(actor, roles.CAMPAIGN_EDIT)
    return move(campaign, to=Campaign.Status.CONCLUDED, actor=actor, reason=reason)


def archive_campaign(*, campaign: Campaign, actor: User | None, reason: str = "") -> Campaign:
    roles.require(actor, roles.CAMPAIGN_EDIT)
    return move(campaign, to=Campaign.Status.ARCHIVED, actor=actor, reason=reason)


def _decide(ask: Ask, status: str, actor: User) -> Ask:
    roles.require(actor, roles.CAMPAIGN_EDIT)
    if ask.status != Ask.Status.PROPOSED:
        raise RuleError("wrong-state", _("Only a proposal can be accepted or rejected."))
    ask.status = status
    return record(ask, actor=actor)
