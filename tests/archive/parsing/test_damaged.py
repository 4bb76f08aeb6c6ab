"""Damaged and huge documents: the work grows with their length, and what is far too long is refused at the door."""

import sys
from types import FrameType

import pytest

from apps.archive.parsing import UnreadableDocument, parse, read_text
from apps.archive.parsing.formats import MAX_CHARACTERS, MAX_LINES


def _work(text: str) -> int:
    """How many functions are called to read this text, those of the library of patterns included."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        parse(text.encode())
    finally:
        sys.setprofile(None)
    return calls


_LINES = (
    "of the Bureau of Rivers and Lakes",
    "Ambassador of the Republic of Ruritania",
    "Room 12",
    "a",
    "& Sons\n",
    "- Lake Watch",
    "(Kenya)\n",
    "Jane Doe, Director, Lake Watch\n",
    "Until then,\n",
)


@pytest.mark.parametrize("line", _LINES)
def test_reading_ever_more_lines_is_work_in_proportion(line: str) -> None:
    begin, end = "To: Jane Doe\n", "\nDear Minister,\n\nWe urge you to act.\n\nYours,\nJohn Roe"
    _work(begin + end)
    few, many = (_work(begin + f"{line}\n" * count + end) for count in (300, 900))
    assert many < 4 * few


@pytest.mark.parametrize("line", _LINES)
def test_reading_ever_more_lines_below_a_letter_is_work_in_proportion(line: str) -> None:
    begin = "Dear Minister,\n\nWe urge you to act.\n\nYours,\n\n"
    _work(begin)
    few, many = (_work(begin + f"{line}\n" * count) for count in (300, 900))
    assert many < 4 * few


@pytest.mark.parametrize("text", ["a\n" * (MAX_LINES + 1), "word " * (MAX_CHARACTERS // 5 + 1)])
def test_a_text_far_longer_than_a_letter_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument, match="far longer than a letter"):
        read_text(text.encode())


def test_a_long_text_is_still_read() -> None:
    assert len(read_text(("Lake Watch\n" * MAX_LINES).encode()).text) == 11 * MAX_LINES
