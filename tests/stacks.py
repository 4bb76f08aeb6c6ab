"""Whole installations as real processes: web server, worker and clock under the product's own supervisor."""

import datetime
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from tests import servers

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Stack:
    """`url` is where it answers, without a slash at the end. `mails()` are all it sent so far, in order."""

    url: str
    folder: Path
    environment: dict[str, str]
    mails: Callable[[], list[EmailMessage]]

    def manage(self, *arguments: str) -> str:
        """Run a management command of this installation; returns what it printed."""
        result = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, f"manage.py {' '.join(arguments)}:\n{result.stdout}{result.stderr}"
        return result.stdout

    def advance(self, by: datetime.timedelta) -> None:
        """Move the clock of all its processes forward; what comes due is found by the next sweep, within seconds."""
        file = Path(self.environment["CLOCK_OFFSET_FILE"])
        passed = float(file.read_text()) + by.total_seconds()
        draft = file.with_suffix(".new")
        draft.write_text(str(passed))
        draft.replace(file)

    def mails_to(self, recipient: str) -> list[EmailMessage]:
        return [mail for mail in self.mails() if recipient in str(mail["To"])]

    def wait_for_mail(self, recipient: str, *, count: int = 1, seconds: float = 60) -> EmailMessage:
        """The `count`-th mail to a recipient, as soon as it is there."""
        servers.wait_until(
            lambda: len(self.mails_to(recipient)) >= count, seconds=seconds, what=f"mail {count} to {recipient}"
        )
        return self.mails_to(recipient)[count - 1]

    def log(self) -> str:
        return (self.folder / "log").read_text()


@contextmanager
def embedded(folder: Path) -> Iterator[Stack]:
    """As `./run` starts it: SQLite, a broker of files, mail into a folder."""
    environment = _environment(folder)
    mailbox = folder / "var" / "mail"

    def mails() -> list[EmailMessage]:
        files = sorted(mailbox.glob("[0-9]*.eml"))
        return [message_from_bytes(file.read_bytes(), _class=EmailMessage, policy=policy.default) for file in files]

    with _started(Stack(environment["SITE_URL"], folder, environment, mails)) as stack:
        yield stack


@contextmanager
def production(
    folder: Path, postgresql: servers.PostgreSQL, redis_url: str, mail_server: servers.MailServer
) -> Iterator[Stack]:
    """As `docs/operations.md` shows it, and past the same system checks: PostgreSQL, Redis, a mail server."""
    database = f"stack_{folder.name}".replace("-", "_").lower()[:60]
    postgresql.run("createdb", database)
    key = folder / "secret_key"
    key.write_text("0123456789-abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEFGHIJ")
    environment = _environment(folder) | {
        "PRODUCTION": "1",
        "SECRET_KEY_FILE": str(key),
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": postgresql.url(database),
        "CELERY_BROKER_URL": f"{redis_url}/0",
        "CACHE_URL": f"{redis_url}/1",
        "EMAIL_URL": mail_server.url,
        "DEFAULT_FROM_EMAIL": "Campaigns <campaigns@coalition.example>",
    }
    stack = Stack(environment["SITE_URL"], folder, environment, mail_server.mails)
    stack.manage("collectstatic", "--noinput", "--verbosity", "0")
    with _started(stack) as started:
        yield started
    postgresql.run("dropdb", "--force", database)


def _environment(folder: Path) -> dict[str, str]:
    clock = folder / "clock"
    clock.write_text("0")
    port = servers.free_port()
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "campaign_tracker.settings",
        "VAR_DIR": str(folder / "var"),
        "PORT": str(port),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "SWEEP_SECONDS": "1",
        "CLOCK_OFFSET_FILE": str(clock),
    }


@contextmanager
def _started(stack: Stack) -> Iterator[Stack]:
    stack.manage("migrate", "--verbosity", "0")
    stack.manage("createcachetable")
    command = [sys.executable, "-m", "campaign_tracker.supervisor"]
    with servers.running(command, log=stack.folder / "log", environment=stack.environment):
        try:
            servers.wait_until(lambda: _is_ready(stack.url), seconds=60, what=stack.url)
            yield stack
        except AssertionError as failure:
            failure.add_note(f"What the installation printed:\n{stack.log()[-5000:]}")
            raise


def _is_ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=5) as response:
            return bool(response.status == 200)
    except OSError:
        return False
