"""What is not public yet, or not public any more, shows nowhere: one letter with every trace it could leave."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from apps.base import clock
from apps.campaigns.models import Campaign
from apps.letters.models import Letter
from apps.responses.models import AskOutcome, AskPosition
from apps.signatories import sweeps
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db

TRACES = ["Secret letter", "Secret campaign", "Secret organisation", "Secret reply", "Secret promise", "Secret ask"]
LISTS = ["home", "campaign-list", "commitments", "archive"]


@pytest.fixture
def letter() -> Letter:
    """Everything public, to begin with; named so that each trace can be told."""
    campaign = making.campaign(title="Secret campaign", slug="secret", asks=0)
    ask = campaign.asks.create(label="Secret ask", text="Secret ask in full")
    made = making.open_letter(title="Secret letter", slug="secret-letter", campaign=campaign)
    making.confirmed(made, name="Secret organisation")
    sweeps.refresh_tallies()
    answer = asking.response(campaign, letter=made, title="Secret reply", slug="secret-reply")
    AskPosition.objects.create(response=answer, ask=ask, position="accepted", quote="Secret promise")
    AskOutcome.objects.create(ask=ask, outcome="met", seen_on=clock.today(), evidence="Secret evidence")
    asking.commitment(answer, quote="Secret promise").asks.add(ask)
    return made


def pages() -> list[str]:
    with translation.override("en"):
        own = [
            reverse("pages:campaign", args=["secret"]),
            reverse("pages:letter", args=["secret-letter"]),
            reverse("pages:letter-pdf", args=["secret-letter"]),
            reverse("pages:letter-version", args=["secret-letter", 1]),
            reverse("pages:sign", args=["secret-letter"]),
            reverse("pages:response", args=["secret-reply"]),
        ]
        return own + [reverse(f"pages:{name}") for name in LISTS]


def traces(client: Client) -> set[tuple[str, str]]:
    """Which trace shows on which page."""
    found = set()
    for address in pages():
        text = client.get(address).content.decode()
        found |= {(address, trace) for trace in TRACES if trace in text}
    return found


def hide_by_letter_embargo(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(embargo_until=clock.now() + datetime.timedelta(hours=1))


def hide_by_campaign_embargo(letter: Letter) -> None:
    Campaign.objects.filter(pk=letter.campaign_id).update(embargo_until=clock.now() + datetime.timedelta(hours=1))


def hide_by_planning(letter: Letter) -> None:
    Campaign.objects.filter(pk=letter.campaign_id).update(status=Campaign.Status.PLANNING)


def test_public_letter_shows_every_trace(client: Client, letter: Letter) -> None:
    assert {trace for _address, trace in traces(client)} == set(TRACES)


@pytest.mark.parametrize("hide", [hide_by_campaign_embargo, hide_by_planning])
def test_campaign_that_is_not_public_leaves_no_trace(client: Client, letter: Letter, hide) -> None:  # type: ignore[no-untyped-def]
    hide(letter)
    assert traces(client) == set()
    with translation.override("en"):
        assert client.get(reverse("pages:campaign", args=["secret"])).status_code == 404


def test_letter_under_embargo_leaves_no_trace_but_its_campaign(client: Client, letter: Letter) -> None:
    hide_by_letter_embargo(letter)
    shown = {trace for _address, trace in traces(client)}
    assert shown == {"Secret campaign", "Secret ask"}
    for address in ("/en/letters/secret-letter/", "/en/letters/secret-letter/sign/", "/en/responses/secret-reply/"):
        assert client.get(address).status_code == 404
    assert client.get("/en/letters/secret-letter/version-1.json").status_code == 404


def test_letter_under_embargo_cannot_be_signed_by_a_stranger(client: Client, letter: Letter) -> None:
    hide_by_letter_embargo(letter)
    response = client.post("/en/letters/secret-letter/sign/?kind=organisation", {"name": "Stranger"})
    assert response.status_code == 404
    assert not letter.signatures.filter(name="Stranger").exists()


def test_response_that_is_not_published_leaves_no_trace(client: Client, letter: Letter) -> None:
    letter.responses.update(is_public=False)
    assert {trace for _address, trace in traces(client)} == set(TRACES) - {"Secret reply", "Secret promise"}
    assert client.get("/en/responses/secret-reply/").status_code == 404


def test_draft_is_not_found(client: Client) -> None:
    making.draft(slug="a-draft", title="A draft")
    assert client.get("/en/letters/a-draft/").status_code == 404
    assert "A draft" not in client.get("/en/").content.decode()


def test_asks_of_a_hidden_campaign_do_not_show_on_a_public_response(client: Client, letter: Letter) -> None:
    other = making.campaign(title="Public campaign")
    answer = asking.response(other, 2)
    ask = letter.campaign.asks.get()
    AskPosition.objects.create(response=answer, ask=ask, position="accepted", quote="fine")
    asking.commitment(answer, quote="A promise").asks.add(ask)
    hide_by_campaign_embargo(letter)
    text = client.get("/en/responses/reply-2/").content.decode()
    assert "A promise" in text
    assert "Secret ask" not in text


def test_proposed_and_rejected_asks_do_not_show(client: Client, letter: Letter) -> None:
    letter.campaign.asks.create(label="Only proposed", text="…", status="proposed")
    letter.campaign.asks.create(label="Rejected one", text="…", status="rejected")
    text = client.get("/en/campaigns/secret/").content.decode()
    assert "Secret ask" in text
    assert "Only proposed" not in text and "Rejected one" not in text
