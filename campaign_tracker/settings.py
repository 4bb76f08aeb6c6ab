"""All settings, flat, read from the environment by typed readers.

Without any variable the project runs embedded: SQLite, a broker made of files, mail into a local folder, all under
`var/`, for this machine only. `PRODUCTION=1` (implied by a PostgreSQL `DATABASE_URL`) turns on the demands listed in
`apps/base/checks.py`. Every variable is described in `docs/operations.md`; each may be given as `NAME_FILE` too.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django_stubs_ext
from csp.constants import NONCE, NONE, SELF
from environs import FileAwareEnv

from campaign_tracker.celery import timetable

django_stubs_ext.monkeypatch()  # lets ModelAdmin, Field and their like take type parameters when the program runs

env = FileAwareEnv(strip_whitespace=True)  # any variable X may instead be given as X_FILE, a file to read it from

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")
VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)  # key, mailbox and database are nobody else's

# Mode ---------------------------------------------------------------------------------------------------------------
DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'campaign_tracker.sqlite3'}")
PRODUCTION = env.bool("PRODUCTION", DATABASE_URL.startswith(("postgres://", "postgresql://")))
DEBUG = env.bool("DEBUG", False)

PORT = env.int("PORT", 8000)
SITE_URL = env.str("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
# How many reverse proxies stand before the application: decides which X-Forwarded-For entry is believed.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)


def _embedded_secret(path: Path) -> str:
    """The key of an embedded installation, made on first use, readable by its owner only."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text().strip()


def _secret_key() -> str:
    """Empty if SECRET_KEY_FILE cannot be read, or in production if nothing is given; a system check says so."""
    try:
        key: str = env.str("SECRET_KEY", "")
    except ValueError:
        return ""
    return key or ("" if PRODUCTION else _embedded_secret(VAR_DIR / "secret_key"))


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])

# The clock of the domain may be moved in tests: a file with seconds to add (see apps/base/clock.py).
CLOCK_OFFSET_FILE = env.str("CLOCK_OFFSET_FILE", "")

# Apps, in the order of the floors (docs/architecture.md) -------------------------------------------------------------
_GROUND = ["apps.base", "apps.mail", "apps.accounts", "apps.addressees", "apps.parties", "apps.archive"]
_NOUNS = ["apps.campaigns", "apps.letters", "apps.signatories", "apps.deliveries", "apps.responses"]
_READERS = ["apps.progress", "apps.past_campaigns"]
_DOORS = ["apps.pages", "apps.desk.apps.DeskConfig", "apps.desk.apps.DeskAdminConfig", "apps.api"]
_DJANGO = [f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages", "humanize")]
INSTALLED_APPS = [*_GROUND, *_NOUNS, *_READERS, *_DOORS, *_DJANGO]
INSTALLED_APPS += ["whitenoise.runserver_nostatic", "django.contrib.staticfiles", "django.forms"]
INSTALLED_APPS += ["allauth", "allauth.account", "allauth.mfa", "csp", "django_countries", "django_filters"]
INSTALLED_APPS += ["django_prose_editor", "js_asset", "drf_spectacular", "drf_spectacular_sidecar"]
INSTALLED_APPS += ["rest_framework", "simple_history"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "campaign_tracker.urls"
WSGI_APPLICATION = "campaign_tracker.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_CONTEXT = [f"django.template.context_processors.{name}" for name in ("request", "i18n")]
_CONTEXT += [f"django.contrib.{name}.context_processors.{name}" for name in ("auth", "messages")]
_CONTEXT += ["csp.context_processors.nonce"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database -----------------------------------------------------------------------------------------------------------
_SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
}


def _database(url: str) -> dict[str, Any]:
    """SQLite waits for its one writer instead of failing; PostgreSQL keeps connections between requests."""
    config: dict[str, Any] = dict(env.dj_db_url("DATABASE_URL", url))
    if config["ENGINE"].endswith("sqlite3"):
        return config | {"OPTIONS": _SQLITE_OPTIONS}
    return config | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


DATABASES = {"default": _database(DATABASE_URL)}

# Counters of the brakes must be shared by all processes: a table in the embedded set-up, Redis where there is one.
CACHE_URL = env.str("CACHE_URL", "")
if CACHE_URL:
    CACHES: dict[str, Any] = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}}

