"""Coming in: login with its brake and the second factor."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core.cache import cache
from django.test import Client

from apps.accounts.models import Role
from tests import making

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _fresh_counters() -> None:
    cache.clear()


def _code(secret: str) -> str:
    """What an authenticator app shows now."""
    counter = next(auth.yield_hotp_counters_from_time())
    return str(auth.format_hotp_value(auth.hotp_value(secret, counter)))


def _login(client: Client, name: str, password: str) -> int:
    return client.post("/accounts/login/", {"login": name, "password": password}).status_code


def test_login_leads_to_the_desk(client: Client) -> None:
    making.user(Role.COORDINATOR, username="nadia")
    response = client.post("/accounts/login/", {"login": "nadia", "password": PASSWORD})
    assert response.headers["Location"] == "/admin/"


def test_wrong_passwords_are_braked(client: Client) -> None:
    making.user(Role.COORDINATOR, username="nadia")
    for _attempt in range(5):
        assert _login(client, "nadia", "wrong") == 200
    page = client.post("/accounts/login/", {"login": "nadia", "password": PASSWORD})
    assert page.status_code == 200
    assert "_auth_user_id" not in client.session


def test_second_factor_stands_before_the_desk(client: Client) -> None:
    user = making.user(Role.COORDINATOR, username="nadia")
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(user, secret)
    response = client.post("/accounts/login/", {"login": "nadia", "password": PASSWORD})
    assert response.headers["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/admin/").status_code == 302
    code = _code(secret)
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_second_factor_is_set_up_by_its_owner(client: Client) -> None:
    making.user(Role.COORDINATOR, username="nadia")
    _login(client, "nadia", PASSWORD)
    asked = client.get("/accounts/2fa/totp/activate/")
    page = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    code = _code(secret)
    client.post("/accounts/2fa/totp/activate/", {"code": code})
    assert Authenticator.objects.filter(user__username="nadia", type=Authenticator.Type.TOTP).count() == 1


def test_nobody_signs_up(client: Client) -> None:
    data = {"username": "new", "email": "new@ngo.example", "password1": PASSWORD, "password2": PASSWORD}
    page = client.post("/accounts/signup/", data)
    assert page.status_code == 200
    assert not Client().login(username="new", password=PASSWORD)


def test_login_page_runs_no_inline_script(client: Client) -> None:
    response = client.get("/accounts/login/")
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert "<script" not in response.content.decode()
    assert "style=" not in response.content.decode()
