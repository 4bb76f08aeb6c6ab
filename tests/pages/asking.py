"""What the tests of the public site ask for again and again: tokens of mails, rows of the upper nouns, query counts."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.addressees.models import Institution
from apps.archive import search
from apps.archive.models import Document, Passage
from apps.campaigns.models import Campaign
from apps.letters.models import Letter
from apps.responses.models import AskPosition, Commitment, Response
from apps.signatories.models import Invitation, Signature
from tests import making


def token(row: Signature | Invitation, name: str = "") -> str:
    """The plain token in the latest mail (of that name) of a signature or an invitation."""
    mails = row.mails.filter(name=name) if name else row.mails.all()
    latest = mails.order_by("-pk").select_related("message").first()
    assert latest is not None
    return str(latest.message.secrets[0])


def managed(letter: Letter, kind: str = "individual", **fields: Any) -> tuple[Signature, str]:
    """A confirmed signature, and the token of the link that manages it."""
    signature = making.confirmed(letter, kind, **fields)
    return signature, token(signature, "receipt")


def response(campaign: Campaign, number: int = 1, **fields: Any) -> Response:
    institution, _made = Institution.objects.get_or_create(name=f"Answering ministry {number}", country="NL")
    defaults: dict[str, Any] = {
        "title": f"Reply {number}",
        "slug": f"reply-{number}",
        "arrived": Response.Arrived.SUBSTANTIVE,
        "campaign": campaign,
        "institution": institution,
        "dated": datetime.date(2026, 3, number),
        "text": f"Verbatim text {number}.",
        "is_public": True,
    }
    return Response.objects.create(**(defaults | fields))


def commitment(row: Response, **fields: Any) -> Commitment:
    return Commitment.objects.create(
        **({"response": row, "quote": "We will continue to raise it.", "strength": 2} | fields)
    )


def document(number: int = 1, texts: tuple[str, ...] = ("First paragraph.",), **fields: Any) -> Document:
    defaults: dict[str, Any] = {
        "slug": f"document-{number}",
        "kind": Document.Kind.LETTER,
        "title": f"Document {number}",
        "is_public": True,
        "publisher": "The Publisher",
        "date": datetime.date(2010 + number, 5, 6),
        "file_name": f"{number}.txt",
        "sha256": f"{number:064d}",
        "original": b"original",
        "text": "\n".join(texts),
    }
    made = Document.objects.create(**(defaults | fields))
    for position, text in enumerate(texts, start=1):
        Passage.objects.create(document=made, position=position, kind="paragraph", text=text)
    return indexed(made)


def indexed(document: Document) -> Document:
    """The document once more, its paragraphs findable as they are now."""
    search.index([document])
    return document


def answered(passage: Passage, number: int, **words: Any) -> Response:
    """A public response to an ask that was read in the passage: `position`, `quote`, and a `promise`."""
    campaign = making.campaign(asks=0)
    ask = campaign.asks.create(label=f"Ask {number}", text=passage.text, source=passage)
    reply = response(campaign, number, slug=f"answer-{number}-to-{passage.pk}")
    position, quote = words.get("position", "noted"), words.get("quote", f"Noted {number}.")
    AskPosition.objects.create(response=reply, ask=ask, position=position, quote=quote)
    commitment(reply, quote=words.get("promise", f"Promise {number}.")).asks.add(ask)
    return reply


def queries(client: Client, address: str) -> int:
    """How many queries one GET of an address takes; the page must be there."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def assert_constant(client: Client, address: str, make: Callable[[int], object]) -> None:
    """As many queries with three rows as with one; `make(number)` adds a row."""
    make(1)
    queries(client, address)  # what Django looks up once per process
    one = queries(client, address)
    make(2)
    make(3)
    assert queries(client, address) == one
