import pytest
from django.test import Client

from apps.mail import outbox
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db


def test_unsubscribe_changes_nothing_on_get(client: Client) -> None:
    invitation = making.invitation(making.open_letter(), email="tired@ngo.example")
    response = client.get(f"/en/u/{asking.token(invitation)}/")
    assert "No more calls and reminders?" in response.content.decode()
    assert not response.cookies
    assert not outbox.is_suppressed("tired@ngo.example")


def test_unsubscribe_acts_on_one_click_without_cookie_or_redirect() -> None:
    invitation = making.invitation(making.open_letter(), email="tired@ngo.example")
    client = Client(enforce_csrf_checks=True)
    for _time in range(2):
        response = client.post(f"/en/u/{asking.token(invitation)}/", {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert "You will get no more calls and reminders" in response.content.decode()
    assert outbox.is_suppressed("tired@ngo.example")


def test_unsubscribe_with_an_unknown_link_is_answered_kindly(client: Client) -> None:
    response = client.post("/en/u/unknown/")
    assert response.status_code == 404
    assert "We do not know this link" in response.content.decode()
