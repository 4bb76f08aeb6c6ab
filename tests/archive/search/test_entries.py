"""The index follows the archive, mends itself, and is written anew by a command."""

import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from apps.archive import sweeps
from apps.archive.models import Document, Entry, Passage, Word
from apps.archive.search import Query, drifted, entries, find, words
from tests.archive.search.conftest import kept

pytestmark = pytest.mark.django_db


def texts(typed: str) -> list[str]:
    return [hit.passage.text for hit in find(Query(typed)).hits]


def test_key_tells_day_document_place_and_publicity() -> None:
    older, newer = Document(pk=9, date=datetime.date(1999, 12, 31)), Document(pk=7, date=datetime.date(2000, 1, 1))
    undated, highest = Document(pk=8), Document(pk=2**23 - 1, date=datetime.date.max, is_public=True)
    keys = [entries.key(document, 3) for document in (undated, older, newer, highest)]
    assert keys == sorted(keys) and 0 < keys[0] and keys[-1] < 2**63
    assert [entries.document_in(key) for key in keys] == [8, 9, 7, 2**23 - 1]
    assert [key & 1 for key in keys] == [0, 0, 0, 1]
    first, last = entries.keys_of(2000)
    assert [first <= key <= last for key in keys] == [False, False, True, False]
    assert (
        first
        <= entries.key(Document(pk=2**23 - 1, date=datetime.date(2000, 12, 31), is_public=True), 2**19 - 1)
        <= last
    )
    with pytest.raises(OverflowError):
        entries.key(Document(pk=2**23), 1)
    with pytest.raises(OverflowError):
        entries.key(newer, 2**19)


def test_words_are_counted_once() -> None:
    kept("Camps, camps.", "A camp and a prison.")
    assert sweeps.count_words() == 3  # and the title
    assert sweeps.count_words() == 0
    kept("One more camp.")
    assert sweeps.count_words() == 2
    counts = dict(Word.objects.values_list("text", "passages"))
    assert (counts["camp"], counts["prison"], counts[""]) == (3, 1, 5)
    assert not [word for word in counts if word[:1] > "\ue000"]


def test_what_came_past_the_actions_is_indexed_by_the_sweep() -> None:
    document = kept("Camps, one.")
    Passage.objects.create(document=document, position=2, kind="paragraph", text="Camps, two.")
    assert texts("camps") == ["Camps, one."]
    assert drifted() == [document]
    assert sweeps.mend_index() == 2
    assert sorted(texts("camps")) == ["Camps, one.", "Camps, two."]
    assert sweeps.mend_index() == 0


def test_entries_of_another_version_are_written_anew() -> None:
    kept("Camps, one.")
    Entry.objects.exclude(passage=None).update(version=words.VERSION + 1, tokens="something else")
    assert texts("camps") == [] and texts("something") == ["Camps, one."]
    assert sweeps.mend_index() == 1
    assert texts("camps") == ["Camps, one."] and texts("something") == []


def test_headings_are_found_but_not_the_numbers_of_notes() -> None:
    document = kept("Let families meet.", "A report.")
    Passage.objects.filter(position=1).update(heading="Reunions")
    Passage.objects.filter(position=2).update(heading="17", kind="footnote")
    entries.index([document])
    assert texts("reunion") == ["Let families meet."]
    assert texts("17") == []
    assert "<mark>Reunions</mark> – Let families" in find(Query("reunion")).hits[0].snippet


def test_documents_of_before_are_found_by_their_titles_after_the_sweep() -> None:
    document = kept("Camps, one.", title="Open letter on Yodok", subject="Families", reference="HR/2014/7")
    Entry.objects.titles().delete()
    assert texts("yodok") == [] and drifted() == [document]
    assert sweeps.mend_index() == 1
    assert texts("yodok") == ["Open letter on Yodok – Families – HR/2014/7"]
    assert drifted() == drifted(thoroughly=True) == []


def test_command_writes_the_index_anew_with_progress() -> None:
    kept("Camps, one.", "Camps, two.")
    moved = kept("Camps, three.")
    Document.objects.filter(pk=moved.pk).update(date=datetime.date(1950, 1, 1))
    Entry.objects.filter(passage__text="Camps, two.").delete()
    Word.objects.create(text="gone", passages=5)
    with pytest.raises(CommandError, match="2 documents"):
        call_command("reindex_archive", check=True)
    output = StringIO()
    call_command("reindex_archive", stdout=output)
    assert "2/2" in output.getvalue() and "3 passages of 2 documents" in output.getvalue()
    call_command("reindex_archive", check=True, stdout=output)
    assert len(texts("camps")) == 3 and texts("camps")[-1] == "Camps, three."
    assert not Word.objects.filter(text="gone").exists()
    assert Word.objects.get(text="camp").passages == 3


def test_document_costs_the_same_queries_however_many_paragraphs(django_assert_num_queries: Any) -> None:
    few, many = kept("Camps, one."), kept(*(f"Camps, {number}." for number in range(30)))
    for document in (few, many):
        with django_assert_num_queries(6):  # a savepoint set and released, the addressee, what was there, what is
            entries.index([document])
