"""Editions are made and printed; copies go to addressees, by mail or by a person's hands, each with its proof."""

from dataclasses import asdict
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.addressees.models import Channel
from apps.base import clock
from apps.base.actions import begin, move, record
from apps.base.errors import RuleError
from apps.deliveries import compose, mails, rules
from apps.deliveries.models import Dispatch, Edition
from apps.deliveries.tasks import print_edition_task
from apps.letters import actions as letters
from apps.letters.models import Letter, LetterAddressee
from apps.mail import outbox
from apps.mail.models import Message
from apps.signatories import compose as signatories

Status = Dispatch.Status


@transaction.atomic
def create_edition(*, letter: Letter, actor: User | None) -> Edition:
    """Freezes text, figures and public names as of now under the next number; a worker prints it after the commit.

    Two at once wait for each other at the letter's row. Raises RuleError `letter-historical` or `letter-not-opened`.
    """
    roles.require(actor, roles.DELIVERY_SEND)
    letter = Letter.objects.select_for_update(of=("self",)).select_related("version", "campaign").get(pk=letter.pk)
    version = rules.check_edition_possible(letter)
    last = letter.editions.order_by("-number").first()
    edition = Edition.objects.create(
        letter=letter,
        version=version,
        number=last.number + 1 if last else 1,
        as_of=clock.now(),
        signatories=compose.snapshot(letter),
        named=rules.named_now(letter),
        figures=asdict(signatories.figures(letter)),
        made_by=actor,
    )
    _ring(edition)
    return edition


@transaction.atomic
def retry_edition(*, edition: Edition, actor: User | None) -> Edition:
    """Has a failed edition printed once more, unchanged. Raises RuleError `edition-not-failed`."""
    roles.require(actor, roles.DELIVERY_SEND)
    if not Edition.objects.replan(edition.pk):
        raise RuleError("edition-not-failed", _("Only an edition that failed is printed once more."))
    _ring(edition)
    edition.refresh_from_db()
    return edition


@transaction.atomic
def plan_dispatches(*, edition: Edition, actor: User | None) -> list[Dispatch]:
    """One copy for each addressee and cc over the best channel that the directory knows; returns all that are planned.

    A copy without an address stays "planned": it is a person's task to find a way. Doing it again adds what is
    missing. Raises RuleError `edition-not-ready`, `edition-outdated` or `letter-still-open`.
    """
    roles.require(actor, roles.DELIVERY_SEND)
    rules.check_deliverable(edition)
    taken = set(edition.dispatches.values_list("addressee", flat=True))
    for addressee in edition.letter.addressees.select_related("office"):
        if addressee.pk not in taken:
            _plan(edition, addressee, rules.route(addressee.office), actor)
    _address_planned(edition, actor)
    return list(edition.dispatches.all())


@transaction.atomic
def send_dispatch(*, dispatch: Dispatch, actor: User | None) -> Dispatch:
    """Puts the copy into the outbox; `settle_dispatch` notes when it has left. A second click sends nothing more.

    After a failure it is tried anew. Raises RuleError `not-by-mail`, `address-not-usable`, `wrong-state` and what
    `plan_dispatches` raises.
    """
    roles.require(actor, roles.DELIVERY_SEND)
    dispatch = _locked(dispatch)
    if dispatch.channel != Channel.EMAIL:
        raise RuleError("not-by-mail", _("This copy does not go by e-mail: send it, then enter the proof."))
    if dispatch.status == Status.READY and dispatch.message_id is not None:
        return dispatch
    rules.check_deliverable(dispatch.edition)
    rules.check_address(dispatch)
    if dispatch.status == Status.FAILED:
        dispatch = move(dispatch, to=Status.READY, actor=actor)
    if dispatch.status != Status.READY:
        raise RuleError("wrong-state", _("This copy has been sent already, or goes another way."))
    attempt = 1 + dispatch.transitions.filter(to_status=Status.FAILED).count()
    dispatch.message = mails.post_letter(dispatch, attempt=attempt)
    return record(dispatch, actor=actor)


@transaction.atomic
def settle_dispatch(*, dispatch: Dispatch) -> Dispatch:
    """Notes what became of the mail: sent, with its Message-ID as proof, or failed, with the reason."""
    dispatch = _locked(dispatch)
    message = dispatch.message
    if message is None or message.status in (Message.Status.QUEUED, Message.Status.SENDING):
        return dispatch
    if message.status == Message.Status.SENT:
        proof = f"Message-ID {message.message_id}"
        return _sent(dispatch, proof=proof, sent_at=message.sent_at or clock.now(), actor=None)
    reason = message.last_error or str(message.get_status_display())
    return move(dispatch, to=Status.FAILED, reason=reason)


