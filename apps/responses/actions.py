"""What is done with responses: recorded, published, read ask by ask, and followed up."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.base.actions import begin, move, record
from apps.base.errors import RuleError
from apps.campaigns.models import Ask
from apps.responses import rules
from apps.responses.models import AskOutcome, AskPosition, Commitment, Response


def record_response(*, response: Response, actor: User | None) -> Response:
    """Saves a response, new or changed. The campaign follows from the letter.

    Raises RuleError `invalid` with the field.
    """
    roles.require(actor, roles.RESPONSE_RECORD)
    if response.letter is not None and response.campaign is None:
        response.campaign = response.letter.campaign
    if response._state.adding and response.recorded_by is None:
        response.recorded_by = actor
    rules.check_response(response)
    return record(response, actor=actor)


def publish_response(*, response: Response, actor: User | None) -> Response:
    """Shows a response to readers (the embargo of its campaign aside). Raises RuleError `not-a-reply`, `incomplete`."""
    roles.require(actor, roles.RESPONSE_RECORD)
    rules.check_publishable(response)
    response.is_public = True
    return record(response, actor=actor)


def unpublish_response(*, response: Response, actor: User | None) -> Response:
    roles.require(actor, roles.RESPONSE_RECORD)
    response.is_public = False
    return record(response, actor=actor)


@transaction.atomic
def judge_position(*, response: Response, ask: Ask, position: str, quote: str = "", actor: User | None) -> AskPosition:
    """Says what the response answers to one ask; a second judgement replaces the first, the history keeps both.

    Raises RuleError `not-a-reply`, `other-campaign`, `not-accepted`, `quote-missing`, `quote-not-found` or `invalid`.
    """
    roles.require(actor, roles.RESPONSE_RECORD)
    row = AskPosition.objects.select_for_update().filter(response=response, ask=ask).first()
    row = row or AskPosition(response=response, ask=ask)
    row.position, row.quote, row.judged_by = position, quote.strip(), actor
    rules.check_position(row)
    return record(row, actor=actor)


def record_outcome(*, outcome: AskOutcome, actor: User | None) -> AskOutcome:
    """Raises RuleError `evidence-missing` or `invalid`."""
    roles.require(actor, roles.RESPONSE_RECORD)
    rules.check_outcome(outcome)
    return record(outcome, actor=actor)


@transaction.atomic
def record_commitment(*, commitment: Commitment, asks: Sequence[Ask] = (), actor: User | None) -> Commitment:
    """Saves a promise quoted from its response, and the asks it serves; a new one goes to the end.

    Raises RuleError `not-a-reply`, `quote-missing`, `quote-not-found`, `other-campaign` or `invalid`.
    """
    roles.require(actor, roles.RESPONSE_RECORD)
    rules.check_commitment(commitment)
    campaign = commitment.response.campaign_id
    if any(ask.campaign_id != campaign for ask in asks):
        raise RuleError("other-campaign", _("These asks belong to another campaign than the response."), "asks")
    is_new = commitment._state.adding
    if is_new and not commitment.position:
        commitment.position = commitment.response.commitments.count() + 1
    record(commitment, actor=actor)
    if is_new:
        begin(commitment, actor=actor)
    commitment.asks.set(asks)
    return commitment


def change_commitment(
    *, commitment: Commitment, to: str, actor: User | None, evidence: str = "", reason: str = ""
) -> Commitment:
    """Moves a promise along: under way, kept, broken … Evidence is added below what stands there.

    Raises RuleError `evidence-missing`, `wrong-state` or `changed-meanwhile`.
    """
    roles.require(actor, roles.RESPONSE_RECORD)
    rules.check_evidence(to, evidence)
    gathered = "\n".join(part for part in (commitment.evidence, evidence.strip()) if part)
    return move(commitment, to=to, actor=actor, reason=reason, evidence=gathered)
