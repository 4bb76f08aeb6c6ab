import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Role
from apps.archive.models import Document, Passage
from apps.letters.models import Letter
from apps.responses.models import Response
from tests import desks, making
from tests.pages import asking

pytestmark = pytest.mark.django_db

FIND, LIKE, BORROW = "/admin/finding/", "/admin/finding/like/", "/admin/finding/borrow/"
ASKED = "We urge you to close all political prison camps without delay."
ASKED_AGAIN = "We urge the government to close every political prison camp."


@pytest.fixture
def drafter() -> Client:
    return desks.client(Role.DRAFTER)


def test_search_finds_what_is_not_public_and_says_so(drafter: Client) -> None:
    asking.document(1, title="Kept back", texts=(ASKED,), is_public=False)
    page = desks.words(drafter, f"{FIND}?q=%22prison+camps%22")
    assert "Kept back" in page and "<mark>prison camps</mark>" in page and "Not public" in page
    assert "Kept back" in desks.words(drafter, FIND)
    assert "Kept back" not in Client().get("/en/archive/").content.decode()


def test_search_narrows_by_every_filter_and_keeps_the_question(drafter: Client) -> None:
    asking.document(1, title="A letter", texts=(ASKED,))
    asking.document(2, title="A response", kind="response", texts=(ASKED_AGAIN,))
    page = desks.words(drafter, f"{FIND}?q=camp&kind=response")
    assert "A response" in page and "A letter" not in page
    assert 'href="?q=camp"' in page  # the way out of the filter
    nothing = desks.words(drafter, f"{FIND}?q=delay&kind=response")
    assert 'Without the filter “Kind: Response” there is <a href="?q=delay">1 passage</a>.' in nothing


def test_search_shows_unpublished_answers_to_coordinators(drafter: Client) -> None:
    document = asking.document(1, texts=(ASKED,))
    answer = asking.answered(document.passages.get(), 1, quote="There are no camps.")
    Response.objects.filter(pk=answer.pk).update(is_public=False)
    assert "There are no camps." in desks.words(drafter, f"{FIND}?q=camps")


def test_passages_like_one_an_ask_and_a_pasted_text(drafter: Client) -> None:
    passage = asking.document(1, texts=(ASKED,), is_public=False).passages.get()
    other = asking.document(2, title="Asked before", texts=(ASKED_AGAIN,), is_public=False).passages.get()
    asking.answered(other, 1, quote="There are no camps.")
    campaign = making.campaign(asks=0)
    ask = campaign.asks.create(label="Close the camps", text=ASKED)
    for page in (
        desks.words(drafter, f"{LIKE}?passage={passage.pk}"),
        desks.words(drafter, f"{LIKE}?ask={ask.pk}"),
        drafter.post(LIKE, {"text": ASKED}).content.decode(),
    ):
        assert "Asked before" in page and "There are no camps." in page
    assert f"{LIKE}?ask={ask.pk}" in desks.words(drafter, reverse("desk:campaign", args=[campaign.pk]))


@pytest.mark.parametrize("query", ["?passage=1234", "?ask=1234", "?passage=x", f"?ask={'9' * 40}"])
def test_like_of_what_is_not_there_is_not_found(drafter: Client, query: str) -> None:
    assert drafter.get(f"{LIKE}{query}").status_code == 404


def test_passage_is_taken_over_into_the_draft_chosen(drafter: Client) -> None:
    passage = asking.document(1, texts=(ASKED,)).passages.get()
    letter, opened = making.draft(body="<p>Mine.</p>"), making.open_letter(title="No draft any more")
    page = desks.words(drafter, f"{FIND}?q=camps&letter={letter.pk}")
    assert f'name="passage" value="{passage.pk}"' in page and opened.title not in page
    data = {"letter": letter.pk, "passage": passage.pk, "asked": f"q=camps&letter={letter.pk}", "from": ""}
    answer = drafter.post(BORROW, data)
    assert answer.headers["Location"] == f"{FIND}?q=camps&letter={letter.pk}"
    letter.refresh_from_db()
    borrowed = letter.borrowed_passages.get()
    assert letter.body == f'<p>Mine.</p>\n<p data-source="{borrowed.pk}">{ASKED}</p>'
    assert borrowed.passage == passage


