"""Editions are numbered and frozen; copies go out once, with proof; a letter is delivered when all have theirs."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from apps.addressees.models import Address, Channel
from apps.base.errors import RuleError
from apps.deliveries import actions, pdf
from apps.deliveries.models import Dispatch, Edition
from apps.letters.models import Letter
from apps.mail import delivery
from apps.mail.models import Message
from apps.signatories.models import SignatoryKind, Signature
from tests.deliveries.conftest import Desk, printed_edition

Status = Dispatch.Status


def dispatches(edition: Edition) -> tuple[Dispatch, Dispatch]:
    """By mail to the minister, by post to the speaker."""
    mail, post = actions.plan_dispatches(edition=edition, actor=None)
    return mail, post


def test_create_edition_freezes_public_names_figures_and_version(
    letter: Letter, signed: Callable[..., Signature], desk: Desk
) -> None:
    first = signed("Water Watch", country="FR")
    signed("Ada Example", SignatoryKind.INDIVIDUAL, title="Hydrologist")
    signed("Endangered", SignatoryKind.INDIVIDUAL, is_at_risk=True)
    signed("Quiet", visibility=Signature.Visibility.PRIVATE)
    edition = actions.create_edition(letter=letter, actor=desk.coordinator)
    assert (edition.number, edition.version, edition.status) == (1, letter.version, Edition.Status.PLANNED)
    assert edition.made_by == desk.coordinator
    assert edition.figures == {"organisations": 1, "individuals": 2, "countries": 1}
    names = [[line["name"] for line in group["lines"]] for group in edition.signatories]
    assert names == [["Water Watch"], ["Ada Example", "and one whose name is withheld"]]
    assert len(edition.named) == 2
    assert first.pk in edition.named
    assert actions.create_edition(letter=letter, actor=desk.coordinator).number == 2


def test_create_edition_rings_the_printer_after_the_commit(
    letter: Letter, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        edition = actions.create_edition(letter=letter, actor=None)
    assert len(callbacks) == 1
    assert pdf.print_edition(edition.pk)


def test_create_edition_is_for_those_who_may_send(letter: Letter, desk: Desk) -> None:
    for actor in (desk.drafter, desk.approver):
        with pytest.raises(RuleError, match="not-allowed"):
            actions.create_edition(letter=letter, actor=actor)
    assert not letter.editions.exists()


def test_retry_edition_prints_once_the_cause_is_gone(letter: Letter, signed: Callable[..., Signature]) -> None:
    edition = actions.create_edition(letter=letter, actor=None)
    with pytest.raises(RuleError, match="edition-not-failed"):
        actions.retry_edition(edition=edition, actor=None)
    Edition.objects.lease(edition.pk)
    assert Edition.objects.fail(edition.pk, reason="no font")
    actions.retry_edition(edition=edition, actor=None)
    assert pdf.print_edition(edition.pk)
    edition.refresh_from_db()
    assert (edition.status, edition.failure) == (Edition.Status.READY, "")


def test_plan_dispatches_makes_one_copy_per_office_and_again_nothing_new(ready: Edition) -> None:
    mail, post = dispatches(ready)
    assert (mail.channel, mail.address, mail.status) == (Channel.EMAIL, "minister@ministry.example", Status.READY)
    assert (post.channel, post.address, post.status) == (Channel.POST, "2 Short Street\nCapital", Status.READY)
    assert dispatches(ready) == (mail, post)
    assert [str(step) for step in mail.transitions.all()] == [" → planned", "planned → ready"]


def test_plan_dispatches_leaves_an_office_without_address_to_a_person(ready: Edition) -> None:
    Address.objects.filter(channel=Channel.POST).delete()
    _, post = dispatches(ready)
    assert (post.channel, post.address, post.status) == (Channel.POST, "", Status.PLANNED)
    Address.objects.create(office=post.addressee.office, channel=Channel.EMAIL, value="speaker@parliament.example")
    post = dispatches(ready)[1]
    assert (post.channel, post.address, post.status) == (Channel.EMAIL, "speaker@parliament.example", Status.READY)


def test_send_dispatch_posts_one_personal_mail_with_the_pdf(ready: Edition, desk: Desk) -> None:
    mail, _ = dispatches(ready)
    mail = actions.send_dispatch(dispatch=mail, actor=desk.coordinator)
    assert actions.send_dispatch(dispatch=mail, actor=desk.coordinator) == mail
    message = Message.objects.get()
    assert (message.key, message.kind, message.recipient) == (f"dispatch-{mail.pk}", "letter", mail.address)
    assert (message.reply_to, message.sender_name, message.subject) == ("we@water.example", "Clean water", "Water")
    assert not {"Auto-Submitted", "List-Unsubscribe", "Precedence"} & set(message.headers)
    attachment = message.attachments.get()
    with ready.pdf.open("rb") as file:
        assert bytes(attachment.content) == file.read()
    assert (attachment.name, attachment.content_type) == ("water-for-all-edition-1.pdf", "application/pdf")
    assert mail.status == Status.READY
    assert ready.letter.title in message.body_text
    assert message.body_text.startswith(mail.addressee.salutation)


def test_send_dispatch_refuses_what_goes_by_post(ready: Edition) -> None:
    with pytest.raises(RuleError, match="not-by-mail"):
        actions.send_dispatch(dispatch=dispatches(ready)[1], actor=None)
    assert not Message.objects.exists()


def test_settle_dispatch_takes_the_message_id_as_proof_and_delivers_the_letter(ready: Edition) -> None:
    mail = actions.send_dispatch(dispatch=dispatches(ready)[0], actor=None)
    assert actions.settle_dispatch(dispatch=mail).status == Status.READY
    assert mail.message is not None
    assert delivery.deliver(mail.message.pk)
    mail = actions.settle_dispatch(dispatch=mail)
    message = Message.objects.get()
    assert (mail.status, mail.sent_at, mail.proof) == (Status.SENT, message.sent_at, f"Message-ID {message.message_id}")
    assert Letter.objects.get(pk=ready.letter_id).status == Letter.Status.DELIVERED
    with pytest.raises(RuleError, match="wrong-state"):
        actions.send_dispatch(dispatch=mail, actor=None)


def test_send_dispatch_tries_anew_after_a_failure(ready: Edition) -> None:
    mail = actions.send_dispatch(dispatch=dispatches(ready)[0], actor=None)
    Message.objects.update(status=Message.Status.FAILED, last_error="SMTPRecipientsRefused")
    mail = actions.settle_dispatch(dispatch=mail)
    assert (mail.status, mail.transitions.last().reason) == (Status.FAILED, "SMTPRecipientsRefused")  # type: ignore[union-attr]
    mail = actions.send_dispatch(dispatch=mail, actor=None)
    assert (mail.status, Message.objects.count()) == (Status.READY, 2)
    assert mail.message is not None
    assert (mail.message.key, mail.message.status) == (f"dispatch-{mail.pk}-2", Message.Status.QUEUED)


def test_mark_sent_wants_a_proof(ready: Edition, desk: Desk) -> None:
    mail, post = dispatches(ready)
    with pytest.raises(RuleError, match="proof-missing"):
        actions.mark_sent(dispatch=post, proof="  ", actor=desk.coordinator)
    with pytest.raises(RuleError, match="goes-by-mail"):
        actions.mark_sent(dispatch=mail, proof="seen", actor=desk.coordinator)
    post = actions.mark_sent(dispatch=post, proof="registered letter RR 1", actor=desk.coordinator)
    assert (post.status, post.proof) == (Status.SENT, "registered letter RR 1")
    assert post.transitions.latest("pk").actor == desk.coordinator
    post = actions.mark_delivered(dispatch=post, actor=desk.coordinator, proof="receipt of 3 November")
    assert (post.status, post.proof) == (Status.DELIVERED, "registered letter RR 1; receipt of 3 November")
    assert Letter.objects.get(pk=ready.letter_id).status == Letter.Status.CLOSED


def test_redirect_closes_the_mail_and_opens_a_persons_task(ready: Edition, desk: Desk) -> None:
    mail = actions.send_dispatch(dispatch=dispatches(ready)[0], actor=None)
    hand = actions.redirect(dispatch=mail, channel=Channel.BY_HAND, actor=desk.coordinator)
    mail.refresh_from_db()
    assert (mail.status, Message.objects.get().status) == (Status.REDIRECTED, Message.Status.CANCELLED)
    assert (hand.channel, hand.address, hand.status) == (Channel.BY_HAND, "", Status.PLANNED)
    actions.mark_sent(dispatch=hand, proof="handed to her secretary", actor=desk.coordinator)
    assert Letter.objects.get(pk=ready.letter_id).status == Letter.Status.DELIVERED


def test_redirect_refuses_a_mail_that_is_being_sent(ready: Edition) -> None:
    mail = actions.send_dispatch(dispatch=dispatches(ready)[0], actor=None)
    Message.objects.update(status=Message.Status.SENDING)
    with pytest.raises(RuleError, match="on-its-way"):
        actions.redirect(dispatch=mail, channel=Channel.POST, actor=None)
    mail.refresh_from_db()
    assert mail.status == Status.READY


def test_redirect_after_a_bounce_goes_by_post(ready: Edition) -> None:
    mail = actions.send_dispatch(dispatch=dispatches(ready)[0], actor=None)
    delivery.deliver(Message.objects.get().pk)
    mail = actions.settle_dispatch(dispatch=mail)
    with pytest.raises(RuleError, match="reason-missing"):
        actions.mark_failed(dispatch=mail, reason="", actor=None)
    mail = actions.mark_failed(dispatch=mail, reason="the mailbox is full", actor=None)
    post = actions.redirect(dispatch=mail, channel=Channel.POST, actor=None)
    assert (post.address, post.status) == ("1 Long Street\nCapital", Status.READY)


def test_redirect_to_mail_needs_an_address_that_may_be_used(ready: Edition) -> None:
    _, post = dispatches(ready)
    with pytest.raises(RuleError, match="no-address"):
        actions.redirect(dispatch=post, channel=Channel.EMAIL, actor=None)
    with pytest.raises(RuleError, match="same-channel"):
        actions.redirect(dispatch=post, channel=Channel.POST, actor=None)


def test_edition_after_a_withdrawal_no_longer_has_the_name(ready: Edition) -> None:
    Signature.objects.filter(name="Water Watch").update(status=Signature.Status.WITHDRAWN)
    later = printed_edition(ready.letter, None)
    assert [line["name"] for group in later.signatories for line in group["lines"]] == [
        "Wells International",
        "Ada Example",
    ]
    assert later.figures == {"organisations": 1, "individuals": 1, "countries": 0}
