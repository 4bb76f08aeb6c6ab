import pytest

from apps.accounts.models import Role
from apps.campaigns.models import Ask, Campaign, Milestone
from tests import desks, making

pytestmark = pytest.mark.django_db


def test_campaign_list_costs_the_same_for_three() -> None:
    one, three = desks.list_costs(desks.client(Role.COORDINATOR), making.campaign)
    assert one == three


def test_ask_list_costs_the_same_for_three() -> None:
    campaign = making.campaign(asks=0)

    def make() -> Ask:
        return Ask.objects.create(campaign=campaign, label="Free them", text="Free all prisoners.")

    one, three = desks.list_costs(desks.client(Role.COORDINATOR), make)
    assert one == three


def test_campaign_pages_open_for_a_coordinator() -> None:
    visitor = desks.client(Role.COORDINATOR)
    assert "What the campaign asks for" in desks.words(visitor, desks.page(making.campaign()))
    assert desks.cost(visitor, desks.adding(Campaign)) > 0
    assert desks.cost(visitor, desks.adding(Ask)) > 0


def test_campaign_is_made_with_asks_through_actions() -> None:
    visitor = desks.client(Role.COORDINATOR)
    data = desks.form_data(visitor, desks.adding(Campaign), title="For freedom", slug="for-freedom")
    data |= {"asks-TOTAL_FORMS": "1", "asks-0-position": "0", "asks-0-label": "Release", "asks-0-text": "Release all."}
    assert visitor.post(desks.adding(Campaign), data).status_code == 302
    campaign = Campaign.objects.get(slug="for-freedom")
    assert campaign.transitions.get().to_status == Campaign.Status.PLANNING
    assert [(ask.label, ask.position) for ask in campaign.asks.all()] == [("Release", 1)]
    assert campaign.history.get().history_user is not None


def test_milestone_is_removed_through_its_action() -> None:
    visitor = desks.client(Role.COORDINATOR)
    campaign = making.campaign()
    Milestone.objects.create(campaign=campaign, date="2026-03-01", title="Vote")
    data = desks.form_data(visitor, desks.page(campaign)) | {"milestones-0-DELETE": "on"}
    assert visitor.post(desks.page(campaign), data).status_code == 302
    assert campaign.milestones.count() == 0


def test_slug_of_an_active_campaign_is_kept() -> None:
    visitor = desks.client(Role.COORDINATOR)
    campaign = making.campaign(slug="as-it-was")
    data = desks.form_data(visitor, desks.page(campaign)) | {"slug": "another"}
    visitor.post(desks.page(campaign), data)
    campaign.refresh_from_db()
    assert campaign.slug == "as-it-was"


def test_campaign_cannot_be_deleted_in_the_admin() -> None:
    visitor = desks.client(Role.COORDINATOR)
    campaign = making.campaign()
    assert visitor.post(desks.page(campaign).replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert Campaign.objects.filter(pk=campaign.pk).exists()


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.APPROVER, Role.DATA_OFFICER])
def test_campaign_is_read_only_for_other_roles(role: Role) -> None:
    visitor = desks.client(role)
    campaign = making.campaign(title="Before")
    assert "Save" not in desks.words(visitor, desks.page(campaign))
    assert visitor.post(desks.page(campaign), {"title": "After"}).status_code == 403
    assert visitor.get(desks.adding(Campaign)).status_code == 403
    campaign.refresh_from_db()
    assert campaign.title == "Before"
