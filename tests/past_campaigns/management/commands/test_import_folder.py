"""The command: a folder comes in, is worked off here or by workers, and each file has its outcome."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from apps.archive.models import Document
from apps.letters.models import Letter
from apps.past_campaigns import actions
from apps.past_campaigns.models import ImportRun
from tests.past_campaigns import documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Letters of 2021"
    made.mkdir()
    for number in (1, 2):
        (made / f"{number}.txt").write_bytes(documents.letter(number))
    (made / "again.txt").write_bytes(documents.letter(1))
    (made / "doubtful.txt").write_bytes(documents.letter(3, claimed=69))
    (made / "scan.png").write_bytes(b"\x89PNG....")
    return made


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("import_folder", *map(str, arguments), stdout=out, skip_checks=True)
    return out.getvalue()


def test_folder_is_left_to_the_workers(folder: Path) -> None:
    text = run(folder)
    made = ImportRun.objects.get()
    assert text.startswith(f"Run {made.pk}: 5 files of {folder} are in.\n")
    assert (made.name, made.status, made.items.by_state()["waiting"]) == ("Letters of 2021", "running", 4)


def test_folder_is_worked_off_here_with_an_outcome_for_each_file(folder: Path) -> None:
    text = run(folder, "--public", "--as-past-campaigns", "--import-ready", "--here")
    assert "1.txt: Imported\n2.txt: Imported\n" in text
    assert "again.txt: In the archive already (This run holds the same bytes under another name.)\n" in text
    assert "doubtful.txt: Read\n" in text
    assert "scan.png: Cannot be read (This file is a picture and holds no text." in text
    assert text.endswith("Waiting for you. Read: 1, Cannot be read: 1, In the archive already: 1, Imported: 2\n")
    assert (Document.objects.public().count(), Letter.objects.count()) == (2, 2)


def test_folder_given_again_says_what_is_known(folder: Path) -> None:
    run(folder, "--import-ready", "--here")
    text = run(folder, "--import-ready", "--here")
    assert "1.txt: In the archive already (The archive holds these bytes already.)\n" in text
    assert Document.objects.count() == 2


def test_stopped_run_goes_on_with_new_files(folder: Path) -> None:
    run(folder)
    made = ImportRun.objects.get()
    actions.stop_run(run=made, actor=None)
    (folder / "new.txt").write_bytes(documents.letter(7))
    text = run(folder, "--resume", made.pk, "--here")
    assert text.startswith(f"Run {made.pk}: 1 files of {folder} are in.\n")
    assert made.items.by_state() | {"waiting": 0, "read": 4} == made.items.by_state()


def test_command_refuses_plainly(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        run(tmp_path / "none")
    with pytest.raises(CommandError, match="can be read by everybody"):
        run(folder, "--as-past-campaigns")
    with pytest.raises(CommandError, match="There is no run 999"):
        run(folder, "--resume", 999)
    assert not ImportRun.objects.filter(documents__gt=0).exists()
