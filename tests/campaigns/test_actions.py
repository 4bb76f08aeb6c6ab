import pytest

from apps.accounts.models import Role
from apps.base.errors import RuleError
from apps.campaigns import actions
from apps.campaigns.models import Ask, Campaign
from tests import making

pytestmark = pytest.mark.django_db


def test_campaign_starts_with_an_ask_and_ends_step_by_step() -> None:
    campaign = making.campaign(asks=0, status="planning")
    with pytest.raises(RuleError) as refusal:
        actions.start_campaign(campaign=campaign, actor=None)
    assert refusal.value.code == "no-asks"
    actions.save_ask(ask=Ask(campaign=campaign, label="A", text="A"), actor=None)
    actions.start_campaign(campaign=campaign, actor=None)
    actions.conclude_campaign(campaign=campaign, actor=None)
    actions.archive_campaign(campaign=campaign, actor=None)
    assert [row.to_status for row in campaign.transitions.all()] == ["planning", "active", "concluded", "archived"]


def test_asks_get_their_place_at_the_end() -> None:
    campaign = making.campaign(asks=2)
    third = actions.save_ask(ask=Ask(campaign=campaign, label="C", text="C"), actor=None)
    assert third.position == 3


def test_a_proposal_is_decided_once() -> None:
    coordinator = making.user(Role.COORDINATOR)
    ask = Ask(campaign=making.campaign(), label="P", text="P", status=Ask.Status.PROPOSED)
    actions.save_ask(ask=ask, actor=None)
    actions.accept_ask(ask=ask, actor=coordinator)
    with pytest.raises(RuleError) as refusal:
        actions.reject_ask(ask=ask, actor=coordinator)
    assert refusal.value.code == "wrong-state"


def test_only_coordinators_plan_campaigns() -> None:
    for role in (Role.DRAFTER, Role.APPROVER, Role.DATA_OFFICER):
        with pytest.raises(RuleError) as refusal:
            actions.create_campaign(campaign=Campaign(title="X", slug="x"), actor=making.user(role))
        assert refusal.value.code == "not-allowed"
    made = actions.create_campaign(campaign=Campaign(title="X", slug="x"), actor=making.user(Role.COORDINATOR))
    assert made.history.get().history_user.role_grants.get().role == Role.COORDINATOR


def test_bad_input_names_its_field() -> None:
    with pytest.raises(RuleError) as refusal:
        actions.create_campaign(campaign=Campaign(title="X", slug="not a slug"), actor=None)
    assert (refusal.value.code, refusal.value.field) == ("invalid", "slug")
