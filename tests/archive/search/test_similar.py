"""Passages like a text: what they share, and what is not enough."""

from typing import Any

import pytest

from apps.archive.models import Word
from apps.archive.search import entries, like
from tests.archive.search.conftest import kept

pytestmark = pytest.mark.django_db

CAMPS = "정치범수용소를 폐쇄하고 인권을 보장하라."
PARAGRAPH = (
    "We urge the Government to close every political prison camp and to release all prisoners held there "
    "without charge, and to let the Special Rapporteur visit Yodok and Hwasong."
)


def test_like_finds_what_says_much_the_same_and_not_itself() -> None:
    own = kept(PARAGRAPH)
    near = PARAGRAPH.replace("We urge", "We again call on").replace("Yodok", "Pukchang")
    other = kept(near, "The conference on fisheries was held in Lisbon in spring.", year=1999)
    kept(CAMPS)
    entries.count_words()
    hits = like(PARAGRAPH, exclude=own)
    assert [hit.document for hit in hits] == [other]
    assert hits[0].passage.text == near and 0.5 < hits[0].score <= 1
    assert "<mark>Hwasong</mark>" in hits[0].snippet or "<mark>prison</mark>" in hits[0].snippet
    assert [hit.score for hit in like(PARAGRAPH)][0] == 1.0
    assert like("") == like("?!") == like("Zürich lake weather") == ()


def test_one_word_in_common_is_not_enough_in_a_small_archive() -> None:
    kept("The Government held a conference on fisheries in Lisbon.", "정부는 어업에 관한 회의를 열었다.")
    for text in ("We call on the Government to close Yodok.", "우리 정부는 요덕의 폐쇄를 바란다."):
        assert like(text) == ()
        entries.count_words()
        assert like(text) == ()
    kept("Close Yodok now, urges the Government.")
    assert [hit.passage.text for hit in like("We call on the Government to close Yodok.")] == [
        "Close Yodok now, urges the Government."
    ]


def test_one_very_rare_word_is_enough_in_a_large_archive() -> None:
    kept("Nobody returned from Yodok.")
    entries.count_words()
    assert like("What is known about Yodok?") == ()
    Word.objects.filter(text="").update(passages=50_000)
    assert [hit.passage.text for hit in like("What is known about Yodok?")] == ["Nobody returned from Yodok."]


def test_words_that_only_the_own_document_holds_do_not_hide_others() -> None:
    own_words = " ".join(f"peculiar{number}" for number in range(30))
    text = f"{own_words} political prison camps without charge"
    own = kept(*[text] * 400)
    kept("Political prison camps hold people without charge or trial.", year=1990)
    entries.count_words()
    assert [hit.passage.text[:9] for hit in like(text, exclude=own)] == ["Political"]


def test_like_works_in_korean_and_before_words_are_counted() -> None:
    kept(CAMPS, "경제 협력에 관한 회의가 열렸다.")
    assert Word.objects.count() == 0
    assert [hit.passage.text for hit in like("정치범 수용소의 폐쇄와 인권 보장을 촉구한다")] == [CAMPS]


@pytest.mark.parametrize("count", [1, 3])
def test_like_takes_four_queries(count: int, django_assert_num_queries: Any) -> None:
    for _number in range(count):
        kept(PARAGRAPH)
    with django_assert_num_queries(4):
        assert len([hit.document.title for hit in like(PARAGRAPH)]) == count
