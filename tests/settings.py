"""The product's settings with every path and server of the tests' own, decided before the settings are read.

`TEST_DATABASE` chooses sqlite (default) or postgresql; the PostgreSQL server is started by a fixture and listens in
`SERVER_DIR` only, so its address is known beforehand.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

SERVER_DIR = Path(tempfile.mkdtemp(prefix="campaign-tests-"))
SERVER_DIR.chmod(0o711)  # the database server may run as another user than the tests
atexit.register(shutil.rmtree, SERVER_DIR, ignore_errors=True)

POSTGRESQL_DIR = SERVER_DIR / "postgresql"
TEST_DATABASE = os.environ.get("TEST_DATABASE", "sqlite")
if TEST_DATABASE not in {"sqlite", "postgresql"}:
    raise ValueError(f"TEST_DATABASE is {TEST_DATABASE!r}; it may be sqlite or postgresql")

for name in list(os.environ):
    if name.startswith(
        ("DATABASE_URL", "CACHE_URL", "CELERY_BROKER_URL", "EMAIL_URL", "SECRET_KEY", "SITE_URL", "PORT")
    ):
        del os.environ[name]
os.environ["VAR_DIR"] = str(SERVER_DIR / "var")
os.environ["PRODUCTION"] = "0"
os.environ["CELERY_BROKER_URL"] = "memory://localhost"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps an event loop in the tests' thread
if TEST_DATABASE == "postgresql":
    os.environ["DATABASE_URL"] = f"postgres://tests@{str(POSTGRESQL_DIR).replace('/', '%2F')}/postgres"

from campaign_tracker.settings import *  # noqa: E402, F403
from campaign_tracker.settings import DATABASES, LANGUAGES  # noqa: E402

if TEST_DATABASE == "sqlite":
    # A file, so that threads meet each other as they do outside; nothing of it has to survive a crash.
    DATABASES["default"]["TEST"] = {"NAME": str(SERVER_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = DATABASES["default"]["OPTIONS"] | {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON"
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LANGUAGES += [("ar", "العربية")]  # not translated yet, but pages must lay out from right to left already
