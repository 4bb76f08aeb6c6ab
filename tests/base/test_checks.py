"""Refusals at start: the machine's libraries and fonts, the demands on a set-up."""

from typing import Any

import pytest
from django.test import override_settings

from apps.base import checks

SOUND: dict[str, Any] = {
    "PRODUCTION": True,
    "DEBUG": False,
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEF",
    "ALLOWED_HOSTS": ["campaigns.example.org"],
    "SITE_URL": "https://campaigns.example.org",
    "SITE_HOST": "campaigns.example.org",
    "HTTPS": True,
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "CELERY_BROKER_URL": "redis://queue.example.org/0",
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1"}},
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "mail.example.org",
    "DEFAULT_FROM_EMAIL": "campaigns@example.org",
    "CLOCK_OFFSET_FILE": "",
}
LOOPBACK: dict[str, Any] = {"SITE_HOST": "127.0.0.1", "ALLOWED_HOSTS": ["127.0.0.1"]}
EMBEDDED: dict[str, Any] = SOUND | LOOPBACK | {"PRODUCTION": False, "HTTPS": False}


# Nothing here opens a database: the setting is read, not used.
pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES:UserWarning")


def ids(changes: dict[str, Any], start: dict[str, Any] = SOUND) -> list[str | None]:
    """Which refusals a set-up with these changes meets."""
    with override_settings(**(start | changes)):
        return [message.id for message in checks.check_setup(None)]


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        ("base.E001", {"SECRET_KEY": ""}),
        ("base.E002", {"SECRET_KEY": "short"}),
        ("base.E002", {"SECRET_KEY": "a" * 60}),
        ("base.E003", {"DEBUG": True}),
        ("base.E004", {"ALLOWED_HOSTS": ["campaigns.example.org", "*"]}),
        ("base.E005", {"HTTPS": False}),
        ("base.E006", {"ALLOWED_HOSTS": ["other.example.org"]}),
        ("base.E007", {"DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3"}}}),
        ("base.E008", {"CELERY_BROKER_URL": "filesystem://"}),
        ("base.E009", {"CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}}),
        ("base.E010", {"EMAIL_BACKEND": "apps.mail.backends.LocalMailbox"}),
        ("base.E010", {"EMAIL_HOST": ""}),
        ("base.E011", {"DEFAULT_FROM_EMAIL": "campaigns@localhost"}),
        ("base.E012", {"CLOCK_OFFSET_FILE": "offset"}),
    ],
)
def test_production_refuses_what_is_unsafe(refusal: str, changes: dict[str, Any]) -> None:
    assert ids(changes) == [refusal]


def test_production_accepts_a_sound_set_up() -> None:
    assert ids({}) == []
    assert ids({"ALLOWED_HOSTS": [".example.org"]}) == []


def test_production_may_be_rehearsed_on_one_machine() -> None:
    assert ids(LOOPBACK | {"HTTPS": False, "CLOCK_OFFSET_FILE": "offset"}) == []


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        ("base.E001", {"SECRET_KEY": ""}),
        ("base.E012", {"SITE_HOST": "campaigns.example.org", "CLOCK_OFFSET_FILE": "offset"}),
        ("base.E013", {"ALLOWED_HOSTS": ["127.0.0.1", "campaigns.example.org"]}),
        ("base.E013", {"SITE_HOST": "campaigns.example.org"}),
    ],
)
def test_embedded_set_up_stays_on_its_machine(refusal: str, changes: dict[str, Any]) -> None:
    assert refusal in ids(changes, EMBEDDED)
    assert ids({}, EMBEDDED) == []


def test_fonts_are_asked_for_by_script() -> None:
    every = {code for _, code, _ in checks.SCRIPTS}
    assert checks.font_errors(every) == []
    (error,) = checks.font_errors(every - {"ko", "my"})
    assert error.msg == "No font is installed for Korean, Burmese."
    assert error.hint == "As administrator: apt-get install fonts-noto-cjk fonts-noto-core"
    assert error.id == "base.E021"


def test_machine_of_the_tests_prints_every_script() -> None:
    assert {code for _, code, _ in checks.SCRIPTS} <= checks.languages_with_fonts()
    assert checks.check_fonts(None) == checks.check_libraries(None) == []


def test_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LIBRARIES", [("libpango-that-is-nowhere.so.0",)])
    (error,) = checks.check_libraries(None)
    assert error.msg == "Letters cannot be printed: libpango-that-is-nowhere.so.0 not found."
    assert "apt-get install libpango-1.0-0" in str(error.hint)


def test_fonts_count_as_missing_where_fontconfig_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert checks.languages_with_fonts() == set()
    (error,) = checks.check_fonts(None)
    assert error.id == "base.E021"
