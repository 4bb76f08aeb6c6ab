"""What the linters say is a test like any other."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.house import source


def run(*command: str, folder: Path = source.ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)


def test_ruff_finds_nothing() -> None:
    result = run("ruff", "check", ".")
    assert result.returncode == 0, result.stdout


def test_ruff_would_format_nothing() -> None:
    result = run("ruff", "format", "--check", ".")
    assert result.returncode == 0, result.stdout


@pytest.mark.timeout(900)
def test_mypy_finds_nothing() -> None:
    """Strict, with the plugins for Django and REST framework, as pyproject.toml says."""
    result = run("mypy")
    assert result.returncode == 0, result.stdout + result.stderr
    assert source.project()["tool"]["mypy"]["strict"] is True


@pytest.mark.django_db
def test_migrations_say_what_the_models_say() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=3)