def test_nothing_is_taken_over_into_a_letter_that_is_open(drafter: Client) -> None:
    passage = asking.document(1).passages.get()
    letter = making.open_letter()
    page = drafter.post(BORROW, {"letter": letter.pk, "passage": passage.pk}, follow=True)
    assert not letter.borrowed_passages.exists()
    assert Letter.objects.get(pk=letter.pk).body == letter.body
    assert "messagelist" in page.content.decode()


def test_who_may_not_draft_reads_and_takes_nothing_over() -> None:
    passage = asking.document(1, texts=(ASKED,), is_public=False).passages.get()
    letter = making.draft()
    officer = desks.client(Role.DATA_OFFICER)
    page = desks.words(officer, f"{FIND}?q=camps&letter={letter.pk}")
    assert "<mark>camps</mark>" in page and "Take over" not in page
    officer.post(BORROW, {"letter": letter.pk, "passage": passage.pk})
    assert not letter.borrowed_passages.exists()


@pytest.mark.parametrize("address", [FIND, LIKE, f"{FIND}?q=camps"])
def test_strangers_and_staff_without_a_role_do_not_find(address: str) -> None:
    assert Client().get(address).status_code == 302
    assert desks.client_of(making.user(is_staff=True)).get(address).status_code == 403


def test_search_takes_the_same_queries_for_any_number_of_rows(drafter: Client) -> None:
    def make(number: int) -> None:
        asking.answered(asking.document(number).passages.get(), number)

    make(1)
    addresses = [FIND, f"{FIND}?q=paragraph", f"{LIKE}?passage={Passage.objects.get().pk}"]
    costs = [(desks.cost(drafter, address), desks.cost(drafter, address))[1] for address in addresses]
    make(2)
    first = desks.cost(drafter, addresses[2])  # one passage like it
    make(3)
    make(4)
    assert [desks.cost(drafter, address) for address in addresses[:2]] == costs[:2]
    assert desks.cost(drafter, addresses[2]) == first


def test_lists_of_the_archive_lead_to_the_search(drafter: Client) -> None:
    for model in (Document, Passage):
        page = desks.words(drafter, desks.listing(model))
        assert f'id="changelist-search" method="get" action="{FIND}"' in page
    assert f'href="{FIND}"' in desks.words(drafter, reverse("admin:index"))


def test_paragraphs_of_one_document_are_listed(drafter: Client) -> None:
    one, other = asking.document(1, texts=("Of the one.",)), asking.document(2, texts=("Of the other.",))
    page = desks.words(drafter, f"{desks.listing(Passage)}?document__id__exact={one.pk}")
    assert "Of the one." in page and "Of the other." not in page and other.title not in page


def test_document_is_found_by_its_title_and_offers_no_paragraph(drafter: Client) -> None:
    letter = making.open_letter()
    for number in (1, 2):
        asking.document(number, title=f"Appeal for Yodok {number}", texts=("Other words.",), is_public=False)
    page = desks.words(drafter, f"{FIND}?q=yodok&letter={letter.pk}")
    assert "Appeal for <mark>Yodok</mark> 1" in page and "Appeal for <mark>Yodok</mark> 2" in page
    assert page.count("Found by its title") == 2
    assert "Take over</" not in page and BORROW not in page and f"{LIKE}?passage" not in page


def test_replies_to_a_letter_stand_beside_its_title(drafter: Client) -> None:
    document = asking.document(1, title="Appeal for Yodok", texts=("Other words.",))
    letter = making.open_letter(title="Made of it")
    Letter.objects.filter(pk=letter.pk).update(source=document)
    reply = asking.response(letter.campaign, 1)
    Response.objects.filter(pk=reply.pk).update(campaign=None, letter=letter)
    assert "The letter as a whole was answered:" in desks.words(drafter, f"{FIND}?q=yodok")
