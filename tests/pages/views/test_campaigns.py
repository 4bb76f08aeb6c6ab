import datetime

import pytest
from django.test import Client

from apps.campaigns.models import Membership, Milestone
from apps.parties.models import Organisation
from apps.responses.models import AskOutcome, AskPosition
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db


def test_campaign_shows_positions_with_quotes_and_outcomes_with_evidence(client: Client) -> None:
    campaign = making.campaign(slug="one", asks=1)
    ask = campaign.asks.get()
    answer = asking.response(campaign)
    AskPosition.objects.create(response=answer, ask=ask, position="partly", quote="we share your concern")
    AskOutcome.objects.create(
        ask=ask, outcome="under_way", seen_on=datetime.date(2026, 4, 1), evidence="A draft exists."
    )
    text = client.get("/en/campaigns/one/").content.decode()
    for shown in (
        "Ask 1",
        "Partly accepted",
        "we share your concern",
        "Answering ministry 1",
        "Under way",
        "A draft exists.",
    ):
        assert shown in text


def test_campaign_shows_public_milestones_and_the_coalition(client: Client) -> None:
    campaign = making.campaign(slug="one")
    Milestone.objects.create(
        campaign=campaign, date=datetime.date(2026, 9, 1), title="The session opens", is_public=True
    )
    Milestone.objects.create(campaign=campaign, date=datetime.date(2026, 8, 1), title="Internal meeting")
    Membership.objects.create(
        campaign=campaign, organisation=Organisation.objects.create(name="The leaders"), part="lead"
    )
    text = client.get("/en/campaigns/one/").content.decode()
    assert "The session opens" in text and "September 1, 2026" in text
    assert "Internal meeting" not in text
    assert "The leaders" in text and "(leads)" in text


def test_campaign_takes_the_same_queries_for_any_number_of_rows(client: Client) -> None:
    campaign = making.campaign(slug="one", asks=0)

    def make(number: int) -> None:
        ask = campaign.asks.create(label=f"Ask {number}", text="…", position=number)
        making.confirmed(making.open_letter(campaign=campaign))
        answer = asking.response(campaign, number, office=making.office())
        AskPosition.objects.create(response=answer, ask=ask, position="noted")
        AskOutcome.objects.create(
            ask=ask, outcome="open", seen_on=datetime.date(2026, 1, 1), evidence="…", office=making.office()
        )
        asking.commitment(answer)
        organisation = Organisation.objects.create(name=f"Member {number}")
        Membership.objects.create(campaign=campaign, organisation=organisation)

    asking.assert_constant(client, "/en/campaigns/one/", make)


def test_campaign_list_takes_the_same_queries_for_any_number_of_rows(client: Client) -> None:
    asking.assert_constant(client, "/en/campaigns/", lambda number: making.open_letter())


def test_campaign_list_is_paged(client: Client) -> None:
    for _number in range(21):
        making.campaign(asks=0)
    assert "Page 1 of 2" in client.get("/en/campaigns/").content.decode()
    assert client.get("/en/campaigns/?page=2").content.decode().count('class="entry"') == 1


def test_campaign_does_not_tell_of_an_office_that_no_public_letter_names(client: Client) -> None:
    letter = making.open_letter(campaign=making.campaign(slug="one", asks=1))
    ask = letter.campaign.asks.get()
    planned, addressed = making.office(title="Planned office"), letter.addressees.get().office
    for office in (planned, addressed):
        AskOutcome.objects.create(
            ask=ask, outcome="open", seen_on=datetime.date(2026, 1, 1), evidence="…", office=office
        )
    text = client.get("/en/campaigns/one/").content.decode()
    assert "Planned office" not in text
    assert addressed.title in text