# Work in the background ---------------------------------------------------------------------------------------------
BROKER_DIR = VAR_DIR / "broker"
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", "filesystem://localhost")
# Seconds. Visibility above the longest task; a broker that is away is given up at once, for a visitor is waiting.
REDIS_TRANSPORT: dict[str, Any] = {
    "visibility_timeout": 1800,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "socket_connect_timeout": 2,
}
if CELERY_BROKER_URL.startswith("filesystem:"):
    for folder in ("messages", "control"):
        (BROKER_DIR / folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        "data_folder_in": str(BROKER_DIR / "messages"),
        "data_folder_out": str(BROKER_DIR / "messages"),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.2,  # the default of one second also limits how many tasks are fetched per second
    }
    CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = REDIS_TRANSPORT
SWEEP_SECONDS = env.float("SWEEP_SECONDS", 20)  # between two looks at what is due (campaign_tracker/celery.py)
CELERY_BEAT_SCHEDULE = timetable(SWEEP_SECONDS)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 900
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")

# Mail ---------------------------------------------------------------------------------------------------------------
EMAIL_URL = env.str("EMAIL_URL", "")
MAILBOX_DIR = env.path("MAILBOX_DIR", VAR_DIR / "mail")
if EMAIL_URL:
    _mail: dict[str, Any] = env.dj_email_url("EMAIL_URL")
    EMAIL_BACKEND: str = _mail["EMAIL_BACKEND"]
    EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail["EMAIL_USE_TLS"], _mail["EMAIL_USE_SSL"]
else:
    EMAIL_BACKEND = "apps.mail.backends.LocalMailbox"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Campaign tracker <campaigns@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Files --------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = env.path("MEDIA_ROOT", VAR_DIR / "media")
_STATIC = "ManifestStaticFilesStorage" if PRODUCTION else "StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": f"django.contrib.staticfiles.storage.{_STATIC}"},
}
WHITENOISE_USE_FINDERS = not PRODUCTION
if not PRODUCTION:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # stays empty; WhiteNoise complains when it is not there

# Language and time --------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ko", "한국어")]  # those that the site is translated into; letters may be in any
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", "UTC")

# Security (what is not named here stands at Django's own strict default) ----------------------------------------------
SECURE_REFERRER_POLICY = "same-origin"  # mail links carry tokens: no address leaves this site
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000  # a document that is put right: 250 signatories on a page, six fields each
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

_CSP = {"default-src": [SELF], "script-src": [SELF, NONCE], "style-src": [SELF], "img-src": [SELF, "data:"]}
_CSP |= {"object-src": [NONE], "base-uri": [NONE], "form-action": [SELF], "frame-ancestors": [NONE]}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _CSP}

# People who log in --------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["apps.accounts.backends.RoleBackend", "allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_ADAPTER = "apps.desk.access.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "20/m/ip", "login_failed": "10/m/ip,5/5m/key", "reset_password": "10/m/ip,3/m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_HOST

# API ----------------------------------------------------------------------------------------------------------------
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", 300)  # from one IP number
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "apps.api.pagination.Numbered",
    "DEFAULT_THROTTLE_CLASSES": ["apps.api.permissions.AnonymousBrake"],
    "EXCEPTION_HANDLER": "apps.api.views.errors.as_error",
    "NUM_PROXIES": TRUSTED_PROXY_COUNT,
    "UNAUTHENTICATED_USER": None,
}
# Names of lists of words in the description of the API
_WORDS = {"CampaignStatus": "apps.campaigns.models.Campaign.Status"}
_WORDS |= {"LetterStatus": "apps.letters.models.Letter.Status"}
_WORDS |= {"SignatureStatus": "apps.signatories.models.Signature.Status"}
_WORDS |= {"CommitmentStatus": "apps.responses.models.Commitment.Status"}
_WORDS |= {"SignatoryKind": "apps.signatories.models.SignatoryKind"}
_WORDS |= {"DocumentKind": "apps.archive.models.Document.Kind"}
_WORDS |= {"AddresseePart": "apps.letters.models.LetterAddressee.Part"}
_WORDS |= {"CoalitionPart": "apps.campaigns.models.Membership.Part"}
_WORDS |= {"AskPositionWord": "apps.responses.models.AskPosition.Position"}
SPECTACULAR_SETTINGS = {
    "TITLE": "Campaign tracker",
    "DESCRIPTION": "Open letters to governments, who signs them, and what comes of them: everything that is public.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SORT_OPERATIONS": False,  # the order of apps/api/v1/urls.py
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "apps.api.views.docs.finish"],
    "ENUM_NAME_OVERRIDES": _WORDS,
}

# Logs: what happened, never to whom ----------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "campaign_tracker.logs.Redacting", "format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "null": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "celery": {"level": "WARNING"},
        "fontTools": {"level": "ERROR"},
        # The printer listens for missing glyphs itself; these lines hold words of letters and names of signatories.
        "weasyprint": {"handlers": ["null"], "level": "WARNING", "propagate": False},
    },
}
