"""The command that prints any letter, and names them all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from apps.campaigns.models import Campaign
from apps.letters.models import Letter
from apps.signatories.models import Signature
from tests.printed import text_of


def test_print_letter_names_every_letter_and_nothing_else(letter: Letter, capsys: pytest.CaptureFixture[str]) -> None:
    Letter.objects.create(campaign=Campaign.objects.get(), slug="draft", title="Two\nlines\tand a tab")
    call_command("print_letter", "--list")
    lines = capsys.readouterr().out.splitlines()
    assert sorted(lines) == ["draft\t\tTwo lines and a tab", "water-for-all\t2026-11-02\tWater for all"]


def test_print_letter_writes_the_pdf(letter: Letter, signed: Callable[..., Signature], tmp_path: Path) -> None:
    signed("Wells International")
    call_command("print_letter", "water-for-all", "-o", str(tmp_path / "letter.pdf"))
    assert "Wells International" in text_of((tmp_path / "letter.pdf").read_bytes())


def test_print_letter_names_the_nearest_when_there_is_none(letter: Letter, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"There is no letter 'water-for-al'\. Nearest: water-for-all"):
        call_command("print_letter", "water-for-al", "-o", str(tmp_path / "letter.pdf"))
    assert list(tmp_path.iterdir()) == []


def test_print_letter_says_where_it_cannot_write(letter: Letter, tmp_path: Path) -> None:
    path = tmp_path / "missing" / "letter.pdf"
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        call_command("print_letter", "water-for-all", "-o", str(path))


def test_print_letter_says_which_character_has_no_font(
    letter: Letter, signed: Callable[..., Signature], tmp_path: Path
) -> None:
    signed("Rights \ue0f3 Now")
    with pytest.raises(CommandError, match=r"water-for-all cannot be printed: .*U\+E0F3"):
        call_command("print_letter", "water-for-all", "-o", str(tmp_path / "letter.pdf"))


@pytest.mark.parametrize(("arguments", "message"), [([], "Name a letter"), (["water"], "Say where")])
def test_print_letter_asks_for_what_is_missing(db: None, arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("print_letter", *arguments)
