import pytest
import time_machine
from django.test import Client

from apps.base import clock
from apps.letters.models import Letter
from apps.signatories.models import Signature
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db

DAY = 24 * 3600


def reloaded(signature: Signature) -> Signature:
    return Signature.objects.get(pk=signature.pk)


def assert_secret(response) -> None:  # type: ignore[no-untyped-def]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_confirm_changes_nothing_on_get(client: Client) -> None:
    signature = making.pending(making.open_letter(), "individual", name="Careful Person")
    response = client.get(f"/en/c/{asking.token(signature)}/")
    assert "Careful Person" in response.content.decode() and "Yes, confirm my signature" in response.content.decode()
    assert reloaded(signature).status == Signature.Status.PENDING
    assert_secret(response)


def test_confirm_acts_on_post_without_a_cookie_and_is_friendly_twice() -> None:
    client = Client(enforce_csrf_checks=True)
    signature = making.pending(making.open_letter())
    address = f"/en/c/{asking.token(signature)}/"
    for _time in range(2):
        response = client.post(address, follow=True)
        assert response.status_code == 200
        assert "Your signature is confirmed" in response.content.decode()
        assert_secret(response)
    assert reloaded(signature).status == Signature.Status.CONFIRMED
    assert signature.mails.filter(name="receipt").count() == 1


def test_confirm_says_what_to_do_with_an_unknown_link(client: Client) -> None:
    for response in (client.get("/en/c/unknown-token/"), client.post("/en/c/unknown-token/")):
        assert response.status_code == 404
        assert "copy the whole link" in response.content.decode()
        assert_secret(response)


def test_confirm_says_what_to_do_with_an_expired_link(client: Client) -> None:
    signature = making.pending(making.open_letter())
    address = f"/en/c/{asking.token(signature)}/"
    with time_machine.travel(clock.now().timestamp() + 15 * DAY):
        response = client.post(address)
    assert response.status_code == 410
    assert "This link is too old" in response.content.decode()
    assert reloaded(signature).status == Signature.Status.PENDING


def test_confirm_refuses_after_the_deadline(client: Client) -> None:
    letter = making.open_letter()
    signature = making.pending(letter)
    address = f"/en/c/{asking.token(signature)}/"
    Letter.objects.filter(pk=letter.pk).update(status=Letter.Status.CLOSED)
    assert "Signing has ended" in client.get(address).content.decode()
    response = client.post(address)
    assert response.status_code == 409
    assert "This letter is not open for signing." in response.content.decode()
    assert reloaded(signature).status == Signature.Status.PENDING


def test_confirm_link_does_not_manage_nor_the_other_way_round(client: Client) -> None:
    letter = making.open_letter()
    pending = making.pending(letter)
    _signature, manage = asking.managed(letter)
    assert client.get(f"/en/m/{asking.token(pending)}/").status_code == 404
    assert client.get(f"/en/c/{manage}/").status_code == 404


def test_manage_changes_nothing_on_get(client: Client) -> None:
    signature, token = asking.managed(making.open_letter(), name="Careful Person")
    response = client.get(f"/en/m/{token}/")
    assert "Careful Person" in response.content.decode()
    assert_secret(response)
    assert reloaded(signature).updated_at == signature.updated_at


def test_manage_changes_who_may_see_the_name_everywhere_at_once(client: Client) -> None:
    letter = making.open_letter(slug="one")
    signature, token = asking.managed(letter, name="Shy Person")
    assert "Shy Person" in client.get("/en/letters/one/").content.decode()
    response = client.post(f"/en/m/{token}/", {"act": "show", "visibility": "withheld"}, follow=True)
    assert "Saved." in response.content.decode()
    assert reloaded(signature).visibility == Signature.Visibility.WITHHELD
    assert "Shy Person" not in client.get("/en/letters/one/").content.decode()


def test_manage_refuses_a_choice_that_does_not_exist(client: Client) -> None:
    signature, token = asking.managed(making.open_letter())
    response = client.post(f"/en/m/{token}/", {"act": "show", "visibility": "invented"})
    assert response.status_code == 422
    assert 'href="#id_visibility"' in response.content.decode()
    assert reloaded(signature).visibility == Signature.Visibility.PUBLIC


def test_manage_withdraws_on_post_and_is_friendly_twice(client: Client) -> None:
    letter = making.open_letter(slug="one")
    signature, token = asking.managed(letter, name="Leaving Person")
    for _time in range(2):
        response = client.post(f"/en/m/{token}/", {"act": "withdraw"}, follow=True)
        assert "Your signature is withdrawn" in response.content.decode()
    assert reloaded(signature).status == Signature.Status.WITHDRAWN
    assert "Leaving Person" not in client.get("/en/letters/one/").content.decode()


def test_manage_withdraws_after_closing_too(client: Client) -> None:
    letter = making.open_letter()
    signature, token = asking.managed(letter)
    Letter.objects.filter(pk=letter.pk).update(status=Letter.Status.DELIVERED)
    client.post(f"/en/m/{token}/", {"act": "withdraw"})
    assert reloaded(signature).status == Signature.Status.WITHDRAWN
