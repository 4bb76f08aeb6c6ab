"""Both engines find what a plain reading of the texts says they must: run on SQLite and on PostgreSQL.

The oracle joins the tokens of a text with spaces and looks for the words of a query in that string.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.archive.models import Document, Passage
from apps.archive.search import Query, asking, entries, finding, words
from apps.archive.search.scope import Scope
from tests.archive.search.conftest import kept

pytestmark = pytest.mark.django_db

SOME = (
    "camp camps prison prisons right rights human detenu détenue país países treaty treaties U.N. l'homme 2014 a x1"
    " DPRK의 정치범 수용소 정치범수용소 인권 인권은 권리 인 人権 刑法 法 権利 สิทธิมนุษยชน สิทธิ លទ្ធិ ကာကွယ်"
    " المنظمات منظمة حقوق والحقوق ٢٠١٤"
).split()
WORDS = st.sampled_from(SOME) | st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=6)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
ASKED = st.lists(
    st.one_of(
        WORDS,
        WORDS.map(lambda word: word[:3] + "*"),
        st.lists(WORDS, min_size=2, max_size=3).map(lambda parts: '"' + " ".join(parts) + '"'),
        st.sampled_from(['"', "*", "AND", "OR", "NOT", "NEAR(", ")", "-", ":", "^", "'", "\\", "&", "|", "!", "<->"]),
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


def expected(texts: list[str], typed: str) -> set[str]:
    """Without words all; with none but signs nothing."""
    clauses = asking.read(typed)
    if not typed.strip():
        return set(texts)
    return {text for text in texts if clauses and all(holds(text, clause) for clause in clauses)}


def holds(text: str, clause: asking.Clause) -> bool:
    read = f" {' '.join(words.tokens(text))} "
    asked = ((" " + " ".join(row.tokens), row.is_open) for row in clause)
    return any((row if is_open else row + " ") in read for row, is_open in asked)


@contextmanager
def passages(*texts: str, title: str = "-", **fields: str) -> Iterator[Document]:
    """For one example: the next begins with an empty archive."""
    document = kept(*texts, title=title, **fields)
    try:
        yield document
    finally:
        document.delete()


def found(typed: str) -> set[str]:
    hits = finding.find(Query(typed), per_page=100).hits
    assert len({(hit.document.pk, hit.passage.position) for hit in hits}) == len(hits)
    assert all((hit.passage.pk is None) is (hit.passage.position == 0) for hit in hits)
    return {hit.passage.text for hit in hits}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=6, unique=True), typed=st.lists(ASKED, min_size=1, max_size=5))
def test_engine_finds_what_the_texts_hold(texts: list[str], typed: list[str]) -> None:
    with passages(*texts):
        for query in typed:
            assert found(query) == expected(texts, query), (query, asking.read(query))
    assert found("camp") == set()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=6, unique=True), typed=ASKED)
def test_common_words_find_the_same_set_level_by_level(texts: list[str], typed: str) -> None:
    """The other way of ranking, which is taken where many passages hold the words."""
    clauses = asking.read(typed)
    wanted = expected(texts, typed) if clauses else set()
    with passages(*texts):
        rows = finding.by_level(clauses, Scope(public_only=True), most=100) if clauses else []
        keys = [key for key, _level in rows]
        assert {row.text for row in Passage.objects.filter(entry__key__in=keys)} == wanted
    assert len(set(keys)) == len(keys) == len(wanted)
    levels = [level for _key, level in rows]
    assert levels == sorted(levels, reverse=True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TEXTS, subject=TEXTS, reference=WORDS, typed=st.lists(ASKED, min_size=1, max_size=4))
def test_what_a_document_is_called_is_found_alike(title: str, subject: str, reference: str, typed: list[str]) -> None:
    with passages(title=title[:100], subject=subject[:100], reference=reference) as document:
        called = entries.titled(document).text
        for query in typed:
            wanted = expected([called], query) if asking.read(query) else set()
            assert found(query) == wanted, (query, called)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40), typed=st.text(max_size=40))
def test_nothing_that_is_typed_raises(text: str, typed: str) -> None:
    with passages(text):
        for query in (typed, f'"{typed}', f"{typed}*", text):
            finding.find(Query(query, addressee=typed))
            finding.find(Query(query))
        finding.like(typed)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_each_word_of_a_text_finds_it(text: str) -> None:
    """As it stands there, in capitals without accents, as a beginning, and any piece of a run without spaces."""
    for word in text.split():
        clause = asking.clause(word)
        assert not clause or holds(text, clause)
        if word.isascii() and word.isalpha():
            assert all(holds(text, asking.clause(f"{word[:length]}*")) for length in range(2, len(word) + 1))
    for run in ("정치범수용소", "สิทธิมนุษยชน", "ကာကွယ်"):
        pieces = [run[start:end] for start in range(len(run)) for end in range(start + 1, len(run) + 1)]
        letters = [piece for piece in pieces if words.tokens(piece) and piece[0].isalnum()]
        assert all(holds(f"x {run}은", asking.clause(piece)) for piece in letters)


def test_words_that_come_too_often_are_left_out_on_both() -> None:
    """PostgreSQL keeps 255 places of a word; a phrase beyond them is found on neither, the words are."""
    kept("law " * 300 + "prevails everywhere")
    assert len(found("law")) == len(found("prevails")) == len(found('"prevails everywhere"')) == 1
    assert len(found('"law law"')) == 1
    assert found('"law prevails"') == set()


def test_very_long_passages_are_found_by_what_is_indexed_of_them() -> None:
    numbered = " ".join(f"n{number}" for number in range(entries.MOST_TOKENS + 10))
    kept(numbered)
    last = entries.MOST_TOKENS - 1
    assert len(found(f'"n{last - 1} n{last}"')) == 1
    assert found(f"n{entries.MOST_TOKENS}") == set()


def test_index_is_the_one_of_the_database() -> None:
    assert connection.vendor in ("sqlite", "postgresql")
    kept("Camps.")
    tokens = Document.objects.get().entries.exclude(passage=None).get().tokens
    assert tokens.split() == ["camp", "\ue001camp", "\ue002camp"] and entries.plain(tokens) == ["camp"]
