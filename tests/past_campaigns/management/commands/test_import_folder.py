"""The command: a folder comes in, is worked off here or by workers, and each file has its outcome."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from apps.archive.models import Document
from apps.letters.models import Letter
from apps.past_campaigns import actions
from apps.past_campaigns.models import ImportItem, ImportRun
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
    assert "doubtful.txt: Read, 1 to look at\n" in text
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


PROVENANCE = """
[[document]]
file = "1.txt"
kind = "letter"
date = 2021-03-03
language = "en"
publisher = "Rights Watch"
source = "From a box."
licence = "CC BY 4.0"

[[document]]
file = "bare.txt"
title = "What the box calls it"
date = 2018-04-05
language = "fr"

[[document]]
file = "2.txt"
kind = "statement"
date = 1999-01-01
"""


def test_what_came_with_the_files_is_read_and_is_no_document(folder: Path) -> None:
    (folder / "provenance.toml").write_text(PROVENANCE)
    (folder / "bare.txt").write_text(
        "Dear Minister,\n\nPlease let lawyers visit the camps.\n\nSincerely,\n\nRights Watch 9, Kenya\n"
    )
    text = run(folder, "--import-ready", "--here")
    assert "provenance.toml" not in text
    document = Document.objects.get(file_name="1.txt")
    note = "From a box.\nLicence: CC BY 4.0"
    assert (document.publisher, document.source_note, str(document.date)) == ("Rights Watch", note, "2021-03-03")
    bare = ImportItem.objects.get(name="bare.txt")
    assert (bare.title, str(bare.date)) == ("What the box calls it", "2018-04-05")
    said = {doubt["field"]: doubt["message"] for doubt in ImportItem.objects.get(name="2.txt").doubts}
    assert said == {
        "kind": "What came with the file calls it “Statement”; “Letter” was read.",
        "date": "What came with the file dates it 1999-01-01; 2021-03-03 was read.",
    }


def test_contradiction_that_is_put_right_is_none_any_more(folder: Path) -> None:
    (folder / "provenance.toml").write_text(PROVENANCE.replace('file = "bare.txt"', 'file = "again.txt"'))
    run(folder, "--here")
    item = ImportItem.objects.get(name="2.txt")
    assert (item.remarks, item.is_ready) == (2, False)
    item = actions.correct_item(item=item, fields={"date": "1999-01-01", "kind": "statement"}, actor=None)
    assert (item.doubts, item.remarks, item.is_ready) == ([], 0, True)


def test_other_bytes_than_those_described_are_not_kept(folder: Path) -> None:
    below = folder / "box"
    below.mkdir()
    (below / "4.txt").write_bytes(documents.letter(4))
    (below / "provenance.toml").write_text('[[document]]\nfile = "4.txt"\nsha256 = "00"\n')
    text = run(folder, "--here")
    assert "box/4.txt: Cannot be read (What came with this file describes other bytes" in text
    assert ImportItem.objects.get(name="box/4.txt").original == b""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[document]]\nfile = "none.txt"\n', "none.txt: it cannot be opened. Nothing was imported."),
        ('[[document]]\nfile = "1.txt"\nkind = "poem"\n', "1.txt: “poem” is not a kind of document."),
        ("[[document]\n", "it is not valid TOML"),
    ],
)
def test_wrong_provenance_stops_before_the_first_file(folder: Path, text: str, words: str) -> None:
    (folder / "provenance.toml").write_text(text)
    with pytest.raises(CommandError, match=re.escape(words)):
        run(folder)
    assert not ImportItem.objects.exists()
