import datetime

import pytest
import time_machine

from apps.accounts.models import Role
from apps.letters import actions as letter_actions
from apps.mail.models import Message
from apps.signatories import actions, compose
from apps.signatories.models import Signature, SignatureLink
from tests import making
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def _confirm_link(signature: Signature) -> SignatureLink:
    return SignatureLink.objects.filter(signature=signature, purpose="confirm").latest("pk")


def test_signature_counts_only_once_it_is_confirmed() -> None:
    letter = making.open_letter()
    signature = making.pending(letter)
    assert compose.figures(letter).organisations == 0
    actions.confirm(link=_confirm_link(signature))
    assert compose.figures(letter).organisations == 1
    assert [row.to_status for row in signature.transitions.all()] == ["pending", "confirmed"]


def test_signature_keeps_version_wording_and_time_of_consent() -> None:
    letter = making.open_letter(title="Free them")
    signature = making.pending(letter, "individual", visibility="withheld")
    assert signature.version == letter.version
    assert "Free them" in signature.consent_wording
    assert "without my name being published" in signature.consent_wording
    assert signature.consent_at is not None


def test_confirming_twice_is_friendly_and_sends_one_receipt() -> None:
    signature = making.pending(making.open_letter())
    link = _confirm_link(signature)
    assert actions.confirm(link=link).status == actions.confirm(link=link).status == "confirmed"
    assert signature.mails.filter(name="receipt").count() == 1


def test_mail_holds_the_only_copy_of_the_token() -> None:
    signature = making.pending(making.open_letter())
    message = signature.mails.get().message
    (token,) = message.secrets
    assert token in message.body_text
    link = actions.find_signature_link(token=token, purpose="confirm")
    assert link.signature == signature
    assert token not in link.digest
    refused("link-unknown", lambda: actions.find_signature_link(token=token, purpose="manage"))
    refused("link-unknown", lambda: actions.find_signature_link(token=token[:-1], purpose="confirm"))


def test_confirmation_link_expires() -> None:
    signature = making.pending(making.open_letter())
    (token,) = signature.mails.get().message.secrets
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=15)):
        refused("link-expired", lambda: actions.find_signature_link(token=token, purpose="confirm"))


def test_signing_again_sends_the_mail_again_but_never_floods() -> None:
    letter = making.open_letter()
    entry = making.entry("individual")
    rows = {actions.sign(letter=letter, entry=entry).pk for _ in range(6)}
    assert len(rows) == 1
    assert Message.objects.filter(recipient=entry.email).count() == 3


def test_nobody_learns_from_the_form_that_an_individual_has_signed() -> None:
    letter = making.open_letter()
    first = making.confirmed(letter, "individual", email="a@ngo.example")
    again = actions.sign(letter=letter, entry=making.entry("individual", email="A@ngo.example", name="Somebody Else"))
    assert again == first
    assert first.name != "Somebody Else"
    assert first.mails.filter(name="receipt").count() == 2


def test_a_public_organisation_signs_once_and_a_pending_name_blocks_nobody() -> None:
    letter = making.open_letter()
    making.pending(letter, name="Acme", email="stranger@else.example")
    rightful = making.confirmed(letter, name="ACME", email="acme@ngo.example")
    assert rightful.status == "confirmed"
    refusal = refused("already-signed", lambda: making.pending(letter, name="acme"))
    assert refusal.field == "name"
    stranger = Signature.objects.get(email="stranger@else.example")
    refused("already-signed", lambda: actions.confirm(link=_confirm_link(stranger)))
    stranger.refresh_from_db()
    assert stranger.status == "pending"


@pytest.mark.parametrize(
    ("kind", "changes", "code", "field"),
    [
        ("organisation", {"contact_name": " "}, "contact-missing", "contact_name"),
        ("individual", {"consent": False}, "consent-missing", "consent"),
        ("individual", {"email": "nobody"}, "invalid", "email"),
        ("individual", {"name": "  "}, "invalid", "name"),
        ("individual", {"country": "XX"}, "invalid", "country"),
        ("individual", {"visibility": "loud"}, "invalid", "visibility"),
    ],
)
def test_incomplete_entries_are_refused_with_their_field(
    kind: str, changes: dict[str, object], code: str, field: str
) -> None:
    letter = making.open_letter()
    refusal = refused(code, lambda: making.pending(letter, kind, **changes))
    assert refusal.field == field
    assert Signature.objects.count() == 0


