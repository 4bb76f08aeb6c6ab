"""What must be right before anything starts: the machine's libraries and fonts always, the set-up in production.

Settings live in the environment, so the messages name variables. Ids are stable: `docs/operations.md` lists them.
"""

import ctypes
import subprocess
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

LOOPBACK = {"127.0.0.1", "localhost", "::1", "[::1]"}
MINIMUM_SECRET = 50  # characters, as Django makes them

# What WeasyPrint loads by name: any spelling of a line will do (Linux, macOS).
LIBRARIES = [
    ("libgobject-2.0.so.0", "libgobject-2.0-0.dylib", "libgobject-2.0.0.dylib"),
    ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0.dylib"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset.dylib"),
]
LIBRARIES_HINT = "As administrator: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig"

# A script, the language by which fontconfig knows fonts that cover it, the Debian package that brings one.
SCRIPTS = [
    ("Latin", "en", "fonts-noto-core"),
    ("Cyrillic", "ru", "fonts-noto-core"),
    ("Korean", "ko", "fonts-noto-cjk"),
    ("Arabic", "ar", "fonts-noto-core"),
    ("Burmese", "my", "fonts-noto-core"),
    ("Thai", "th", "fonts-noto-core"),
    ("Khmer", "km", "fonts-noto-core"),
    ("Devanagari", "hi", "fonts-noto-core"),
]


def _loads(names: Iterable[str]) -> bool:
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


