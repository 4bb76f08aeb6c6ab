import datetime
import re

import pytest
from django.test import Client

from apps.addressees.models import Institution
from apps.archive.models import Theme
from apps.letters.models import Letter
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def labels(page: str) -> list[str]:
    """The filters that a page offers."""
    return re.findall(r'<label for="id_(\w+)">', page)


def test_archive_narrows_by_everything_that_occurs(client: Client) -> None:
    document = asking.document(1, title="English letter", addressed_to="The Prime Minister")
    other = asking.document(2, title="French reply", kind="response", language="fr", addressed_to="The Coalition")
    ministry = Institution.objects.create(name="Ministry", country="NL")
    theme = Theme.objects.create(slug="prisons", name="Prisons")
    other.institutions.add(ministry)
    other.themes.add(theme)
    letter = making.open_letter(title="Made of it")
    Letter.objects.filter(pk=letter.pk).update(source=other)
    page = text_of(client, "/en/archive/")
    assert labels(page) == ["q", "kind", "addressee", "institution", "campaign", "year", "theme", "language"]
    assert "English letter" in page and "French reply" in page
    chosen = (
        *("kind=response", "year=2012", "language=fr", "addressee=The+Coalition", "theme=prisons"),
        *(f"institution={ministry.pk}", f"campaign={letter.campaign.slug}"),
    )
    for query in chosen:
        for words in ("", "&q=paragraph"):
            text = text_of(client, f"/en/archive/?{query}{words}")
            assert "French reply" in text, query
            assert document.title not in text, query


def test_archive_offers_no_filter_without_values(client: Client) -> None:
    asking.document(1, date=None)
    assert labels(text_of(client, "/en/archive/")) == ["q", "kind", "language"]


def test_archive_takes_an_institution_with_those_merged_into_it(client: Client) -> None:
    asking.document(1, title="Another")
    ministry = Institution.objects.create(name="Ministry", country="NL")
    old = Institution.objects.create(name="Old name", country="NL", merged_into=ministry)
    asking.document(2, title="To the old name").institutions.add(old)
    page = text_of(client, f"/en/archive/?institution={ministry.pk}")
    assert "To the old name" in page and "Another" not in page
    assert "Old name" not in page


def test_archive_finds_passages_that_hold_every_word_and_marks_them(client: Client) -> None:
    asking.document(1, texts=("The Council adopted it.", "The council of nobody."))
    text = text_of(client, "/en/archive/?q=council+ADOPTED")
    assert "1 passage holds these words." in text
    assert "The <mark>Council</mark> <mark>adopted</mark> it." in text
    assert "of nobody" not in text
    assert 'href="/en/archive/document-1/?q=council%20ADOPTED#p1"' in text


def test_archive_finds_phrases_and_beginnings_of_words(client: Client) -> None:
    asking.document(1, texts=("Close the prison camps.", "Camps and a prison.", "The imprisonment of many."))
    assert "1 passage holds these words." in text_of(client, "/en/archive/?q=%22prison+camps%22")
    assert "2 passages hold these words." in text_of(client, "/en/archive/?q=prison+camps")
    assert "<mark>imprisonment</mark>" in text_of(client, "/en/archive/?q=impris*")


def test_archive_shows_language_and_direction_of_each_passage(client: Client) -> None:
    document = asking.document(1, language="ar", texts=())
    document.passages.create(position=1, kind="paragraph", text="الإفراج عن السجناء", language="ar")
    asking.indexed(document)
    text = text_of(client, "/en/archive/?q=السجناء")
    assert '<p class="snippet" lang="ar" dir="rtl">' in text
    assert '<p class="passage original" id="p1">' in text_of(client, "/en/archive/document-1/")


def test_archive_keeps_the_question_from_page_to_page(client: Client) -> None:
    asking.document(1, texts=tuple(f"Paragraph number {number}" for number in range(1, 26)))
    first = text_of(client, "/en/archive/?q=paragraph&kind=letter")
    assert "25 passages hold these words. Here are 1 to 20, the best first." in first
    assert 'rel="next" href="?q=paragraph&amp;kind=letter&amp;page=2"' in first and 'rel="prev"' not in first
    second = text_of(client, "/en/archive/?q=paragraph&kind=letter&page=2")
    assert "Here are 21 to 25" in second
    assert second.count('class="entry found"') == 5 and 'rel="next"' not in second
    assert "There is nothing on this page any more." in text_of(client, "/en/archive/?q=paragraph&page=3")


