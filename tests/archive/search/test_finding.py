"""What is found, in which order, how much of it, and what never."""

import datetime
from typing import Any

import pytest

from apps.addressees.models import Institution
from apps.archive import actions
from apps.archive.models import Document, Entry, Passage, Theme
from apps.archive.search import Query, Results, find, finding, like
from tests.archive.search.conftest import kept

pytestmark = pytest.mark.django_db

CAMPS = "정치범수용소를 폐쇄하고 인권을 보장하라."
PARAGRAPH = (
    "We urge the Government to close every political prison camp and to release all prisoners held there "
    "without charge, and to let the Special Rapporteur visit Yodok and Hwasong."
)


def texts(words: str, **filters: Any) -> list[str]:
    return [hit.passage.text for hit in find(Query(words, **filters)).hits]


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("인권", True),
        ("인권을", True),
        ("정치범", True),
        ("수용소", True),
        ("범수", True),
        ("법", False),
        ("폐", True),
        ("인권 수용소", True),
        ('"수용소를 폐쇄하고"', True),
        ('"폐쇄하고 수용소를"', False),
        ("개인", False),
    ],
)
def test_korean_is_found_without_its_particles(typed: str, is_found: bool) -> None:
    kept(CAMPS, "개 인 권 리")
    assert (CAMPS in texts(typed)) is is_found


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("political prison", True),
        ("prison political", True),
        ('"political prison"', True),
        ('"prison political"', False),
        ("“political prison”", True),
        ("«prison camps»", True),
        ("prisoner*", True),
        ("pris*", True),
        ("rappor* yodok", True),
        ("prisoners Seoul", False),
        ("GOVERNMENTS", True),
        ("", True),
        ("?!", False),
        ('"political', True),
        ("political AND prison", True),
        ("camp NOT prison", False),
        ("camp " * 10_000, True),
        ("x" * 100_000, False),
        ("\x00\x01\x02", False),
        ("prison:camp", True),
        ("passages:prison", False),
        ("(prison", True),
        ("prison^2 | camp", False),
    ],
)
def test_words_phrases_and_beginnings(typed: str, is_found: bool) -> None:
    kept(PARAGRAPH)
    assert (texts(typed) == [PARAGRAPH]) is is_found


def test_filters_narrow_and_add_up() -> None:
    ministry = Institution.objects.create(name="Ministry", country="KR")
    old = Institution.objects.create(name="Old Ministry", country="KR", merged_into=ministry)
    theme = Theme.objects.create(slug="camps", name="Camps")
    one = kept("Camps, one.", year=2014, addressed_to="Président Müller, Bonn", kind="letter")
    two = kept("Camps, two.", year=2015, language="ko", kind="response", addressed_to="김정은 위원장")
    one.institutions.add(old)
    two.themes.add(theme)
    assert texts("camps") == ["Camps, two.", "Camps, one."]
    for filters in (
        {"kind": "letter"},
        {"year": 2014},
        {"language": "en"},
        {"institution": ministry.pk},
        {"institution": old.pk},
        {"addressee": "PRESIDENT muller"},
        {"documents": Document.objects.filter(pk=one.pk)},
        {"year": 2014, "kind": "letter", "documents": Document.objects.order_by("date")[:1]},
    ):
        assert texts("camps", **filters) == texts("", **filters) == ["Camps, one."], filters
    assert texts("camps", theme="camps") == texts("camps", addressee="정은") == ["Camps, two."]
    for nothing in (
        {"year": 1},
        {"year": 0},
        {"year": 10**9},
        {"theme": "other"},
        {"institution": 0},
        {"addressee": "!"},
        {"documents": Document.objects.none()},
        {"kind": "letter", "theme": "camps"},
    ):
        assert texts("camps", **nothing) == texts("", **nothing) == [], nothing


@pytest.mark.parametrize("most_weighed", [finding.MOST_WEIGHED, -1])
def test_what_is_not_public_never_comes_out(monkeypatch: pytest.MonkeyPatch, most_weighed: int) -> None:
    monkeypatch.setattr(finding, "MOST_WEIGHED", most_weighed)
    secret = kept(PARAGRAPH, is_public=False, addressed_to="Secret")
    theme = Theme.objects.create(slug="camps", name="Camps")
    secret.themes.add(theme)
    everything = Document.objects.all()
    for words in ("prison", '"political prison"', "pris*", "", "close every political prison camp"):
        for filters in ({}, {"year": 2020}, {"theme": "camps"}, {"addressee": "secret"}, {"documents": everything}):
            assert find(Query(words, **filters)) in (
                Results((), 1, has_next=False, total=0),
                Results((), 1, has_next=False, total=None),
            )
            assert texts(words, public_only=False, **filters) == [PARAGRAPH]
    assert like(PARAGRAPH) == ()
    assert [hit.document for hit in like(PARAGRAPH, public_only=False)] == [secret]


def test_document_comes_and_goes_as_it_is_made_public() -> None:
    document = kept(PARAGRAPH)
    assert texts("yodok") == [PARAGRAPH]
    document.is_public = False
    actions.save_document(document=document, actor=None)
    assert texts("yodok") == [] == [hit for hit in like(PARAGRAPH)]


def test_moved_date_moves_in_year_and_order() -> None:
    document = kept("Camps, first.", year=2010)
    kept("Camps, other.", year=2012)
    assert texts("camps") == ["Camps, other.", "Camps, first."]
    document.date = datetime.date(2013, 5, 6)
    actions.save_document(document=document, actor=None)
    assert texts("camps", year=2013) == ["Camps, first."]
    assert texts("camps", year=2010) == []
    assert texts("camps") == ["Camps, first.", "Camps, other."]
    document.date = None
    actions.save_document(document=document, actor=None)
    assert texts("camps") == ["Camps, other.", "Camps, first."]


