import pytest
from django.test import Client

from apps.letters.models import Letter
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_archive_narrows_by_kind_year_and_language(client: Client) -> None:
    asking.document(1, title="English letter")
    asking.document(2, title="French reply", kind="response", language="fr")
    assert "English letter" in text_of(client, "/en/archive/") and "French reply" in text_of(client, "/en/archive/")
    for query in ("kind=response", "year=2012", "language=fr"):
        text = text_of(client, f"/en/archive/?{query}")
        assert "French reply" in text
        assert "English letter" not in text


def test_archive_finds_passages_that_hold_every_word_and_marks_them(client: Client) -> None:
    asking.document(1, texts=("The Council adopted it.", "The council of nobody."))
    text = text_of(client, "/en/archive/?q=council+ADOPTED")
    assert "1 passage holds these words." in text
    assert "The <mark>Council</mark> <mark>adopted</mark> it." in text
    assert "of nobody" not in text
    assert 'href="/en/archive/document-1/#p1"' in text


def test_archive_says_so_when_nothing_fits(client: Client) -> None:
    asking.document(1)
    assert "Nothing in the archive fits." in text_of(client, "/en/archive/?q=xyzzy")


def test_archive_takes_a_value_that_is_not_on_offer_as_none(client: Client) -> None:
    asking.document(1, title="English letter")
    assert "English letter" in text_of(client, "/en/archive/?kind=nonsense&year=abcd&page=99")


def test_archive_escapes_words_and_passages(client: Client) -> None:
    asking.document(1, texts=("a <b>bold</b> claim",))
    text = text_of(client, "/en/archive/?q=%3Cb%3E")
    assert "<b>" not in text
    assert "<mark>&lt;b&gt;</mark>bold" in text


@pytest.mark.parametrize("query", ["", "?q=paragraph"])
def test_archive_takes_the_same_queries_for_any_number_of_rows(client: Client, query: str) -> None:
    asking.assert_constant(client, f"/en/archive/{query}", asking.document)


def test_document_shows_passages_with_anchors_and_provenance(client: Client) -> None:
    asking.document(1, texts=("One.", "Two."), source_note="Found on paper", is_unofficial_translation=True)
    text = text_of(client, "/en/archive/document-1/")
    for shown in ('id="p1"', 'id="p2"', "Two.", "The Publisher", "May 6, 2011", "Found on paper", f"{1:064d}"):
        assert shown in text
    assert "Unofficial translation" in text


def test_document_shows_headings_once_and_what_its_reader_noticed(client: Client) -> None:
    warnings = [{"code": "claim_differs", "message": "The text claims 69, the list gives 70.", "line": 3}]
    document = asking.document(1, texts=(), warnings=warnings, text="All of it, line by line")
    for position, kind in ((1, "heading"), (2, "paragraph"), (3, "paragraph")):
        text = "On detention" if kind == "heading" else f"Paragraph {position}"
        document.passages.create(position=position, kind=kind, heading="On detention", text=text)
    page = text_of(client, "/en/archive/document-1/")
    assert page.count("On detention") == 1
    assert "The text claims 69, the list gives 70." in page and "claim_differs" not in page
    assert "All of it, line by line" in page


def test_document_does_not_link_what_was_made_of_it_before_that_is_public(client: Client) -> None:
    document = asking.document(1)
    letter = making.open_letter(title="Made of it")
    Letter.objects.filter(pk=letter.pk).update(source=document)
    assert "Made of it" in text_of(client, "/en/archive/document-1/")
    Letter.objects.filter(pk=letter.pk).update(status=Letter.Status.DRAFT)
    assert "Made of it" not in text_of(client, "/en/archive/document-1/")


def test_document_takes_the_same_queries_for_any_number_of_passages(client: Client) -> None:
    document = asking.document(1, texts=())

    def make(number: int) -> None:
        document.passages.create(position=number, kind="paragraph", text=f"Text {number}")

    asking.assert_constant(client, "/en/archive/document-1/", make)
