"""What a hit shows of its passage."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.archive.search import asking
from apps.archive.search.snippets import ELLIPSIS, LENGTH, marked, snippet

FILLER = "Nothing of note is said here and it goes on for a good while. " * 12


def shown(text: str, typed: str) -> str:
    return str(snippet(text, asking.read(typed)))


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Close the camps.", "camp", "Close the <mark>camps</mark>."),
        ("Détenus à Yodok.", "DETENU yodok", "<mark>Détenus</mark> à <mark>Yodok</mark>."),
        ("인권을 보장하라", "인권", "<mark>인권</mark>을 보장하라"),
        ("정치범수용소의 폐쇄", "수용소", "정치범<mark>수용소</mark>의 폐쇄"),
        ("刑法と法", "法", "刑<mark>法</mark>と<mark>法</mark>"),
        ("Human rights are rights.", '"human rights"', "<mark>Human rights</mark> are rights."),
        ("The rapporteur reports.", "rep*", "The rapporteur <mark>reports</mark>."),
        ("حقوق الإنسان", "انسان", "حقوق <mark>الإنسان</mark>"),
        ("<b>camp</b> & 'camp'", "camp", "&lt;b&gt;<mark>camp</mark>&lt;/b&gt; &amp; &#x27;<mark>camp</mark>&#x27;"),
        ("One\n\n  camp", "camp", "One <mark>camp</mark>"),
        ("A co-operation.", "co-operation", "A <mark>co-operation</mark>."),
        ("No such word.", "camp", "No such word."),
    ],
)
def test_words_found_are_marked_and_all_is_escaped(text: str, typed: str, expected: str) -> None:
    assert shown(text, typed) == expected


def test_piece_is_cut_around_the_words() -> None:
    piece = shown(f"{FILLER}Then the camps were closed by law. {FILLER}", "camps law")
    assert "<mark>camps</mark> were closed by <mark>law</mark>" in piece
    assert piece.startswith(ELLIPSIS) and piece.endswith(ELLIPSIS)
    assert LENGTH - 30 <= len(re.sub(r"<.*?>", "", piece)) <= LENGTH + 30
    words = re.sub(r"<.*?>", "", piece).strip(ELLIPSIS).split()
    assert set(words) <= set(f"{FILLER} Then the camps were closed by law.".split())


def test_piece_is_where_most_of_the_words_stand() -> None:
    piece = shown(f"A camp. {FILLER} A prison and a camp. {FILLER}", "camp prison")
    assert "<mark>prison</mark> and a <mark>camp</mark>" in piece


@given(text=st.text(max_size=700), typed=st.text(max_size=30))
def test_piece_is_a_piece_of_the_text(text: str, typed: str) -> None:
    asked = f"{typed} {text[300:304]}"
    plain = unescape(re.sub(r"</?mark>", "", shown(text, asked)))
    assert re.sub(r"\s+", " ", plain.strip(ELLIPSIS)).strip() in re.sub(r"\s+", " ", text)
    assert unescape(re.sub(r"</?mark>", "", str(marked(text, asked)))) == text