def test_deleted_document_is_gone_from_the_index() -> None:
    document = kept(PARAGRAPH)
    kept("A camp elsewhere.")
    document.delete()
    assert texts("camp") == ["A camp elsewhere."]
    assert Entry.objects.count() == 2  # the passage and the title


# Titles ---------------------------------------------------------------------------------------------------------------


def test_word_that_stands_only_in_a_title_finds_the_document() -> None:
    document = kept("Close the camps.", title="Appeal for Yodok", subject="Détenus", reference="AL-PRK 3/2014")
    for typed in ("yodok", '"appeal for yodok"', "detenus", '"prk 3"', "app* 2014"):
        (hit,) = find(Query(typed)).hits
        assert (hit.document, hit.passage.position) == (document, 0) and not hit.passage.pk, typed
        assert hit.passage.get_absolute_url() == document.get_absolute_url()
    assert find(Query("yodok")).hits[0].snippet == "Appeal for <mark>Yodok</mark> – Détenus – AL-PRK 3/2014"
    assert texts("yodok", year=2020) and not texts("yodok", year=2019) and not texts("yodok", kind="response")


def test_title_leads_the_hits_of_its_document() -> None:
    kept("Camps are named here among other words of a letter.", "Of camps once more.", title="Camps of the North")
    assert [hit.passage.position for hit in find(Query("camps")).hits] == [0, 2, 1]


def test_subject_that_the_title_says_already_is_not_shown_twice() -> None:
    kept(title="Re: Camps", subject="Camps")
    assert texts("camps") == ["Re: Camps"]


def test_title_is_found_as_it_was_put_right() -> None:
    document = kept("Text.", title="Camps", is_public=False)
    assert texts("camps") == [] and texts("camps", public_only=False) == ["Camps"]
    document.title, document.is_public = "Prisons", True
    actions.save_document(document=document, actor=None)
    assert texts("camps") == [] and texts("prisons") == ["Prisons"]


def test_titles_are_no_passages() -> None:
    """Without words passages are listed, and what is like a text is a passage."""
    kept("Other words altogether.", title=PARAGRAPH)
    assert texts("") == ["Other words altogether."]
    assert like(PARAGRAPH) == ()


def test_rows_are_read_as_a_query_set_reads_them() -> None:
    kept("Camps.", year=2014, publisher="Publisher", addressed_to="Somebody", sender="Sender", language="ko")
    (hit,) = find(Query("camps")).hits
    document, passage = Document.objects.get(), Passage.objects.get()
    assert hit.document == document and hit.passage == passage and hit.passage.document is hit.document
    for row, found in ((document, hit.document), (passage, hit.passage)):
        read = set(vars(found)) & {field.attname for field in row._meta.concrete_fields}
        assert {name: getattr(found, name) for name in read} == {name: getattr(row, name) for name in read}
        assert [type(getattr(found, name)) for name in read] == [type(getattr(row, name)) for name in read]
    assert hit.document.get_deferred_fields() >= {"original", "text"} and not hit.passage.get_deferred_fields()


# Order and pages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("most_weighed", [finding.MOST_WEIGHED, -1])
def test_old_passage_that_fits_best_comes_first(monkeypatch: pytest.MonkeyPatch, most_weighed: int) -> None:
    """Both where each hit is weighed and where there are too many for that."""
    monkeypatch.setattr(finding, "MOST_WEIGHED", most_weighed)
    filler = "and other words about something else that go on for a while without saying much more than that " * 3
    strong = "Camps: close the camps, all camps."
    kept(strong, year=1950)
    kept(*(f"{filler} camps {number}" for number in range(30)), year=2020)
    first = find(Query("camps"), per_page=10)
    assert first.hits[0].passage.text == strong
    assert first.has_next
    assert first.total == (31 if most_weighed > 0 else None)
    assert [find(Query("camps"), page=page, per_page=10).total for page in (4, 1)] == [31, first.total]
    assert find(Query("camps"), per_page=40).total == 31


@pytest.mark.parametrize("most_weighed", [finding.MOST_WEIGHED, -1])
def test_pages_show_each_hit_once(monkeypatch: pytest.MonkeyPatch, most_weighed: int) -> None:
    monkeypatch.setattr(finding, "MOST_WEIGHED", most_weighed)
    wanted = {f"Camp {number}. " + "Word. " * (number % 7) for number in range(23)}
    kept(*sorted(wanted))
    pages = [find(Query("camp"), page=page, per_page=10) for page in (1, 2, 3, 4)]
    assert [len(page.hits) for page in pages] == [10, 10, 3, 0]
    assert [page.has_next for page in pages] == [True, True, False, False]
    shown = [hit.passage.text for page in pages for hit in page.hits]
    assert len(shown) == 23 and set(shown) == wanted
    assert find(Query("camp"), page=-5, per_page=10) == pages[0]
    assert find(Query("camp"), page=10**12).hits == ()
    browsed = [hit.passage.position for page in (1, 2, 3) for hit in find(Query(), page=page, per_page=10).hits]
    assert browsed == list(range(23, 0, -1))


@pytest.mark.parametrize("count", [1, 3])
def test_search_takes_two_queries_however_many_hits(count: int, django_assert_num_queries: Any) -> None:
    for number in range(count):
        kept(f"Camps {number}.")
    for words, hits in (("camps", count), ("document", count)):
        with django_assert_num_queries(2):
            shown = [
                (hit.document.title, hit.document.get_absolute_url(), hit.snippet) for hit in find(Query(words)).hits
            ]
        assert len(shown) == hits
