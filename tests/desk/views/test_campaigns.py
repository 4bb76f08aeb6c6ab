import pytest
from django.urls import reverse

from apps.accounts.models import Role
from apps.responses.models import Response
from tests import desks, making

pytestmark = pytest.mark.django_db


def _fill(campaign) -> None:  # type: ignore[no-untyped-def]
    letter = making.open_letter(campaign=campaign)
    making.confirmed(letter)
    making.invitation(letter)
    institution = letter.addressees.get().office.institution
    own = {"title": "A reply", "slug": f"reply-{letter.pk}", "arrived": "substantive", "letter": letter}
    Response.objects.create(campaign=campaign, institution=institution, **own)


def test_workspace_shows_letters_signatures_and_responses() -> None:
    campaign = making.campaign()
    _fill(campaign)
    page = desks.words(desks.client(Role.APPROVER), reverse("desk:campaign", args=[campaign.pk]))
    assert "A reply" in page
    assert "Open for signing" in page
    assert "of 1" in page


def test_workspace_costs_the_same_for_three() -> None:
    campaign = making.campaign()
    visitor = desks.client(Role.COORDINATOR)
    address = reverse("desk:campaign", args=[campaign.pk])
    _fill(campaign)
    one = desks.cost(visitor, address)
    _fill(campaign)
    _fill(campaign)
    assert desks.cost(visitor, address) == one


def test_workspace_is_closed_to_strangers(client) -> None:  # type: ignore[no-untyped-def]
    address = reverse("desk:campaign", args=[making.campaign().pk])
    assert client.get(address).status_code == 302
    assert desks.client().get(address).status_code == 403
