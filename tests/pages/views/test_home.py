import pytest
from django.test import Client

from apps.letters.models import Letter
from apps.responses.models import Response
from apps.signatories import sweeps
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db


def test_home_shows_open_letters_with_figures_and_deadline(client: Client) -> None:
    letter = making.open_letter(title="A letter to sign")
    making.confirmed(letter)
    making.confirmed(letter, "individual")
    sweeps.refresh_tallies()
    text = client.get("/en/").content.decode()
    assert "A letter to sign" in text
    assert "1 organisation · 1 individual" in text
    assert "29 days left" in text and "UTC" in text


def test_home_does_not_offer_closed_letters_for_signing(client: Client) -> None:
    letter = making.open_letter(title="A closed letter")
    Letter.objects.filter(pk=letter.pk).update(status=Letter.Status.CLOSED)
    text = client.get("/en/").content.decode()
    assert "No letter is open for signing at the moment." in text
    assert "A closed letter" in text  # among those already sent


def test_home_counts_no_automatic_notice_as_an_answer(client: Client) -> None:
    campaign = making.campaign()
    asking.response(campaign, 1, title="A real reply")
    asking.response(campaign, 2, title="Out of office", arrived=Response.Arrived.AUTOMATIC)
    text = client.get("/en/").content.decode()
    assert "A real reply" in text
    assert "Out of office" not in text


def test_home_takes_the_same_queries_for_any_number_of_rows(client: Client) -> None:
    campaign = making.campaign()

    def make(number: int) -> None:
        making.confirmed(making.open_letter())
        asking.response(campaign, number)

    asking.assert_constant(client, "/en/", make)


def test_privacy_names_the_days_that_the_rules_have(client: Client) -> None:
    text = client.get("/en/privacy/").content.decode()
    assert "within 14 days" in text
    assert "at most 2 times" in text


def test_about_explains_what_is_counted(client: Client) -> None:
    assert "each counted once" in client.get("/en/about/").content.decode()
