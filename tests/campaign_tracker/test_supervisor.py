"""The supervisor with stand-ins for its children: starts, restarts, gives up, ends all."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import servers
from tests.stacks import ROOT

# The real supervisor, told other commands and less patience; {folder} is where the stand-ins leave their process ids.
SCRIPT = """
import sys
from campaign_tracker import supervisor
supervisor.COMMANDS = {{name: ["sh", "-c", command] for name, command in {commands!r}.items()}}
supervisor.GRACE = 1.0
sys.exit(supervisor.main())
"""
STEADY = "echo up; echo $$ >> {name}; exec sleep 300"


@pytest.fixture
def supervised(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    def _supervised(**commands: str) -> subprocess.Popen[str]:
        environment = os.environ | {"PORT": str(servers.free_port()), "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            [sys.executable, "-c", SCRIPT.format(commands=commands)],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return _supervised


@contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[None]:
    try:
        yield
    finally:
        process.kill()


def pids(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def is_alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_ends_all_children(
    supervised: Callable[..., subprocess.Popen[str]], tmp_path: Path, number: signal.Signals
) -> None:
    """Also the children of children, and one that does not want to."""
    stubborn = "trap '' TERM; echo $$ >> stubborn; sleep 300 & echo $! >> stubborn; wait; sleep 300"
    process = supervised(web=STEADY.format(name="web"), worker=stubborn)
    with ended(process):
        servers.wait_until(
            lambda: len(pids(tmp_path / "web") + pids(tmp_path / "stubborn")) == 3, seconds=10, what="children"
        )
        process.send_signal(number)
        output, _ = process.communicate(timeout=10)
    assert process.returncode == 0
    assert "   web | up" in output
    assert "worker | does not stop by itself" in output
    started = pids(tmp_path / "web") + pids(tmp_path / "stubborn")
    assert [pid for pid in started if is_alive(pid)] == []


def test_child_that_dies_is_started_again(supervised: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    process = supervised(web=STEADY.format(name="web"), worker=STEADY.format(name="worker"))
    with ended(process):
        servers.wait_until(lambda: bool(pids(tmp_path / "worker")), seconds=10, what="a worker")
        os.kill(pids(tmp_path / "worker")[0], signal.SIGKILL)
        servers.wait_until(lambda: len(pids(tmp_path / "worker")) == 2, seconds=10, what="a second worker")
        process.terminate()
        output, _ = process.communicate(timeout=10)
    assert "worker | ended with exit code -9; starting it again" in output
    assert len(pids(tmp_path / "web")) == 1


def test_child_that_keeps_dying_ends_everything(
    supervised: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    process = supervised(web=STEADY.format(name="web"), beat="exit 7")
    with ended(process):
        output, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "  beat | ended 4 times in a row (last exit code 7); stopping everything" in output
    assert [pid for pid in pids(tmp_path / "web") if is_alive(pid)] == []