@transaction.atomic
def mark_sent(*, dispatch: Dispatch, proof: str, actor: User | None) -> Dispatch:
    """Notes that a person sent the copy (post, fax, by hand, web form), with the proof in their words.

    Raises RuleError `proof-missing`, `goes-by-mail` or `wrong-state`.
    """
    roles.require(actor, roles.DELIVERY_SEND)
    dispatch = _locked(dispatch)
    if not proof.strip():
        raise RuleError("proof-missing", _("Enter a proof: posting slip, fax report, who received it."), "proof")
    if dispatch.channel == Channel.EMAIL:
        raise RuleError("goes-by-mail", _("This copy goes by e-mail: the mail itself is its proof."))
    if dispatch.status == Status.PLANNED:
        dispatch = move(dispatch, to=Status.READY, actor=actor)
    return _sent(dispatch, proof=proof.strip(), sent_at=clock.now(), actor=actor)


def mark_delivered(*, dispatch: Dispatch, actor: User | None, proof: str = "") -> Dispatch:
    """Notes that the addressee has the copy; `proof` is added to what is known."""
    roles.require(actor, roles.DELIVERY_SEND)
    known = "; ".join(part for part in (dispatch.proof, proof.strip()) if part)
    return move(dispatch, to=Status.DELIVERED, actor=actor, reason=proof.strip(), proof=known)


@transaction.atomic
def mark_failed(*, dispatch: Dispatch, reason: str, actor: User | None) -> Dispatch:
    """Notes that the copy did not arrive. Raises RuleError `reason-missing`, `on-its-way` or `wrong-state`."""
    roles.require(actor, roles.DELIVERY_SEND)
    dispatch = _locked(dispatch)
    if not reason.strip():
        raise RuleError("reason-missing", _("Say what happened."), "reason")
    _call_back(dispatch)
    return move(dispatch, to=Status.FAILED, actor=actor, reason=reason.strip())


@transaction.atomic
def redirect(*, dispatch: Dispatch, channel: str, actor: User | None) -> Dispatch:
    """Sends the copy another way: the old one is closed, the new one, which is returned, takes its place.

    Raises RuleError `same-channel`, `no-address` (e-mail without a usable address), `on-its-way` or `wrong-state`.
    """
    roles.require(actor, roles.DELIVERY_SEND)
    dispatch = _locked(dispatch)
    if channel == dispatch.channel:
        raise RuleError("same-channel", _("Choose another channel."), "channel")
    address = rules.usable_address(dispatch.addressee.office, channel)
    if channel == Channel.EMAIL and not address:
        raise RuleError("no-address", _("The directory has no e-mail address that may be used for this office."))
    _call_back(dispatch)
    if dispatch.status == Status.PLANNED:
        dispatch = move(dispatch, to=Status.READY, actor=actor)
    move(dispatch, to=Status.REDIRECTED, actor=actor)
    return _plan(dispatch.edition, dispatch.addressee, rules.Route(channel=channel, address=address), actor)


def _call_back(dispatch: Dispatch) -> None:
    """Takes a mail that still waits out of the outbox."""
    message = dispatch.message
    if message is None or dispatch.status != Status.READY:
        return
    outbox.cancel(Message.objects.filter(pk=message.pk))
    message.refresh_from_db()
    if message.status in (Message.Status.SENDING, Message.Status.SENT):
        raise RuleError("on-its-way", _("The mail is on its way already. Wait a minute and look again."))


def _plan(edition: Edition, addressee: LetterAddressee, route: rules.Route, actor: User | None) -> Dispatch:
    dispatch = Dispatch(edition=edition, addressee=addressee, channel=route.channel, address=route.address)
    begin(record(dispatch, actor=actor), actor=actor)
    return move(dispatch, to=Status.READY, actor=actor) if route.address else dispatch


def _address_planned(edition: Edition, actor: User | None) -> None:
    """Gives copies without an address the one that the directory has got since."""
    waiting = edition.dispatches.filter(status=Status.PLANNED, address="").select_related("addressee__office")
    for dispatch in waiting:
        route = rules.route(dispatch.addressee.office)
        if route.address:
            move(dispatch, to=Status.READY, actor=actor, channel=route.channel, address=route.address)


def _sent(dispatch: Dispatch, *, actor: User | None, **fields: Any) -> Dispatch:
    """The copy has left; when all who are addressed have theirs, the letter is delivered."""
    dispatch = move(dispatch, to=Status.SENT, actor=actor, **fields)
    letter = Letter.objects.select_for_update().get(pk=dispatch.edition.letter_id)  # two last copies at once
    if letter.status == Letter.Status.CLOSED and rules.is_delivered(letter):
        letters.mark_delivered(letter=letter, actor=actor)
    return dispatch


def _locked(dispatch: Dispatch) -> Dispatch:
    """The row as it is now, held until the transaction ends (where the database can)."""
    rows = Dispatch.objects.select_for_update(of=("self",))
    return rows.select_related("edition__letter__campaign", "addressee__office", "message").get(pk=dispatch.pk)


def _ring(edition: Edition) -> None:
    """Tells a worker once the transaction is through. A broker that is away undoes nothing: the sweep finds the row."""
    bell = partial(print_edition_task.apply_async, args=(edition.pk,), retry=False)
    transaction.on_commit(bell, robust=True)
