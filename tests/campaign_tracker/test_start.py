"""Whole installations: they answer in both set-ups, and refuse to start when something is missing."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.servers import free_port
from tests.stacks import ROOT, Stack

SERVERS = {
    "gunicorn": ["gunicorn", "campaign_tracker.wsgi", "--no-control-socket"],
    "worker": ["celery", "-A", "campaign_tracker", "worker", "--concurrency", "1"],
    "beat": ["celery", "-A", "campaign_tracker", "beat"],
}


def start(server: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start one server with nothing set but these variables; it has to end by itself."""
    given = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    more = ["--bind", f"127.0.0.1:{free_port()}"] if server == "gunicorn" else []
    return subprocess.run(
        [sys.executable, "-m", *SERVERS[server], *more],
        cwd=ROOT,
        env=given | {"VAR_DIR": str(folder)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_stack_answers_in_both_set_ups(stack: Stack) -> None:
    with urllib.request.urlopen(f"{stack.url}/readyz") as response:
        assert json.load(response) == {"database": "ok", "cache": "ok"}
    with urllib.request.urlopen(f"{stack.url}/healthz") as response:
        assert json.load(response) == {"status": "ok"}


@pytest.mark.parametrize("server", SERVERS)
def test_production_refuses_to_start_without_what_it_needs(server: str, tmp_path: Path) -> None:
    result = start(server, tmp_path, PRODUCTION="1")
    assert result.returncode != 0
    for refusal in ("E001", "E004", "E007", "E008", "E009", "E010", "E011"):
        assert f"(base.{refusal})" in result.stderr
    assert "Traceback" not in result.stderr


def test_unreadable_secret_is_a_refusal_too(tmp_path: Path) -> None:
    result = start("gunicorn", tmp_path, SECRET_KEY_FILE=str(tmp_path / "nowhere"))
    assert result.returncode != 0
    assert "(base.E001) There is no secret key." in result.stderr
