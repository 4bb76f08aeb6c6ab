"""A document that is not public shows nowhere: neither itself, nor what it is found by, nor what was read from it."""

import pytest
from django.test import Client

from apps.addressees.models import Institution
from apps.archive import actions
from apps.archive.models import Document, Theme
from apps.campaigns.models import Ask, Campaign
from apps.letters.models import Letter
from apps.past_campaigns import actions as imports
from apps.responses.models import AskPosition
from tests import making
from tests.pages import asking
from tests.past_campaigns import documents

pytestmark = pytest.mark.django_db

WORDS = "We urge you to close all political prison camps without delay."
TRACES = [
    *(
        "Secret document",
        "Secret addressee",
        "Secret ministry",
        "Secret theme",
        "Secret publisher",
        "camps without delay",
    ),
    *("Secret letter", "Secret reply", "Secret quote", "Secret promise"),
]
PAGES = [
    *("", "archive/", "archive/?q=camps", "archive/?year=2017", "archive/document-1/", "archive/document-1/p1/"),
    *("archive/document-2/p1/", "campaigns/", "campaigns/past/", "letters/secret-letter/", "responses/secret-reply/"),
    *("commitments/", "archive/?addressee=Secret+addressee", "archive/?q=camps&theme=secret", "archive/?language=xh"),
]


@pytest.fixture
def document() -> Document:
    """Public to begin with: a letter of the past with its campaign, and a response that was read from it too."""
    asking.document(2, title="Another", texts=("We urge you to close all camps.",))
    fields = {"addressed_to": "Secret addressee", "publisher": "Secret publisher", "language": "xh"}
    made = asking.document(1, title="Secret document", texts=(WORDS,), **fields)
    made.institutions.add(Institution.objects.create(name="Secret ministry"))
    made.themes.add(Theme.objects.create(slug="secret", name="Secret theme"))
    campaign = making.campaign(slug="past", title="Of the past", is_historical=True, asks=0)
    ask = campaign.asks.create(label="Close them", text=WORDS, source=made.passages.get())
    letter = making.open_letter(campaign=campaign, slug="secret-letter", title="Secret letter")
    Letter.objects.filter(pk=letter.pk).update(source=made, is_historical=True)
    reply = asking.response(campaign, title="Secret reply", slug="secret-reply", source=made)
    AskPosition.objects.create(response=reply, ask=ask, position="noted", quote="Secret quote")
    asking.commitment(reply, quote="Secret promise").asks.add(ask)
    return made


def keep_back(document: Document) -> None:
    document.is_public = False
    actions.save_document(document=document, actor=None)


def traces(client: Client) -> set[str]:
    """What can be read of it anywhere."""
    texts = [client.get(f"/en/{page}").content.decode() for page in PAGES]
    asks = [f"/en/campaigns/past/asks/{ask.pk}/" for ask in Ask.objects.all()]
    texts += [client.get(address).content.decode() for address in asks]
    return {trace for text in texts for trace in TRACES if trace in text.replace("<mark>", "").replace("</mark>", "")}


def test_public_document_shows_every_trace(client: Client, document: Document) -> None:
    assert traces(client) == set(TRACES)
    assert 'value="xh"' in client.get("/en/archive/").content.decode()


def test_document_kept_back_leaves_no_trace(client: Client, document: Document) -> None:
    keep_back(document)
    assert traces(client) == set()
    page = client.get("/en/archive/").content.decode()
    assert 'value="xh"' not in page and 'value="2011"' not in page
    hidden = ("archive/document-1/", "archive/document-1/p1/", "letters/secret-letter/", "responses/secret-reply/")
    assert [client.get(f"/en/{path}").status_code for path in hidden] == [404] * 4


def test_document_kept_back_cannot_be_told_from_one_that_is_not_there(client: Client, document: Document) -> None:
    """Neither by filters that only it would fit, nor by what is said to find more."""
    keep_back(document)
    every = client.get("/en/archive/").content
    for query in ("addressee=Secret+addressee", "theme=secret", "campaign=past", "year=2011"):
        assert client.get(f"/en/archive/?{query}").content.count(b'class="entry"') == every.count(b'class="entry"') == 1
    words = client.get("/en/archive/?q=political+prison").content.decode()
    assert "Nothing holds <bdi>political</bdi>." in words and "Nothing holds <bdi>prison</bdi>." in words


def test_campaign_in_planning_is_no_filter_and_its_answers_show_nowhere(client: Client, document: Document) -> None:
    Campaign.objects.filter(slug="past").update(status=Campaign.Status.PLANNING)
    shown = traces(client)
    assert shown == set(TRACES) - {"Secret letter", "Secret reply", "Secret quote", "Secret promise"}
    assert 'value="past"' not in client.get("/en/archive/").content.decode()


def test_answer_that_is_not_published_does_not_show_beside_the_passage(client: Client, document: Document) -> None:
    document.responses.update(is_public=False)
    assert traces(client) == set(TRACES) - {"Secret reply", "Secret quote", "Secret promise"}


def test_campaign_of_the_past_is_kept_back_with_its_document(client: Client) -> None:
    item = documents.read()
    imports.import_item(item=item, as_past_campaign=True, is_public=True, actor=None)
    made = Document.objects.get()
    pages = ("/en/campaigns/", f"/en/campaigns/{made.slug}/", "/api/v1/campaigns/", f"/api/v1/campaigns/{made.slug}/")
    assert [made.slug in client.get(page).content.decode() for page in pages] == [True] * 4
    keep_back(made)
    assert [client.get(page).status_code for page in pages] == [200, 404, 200, 404]
    assert [made.title in client.get(page).content.decode() for page in pages] == [False] * 4