def test_closed_letter_takes_neither_signature_nor_confirmation() -> None:
    letter = making.open_letter()
    signature = making.pending(letter)
    letter_actions.close_letter(letter=letter, actor=None)
    refused("letter-not-open", lambda: making.pending(letter))
    refused("letter-not-open", lambda: actions.confirm(link=_confirm_link(signature)))


def test_withdrawing_works_after_closing_and_twice() -> None:
    letter = making.open_letter()
    signature = making.confirmed(letter, "individual")
    letter_actions.close_letter(letter=letter, actor=None)
    actions.withdraw(signature=signature)
    actions.withdraw(signature=signature)
    assert compose.figures(letter).individuals == 0
    assert signature.mails.filter(name="withdrawn").count() == 1


def test_after_withdrawal_the_same_address_may_sign_again() -> None:
    letter = making.open_letter()
    entry = making.entry("individual")
    first = actions.sign(letter=letter, entry=entry)
    actions.withdraw(signature=first)
    assert actions.sign(letter=letter, entry=entry) != first


def test_hidden_names_reach_no_list_but_count_as_the_signatory_chose() -> None:
    letter = making.open_letter()
    for visibility in ("public", "withheld", "private"):
        making.confirmed(letter, "individual", name=f"Secret {visibility}", visibility=visibility)
    making.confirmed(letter, "individual", name="Secret at risk", is_at_risk=True)
    (group,) = compose.groups(letter)
    assert [line.name for line in group.lines] == ["Secret public", "and 2 whose names are withheld"]
    assert compose.figures(letter).individuals == 3


def test_visibility_goes_down_at_once_and_up_only_by_the_signatory() -> None:
    letter = making.open_letter()
    signature = making.confirmed(letter, "individual")
    officer = making.user(Role.DATA_OFFICER)
    actions.change_visibility(signature=signature, visibility="private", actor=officer)
    assert compose.groups(letter) == ()
    refused(
        "consent-missing",
        lambda: actions.change_visibility(signature=signature, visibility="public", actor=officer),
    )
    actions.change_visibility(signature=signature, visibility="public")
    assert [line.name for line in compose.groups(letter)[0].lines] == [signature.name]


def test_held_signature_is_out_until_released() -> None:
    letter = making.open_letter()
    signature = making.confirmed(letter)
    officer = making.user(Role.DATA_OFFICER)
    actions.hold(signature=signature, actor=officer, reason="looks forged")
    assert compose.figures(letter).organisations == 0
    actions.release(signature=signature, actor=officer)
    assert compose.figures(letter).organisations == 1
    pending = making.pending(letter)
    actions.hold(signature=pending, actor=officer, reason="?")
    refused("not-confirmed", lambda: actions.release(signature=pending, actor=officer))


def test_drafters_may_not_touch_signatures() -> None:
    signature = making.confirmed(making.open_letter())
    drafter = making.user(Role.DRAFTER)
    refused("not-allowed", lambda: actions.hold(signature=signature, actor=drafter, reason="x"))
    refused("not-allowed", lambda: actions.withdraw(signature=signature, actor=drafter))
    signature.refresh_from_db()
    assert signature.status == "confirmed"


def test_own_wording_of_a_country_wins_in_print() -> None:
    letter = making.open_letter()
    making.confirmed(letter, name="A", country="TW", country_wording="Taiwan")
    making.confirmed(letter, name="B", country="KR")
    making.confirmed(letter, name="C", country="")
    (group,) = compose.groups(letter)
    assert [line.detail for line in group.lines] == ["Taiwan", "South Korea", ""]
    assert compose.figures(letter).countries == 2


def test_list_ignores_case_and_leading_articles() -> None:
    letter = making.open_letter()
    for name in ("beta", "The Alpha", "Gamma"):
        making.confirmed(letter, name=name)
    assert [line.name for line in compose.groups(letter)[0].lines] == ["The Alpha", "beta", "Gamma"]
