import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.letters.rules import word_differences


def _pieces(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in word_differences(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("one two", "one two", [("same", "one two")]),
        ("one two", "one 2 two", [("same", "one "), ("in", "2 "), ("same", "two")]),
        ("by 2025.", "by 2026.", [("same", "by "), ("out", "2025"), ("in", "2026"), ("same", ".")]),
        ("释放他们", "释放她们", [("same", "释放"), ("out", "他"), ("in", "她"), ("same", "们")]),
        ("석방하라", "석방하십시오", [("out", "석방하라"), ("in", "석방하십시오")]),
    ],
)
def test_differences_are_whole_words(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert _pieces(old, new) == expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_differences_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    pieces = _pieces(old, new)
    assert "".join(text for kind, text in pieces if kind != "in") == old
    assert "".join(text for kind, text in pieces if kind != "out") == new
