"""Public rows of every noun, and readers of the API."""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from apps.archive import actions as archive_actions
from apps.archive.models import Document, Passage
from apps.campaigns.models import Ask, Campaign, Membership, Milestone
from apps.letters.models import Letter
from apps.parties.models import Organisation
from apps.responses import actions as response_actions
from apps.responses.models import AskOutcome, AskPosition, Commitment, Response
from apps.signatories import sweeps
from tests import making

PROMISE = "We will release all political prisoners."


@dataclass(frozen=True)
class World:
    """One public campaign with everything that hangs on it."""

    campaign: Campaign
    ask: Ask
    letter: Letter
    document: Document
    response: Response
    commitment: Commitment


@pytest.fixture
def world(db: None) -> Callable[..., World]:
    """Makes a public campaign with letter, two signatures, response, position, outcome, commitment and archive."""
    return make_world


def make_world(**letter_fields: Any) -> World:
    document = archived()
    campaign = making.campaign(asks=1)
    ask = campaign.asks.get()
    Ask.objects.filter(pk=ask.pk).update(source=document.passages.first())
    lead = Organisation.objects.create(name=f"Lead of {campaign.slug}", contact_email="lead@ngo.example")
    Membership.objects.create(campaign=campaign, organisation=lead, part=Membership.Part.LEAD)
    Milestone.objects.create(campaign=campaign, date="2026-12-01", title="The vote", is_public=True)
    letter = making.open_letter(campaign=campaign, **letter_fields)
    making.confirmed(letter)
    making.confirmed(letter, "individual")
    sweeps.refresh_tallies()
    response = answered(letter, document)
    response_actions.judge_position(
        response=response, ask=ask, position=AskPosition.Position.ACCEPTED, quote=PROMISE, actor=None
    )
    office = letter.addressees.get().office
    outcome = AskOutcome(
        ask=ask, office=office, outcome="under_way", seen_on=datetime.date(2026, 5, 1), evidence="A decree."
    )
    response_actions.record_outcome(outcome=outcome, actor=None)
    promise = Commitment(response=response, quote=PROMISE, strength=4)
    commitment = response_actions.record_commitment(commitment=promise, asks=[ask], actor=None)
    return World(campaign, ask, letter, document, response, commitment)


def archived() -> Document:
    number = Document.objects.count() + 1
    document = Document(
        slug=f"document-{number}",
        kind=Document.Kind.LETTER,
        title=f"Document {number}",
        is_public=True,
        file_name=f"{number}.txt",
        original=f"Bytes {number}".encode(),
        text=f"Words of document {number}.",
        date=datetime.date(2020, 2, number),
    )
    passages = [Passage(kind="paragraph", text=f"Words of document {number}.", end=20)]
    return archive_actions.add_document(document=document, passages=passages, actor=None)


def answered(letter: Letter, document: Document | None = None, **fields: Any) -> Response:
    """A published response of the letter's addressee."""
    addressee = letter.addressees.select_related("office").get()
    made: dict[str, Any] = {
        "title": f"Reply to {letter.title}",
        "slug": f"reply-{letter.slug}",
        "arrived": Response.Arrived.SUBSTANTIVE,
        "letter": letter,
        "addressee": addressee,
        "institution": addressee.office.institution,
        "office": addressee.office,
        "dated": datetime.date(2026, 3, 1),
        "text": f"Thank you. {PROMISE}",
        "source": document,
    }
    response = response_actions.record_response(response=Response(**(made | fields)), actor=None)
    return response_actions.publish_response(response=response, actor=None)


Read = Callable[..., Any]


@pytest.fixture
def read(client: Client) -> Read:
    """Gets an address below /api/v1/ and gives back the decoded answer, which must have status `expected`."""

    def _read(path: str, expected: int = 200, /, **parameters: Any) -> Any:
        answer = client.get(f"/api/v1/{path}", parameters)
        assert answer.status_code == expected, answer.content[:500]
        assert answer.headers["Content-Type"] in ("application/json", "application/vnd.oai.openapi+json")
        return json.loads(answer.content)

    return _read
