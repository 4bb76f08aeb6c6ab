import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.base import richtext
from apps.letters.rules import compared, compared_line, word_differences

A, B, C = (
    "<p>We write about prison camps.</p>",
    "<p>Release them all at once.</p>",
    "<p>Act before the session ends.</p>",
)


def _rows(old: str, new: str) -> list[tuple[str, str, str]]:
    found = compared(richtext.clean(old), richtext.clean(new))
    return [(pair.kind, pair.old.text if pair.old else "", pair.new.text if pair.new else "") for pair in found]


def test_same_texts_have_same_pairs_only() -> None:
    assert [row[0] for row in _rows(A + B + C, A + B + C)] == ["same", "same", "same"]


def test_changed_paragraph_stands_beside_what_it_was() -> None:
    new = A + "<p>A wholly other thing, never said.</p>" + B.replace("all at once", "all today") + C
    assert _rows(A + B + C, new) == [
        ("same", "We write about prison camps.", "We write about prison camps."),
        ("in", "", "A wholly other thing, never said."),
        ("changed", "Release them all at once.", "Release them all today."),
        ("same", "Act before the session ends.", "Act before the session ends."),
    ]


def test_paragraph_that_went_out_stands_alone() -> None:
    assert [row[0] for row in _rows(A + B + C, A + C)] == ["same", "out", "same"]


@pytest.mark.parametrize(
    "new",
    ["<p>Release <strong>them</strong> all at once.</p>", "<h2>Release them all at once.</h2>"],
)
def test_same_words_in_another_form_are_said(new: str) -> None:
    assert [row[0] for row in _rows(B, new)] == ["form"]


def test_form_that_changed_with_the_words_is_said() -> None:
    (pair,) = compared(B, B.replace("them all", "<strong>all</strong> of them"))
    assert (pair.kind, pair.changes_form) == ("changed", True)
    (pair,) = compared(B, B.replace("them all", "all of them"))
    assert (pair.kind, pair.changes_form) == ("changed", False)


def test_address_of_a_link_is_part_of_what_changed() -> None:
    old, new = (f'<p>See <a href="https://{host}.example">here</a>.</p>' for host in ("one", "two"))
    (pair,) = compared(richtext.clean(old), richtext.clean(new))
    assert pair.kind == "changed"
    assert [(piece.kind, piece.text) for piece in pair.after if piece.kind != "same"] == [("in", "two")]


def test_items_of_a_list_are_compared_one_by_one() -> None:
    old = "<ol><li>Free the prisoners now.</li><li>Let the Rapporteur in.</li></ol>"
    new = old.replace("Rapporteur", "Special Rapporteur")
    assert _rows(old, new) == [
        ("same", "1. Free the prisoners now.", "1. Free the prisoners now."),
        ("changed", "2. Let the Rapporteur in.", "2. Let the Special Rapporteur in."),
    ]


def test_mark_and_words_of_a_footnote_are_compared() -> None:
    old = '<p>So they said.<sup data-footnote="1"></sup></p><aside data-footnote="1"><p>UN, 2014.</p></aside>'
    assert [row[0] for row in _rows(old, old.replace("2014", "2015"))] == ["same", "changed"]


def test_line_that_is_new_has_no_other_side() -> None:
    assert compared_line("", "Subject").kind == "in"
    assert compared_line("Subject", "Subject").kind == "same"


WORDS = st.lists(st.sampled_from(["one", "two", "three", "four five six", "seven"]), max_size=8)


@given(WORDS, WORDS)
def test_every_paragraph_stands_once_and_in_order(old: list[str], new: list[str]) -> None:
    before, after = ("".join(f"<p>{word}</p>" for word in words) for words in (old, new))
    pairs = compared(before, after)
    assert [pair.old.text for pair in pairs if pair.old] == old
    assert [pair.new.text for pair in pairs if pair.new] == new


def test_paragraph_of_half_a_million_letters_is_compared_within_seconds() -> None:
    old = " ".join(f"word{number % 97}" for number in range(60_000))
    began = time.monotonic()
    pieces = word_differences(old, old.replace("word5 ", "other "))
    assert "".join(piece.text for piece in pieces if piece.kind != "in") == old
    assert time.monotonic() - began < 20
