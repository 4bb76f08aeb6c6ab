"""What the public sees of editions, and which way a copy takes."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from apps.addressees.models import Address, Channel, Office
from apps.base.errors import RuleError
from apps.deliveries import actions, rules
from apps.deliveries.models import Edition
from apps.letters.models import Letter
from apps.signatories import actions as signatories
from apps.signatories.models import Signature
from tests.deliveries.conftest import Desk, printed_edition


def test_public_edition_is_the_latest_that_is_ready(closed: Letter, ready: Edition, desk: Desk) -> None:
    waiting = actions.create_edition(letter=closed, actor=desk.coordinator)
    assert rules.public_edition(closed) == ready
    Edition.objects.filter(pk=waiting.pk).update(status=Edition.Status.READY)
    assert rules.public_edition(closed) == waiting


def test_public_edition_vanishes_as_soon_as_somebody_it_names_withdraws(ready: Edition) -> None:
    signatories.change_visibility(
        signature=ready.letter.signatures.get(name="Ada Example"), visibility=Signature.Visibility.WITHHELD
    )
    assert rules.public_edition(ready.letter) is None
    assert rules.public_edition(printed_edition(ready.letter, None).letter).number == 2  # type: ignore[union-attr]


def test_public_edition_stays_when_others_sign_without_being_named(
    letter: Letter, signed: Callable[..., Signature]
) -> None:
    signed("Hidden", visibility=Signature.Visibility.WITHHELD)
    edition = printed_edition(letter, None)
    signed("Hidden too", visibility=Signature.Visibility.WITHHELD)
    assert rules.public_edition(letter) == edition


def test_public_edition_costs_two_queries(
    ready: Edition, signed: Callable[..., Signature], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    letter = ready.letter
    for number in range(3):
        signed(f"Another {number}")
        with django_assert_num_queries(2):
            assert rules.public_edition(letter) == ready


def test_check_edition_refuses_a_draft_and_a_letter_of_the_past(letter: Letter) -> None:
    letter.status = Letter.Status.APPROVED
    with pytest.raises(RuleError, match="letter-not-opened"):
        rules.check_edition_possible(letter)
    letter.is_historical = True
    with pytest.raises(RuleError, match="letter-historical"):
        rules.check_edition_possible(letter)


def test_check_deliverable_refuses_while_the_letter_is_open(letter: Letter) -> None:
    edition = printed_edition(letter, None)
    with pytest.raises(RuleError, match="letter-still-open"):
        rules.check_deliverable(edition)


def test_check_deliverable_refuses_an_edition_that_names_who_withdrew(ready: Edition) -> None:
    Signature.objects.filter(name="Water Watch").update(status=Signature.Status.WITHDRAWN)
    with pytest.raises(RuleError, match="edition-outdated"):
        rules.check_deliverable(ready)


def test_route_prefers_mail_then_post(minister: Office, speaker: Office) -> None:
    assert rules.route(minister) == rules.Route(Channel.EMAIL, "minister@ministry.example")
    assert rules.route(speaker) == rules.Route(Channel.POST, "2 Short Street\nCapital")


def test_route_never_uses_a_historical_address(minister: Office) -> None:
    Address.objects.update(is_historical=True)
    assert rules.route(minister) == rules.Route(Channel.POST, "")


def test_check_address_refuses_one_that_became_historical(ready: Edition) -> None:
    dispatch = next(row for row in actions.plan_dispatches(edition=ready, actor=None) if row.channel == "email")
    rules.check_address(dispatch)
    Address.objects.update(is_historical=True)
    with pytest.raises(RuleError, match="address-not-usable"):
        rules.check_address(dispatch)


def test_is_delivered_asks_for_every_office_addressed_but_not_for_copies(ready: Edition) -> None:
    mail, post = actions.plan_dispatches(edition=ready, actor=None)
    assert (mail.addressee.part, post.addressee.part) == ("to", "cc")
    assert not rules.is_delivered(ready.letter)
    type(mail).objects.filter(pk=post.pk).update(status="sent")
    assert not rules.is_delivered(ready.letter)
    type(mail).objects.filter(pk=mail.pk).update(status="sent")
    assert rules.is_delivered(ready.letter)
