"""The command that a fresh installation is filled with; running it again changes nothing."""

import re
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from pytest_django import Settings

from apps.accounts.models import User
from apps.archive.models import Passage
from apps.campaigns.models import Campaign
from tests.desk.actions.conftest import archived, media

__all__ = ["archived", "media"]  # fixtures

PASSWORD = re.compile(r"\b[a-z2-9]{4}(?:-[a-z2-9]{4}){3}\b")


def test_create_demonstration_prints_passwords_once(archived: Passage, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("create_demonstration")
    first = capsys.readouterr().out
    passwords = PASSWORD.findall(first)
    assert len(passwords) == 5
    assert authenticate(username="coordinator", password=passwords[0]) is not None
    path = re.search(r"printed: (\S+\.pdf)", first)
    assert path is not None
    assert Path(path[1]).read_bytes().startswith(b"%PDF-")
    assert "/letters/demonstration-open-letter/sign/" in first
    call_command("create_demonstration")
    second = capsys.readouterr().out
    assert PASSWORD.findall(second) == []
    assert second.count("here already") == 2
    assert Campaign.objects.count() == 1


def test_create_demonstration_resets_passwords(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("create_demonstration", "--accounts-only")
    before = PASSWORD.findall(capsys.readouterr().out)
    call_command("create_demonstration", "--reset-passwords")
    after = PASSWORD.findall(capsys.readouterr().out)
    assert len(after) == 5
    assert not set(before) & set(after)
    assert not Campaign.objects.exists()


def test_create_demonstration_asks_for_the_archive_first(db: None) -> None:
    with pytest.raises(CommandError, match="Import the corpus first"):
        call_command("create_demonstration")


def test_create_demonstration_stays_out_of_real_installations(db: None, settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="for real campaigns"):
        call_command("create_demonstration")
    assert not User.objects.exists()
