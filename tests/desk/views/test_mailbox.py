from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import Client
from pytest_django import Settings

from apps.accounts.models import Role
from apps.mail.backends import mailbox_messages
from tests import desks

pytestmark = pytest.mark.django_db

BACKEND = "apps.mail.backends.LocalMailbox"


@pytest.fixture(autouse=True)
def _mailbox(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND, settings.MAILBOX_DIR, settings.PRODUCTION = BACKEND, tmp_path, False
    text = "Please confirm: http://127.0.0.1:8000/en/c/token/"
    mail = EmailMultiAlternatives("Please confirm", text, "us@ngo.example", ["you@ngo.example"])
    mail.attach_alternative("<p style='color:red'>Confirm<script>alert(1)</script></p>", "text/html")
    get_connection(BACKEND).send_messages([mail])


def test_mailbox_is_open_on_this_machine(client: Client) -> None:
    name = mailbox_messages()[0].name
    assert f'href="{name}/"' in client.get("/mailbox/").content.decode()
    page = client.get(f"/mailbox/{name}/").content.decode()
    assert '<a href="http://127.0.0.1:8000/en/c/token/"' in page
    assert "alert(1)" not in page


def test_mailbox_is_closed_to_other_machines(client: Client) -> None:
    assert client.get("/mailbox/", REMOTE_ADDR="192.0.2.7").status_code == 403
    assert desks.client().get("/mailbox/", REMOTE_ADDR="192.0.2.7").status_code == 403
    assert desks.client(Role.DRAFTER).get("/admin/mailbox/", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_mailbox_behind_a_proxy_is_for_staff(client: Client, settings: Settings) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    assert client.get("/mailbox/").status_code == 403


def test_mailbox_is_gone_where_a_mail_server_is_used(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert client.get("/mailbox/").status_code == 404


def test_html_of_a_mail_runs_no_script(client: Client) -> None:
    response = client.get(f"/mailbox/{mailbox_messages()[0].name}/body/")
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "Cache-Control" in response.headers


def test_unknown_mail_is_not_found(client: Client) -> None:
    assert client.get("/mailbox/../../etc/passwd/").status_code == 404
    assert client.get("/mailbox/20260101T000000000000-00000000.eml/").status_code == 404


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Real-IP"])
def test_mailbox_behind_a_proxy_that_nobody_told_of_is_for_staff(client: Client, header: str) -> None:
    assert client.get("/mailbox/", headers={header: "192.0.2.7"}).status_code == 403
