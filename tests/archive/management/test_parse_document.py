"""The command that prints what is read."""

import json
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
