"""Nothing leaves by the API that readers may not see. What could leak carries a mark that is looked for everywhere."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from apps.base import clock
from apps.campaigns.models import Ask, Campaign, Milestone
from apps.letters.models import Letter, LetterVersion, VersionText
from apps.responses.models import Response
from apps.signatories.models import Signature
from tests import making
from tests.api.conftest import Read, World, answered, make_world
from tests.api.v1.test_lists import LISTS

MARK = "Hush-hush"


def everything(client: Client, world: World) -> str:
    """All lists, and every row in full of the public world."""
    letter = f"letters/{world.letter.slug}/"
    rows = [f"campaigns/{world.campaign.slug}/", letter, f"{letter}versions/1/", f"responses/{world.response.slug}/"]
    addresses = [f"{name}/?page_size=200" for name in LISTS] + rows
    answers = [client.get(f"/api/v1/{address}") for address in addresses]
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(answer.content.decode() for answer in answers)


def test_everything_public_can_be_found(world: Callable[..., World], client: Client) -> None:
    """Proves that the search below would see a leak."""
    one = world()
    Signature.objects.filter(letter=one.letter).update(title=MARK)
    assert everything(client, one).count(MARK) == 2


HIDDEN_SIGNATURES: list[tuple[str, dict[str, Any]]] = [
    ("organisation", {"status": "pending"}),
    ("organisation", {"status": "held"}),
    ("organisation", {"status": "withdrawn"}),
    ("organisation", {"status": "expired"}),
    ("organisation", {"status": "to_be_confirmed"}),
    ("organisation", {"visibility": "withheld"}),
    ("organisation", {"visibility": "private"}),
    ("organisation", {"is_at_risk": True}),
    ("individual", {"visibility": "withheld"}),
    ("individual", {"visibility": "private"}),
    ("individual", {"is_at_risk": True}),
    ("individual", {"consent_at": None}),
]


def test_no_name_that_is_not_public(world: Callable[..., World], client: Client) -> None:
    one = world()
    for number, (kind, fields) in enumerate(HIDDEN_SIGNATURES):
        row = making.confirmed(one.letter, kind, name=f"{MARK} {number}")
        Signature.objects.filter(pk=row.pk).update(title=MARK, group=MARK, country_wording=MARK, **fields)
    assert Signature.objects.filter(name__startswith=MARK).count() == len(HIDDEN_SIGNATURES)
    assert MARK not in everything(client, one)


def test_no_address_and_no_contact_person(world: Callable[..., World], client: Client) -> None:
    one = world()
    rows = Signature.objects.filter(letter=one.letter)
    rows.update(contact_name=MARK, contact_role=MARK, consent_wording=MARK, email=f"{MARK}@ngo.example")
    Campaign.objects.filter(pk=one.campaign.pk).update(contact_email=f"{MARK}@ngo.example")
    addressee = one.letter.addressees.get()
    addressee.block, addressee.contacts = f"The Minister\nTo {MARK}@gov.example", f"Fax {MARK}"
    addressee.save()
    addressee.office.addresses.update(value=f"{MARK}@gov.example")
    found = everything(client, one)
    assert "The Minister" in found
    assert MARK not in found
    assert "@" not in found


@pytest.mark.parametrize(
    "hide",
    [
        lambda world: Campaign.objects.filter(pk=world.campaign.pk).update(status="planning"),
        lambda world: Campaign.objects.filter(pk=world.campaign.pk).update(
            embargo_until=clock.now() + datetime.timedelta(days=1)
        ),
    ],
    ids=["planning", "embargo"],
)
def test_nothing_of_a_campaign_that_is_not_public(hide: Callable[[World], None], read: Read, db: None) -> None:
    """Not the letter, its names, figures, addressees or versions, nor what answers it, however it is asked for."""
    one = make_world()
    hide(one)
    for resource in LISTS:
        expected = 1 if resource in ("documents", "passages") else 0
        assert len(read(f"{resource}/")["results"]) == expected, resource
    for address in rows_of(one):
        assert read(address, 404)["error"]["code"] == "not-found"


@pytest.mark.parametrize(
    "fields",
    [
        {"embargo_until": clock.now() + datetime.timedelta(days=1)},
        {"status": Letter.Status.DRAFT},
        {"status": Letter.Status.IN_REVIEW},
        {"status": Letter.Status.APPROVED},
    ],
    ids=["embargo", "draft", "in-review", "approved"],
)
def test_nothing_of_a_letter_that_is_not_public(fields: dict[str, Any], read: Read, db: None) -> None:
    one = make_world()
    Letter.objects.filter(pk=one.letter.pk).update(**fields)
    for resource in ("letters", "signatures", "institutions", "offices", "responses", "positions", "commitments"):
        assert read(f"{resource}/")["results"] == [], resource
    hidden = [address for address in rows_of(one) if not address.startswith(("campaigns", "asks"))]
    for address in hidden:
        read(address, 404)
    assert [row["office"] for row in read("outcomes/")["results"]] == [None]


def test_an_embargo_ends_by_itself(read: Read, db: None) -> None:
    one = make_world()
    Letter.objects.filter(pk=one.letter.pk).update(embargo_until=clock.now() - datetime.timedelta(seconds=1))
    assert read(f"letters/{one.letter.slug}/")["slug"] == one.letter.slug


def test_no_response_that_is_not_public(world: Callable[..., World], client: Client, read: Read) -> None:
    one = world()
    hidden = answered(one.letter, slug="hidden", title=MARK, text=MARK)
    promise = hidden.commitments.create(quote=MARK, strength=2)
    hidden.positions.create(ask=one.ask, position="accepted", quote=MARK)
    Response.objects.filter(pk=hidden.pk).update(is_public=False)
    assert MARK not in everything(client, one)
    read("responses/hidden/", 404)
    read(f"commitments/{promise.pk}/", 404)


def test_no_ask_that_nobody_accepted_and_no_private_date(
    world: Callable[..., World], client: Client, read: Read
) -> None:
    one = world()
    for status in (Ask.Status.PROPOSED, Ask.Status.REJECTED):
        ask = Ask.objects.create(campaign=one.campaign, label=MARK, text=MARK, status=status)
        ask.positions.create(response=one.response, position="noted", quote=MARK)
        ask.outcomes.create(outcome="open", seen_on="2026-05-01", evidence=MARK)
        one.commitment.asks.add(ask)
        read(f"asks/{ask.pk}/", 404)
    Milestone.objects.create(campaign=one.campaign, date="2026-12-02", title=MARK, is_public=False)
    assert MARK not in everything(client, one)
    assert read(f"commitments/{one.commitment.pk}/")["asks"] == [one.ask.pk]


def test_no_draft_and_no_version_that_nobody_was_asked_to_sign(
    world: Callable[..., World], client: Client, read: Read
) -> None:
    one = world()
    version = LetterVersion.objects.create(letter=one.letter, number=2, change="editorial", fingerprint="f" * 64)
    VersionText.objects.create(version=version, language="en", body=f"<p>{MARK}</p>")
    draft = {"body": f"<p>{MARK}</p>", "subject": MARK, "salutation": MARK, "closing": MARK, "reference": MARK}
    Letter.objects.filter(pk=one.letter.pk).update(**draft)
    assert MARK not in everything(client, one)
    read(f"letters/{one.letter.slug}/versions/2/", 404)


def test_nobody_learns_whom_a_campaign_will_write_to(world: Callable[..., World], client: Client, read: Read) -> None:
    one = world()
    making.draft(campaign=one.campaign, to=making.office(title=MARK))
    planned = making.office(title=f"{MARK} again")
    assert MARK not in everything(client, one)
    read(f"offices/{planned.pk}/", 404)
    read(f"institutions/{planned.institution_id}/", 404)


def rows_of(world: World) -> list[str]:
    office = world.letter.addressees.get().office
    return [
        f"campaigns/{world.campaign.slug}/",
        f"asks/{world.ask.pk}/",
        f"letters/{world.letter.slug}/",
        f"letters/{world.letter.slug}/versions/1/",
        f"responses/{world.response.slug}/",
        f"commitments/{world.commitment.pk}/",
        f"offices/{office.pk}/",
        f"institutions/{office.institution_id}/",
    ]
