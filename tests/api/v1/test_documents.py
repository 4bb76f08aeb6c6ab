"""Finding through the API: words with filters, best first; passages like a text, with what was answered."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.addressees.models import Institution
from apps.archive.models import Document, Theme
from apps.letters.models import Letter
from tests import making
from tests.api.conftest import Read, World
from tests.api.v1.test_lists import walked
from tests.pages import asking

pytestmark = pytest.mark.django_db

ASKED = "We urge you to close all political prison camps without delay."
ASKED_AGAIN = "We urge the government to close every political prison camp."


def places(answer: Any) -> list[tuple[str, int]]:
    return [(row["document"], row["position"]) for row in answer["results"]]


def test_words_are_found_with_snippets_phrases_and_beginnings(read: Read) -> None:
    asking.document(1, texts=("Close the <i>prison camps</i>.", "Camps and a prison.", "Many imprisoned."))
    found = read("passages/", q='"prison camps"')["results"]
    assert [row["snippet"] for row in found] == ["Close the &lt;i&gt;<mark>prison camps</mark>&lt;/i&gt;."]
    assert found[0]["title"] == "Document 1" and found[0]["date"] == "2011-05-06"
    assert found[0]["page"].endswith("/archive/document-1/#p1")
    assert len(read("passages/", q="camps prison")["results"]) == 2
    assert places(read("passages/", q="impris*")) == [("document-1", 3)]
    assert read("passages/")["results"][0]["snippet"] is None


def test_filters_narrow_paragraphs_with_and_without_words(read: Read) -> None:
    asking.document(1)
    other = asking.document(2, kind="response", language="fr", addressed_to="Frau Ministerin Müller")
    ministry = Institution.objects.create(name="Ministry", country="NL")
    old = Institution.objects.create(name="Old name", country="NL", merged_into=ministry)
    other.institutions.add(old)
    other.themes.add(Theme.objects.create(slug="prisons", name="Prisons"))
    letter = making.open_letter()
    Letter.objects.filter(pk=letter.pk).update(source=other)
    chosen: list[dict[str, Any]] = [
        *({"document_kind": "response"}, {"language": "fr"}, {"addressee": "muller"}, {"institution": ministry.pk}),
        *({"theme": "prisons"}, {"year": 2012}, {"campaign": letter.campaign.slug}),
    ]
    for filters in chosen:
        assert places(read("passages/", **filters)) == [("document-2", 1)], filters
        assert places(read("passages/", q="paragraph", **filters)) == [("document-2", 1)], filters
        of_documents = {name.removeprefix("document_"): value for name, value in filters.items()}
        assert [row["slug"] for row in read("documents/", **of_documents)["results"]] == ["document-2"], filters
    assert read("documents/document-2/")["institutions"] == [{"id": old.pk, "name": "Old name"}]
    assert read("documents/document-2/")["themes"] == ["prisons"]


def test_what_is_found_comes_in_pages_by_cursor(read: Read) -> None:
    asking.document(1, texts=tuple(f"Paragraph number {number}" for number in range(5)))
    seen = walked(read, "passages/?q=paragraph&page_size=2")
    assert len(seen) == len(set(seen)) == 5
    second = read(read("passages/", q="paragraph", page_size=2)["next"].partition("/api/v1/")[2])
    assert len(read(second["previous"].partition("/api/v1/")[2])["results"]) == 2


def test_cursor_of_the_list_leads_nowhere_in_what_was_found(read: Read) -> None:
    asking.document(1, texts=("Paragraph one", "Paragraph two"))
    cursor = read("passages/", page_size=1)["next"].partition("cursor=")[2].partition("&")[0]
    assert read(f"passages/?q=paragraph&cursor={cursor}", 404)["error"]["code"] == "not-found"


@pytest.mark.parametrize(
    "parameters",
    [{"q": "x", "kind": "ask"}, {"q": "x", "document": "document-1"}, {"year": "0"}, {"year": "10000"}]
    + [{"year": "9" * 40}, {"year": "NaN"}, {"institution": "9" * 40}, {"document_kind": "x"}, {"q": "x" * 201}],
)
def test_questions_that_cannot_be_are_refused_at_their_field(read: Read, parameters: dict[str, str]) -> None:
    asking.document(1)
    error = read("passages/", 400, **parameters)["error"]
    assert [field["field"] for field in error["fields"]] == [list(parameters)[-1]]


@pytest.mark.parametrize("words", ['"', "*", '""', "AND OR NEAR(", "';--", "%", "-", "a:b^2"])
def test_whatever_is_typed_gets_an_answer(read: Read, words: str) -> None:
    asking.document(1)
    assert read("passages/", q=words)["results"] == []


def test_passages_like_a_text_a_paragraph_or_an_ask_come_with_answers(read: Read) -> None:
    own = asking.document(1, texts=(ASKED,))
    earlier = asking.document(2, texts=(ASKED_AGAIN,))
    answer = asking.answered(earlier.passages.get(), 1, quote="None.", position="declined", promise="We will look.")
    campaign = making.campaign(asks=0)
    ask = campaign.asks.create(label="Close the camps", text=ASKED, source=own.passages.get())
    for parameters in ({"text": ASKED}, {"document": "document-1", "paragraph": 1}, {"ask": ask.pk}):
        results = read("passages/like/", **parameters)["results"]
        found = {row["passage"]["document"]: row for row in results}
        row = found["document-2"]
        assert row["asks"][0]["campaign"] == answer.campaign.slug  # type: ignore[union-attr]
        assert [(said["position"], said["quote"]) for said in row["asks"][0]["positions"]] == [("declined", "None.")]
        assert [promise["quote"] for promise in row["asks"][0]["commitments"]] == ["We will look."]
        assert ("document-1" in found) == ("text" in parameters)
        assert 0 < row["score"] <= 1


@pytest.mark.parametrize(
    ("parameters", "status"),
    [({}, 400), ({"text": "x", "ask": 1}, 400), ({"document": "document-1"}, 400), ({"ask": "x"}, 400)]
    + [
        ({"ask": 1234}, 404),
        ({"document": "none", "paragraph": 1}, 404),
        ({"txt": "x"}, 400),
        ({"ask": "9" * 30}, 400),
    ],
)
def test_like_asks_for_one_thing_that_is_there(read: Read, parameters: dict[str, Any], status: int) -> None:
    asking.document(1)
    read("passages/like/", status, **parameters)


def test_finding_costs_the_same_queries_for_one_row_and_for_three(read: Read) -> None:
    def make(number: int) -> None:
        asking.answered(asking.document(number, texts=(ASKED,)).passages.get(), number)

    def costs() -> list[int]:
        return [counted(read, address) for address in ("passages/?q=camps", f"passages/like/?text={ASKED}")]

    make(1)
    costs()
    one = costs()
    make(2)
    make(3)
    assert costs() == one
    assert len(read("passages/like/", text=ASKED)["results"]) == 3


def counted(read: Read, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        read(address)
    return len(queries)


def test_documents_that_are_not_public_leave_by_no_address(world: Callable[..., World], read: Read) -> None:
    """Neither themselves nor what was read from them, however it is asked for."""
    one = world()
    kept = asking.document(7, title="Kept back", texts=(ASKED,), is_public=False, addressed_to="Kept back")
    kept.themes.add(Theme.objects.create(slug="kept", name="Kept"))
    reply = asking.answered(kept.passages.get(), 1)
    letter = making.open_letter(title="Read from it")
    Letter.objects.filter(pk=letter.pk).update(source=kept)
    asking.response(one.campaign, 2, source=kept)
    for address in ("documents/document-7/", f"letters/{letter.slug}/", "responses/reply-2/"):
        read(address, 404)
    read("passages/like/", 404, document="document-7", paragraph=1)
    asked: list[dict[str, Any]] = [{"q": "camps"}, {"document": "document-7"}, {"theme": "kept"}]
    for parameters in (*asked, {"addressee": "kept"}, {"campaign": letter.campaign.slug}):
        assert read("passages/", **parameters)["results"] == [], parameters
    assert read("passages/like/", text=ASKED)["results"] == []
    rows = read("asks/", campaign=reply.campaign.slug)["results"]  # type: ignore[union-attr]
    assert [(row["document"], row["paragraph"]) for row in rows] == [(None, None)]
    Document.objects.filter(pk=kept.pk).update(is_public=True)
    assert read(f"letters/{letter.slug}/")["document"] == "document-7"


def test_documents_are_found_by_their_titles_each_with_its_own_snippet(read: Read) -> None:
    for number in (1, 2):
        asking.document(number, title=f"Appeal for Yodok {number}", subject="Families", texts=("Other words.",))
    asking.document(3, title="Yodok kept back", is_public=False)
    found = read("passages/", q="yodok")["results"]
    assert [(row["document"], row["position"], row["kind"], row["snippet"]) for row in found] == [
        ("document-2", 0, "title", "Appeal for <mark>Yodok</mark> 2 – Families"),
        ("document-1", 0, "title", "Appeal for <mark>Yodok</mark> 1 – Families"),
    ]
    assert found[0]["page"].endswith("/archive/document-2/") and found[0]["text"] == "Appeal for Yodok 2 – Families"
    assert {row["position"] for row in read("passages/")["results"]} == {1}
