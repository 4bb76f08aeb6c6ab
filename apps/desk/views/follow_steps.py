"""The steps of signatures, editions, dispatches, responses, commitments and accounts."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.accounts import actions as accounts
from apps.accounts import roles
from apps.accounts.models import User
from apps.addressees.models import Channel
from apps.deliveries import actions as deliveries
from apps.deliveries import mails
from apps.deliveries.models import Dispatch, Edition
from apps.desk.forms import (
    ChannelForm,
    CommitmentForm,
    OptionalReasonForm,
    ProofForm,
    ReasonForm,
    VisibilityForm,
)
from apps.desk.views.letter_steps import only_when
from apps.desk.views.steps import STEPS, Step, Words
from apps.mail import outbox
from apps.mail.models import Message
from apps.responses import actions as responses
from apps.responses.models import Commitment, Response
from apps.signatories import actions as signatories
from apps.signatories.models import Signature

Held = Signature.Status
Sending = Dispatch.Status


def _may_be_sent(dispatch: Dispatch) -> Words:
    if dispatch.channel != Channel.EMAIL:
        return _("This copy does not go by e-mail: send it yourself, then record it with its proof.")
    if dispatch.message_id and dispatch.status == Sending.READY:
        return _("The mail is in the outbox already.")
    return only_when(_("This copy has been sent already, or has no address."), Sending.READY, Sending.FAILED)(dispatch)


def _may_be_recorded(dispatch: Dispatch) -> Words:
    if dispatch.channel == Channel.EMAIL:
        return _("This copy goes by e-mail: the mail itself is its proof.")
    return only_when(_("This copy has been sent already."), Sending.PLANNED, Sending.READY)(dispatch)


def _mail_preview(dispatch: Dispatch) -> tuple[str, dict[str, Any]]:
    """What is about to leave, and to whom."""
    return "desk/preview_dispatch.html", {"dispatch": dispatch, "subject": mails.subject_of(dispatch.edition)}


def _plan(edition: Edition, actor: User, data: dict[str, Any]) -> None:
    deliveries.plan_dispatches(edition=edition, actor=actor)


def _plan_waits(edition: Edition) -> Words:
    if edition.status != Edition.Status.READY:
        return _("The PDF is not ready yet. Reload this page in a few seconds.")
    if edition.letter.status not in ("closed", "delivered"):
        return _("Close the letter first: what is delivered must not change any more.")
    missing = edition.letter.addressees.exclude(dispatches__edition=edition).exists()
    unaddressed = edition.dispatches.filter(status=Sending.PLANNED, address="").exists()
    return "" if missing or unaddressed else _("A copy for every addressee is planned already.")


def _by_mail(edition: Edition) -> QuerySet[Dispatch]:
    """The copies that are ready to leave by e-mail and are not in the outbox yet."""
    ready = edition.dispatches.filter(channel=Channel.EMAIL, status=Sending.READY, message=None)
    return ready.select_related("addressee__office__institution")


def _send_all(edition: Edition, actor: User, data: dict[str, Any]) -> None:
    with transaction.atomic():
        for dispatch in _by_mail(edition):
            deliveries.send_dispatch(dispatch=dispatch, actor=actor)


def _send_all_waits(edition: Edition) -> Words:
    return "" if _by_mail(edition).exists() else _("No planned copy is waiting to leave by e-mail.")


def _all_previewed(edition: Edition) -> tuple[str, dict[str, Any]]:
    subject = mails.subject_of(edition)
    return "desk/preview_copies.html", {"copies": _by_mail(edition), "edition": edition, "subject": subject}


def _new_password(account: User, actor: User, data: dict[str, Any]) -> str:
    password = accounts.renew_password(account=account, actor=actor)
    return gettext("New password, shown only now: %s") % password


def _try_mail_again(message: Message, actor: User, data: dict[str, Any]) -> None:
    outbox.try_again(Message.objects.filter(pk=message.pk))


STEPS[Signature] = (
    Step(
        "release",
        _("Release"),
        (roles.SIGNATURE_MODERATE,),
        lambda row, actor, data: signatories.release(signature=row, actor=actor),
        _("The signature counts again."),
        only_when(_("Only a signature that is held can be released."), Held.HELD),
        is_main=True,
    ),
    Step(
        "hold",
        _("Hold for moderation"),
        (roles.SIGNATURE_MODERATE,),
        lambda row, actor, data: signatories.hold(signature=row, actor=actor, reason=data["reason"]),
        _("The signature is held and does not count."),
        only_when(_("It is held, withdrawn or of the past already."), Held.PENDING, Held.CONFIRMED),
        _("It leaves all public pages and figures until somebody releases it."),
        ReasonForm,
    ),
    Step(
        "visibility",
        _("Change who sees the name"),
        (roles.SIGNATURE_MODERATE,),
        lambda row, actor, data: signatories.change_visibility(
            signature=row, visibility=data["visibility"], actor=actor
        ),
        _("Changed in all public places."),
        only_when(_("A signature of the past, or one withdrawn, stays as it is."), *Signature.LIVE),
        _("You can make a name less visible. Only the signatory can make it public."),
        VisibilityForm,
    ),
    Step(
        "withdraw",
        _("Withdraw on request"),
        (roles.SIGNATURE_MODERATE,),
        lambda row, actor, data: signatories.withdraw(signature=row, actor=actor, reason=data["reason"]),
        _("The signature is withdrawn."),
        only_when(_("It is withdrawn already, or of the past."), *Signature.LIVE),
        _("When a signatory asks you to. The name leaves all public places; a delivered letter gets a new edition."),
        ReasonForm,
    ),
)

STEPS[Edition] = (
    Step(
        "plan",
        _("Plan the dispatches"),
        (roles.DELIVERY_SEND,),
        _plan,
        _("One copy is planned for each addressee. Nothing has left yet."),
        _plan_waits,
        _("Prepares a copy for each addressee over the best way the directory knows. Nothing is sent by this."),
        is_main=True,
    ),
    Step(
        "send",
        _("Send all by e-mail"),
        (roles.DELIVERY_SEND,),
        _send_all,
        _("The letters are in the outbox and leave within the minute."),
        _send_all_waits,
        _("Each addressee gets one personal mail with the PDF."),
        preview=_all_previewed,
        is_main=True,
    ),
    Step(
        "retry",
        _("Print once more"),
        (roles.DELIVERY_SEND,),
        lambda row, actor, data: deliveries.retry_edition(edition=row, actor=actor),
        _("The edition is being printed again."),
        only_when(_("Only an edition that failed is printed once more."), Edition.Status.FAILED),
    ),
)

STEPS[Dispatch] = (
    Step(
        "send",
        _("Send by e-mail"),
        (roles.DELIVERY_SEND,),
        lambda row, actor, data: deliveries.send_dispatch(dispatch=row, actor=actor),
        _("The letter is in the outbox and leaves within the minute."),
        _may_be_sent,
        _("The letter goes out as one personal mail with the PDF."),
        preview=_mail_preview,
        is_main=True,
    ),
    Step(
        "sent",
        _("Record as sent"),
        (roles.DELIVERY_SEND,),
        lambda row, actor, data: deliveries.mark_sent(dispatch=row, proof=data["proof"], actor=actor),
        _("Recorded as sent."),
        _may_be_recorded,
        _("For post, fax, by hand and web forms: say what proves that it left."),
        ProofForm,
        is_main=True,
    ),
    Step(
        "delivered",
        _("Record as delivered"),
        (roles.DELIVERY_SEND,),
        lambda row, actor, data: deliveries.mark_delivered(dispatch=row, proof=data["reason"], actor=actor),
        _("Recorded as delivered."),
        only_when(_("Send it first."), Sending.SENT),
        form=OptionalReasonForm,
    ),
    Step(
        "failed",
        _("Record a failure"),
        (roles.DELIVERY_SEND,),
        lambda row, actor, data: deliveries.mark_failed(dispatch=row, reason=data["reason"], actor=actor),
        _("Recorded as failed. Choose another channel now."),
        only_when(_("There is nothing that could fail."), Sending.READY, Sending.SENT),
        form=ReasonForm,
    ),
    Step(
        "redirect",
        _("Use another channel"),
        (roles.DELIVERY_SEND,),
        lambda row, actor, data: deliveries.redirect(dispatch=row, channel=data["channel"], actor=actor),
        _("This is the new copy, over the other channel."),
        only_when(_("It has been sent already."), Sending.PLANNED, Sending.READY, Sending.FAILED),
        form=ChannelForm,
    ),
)

STEPS[Response] = (
    Step(
        "publish",
        _("Publish"),
        (roles.RESPONSE_RECORD,),
        lambda row, actor, data: responses.publish_response(response=row, actor=actor),
        _("The response is public."),
        lambda row: _("It is public already.") if row.is_public else "",
        _("Everybody can read the text, your judgement of it and the commitments found in it."),
        asks=True,
        is_main=True,
    ),
)

STEPS[Commitment] = (
    Step(
        "change",
        _("Note what became of it"),
        (roles.RESPONSE_RECORD,),
        lambda row, actor, data: responses.change_commitment(
            commitment=row, to=data["to"], actor=actor, evidence=data["evidence"]
        ),
        _("Noted."),
        lambda row: "" if row.MOVES[row.status] else _("It has come to its end."),
        form=CommitmentForm,
        is_main=True,
    ),
)

STEPS[User] = (
    Step(
        "password",
        _("Make a new password"),
        (roles.ACCOUNT_EDIT,),
        _new_password,
        _("The old password is void. Hand the new one over in person or by telephone."),
        asks=True,
    ),
)

STEPS[Message] = (
    Step(
        "again",
        _("Try again"),
        (roles.DELIVERY_SEND, roles.SIGNATORY_INVITE),
        _try_mail_again,
        _("The mail is in the queue again."),
        only_when(_("Only a mail that failed is tried again."), Message.Status.FAILED),
        is_main=True,
    ),
)
