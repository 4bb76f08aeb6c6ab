"""The text beside the fields: nothing lost, nothing invented, everything in its place."""

import time

from hypothesis import given
from hypothesis import strategies as st

from apps.desk.views.importing import text

LETTER = "12 May 2020\nDear Sir,\nWe urge you to act.\nmenu\n"
SPANS = {"date": [[0, 11]], "salutation": [[12, 21]], "body": [[22, 41]], "asks": [[25, 40]]}


def _shown(part: text.Part) -> list[tuple[str, str]]:
    return [(piece.text, piece.place.key if piece.place else "-") for piece in part.pieces]


def test_every_field_stands_at_its_place_and_the_rest_is_set_aside() -> None:
    part = text.part(LETTER, SPANS, (), 1)
    assert _shown(part) == [
        ("12 May 2020", "date-0"),
        ("\n", "-"),
        ("Dear Sir,", "salutation-0"),
        ("\n", "-"),
        ("We ", "body-0"),
        ("urge you to act", "asks-0"),
        (".", "body-0"),
        ("\nmenu\n", "-"),
    ]
    assert [piece.text for piece in part.pieces if piece.is_set_aside] == ["\nmenu\n"]


def test_fields_that_lie_in_each_other_or_overlap_all_begin_somewhere() -> None:
    part = text.part("abcdefgh", {"title": [[0, 6]], "subject": [[2, 4]], "place": [[3, 8]]}, (), 1)
    assert _shown(part) == [
        ("ab", "title-0"),
        ("c", "subject-0"),
        ("d", "subject-0"),
        ("ef", "place-0"),
        ("gh", "place-0"),
    ]
    begins = [(piece.text, [place.key for place in piece.begins]) for piece in part.pieces if piece.begins]
    assert begins == [("ab", ["title-0"]), ("c", ["subject-0"]), ("d", ["place-0"])]


def test_two_fields_at_one_place_begin_there_both() -> None:
    (piece,) = text.part("Letter to X", {"title": [[0, 11]], "addressees": [[0, 11]]}, (), 1).pieces
    assert {place.field for place in piece.begins} == {"title", "addressees"}


def test_lines_are_counted_as_the_reader_counts_them() -> None:
    part = text.part("one\r\ntwo\rthree\n\nfive", {}, [2, 5], 1)
    assert [(piece.text, piece.lines) for piece in part.pieces] == [
        ("one\n", ()),
        ("two\nthree\n\n", (2,)),
        ("five", (5,)),
    ]


def test_signs_that_turn_text_around_are_shown() -> None:
    assert text.seen("evil\u202egnp.exe \u05d0\u200f") == "evil⟨U+202E⟩gnp.exe \u05d0\u200f"


def test_long_text_is_cut_at_the_end_of_a_line() -> None:
    long = "\n".join("x" * 99 for _line in range(1250))
    parts = [text.part(long, {}, (), number) for number in (1, 2, 3)]
    assert [part.count for part in parts] == [3, 3, 3]
    assert "".join(piece.text for part in parts for piece in part.pieces) == long
    assert parts[0].pieces[-1].text.endswith("\n")
    assert text.part(long, {}, (), 99).number == 3
    assert text.part_of(long, len(long) - 1) == 3


def test_paragraph_of_ten_million_signs_is_cut_and_quick() -> None:
    long = "word " * 2_000_000
    began = time.perf_counter()
    part = text.part(long, {"body": [[0, len(long)]]}, [1, 7], 3)
    assert time.perf_counter() - began < 1
    assert (part.number, part.count) == (3, 167)
    assert sum(len(piece.text) for piece in part.pieces) == text.PART


def test_five_thousand_signatories_are_cut_into_pieces_quickly() -> None:
    lines = [f"Organisation of the people number {number}\n" for number in range(5000)]
    spans, offset = [], 0
    for line in lines:
        spans.append([offset, offset + len(line) - 1])
        offset += len(line)
    began = time.perf_counter()
    part = text.part("".join(lines), {"body": [[0, 10]], "signatories": spans}, range(1, 5000), 1)
    assert time.perf_counter() - began < 1
    assert len([place for piece in part.pieces for place in piece.begins if place.field == "signatories"]) > 1250


@given(
    st.text(alphabet="ab \n", max_size=60),
    st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=12),
    st.lists(st.integers(0, 9), max_size=4),
)
def test_nothing_is_lost_or_invented_whatever_the_spans(
    given_text: str, pairs: list[tuple[int, int]], lines: list[int]
) -> None:
    spans = {"title": pairs[::2], "signatories": pairs[1::2]}
    part = text.part(given_text, spans, lines, 1)
    assert "".join(piece.text for piece in part.pieces) == given_text
    begun = [place for piece in part.pieces for place in piece.begins]
    assert sorted(map(repr, begun)) == sorted(map(repr, text.places(spans, len(given_text))))
