"""A document of the archive becomes a past campaign, or an answer, afterwards."""

from functools import partial

import pytest

from apps.accounts.models import Role
from apps.archive.models import Document, Passage
from apps.campaigns.models import Ask, Campaign
from apps.letters.models import Letter
from apps.past_campaigns import actions
from apps.past_campaigns.models import ImportItem
from apps.responses.models import Response
from apps.signatories.models import Signature
from tests import making
from tests.past_campaigns import documents
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def archived(item: ImportItem) -> Document:
    made = actions.import_item(item=item, as_past_campaign=False, is_public=False, actor=making.user(Role.COORDINATOR))
    assert made.document is not None
    return made.document


def test_archived_letter_becomes_what_it_would_have_become_at_once() -> None:
    item = documents.read()
    assert item.read is not None
    rows = [{**row, "country": "UG"} for row in item.read["signatories"]]
    document = archived(actions.correct_item(item=item, fields={"signatories": rows, "place": "Kampala"}, actor=None))
    passages = list(Passage.objects.values_list("pk", "text"))
    made = actions.make_past_campaign(document=document, actor=making.user(Role.COORDINATOR))
    letter = Letter.objects.get()
    assert (made, letter.source, letter.campaign) == (Campaign.objects.get(), document, made)
    assert (letter.place, letter.title, str(letter.date)) == ("Kampala", document.title, "2021-03-03")
    assert [signature.country.code for signature in letter.signatures.all()] == ["UG"] * 3
    assert [ask.source.text for ask in Ask.objects.all() if ask.source] == [text for _pk, text in passages[2:4]]
    document.refresh_from_db()
    assert document.is_public and bytes(document.original) == documents.letter()
    assert list(Passage.objects.values_list("pk", "text")) == passages
    assert Campaign.objects.public().get() == made


def test_title_and_date_are_those_of_the_archive_now() -> None:
    document = archived(documents.read(documents.letter(date="")))
    refused("past-campaign-date", lambda: actions.make_past_campaign(document=document, actor=None))
    document.refresh_from_db()
    assert (document.is_public, Campaign.objects.exists()) == (False, False)
    Document.objects.update(title="As the archive says", date="2019-05-06")
    actions.make_past_campaign(document=document, actor=None)
    letter = Letter.objects.get()
    assert (letter.title, str(letter.date)) == ("As the archive says", "2019-05-06")


def test_asked_twice_nothing_is_made_twice() -> None:
    document = archived(documents.read())
    first = actions.make_past_campaign(document=document, actor=None)
    assert actions.make_past_campaign(document=document, actor=None) == first
    counts = [noun._default_manager.count() for noun in (Campaign, Letter, Ask, Signature)]
    assert counts == [1, 1, 2, 3]


def test_answer_of_a_government_becomes_one() -> None:
    item = documents.read()
    fields = {"kind": "response", "signatories": [], "claims": {}, "publisher": "Ministry of Justice of Kenya"}
    document = archived(actions.correct_item(item=item, fields=fields, actor=None))
    made = actions.make_past_campaign(document=document, actor=None)
    assert made == Response.objects.get() and Response.objects.get().source == document
    assert actions.make_past_campaign(document=document, actor=None) == made
    assert not Campaign.objects.exists()


def test_paragraphs_that_an_older_reader_cut_otherwise_are_found_by_their_words() -> None:
    document = archived(documents.read())
    passages = list(Passage.objects.order_by("position"))
    passages[0].delete()
    actions.make_past_campaign(document=document, actor=None)
    assert [ask.source for ask in Ask.objects.order_by("pk")] == passages[2:]


def test_who_may_not_publish_makes_nothing_of_it() -> None:
    document = archived(documents.read())
    for role in (Role.DRAFTER, Role.APPROVER, Role.DATA_OFFICER):
        actor = making.user(role)
        refused("not-allowed", partial(actions.make_past_campaign, document=document, actor=actor))
    document.refresh_from_db()
    assert (document.is_public, Letter.objects.exists()) == (False, False)