def test_archive_names_each_filter_in_use_with_a_way_out(client: Client) -> None:
    asking.document(1, texts=("Paragraph one",))
    text = text_of(client, "/en/archive/?q=one&kind=letter&year=2011")
    assert '<a class="chip" href="?q=one&amp;year=2011">' in text
    assert '<a class="chip" href="?q=one&amp;kind=letter">' in text
    assert '<details class="narrowing">' in text  # folded away, so that what was found is seen
    assert '<details class="narrowing" open>' in text_of(client, "/en/archive/?q=nothing&kind=letter")


def test_archive_says_what_would_find_something(client: Client) -> None:
    asking.document(1, texts=("Camps and a prison.", "Prison again."))
    asking.document(2, kind="response", texts=("An answer.",))
    nothing = text_of(client, "/en/archive/?q=prison&kind=response")
    assert "No passage holds all of these words and fits the filters." in nothing
    assert 'Without the filter “Kind: Response” there are <a href="?q=prison">2 passages</a>.' in nothing
    phrase = text_of(client, "/en/archive/?q=%22prison+camps%22")
    assert 'Without the quotation marks there is <a href="?q=prison+camps">1 passage</a>.' in phrase
    words = text_of(client, "/en/archive/?q=prison+xyzzy&kind=response")
    assert 'Only <bdi>prison</bdi>: <a href="?q=prison">2 passages</a>' in words
    assert "Nothing holds <bdi>xyzzy</bdi>." in words


def test_archive_says_so_when_it_is_empty_or_no_document_fits(client: Client) -> None:
    assert "The archive is still empty." in text_of(client, "/en/archive/")
    asking.document(1)
    asking.document(2, kind="response")
    assert "No document fits all of these filters." in text_of(client, "/en/archive/?kind=response&year=2011")


def test_archive_takes_a_value_that_is_not_on_offer_as_none(client: Client) -> None:
    asking.document(1, title="English letter")
    for query in ("kind=nonsense&year=abcd&page=99", "institution=9999999999999999999999&campaign=x", "page=-1"):
        assert "English letter" in text_of(client, f"/en/archive/?{query}")


@pytest.mark.parametrize("words", ["%22", "*", "%22%22+*", "%22prison", "-", "AND+OR+NEAR(", "%27%3B--", "a%2Fb%3A"])
def test_archive_takes_whatever_is_typed(client: Client, words: str) -> None:
    asking.document(1)
    assert "<h1>Archive</h1>" in text_of(client, f"/en/archive/?q={words}")


def test_archive_refuses_a_whole_page_of_words_in_words(client: Client) -> None:
    text = text_of(client, f"/en/archive/?q={'word+' * 100}")
    assert "200 characters are enough" in text
    assert 'class="entry' not in text


def test_archive_escapes_words_and_passages(client: Client) -> None:
    asking.document(1, texts=("a <b>bold</b> claim",))
    text = text_of(client, "/en/archive/?q=%3Cb%3E+bold")
    assert "<b>" not in text and "&lt;b&gt; bold" in text
    assert "a &lt;<mark>b</mark>&gt;<mark>bold</mark>&lt;/<mark>b</mark>&gt; claim" in text


@pytest.mark.parametrize("query", ["", "?q=paragraph", "?q=paragraph&kind=letter"])
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


def test_document_marks_the_words_that_led_to_it(client: Client) -> None:
    asking.document(1, texts=("Close the prison camps.",))
    text = text_of(client, "/en/archive/document-1/?q=%22prison+camps%22")
    assert "Close the <mark>prison camps</mark>." in text
    assert 'href="/en/archive/?q=%22prison%20camps%22"' in text


def test_document_takes_the_same_queries_for_any_number_of_passages(client: Client) -> None:
    document = asking.document(1, texts=())

    def make(number: int) -> None:
        passage = document.passages.create(position=number, kind="paragraph", text=f"Text {number}")
        asking.answered(passage, number)

    asking.assert_constant(client, "/en/archive/document-1/", make)


# Passages like this one ---------------------------------------------------------------------------------------------

ASKED = "We urge you to close all political prison camps without delay."
ASKED_AGAIN = "We urge the government to close every political prison camp."


