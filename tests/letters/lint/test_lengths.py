"""Sentences of more than forty words, letters of more pages than planned."""

import datetime

import pytest

from apps.letters.lint import Facts, lengths
from apps.letters.models import Letter
from tests.letters.lint.words import codes, text

WORDS = "one two three four five six seven eight nine ten "
LONG = f"One {WORDS * 4}"[:-1] + "."
TODAY = datetime.date(2026, 3, 2)


def test_a_sentence_of_forty_words_passes_one_more_is_named() -> None:
    assert codes(lengths.sentences(text(f"{WORDS * 4}."))) == []
    (finding,) = lengths.sentences(text(f"Short. {LONG} Short."))
    assert (finding.code, finding.message) == ("sentence-long", "This sentence has 41 words.")
    assert finding.place.excerpt == LONG


@pytest.mark.parametrize(
    "html",
    [
        f"<p>He said: “{WORDS * 5}.”</p>",
        f"<blockquote><p>{WORDS * 5}.</p></blockquote>",
        f"<ol><li>{WORDS * 3}; {WORDS * 3}; {WORDS * 3}.</li></ol>",
        f'<p>So.<sup data-footnote="1"></sup></p><aside data-footnote="1"><p>{WORDS * 5}</p></aside>',
        f"<h2>{WORDS * 5}</h2>",
        f"<p>{WORDS * 3}. {WORDS.title() * 3}.</p>",
        f"<p>{WORDS * 2}, as Mr. Lee, i.e. the U.N. expert, said in Doc. No. 5.</p>",
    ],
)
def test_words_of_others_lists_and_several_sentences_pass(html: str) -> None:
    assert codes(lengths.sentences(text(html=html))) == []


def test_a_long_item_of_a_list_is_named() -> None:
    assert codes(lengths.sentences(text(html=f"<ul><li>{WORDS * 5}</li></ul>"))) == ["sentence-long"]


def test_korean_counts_words_and_languages_without_spaces_are_passed_over() -> None:
    assert codes(lengths.sentences(text("우리는 요청합니다 " * 21, language="ko"))) == ["sentence-long"]
    assert codes(lengths.sentences(text("我们要求" * 50, language="zh"))) == []


@pytest.mark.parametrize(("limit", "pages", "found"), [(2, 3, 1), (2, 2, 0), (2, None, 0), (None, 9, 0)])
def test_pages_are_counted_against_the_limit(limit: int | None, pages: int | None, found: int) -> None:
    given = list(lengths.pages(Letter(page_limit=limit), Facts(today=TODAY, pages=pages)))
    assert codes(given) == ["too-many-pages"] * found
