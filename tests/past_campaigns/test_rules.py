"""What a provenance file must be."""

from pathlib import Path

import pytest

from apps.base.errors import RuleError
from apps.past_campaigns import rules
from tests.past_campaigns import copies

ENTRY = """
[[document]]
file = "a.txt"
kind = "letter"
title = "A"
date = 2020-01-02
language = "en"
sha256 = "00"
"""


def refused(folder: Path, text: str) -> RuleError:
    (folder / "provenance.toml").write_text(text)
    with pytest.raises(RuleError) as refusal:
        rules.read_provenance(folder)
    assert "Nothing was imported" in str(refusal.value.message)
    return refusal.value


def test_provenance_of_the_corpus_is_read_in_order() -> None:
    entries = rules.read_provenance(copies.CORPUS)
    assert [entry.file for entry in entries] == [copies.UN, copies.NL, copies.ROK, copies.MOON, copies.EU]
    assert entries[0].slug == "2014-11-10-un-member-states"


def test_publisher_and_source_may_be_unknown(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text(ENTRY)
    (entry,) = rules.read_provenance(tmp_path)
    assert (entry.publisher, entry.source) == ("", "")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('title = "A"\n', "", "“title” is missing"),
        ('kind = "letter"', 'kind = "poem"', "“poem” is not a kind of document"),
        ("date = 2020-01-02", 'date = "2020-01-02"', "“date” has a value of the wrong kind"),
        ('title = "A"', 'title = "A"\ncolour = "red"', "“colour” is not a field of provenance"),
        ('file = "a.txt"', 'file = "../a.txt"', "plain name of a file"),
        ("[[document]]", "[[documents]]", "it has no [[document]] entry"),
        ("[[document]]", "[[document", "it is not valid TOML"),
    ],
)
def test_wrong_provenance_is_refused_in_words(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert ENTRY.count(old) == 1
    refusal = refused(tmp_path, ENTRY.replace(old, new))
    assert refusal.code == "corpus-provenance"
    assert words in str(refusal.message)


def test_file_named_twice_is_refused(tmp_path: Path) -> None:
    refusal = refused(tmp_path, ENTRY + ENTRY)
    assert "a.txt: two entries have the same file" in str(refusal.message)