def test_passages_like_one_come_with_what_was_answered_to_each(client: Client) -> None:
    asking.document(1, texts=(ASKED, "The weather was fine."))
    earlier = asking.document(2, texts=(ASKED_AGAIN, "Nothing of the sort."))
    answer = asking.answered(earlier.passages.get(position=1), 1, quote="There are no camps.", position="declined")
    text = text_of(client, "/en/archive/document-1/p1/")
    assert ASKED in text
    assert 'href="/en/archive/document-2/#p1"' in text
    assert "There are no camps." in text and "Declined without reasons" in text
    assert f'href="/en/responses/{answer.slug}/"' in text
    assert "Nothing of the sort." not in text and "The weather was fine." not in text


def test_passage_shows_what_was_answered_to_itself(client: Client) -> None:
    document = asking.document(1, texts=(ASKED,))
    asking.answered(document.passages.get(), 1, quote="There are no camps.", promise="We will look into it.")
    for address in ("/en/archive/document-1/p1/", "/en/archive/document-1/"):
        text = text_of(client, address)
        assert "There are no camps." in text and "We will look into it." in text, address


def test_passage_names_replies_to_the_letter_as_a_whole(client: Client) -> None:
    document = asking.document(1, texts=(ASKED,))
    letter = making.open_letter()
    Letter.objects.filter(pk=letter.pk).update(source=document)
    asking.response(letter.campaign, letter=letter, dated=datetime.date(2026, 3, 9))
    asking.response(letter.campaign, 2, letter=letter, arrived="automatic")
    for address in ("/en/archive/document-1/p1/", "/en/archive/document-1/"):
        text = text_of(client, address)
        assert "Answering ministry 1 (Netherlands)" in text and "March 9, 2026" in text, address
        assert "Answering ministry 2" not in text, address


def test_ask_of_a_campaign_leads_to_where_it_was_asked_before(client: Client) -> None:
    asking.document(1, texts=(ASKED_AGAIN,))
    campaign = making.campaign(asks=0)
    ask = campaign.asks.create(label="Close the camps", text=ASKED)
    address = f"/en/campaigns/{campaign.slug}/asks/{ask.pk}/"
    assert f'href="{address}"' in text_of(client, f"/en/campaigns/{campaign.slug}/")
    text = text_of(client, address)
    assert ASKED in text and 'href="/en/archive/document-1/#p1"' in text
    assert client.get(f"/en/campaigns/other/asks/{ask.pk}/").status_code == 404


def test_passage_without_any_like_it_says_so(client: Client) -> None:
    asking.document(1, texts=(ASKED,))
    assert "Nothing else in the archive says this." in text_of(client, "/en/archive/document-1/p1/")


@pytest.mark.parametrize("path", ["archive/none/p1/", "archive/document-1/p9/", f"archive/document-1/p{'9' * 30}/"])
def test_passage_that_is_not_there_is_not_found(client: Client, path: str) -> None:
    asking.document(1)
    assert client.get(f"/en/{path}").status_code == 404


def test_passages_like_one_take_the_same_queries_for_any_number_of_them(client: Client) -> None:
    asking.document(9, texts=(ASKED,))

    def make(number: int) -> None:
        document = asking.document(number, texts=(ASKED_AGAIN,))
        asking.answered(document.passages.get(), number)

    asking.assert_constant(client, "/en/archive/document-9/p1/", make)


def test_word_that_stands_only_in_the_title_finds_the_document(client: Client) -> None:
    asking.document(1, title="Appeal for <Yodok>", subject="Families", reference="HR 2014/7", texts=("Other words.",))
    asking.document(2, title="Yodok kept back", is_public=False)
    for words in ("yodok", "families", "hr+2014"):
        page = text_of(client, f"/en/archive/?q={words}")
        assert "Found by its title" in page and "1 passage holds these words." in page
        assert f'href="/en/archive/document-1/?q={words}"' in page.replace("%20", "+")
        assert "kept back" not in page and "Passages like this one" not in page
    page = text_of(client, "/en/archive/?q=yodok")
    assert "Appeal for &lt;<mark>Yodok</mark>&gt; – Families – HR 2014/7" in page
    page = text_of(client, "/en/archive/document-1/?q=yodok+families")
    assert "Appeal for &lt;<mark>Yodok</mark>&gt;</h1>" in page and "<mark>Families</mark>" in page
