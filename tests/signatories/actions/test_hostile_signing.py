"""What somebody who means harm may try with the form and the links of signatories."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from apps.accounts.models import Role
from apps.addressees.models import Address, Channel
from apps.base.errors import RuleError
from apps.mail.models import Message
from apps.signatories import actions, compose, rules
from apps.signatories.models import Invitation, Signature, SignatureLink, SignatureMail
from tests import making
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def _confirm(signature: Signature) -> Signature:
    link = SignatureLink.objects.filter(signature=signature, purpose="confirm").latest("pk")
    return actions.confirm(link=link)


def test_held_signature_is_not_freed_by_its_own_link() -> None:
    letter = making.open_letter()
    officer = making.user(Role.DATA_OFFICER)
    counted = actions.hold(signature=making.confirmed(letter), actor=officer, reason="looks forged")
    unconfirmed = actions.hold(signature=making.pending(letter), actor=officer, reason="looks forged")
    assert _confirm(counted).status == _confirm(unconfirmed).status == "held"
    assert compose.figures(letter).organisations == 0
    assert actions.release(signature=unconfirmed, actor=officer).status == "confirmed"


@pytest.mark.parametrize("hidden", [{"visibility": "withheld"}, {"visibility": "private"}, {"held": True}])
def test_confirming_the_name_of_a_hidden_organisation_does_not_tell_that_it_signed(hidden: dict[str, Any]) -> None:
    letter = making.open_letter()
    held = hidden.pop("held", False)
    secret = making.confirmed(letter, name="Quiet Place", **hidden)
    if held:
        actions.hold(signature=secret, actor=making.user(Role.DATA_OFFICER), reason="?")
    stranger = making.pending(letter, name="quiet place", email="stranger@else.example")
    assert _confirm(stranger).status == "confirmed"


def test_a_hidden_organisation_stays_hidden_while_its_name_is_public() -> None:
    letter = making.open_letter()
    secret = making.confirmed(letter, name="Quiet Place", visibility="withheld")
    making.confirmed(letter, name="Quiet Place", email="stranger@else.example")
    refused("already-signed", lambda: actions.change_visibility(signature=secret, visibility="public"))
    secret.refresh_from_db()
    assert secret.visibility == "withheld"


def test_a_held_organisation_is_not_released_beside_its_public_twin() -> None:
    letter = making.open_letter()
    officer = making.user(Role.DATA_OFFICER)
    held = actions.hold(signature=making.confirmed(letter, name="Twin"), actor=officer, reason="?")
    making.confirmed(letter, name="Twin")
    refused("already-signed", lambda: actions.release(signature=held, actor=officer))


@pytest.mark.parametrize("kind", ["organisation", "individual"])
def test_what_a_stranger_entered_does_not_stand_in_for_the_choice_of_the_owner(kind: str) -> None:
    letter = making.open_letter()
    forged = making.pending(letter, kind, name="Full Name", email="victim@ngo.example", visibility="public")
    own = making.pending(letter, kind, name="Full Name", email="victim@ngo.example", visibility="private")
    assert own != forged
    assert _confirm(own).visibility == "private"
    forged.refresh_from_db()
    assert (forged.status, forged.email) == ("expired", "")
    assert compose.groups(letter) == ()


def test_an_individual_counts_once_however_many_entries_wait() -> None:
    letter = making.open_letter()
    entries = [making.pending(letter, "individual", name=name, email="one@ngo.example") for name in ("A", "B")]
    _confirm(entries[1])
    refused("link-expired", lambda: _confirm(entries[0]))
    assert compose.figures(letter).individuals == 1


def test_a_stranger_does_not_answer_the_invitation_of_an_address_that_is_not_theirs() -> None:
    letter = making.open_letter()
    row = making.invitation(letter, email="office@ngo.example")
    forged = making.pending(letter, name="Nonsense", email="office@ngo.example")
    row.refresh_from_db()
    assert (row.status, row.signature) == (Invitation.Status.INVITED, None)
    assert row.remind_at is not None
    _confirm(forged)
    row.refresh_from_db()
    assert (row.status, row.signature) == (Invitation.Status.SIGNED, forged)


def test_no_mail_goes_to_an_address_of_the_archive() -> None:
    letter = making.open_letter()
    Address.objects.create(
        office=making.office(), channel=Channel.EMAIL, value="president@palace.example", is_historical=True
    )
    sign = refused("address-historical", lambda: making.pending(letter, email="President@palace.example"))
    assert sign.field == "email"
    refused("address-historical", lambda: making.invitation(letter, email="president@palace.example"))
    assert not Message.objects.filter(recipient__iexact="president@palace.example").exists()


def test_nobody_fills_the_mailbox_of_a_stranger_under_ever_new_names() -> None:
    letter = making.open_letter()
    for number in range(rules.ADDRESS_A_DAY):
        making.pending(letter, name=f"Flood {number}", email=f"victim+{number}@ngo.example")
    refused("too-many-mails", lambda: making.pending(letter, name="One more", email="Victim@ngo.example"))
    refused("too-many-mails", lambda: making.pending(making.open_letter(), "individual", email="victim@ngo.example"))
    assert Message.objects.filter(recipient__istartswith="victim").count() == rules.ADDRESS_A_DAY


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Free\u202egnp.exe Now", "Freegnp.exe Now"),
        ("Am\u200bnesty\ufeff", "Amnesty"),
        ("Line\nBreak\x00 \u2028Here", "Line Break Here"),
        ("e\u0301toile", "\u00e9toile"),
        ("\U000e0041Tags", "Tags"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # a joiner that Persian is written with
    ],
)
def test_names_carry_no_characters_that_hide_or_turn_round_text(typed: str, kept: str) -> None:
    assert making.pending(making.open_letter(), name=typed).name == kept


def test_invisible_names_are_none_and_no_second_spelling_of_a_public_one() -> None:
    letter = making.open_letter()
    refused("invalid", lambda: making.pending(letter, name="\u200b\u202e\u200d"))
    making.confirmed(letter, name="Acme")
    refused("already-signed", lambda: making.pending(letter, name="Ac\u200bme"))
    refused("already-signed", lambda: making.pending(letter, name="  ACME\t"))


@pytest.mark.parametrize("field", ["name", "contact_name", "contact_role", "country_wording"])
def test_no_web_address_is_smuggled_into_mails_and_lists(field: str) -> None:
    refusal = refused("invalid", lambda: making.pending(making.open_letter(), **{field: "Win at http://evil.example"}))
    assert refusal.field == field


@pytest.mark.parametrize(
    ("field", "value"), [("name", "n" * 301), ("email", "e" * 250 + "@ngo.example"), ("contact_role", "r" * 201)]
)
def test_what_no_column_holds_is_refused_in_words(field: str, value: str) -> None:
    assert refused("invalid", lambda: making.pending(making.open_letter(), **{field: value})).field == field
    assert Signature.objects.count() == 0


def test_one_address_is_reminded_of_one_entry_and_told_once_of_more_time() -> None:
    letter = making.open_letter()
    for number in range(4):
        making.pending(letter, name=f"Flood {number}", email="victim@ngo.example")
    assert Signature.objects.exclude(remind_at=None).count() == 1
    assert letter.hard_deadline is not None
    later = letter.hard_deadline + datetime.timedelta(days=2)
    actions.extend_deadline(letter=letter, hard=later, soft=None, actor=None)
    assert SignatureMail.objects.filter(name="extended").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("names", [("Twin", "Twin"), ("Twin", "TWIN")])
def test_two_confirmations_at_once_are_one_signature(names: tuple[str, str]) -> None:
    """Two clicks on one link are friendly; of two strangers under one public name the second is refused in words."""
    letter = making.open_letter()
    first = making.pending(letter, name=names[0])
    second = first if names[0] == names[1] else making.pending(letter, name=names[1])
    pks = [first.pk, second.pk]

    def click(pk: int) -> str:
        try:
            return _confirm(Signature.objects.get(pk=pk)).status
        except RuleError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(click, pks))
    assert answers == (["confirmed"] * 2 if first == second else ["already-signed", "confirmed"])
    assert compose.figures(letter).organisations == 1
    assert SignatureMail.objects.filter(name="receipt").count() == 1
