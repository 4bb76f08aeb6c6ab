"""Real servers for the tests: started on private ports and folders, ended with the process that started them."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_so: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Look again every tenth of a second; AssertionError naming `what` when the time is up."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"waited {seconds} s in vain: {what}"
        time.sleep(0.1)


@contextmanager
def running(
    command: list[str], *, log: Path, environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A server process that the kernel ends too should the tests be killed; its output goes to `log`."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", *command], stdout=output, stderr=output, env=environment
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise


# PostgreSQL ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PostgreSQL:
    """A cluster that listens on a Unix socket in `folder` only; its one user `tests` needs no password."""

    folder: Path

    def url(self, database: str) -> str:
        return f"postgres://tests@{str(self.folder).replace('/', '%2F')}/{database}"

    def run(self, program: str, *arguments: str) -> str:
        """One of PostgreSQL's own client programs, such as createdb."""
        command = [_program(program), "--host", str(self.folder), "--username", "tests", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def answers(self) -> bool:
        command = [_program("pg_isready"), "--host", str(self.folder), "--quiet"]
        return subprocess.run(command, check=False).returncode == 0


@contextmanager
def postgresql(folder: Path) -> Iterator[PostgreSQL]:
    """Made anew in `folder` with the locale of production; safe on disk it need not be, so it is quick."""
    folder.mkdir()
    as_owner: list[str] = []
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_owner = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
    data = folder / "data"
    initdb = [_program("initdb"), "--pgdata", str(data), "--username", "tests", "--auth", "trust", "--no-sync"]
    subprocess.run(
        [*as_owner, *initdb, "--encoding", "UTF8", "--locale", "C.UTF-8"], check=True, capture_output=True, cwd=folder
    )
    quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB"]
    options = [f"-c{option}" for option in [*quick, "listen_addresses=", f"unix_socket_directories={folder}"]]
    server = PostgreSQL(folder)
    # Signals: INT is PostgreSQL's "fast" stop; TERM would wait for clients.
    with running([*as_owner, _program("postgres"), "-D", str(data), *options], log=folder / "log") as process:
        try:
            wait_until(server.answers, seconds=30, what=f"PostgreSQL in {folder}")
            yield server
        finally:
            process.send_signal(2)


def _program(name: str) -> str:
    """Debian keeps PostgreSQL's programs beside the path, by version: the newest."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    found = shutil.which(name, path=str(versions[-1])) if versions else shutil.which(name)
    assert found, f"{name} is not installed: ./test installs it"
    return found


# Redis --------------------------------------------------------------------------------------------------------------


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """The address of a Redis without a file on disk, such as redis://127.0.0.1:40001"""
    folder.mkdir()
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with running(command, log=folder / "log"):
        wait_until(lambda: listens(port), seconds=20, what="Redis")
        yield f"redis://127.0.0.1:{port}"


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


# Mail ---------------------------------------------------------------------------------------------------------------


@dataclass
class MailServer:
    """Keeps what it is given. `replies` maps a recipient to the refusal that RCPT gets; `cuts` names recipients at
    whose mail the line is cut after the mail was taken."""

    port: int
    taken: list[Envelope] = field(default_factory=list)
    replies: dict[str, str] = field(default_factory=dict)
    cuts: set[str] = field(default_factory=set)
    connections: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def mails(self) -> list[EmailMessage]:
        """In the order of arrival."""
        contents = [envelope.content for envelope in self.taken if isinstance(envelope.content, bytes)]
        return [message_from_bytes(content, _class=EmailMessage, policy=policy.default) for content in contents]

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.replies:
            return self.replies[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append(envelope)
        if self.cuts & set(envelope.rcpt_tos):
            assert server.transport is not None
            server.transport.close()
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[MailServer]:
    handler = MailServer(port=free_port())
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()