@register("machine")
def check_libraries(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    missing = [names[0] for names in LIBRARIES if not _loads(names)]
    if not missing:
        return []
    return [
        Error(
            f"Letters cannot be printed: {', '.join(missing)} not found.",
            hint=LIBRARIES_HINT,
            id="base.E020",
        )
    ]


def languages_with_fonts() -> set[str]:
    """Language codes that at least one installed font covers, as fontconfig says; empty without fontconfig."""
    try:
        listing = subprocess.run(  # noqa: S603
            ["fc-list", "--format=%{lang}\n"],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return set()
    return {code for line in listing.splitlines() for code in line.split("|")}


@register("machine")
def check_fonts(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """One font per script that letters are written in. Without any font the printing library dies, without the right
    one it prints boxes."""
    return font_errors(languages_with_fonts())


def font_errors(covered: set[str]) -> list[CheckMessage]:
    """What is missing where only these languages are covered."""
    missing = [(script, package) for script, code, package in SCRIPTS if code not in covered]
    if not missing:
        return []
    return [
        Error(
            f"No font is installed for {', '.join(script for script, _ in missing)}.",
            hint=f"As administrator: apt-get install {' '.join(sorted({package for _, package in missing}))}",
            id="base.E021",
        )
    ]


@register("setup")
def check_setup(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The demands on a production set-up, and the fence around an embedded one."""
    demands = PRODUCTION_DEMANDS if settings.PRODUCTION else EMBEDDED_DEMANDS
    return [Error(message, hint=hint, id=f"base.{code}") for code, is_met, message, hint in demands if not is_met()]


def _secret_key() -> str:
    try:
        return str(settings.SECRET_KEY)
    except ImproperlyConfigured:  # Django's way of saying that it is empty
        return ""


def _is_on_loopback() -> bool:
    return settings.SITE_HOST in LOOPBACK


def _serves_this_machine_only() -> bool:
    return set(settings.ALLOWED_HOSTS) <= LOOPBACK | {"testserver"}


def _has_strong_secret() -> bool:
    return len(_secret_key()) >= MINIMUM_SECRET and len(set(_secret_key())) >= 10


def _site_host_is_allowed() -> bool:
    return settings.SITE_HOST in settings.ALLOWED_HOSTS or any(
        host.startswith(".") and f".{settings.SITE_HOST}".endswith(host) for host in settings.ALLOWED_HOSTS
    )


def _has_mail_server() -> bool:
    return "smtp" in settings.EMAIL_BACKEND and bool(getattr(settings, "EMAIL_HOST", ""))


def _uses_postgresql() -> bool:
    return bool(settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql")


def _uses_redis_broker() -> bool:
    return urlsplit(settings.CELERY_BROKER_URL).scheme in {"redis", "rediss"}


def _shares_its_cache() -> bool:
    return bool(settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.redis.RedisCache")


def _has_real_sender() -> bool:
    return "@localhost" not in settings.DEFAULT_FROM_EMAIL


def _clock_is_true() -> bool:
    return not settings.CLOCK_OFFSET_FILE or _is_on_loopback()


Demand = tuple[str, Callable[[], bool], str, str]  # code, whether it is met, message, hint

CLOCK_DEMAND: Demand = (
    "E012",
    _clock_is_true,
    "The clock is moved (CLOCK_OFFSET_FILE) while others are served.",
    "Unset CLOCK_OFFSET_FILE: it is for rehearsals on one machine only.",
)

EMBEDDED_DEMANDS: list[Demand] = [
    (
        "E001",
        lambda: bool(_secret_key()),
        "There is no secret key.",
        "Let SECRET_KEY_FILE name a readable file, or unset it: ./run makes a key under var/.",
    ),
    (
        "E013",
        lambda: _serves_this_machine_only() and _is_on_loopback(),
        "The embedded set-up serves this machine only, but ALLOWED_HOSTS or SITE_URL names another.",
        "Set PRODUCTION=1 and what it asks for (docs/operations.md), or unset ALLOWED_HOSTS and SITE_URL.",
    ),
    CLOCK_DEMAND,
]

PRODUCTION_DEMANDS: list[Demand] = [
    (
        "E001",
        lambda: bool(_secret_key()),
        "There is no secret key.",
        "Let SECRET_KEY_FILE name a readable file that holds at least 50 random characters.",
    ),
    (
        "E002",
        lambda: not _secret_key() or _has_strong_secret(),
        "The secret key is too weak.",
        "Use at least 50 random characters: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
    ),
    ("E003", lambda: not settings.DEBUG, "DEBUG is on: visitors would see the inside of every error.", "Unset DEBUG."),
    (
        "E004",
        lambda: bool(settings.ALLOWED_HOSTS) and "*" not in settings.ALLOWED_HOSTS,
        "ALLOWED_HOSTS does not say which host names this site answers to.",
        "Set ALLOWED_HOSTS to the names, separated by commas; '*' is not accepted.",
    ),
    (
        "E005",
        lambda: settings.HTTPS or _is_on_loopback(),
        "SITE_URL is not an https address: mail links and passwords would travel in the open.",
        "Set SITE_URL to the public address, such as https://campaigns.example.org",
    ),
    (
        "E006",
        _site_host_is_allowed,
        "The host of SITE_URL is not in ALLOWED_HOSTS: links in mails would be refused.",
        "Add it to ALLOWED_HOSTS.",
    ),
    (
        "E007",
        _uses_postgresql,
        "The database is not PostgreSQL.",
        "Set DATABASE_URL (or DATABASE_URL_FILE) to postgres://user:password@host/name",
    ),
    (
        "E008",
        _uses_redis_broker,
        "The broker is not Redis.",
        "Set CELERY_BROKER_URL (or CELERY_BROKER_URL_FILE) to redis://host:6379/0",
    ),
    (
        "E009",
        _shares_its_cache,
        "The cache is not Redis: the brakes on logins and forms would not count across machines.",
        "Set CACHE_URL (or CACHE_URL_FILE) to redis://host:6379/1",
    ),
    (
        "E010",
        _has_mail_server,
        "There is no mail server.",
        "Set EMAIL_URL (or EMAIL_URL_FILE) to submission://user:password@host:587",
    ),
    (
        "E011",
        _has_real_sender,
        "Mails would come from localhost.",
        "Set DEFAULT_FROM_EMAIL to an address that your mail server may send from.",
    ),
    CLOCK_DEMAND,
]
