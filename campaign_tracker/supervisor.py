"""Keeps the processes of an embedded installation alive: `python -m campaign_tracker.supervisor`.

Web server, Celery worker and beat run as children in sessions of their own. Each line they print gets their name in
front. Ctrl-C or TERM ends all of them with everything they started. A child that dies is started again; one that
keeps dying ends the whole, because half an installation is worse than none. The production set-up uses systemd
instead (docs/operations.md).
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from dataclasses import dataclass
from types import FrameType

PORT = int(os.environ.get("PORT", "8000"))
GUNICORN = [sys.executable, "-m", "gunicorn", "campaign_tracker.wsgi", "--no-control-socket"]
CELERY = [sys.executable, "-m", "celery", "--quiet", "-A", "campaign_tracker"]
COMMANDS = {
    "web": [*GUNICORN, "--bind", f"127.0.0.1:{PORT}", "--log-level", "warning"]
    + ["--worker-class", "gthread", "--workers", "1", "--threads", "4"],
    "worker": [*CELERY, "worker", "--concurrency", "2", "--loglevel", "warning"]
    + ["--without-gossip", "--without-mingle", "--without-heartbeat"],
    "beat": [*CELERY, "beat", "--loglevel", "warning", "--pidfile="],
}
GRACE = 10.0  # seconds between TERM and KILL
STEADY = 30.0  # a child that lived this many seconds starts again with a clean slate
PATIENCE = 4  # deaths in a row before all is ended


@dataclass
class Child:
    name: str
    process: subprocess.Popen[str]
    started: float
    deaths: int = 0


def start(name: str, deaths: int = 0) -> Child:
    process = subprocess.Popen(  # noqa: S603
        COMMANDS[name],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    threading.Thread(target=_relay, args=(name, process), daemon=True).start()
    return Child(name, process, time.monotonic(), deaths)


def _relay(name: str, process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None  # noqa: S101 - it was asked for
    for line in process.stdout:
        say(name, line.rstrip())


def say(name: str, line: str) -> None:
    print(f"{name:>6} | {line}", flush=True)


def keep_alive(children: list[Child]) -> int:
    """Watch until a signal comes (the handler raises SystemExit) or a child cannot be kept alive; then 1."""
    while True:
        time.sleep(0.5)
        for index, child in enumerate(children):
            code = child.process.poll()
            if code is None:
                continue
            deaths = 1 if time.monotonic() - child.started > STEADY else child.deaths + 1
            if deaths >= PATIENCE:
                say(child.name, f"ended {deaths} times in a row (last exit code {code}); stopping everything")
                return 1
            say(child.name, f"ended with exit code {code}; starting it again")
            time.sleep(2 ** (deaths - 1) * 0.5)
            children[index] = start(child.name, deaths)


def stop(children: list[Child]) -> None:
    """TERM to all, a few seconds to finish what is in hand, then KILL to whatever is left of their sessions.

    TERM goes to the child alone: it tells its own children, and a worker lets them finish first.
    """
    for child in children:
        child.process.terminate()
    end = time.monotonic() + GRACE
    for child in children:
        try:
            child.process.wait(max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            say(child.name, "does not stop by itself")
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)


def _announce() -> None:
    """Say where to go as soon as the site answers."""
    site = f"http://127.0.0.1:{PORT}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{site}/healthz", timeout=5).close()  # noqa: S310 - always http to this machine
        except OSError:
            time.sleep(0.5)
            continue
        places = {"public site": "/", "desk (admin)": "/admin/", "mailbox": "/mailbox/", "API": "/api/v1/docs/"}
        for name, path in places.items():
            print(f"  {name + ':':14} {site}{path}", flush=True)
        print("  Ctrl-C stops everything.", flush=True)
        return


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def main() -> int:
    signal.signal(signal.SIGINT, _leave)
    signal.signal(signal.SIGTERM, _leave)
    children: list[Child] = []
    try:
        children.extend(start(name) for name in COMMANDS)
        threading.Thread(target=_announce, daemon=True).start()
        return keep_alive(children)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        stop(children)


if __name__ == "__main__":
    sys.exit(main())
