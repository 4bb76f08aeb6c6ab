import pytest

from apps.accounts.models import Role
from apps.base import clock
from apps.campaigns.models import Campaign
from apps.letters import actions as letters
from apps.responses.models import Commitment, Response
from tests import desks, making

pytestmark = pytest.mark.django_db


def _row_of_everything() -> None:
    letter = making.open_letter()
    making.invitation(letter)
    letters.submit_letter(letter=making.draft(), actor=None)
    institution = letter.addressees.get().office.institution
    number = Response.objects.count()
    own = {"title": "Reply", "slug": f"reply-{number}", "arrived": "substantive", "institution": institution}
    response = Response.objects.create(**own)
    Commitment.objects.create(response=response, quote="We will act.", next_check_on=clock.today())


def test_overview_costs_the_same_for_three() -> None:
    visitor = desks.client(Role.COORDINATOR)
    _row_of_everything()
    visitor.get("/admin/")
    one = desks.cost(visitor, "/admin/")
    _row_of_everything()
    _row_of_everything()
    assert desks.cost(visitor, "/admin/") == one


def test_overview_names_what_waits() -> None:
    letter = making.open_letter(title="Letter on prisoners")
    making.invitation(letter)
    letters.submit_letter(letter=making.draft(title="Letter to read"), actor=None)
    making.draft(title="Letter to write")
    page = desks.words(desks.client(Role.COORDINATOR), "/admin/")
    assert "Invite signatories to “Letter on prisoners”" in page
    assert "“Letter to read” waits for an approver" in page
    assert "Write “Letter to write” and submit it for review" in page


def test_overview_leads_an_empty_desk_to_its_first_campaign() -> None:
    page = desks.words(desks.client(Role.COORDINATOR), "/admin/")
    assert "/admin/campaigns/campaign/add/" in page
    assert not Campaign.objects.exists()


def test_overview_asks_for_a_second_factor() -> None:
    assert "/accounts/2fa/totp/activate/" in desks.words(desks.client(Role.DRAFTER), "/admin/")


def test_desk_lets_nobody_in_without_a_role() -> None:
    assert desks.client().get("/admin/").status_code == 403


def test_stranger_is_led_to_the_login(client) -> None:  # type: ignore[no-untyped-def]
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/login/?next=")
