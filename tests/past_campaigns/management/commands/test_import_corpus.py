"""The command: what it prints, and how it refuses."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from apps.archive.models import Document
from tests.past_campaigns import copies

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("import_corpus", *arguments, stdout=out, skip_checks=True)
    return out.getvalue()


def test_first_run_prints_what_it_read() -> None:
    text = run()
    assert f"{copies.MOON} (added)" in text
    assert "letter, 2020-02-21: Open Letter on South Korea's Policies" in text
    assert "  to: Moon Jae-in, President of the Republic of Korea\n" in text
    assert "  cc: Kang Kyung-hwa, Foreign Minister\n  cc: Kim Yeon-chul, Unification Minister\n" in text
    assert "  to: Kang" not in text
    assert (
        "signatories: 70 organisations (text says 69), 7 individuals (text says 7), 22 countries (text says 23)" in text
    )
    assert "asks: 5 in a list, 3 proposed from prose" in text
    assert "areas of discussion: 3, commitments: 3" in text
    assert "look at: The text claims 69 organisations, the list gives 70." in text
    assert text.endswith("5 of 5 documents added, 0 were in the archive already.\n")


def test_second_run_says_that_it_added_nothing() -> None:
    run()
    text = run()
    assert f"{copies.MOON} (already there)" in text
    assert text.endswith("Nothing to add: all 5 documents are in the archive already.\n")


def test_refusal_names_the_file_and_leaves_nothing(tmp_path: Path) -> None:
    folder = copies.copy(tmp_path)
    (folder / copies.ROK).unlink()
    with pytest.raises(CommandError, match=copies.ROK):
        run(str(folder))
    assert not Document.objects.exists()


def test_folder_without_provenance_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="provenance.toml: it cannot be opened"):
        run(str(tmp_path))
