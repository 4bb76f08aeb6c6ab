import datetime

import pytest
from django.test import Client

from apps.responses.models import AskPosition
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db


def test_response_shows_words_days_positions_and_commitments(client: Client) -> None:
    campaign = making.campaign(asks=1)
    answer = asking.response(
        campaign,
        dated=datetime.date(2015, 11, 18),
        answers_dated=datetime.date(2015, 9, 23),
        answers_channel="e-mail",
        from_name="Bert Koenders",
        to_name="Mr G.",
        text="Thank you.\n\nWe <will> act.",
    )
    ask = campaign.asks.get()
    AskPosition.objects.create(response=answer, ask=ask, position="in_principle", quote="we will look at it")
    asking.commitment(answer, quote="will continue to", strength=2, due_event="the next session").asks.add(ask)
    text = client.get("/en/responses/reply-1/").content.decode()
    for shown in ("56 days", "e-mail of", "Bert Koenders", "Mr G.", "we will look at it", "Accepted in principle"):
        assert shown in text
    for shown in ("will continue to", "Strength 2 of 5", "Announced", "the next session", "Serves the ask:"):
        assert shown in text
    assert "<p>We &lt;will&gt; act.</p>" in text


def test_response_takes_the_same_queries_for_any_number_of_rows(client: Client) -> None:
    campaign = making.campaign(asks=0)
    answer = asking.response(campaign)

    def make(number: int) -> None:
        ask = campaign.asks.create(label=f"Ask {number}", text="…")
        AskPosition.objects.create(response=answer, ask=ask, position="noted")
        asking.commitment(answer).asks.add(ask)

    asking.assert_constant(client, "/en/responses/reply-1/", make)


def test_commitments_show_source_and_state_and_leave_out_what_is_not_public(client: Client) -> None:
    campaign = making.campaign()
    asking.commitment(asking.response(campaign, 1), quote="a public promise", status="kept")
    asking.commitment(asking.response(campaign, 2, is_public=False), quote="a hidden promise")
    text = client.get("/en/commitments/").content.decode()
    assert "a public promise" in text and "Kept" in text and 'href="/en/responses/reply-1/"' in text
    assert "a hidden promise" not in text


def test_commitments_take_the_same_queries_for_any_number_of_rows(client: Client) -> None:
    campaign = making.campaign()
    asking.assert_constant(
        client, "/en/commitments/", lambda number: asking.commitment(asking.response(campaign, number))
    )
