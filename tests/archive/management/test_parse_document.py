"""The command that prints what is read."""

import io
import json
import os
from io import StringIO
from pathlib import Path

from django.core.management import call_command

CORPUS = Path(__file__).parents[3] / "corpus"
FIELDS = (
    "kind language date place title subject reference addressees cc salutation asks claims closing signatories "
    "footnotes sender in_reply_to warnings spans"
).split()


def printed(*paths: Path) -> list[dict[str, object]]:
    out = StringIO()
    call_command("parse_document", *map(str, paths), "--format", "json", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_command_prints_one_object_a_line_in_order(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    states = CORPUS / "2014-11-10-un-member-states.txt"
    refused, missing, letter = printed(broken, tmp_path / "missing.txt", states)
    assert refused == {"file": str(broken), "error": "This PDF is damaged and cannot be read."}
    assert missing["error"] == "The file cannot be opened: No such file or directory."
    assert set(FIELDS) <= letter.keys()
    assert (letter["kind"], letter["date"], letter["language"]) == ("letter", "2014-11-10", ["en"])


def test_command_gives_the_place_of_each_field_in_the_original() -> None:
    path = CORPUS / "2020-02-26-eu-high-representative.txt"
    (letter,) = printed(path)
    text = path.read_bytes().decode("utf-8-sig")
    spans, signatories = letter["spans"], letter["signatories"]
    assert isinstance(spans, dict) and isinstance(signatories, list)
    start, end = spans["signatories"][0]
    assert " ".join(text[start:end].split()) == signatories[0]["as_printed"]
    assert signatories[0]["country"] == "KR"


def test_command_goes_on_behind_what_is_no_document(tmp_path: Path) -> None:
    """A folder, a pipe nobody writes to, an empty file, a name that is no UTF-8, the same file twice."""
    (tmp_path / "empty.txt").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    odd.write_text(
        "Dear Minister,\n\nWe urge you to act\u2028 on this\x85 now, before it is too late.\n\nYours,\n\nOxfam\n"
    )
    read = printed(tmp_path, tmp_path / "pipe", tmp_path / "empty.txt", odd, odd)
    assert [set(each) == {"file", "error"} for each in read] == [True, True, True, False, False]
    assert read[3] == read[4]
    assert str(read[3]["file"]).endswith("caf\ufffd.txt")
    assert read[2]["error"] == "This file is empty."


def test_output_is_plain_where_the_terminal_cannot_print_letters(tmp_path: Path) -> None:
    path = tmp_path / "한글.txt"
    path.write_text("존경하는 장관님께,\n\n우리는 이 문제의 해결을 강력히 촉구합니다.\n\n감사합니다\n\n참여연대\n")
    written = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    call_command("parse_document", str(path), stdout=written)
    written.seek(0)
    assert json.loads(written.read())["salutation"] == "존경하는 장관님께,"


def test_notes_are_texts_and_lines_set_aside_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "Dear Minister,\n\nIt is so.[1] We urge you to act.\n\nPage 1 of 2\n\nYours,\n\nOxfam\n\n[1] See A/1.\n"
    )
    (letter,) = printed(path)
    assert (letter["footnotes"], letter["furniture"]) == (["See A/1."], ["Page 1 of 2"])
