"""What may be recorded of a response, a position, an outcome or a commitment. Pure decisions; no row is written."""

import datetime
import re

from django.utils.translation import gettext as _

from apps.base import clock
from apps.base.errors import RuleError
from apps.responses.models import AskOutcome, AskPosition, Commitment, Response

# Strength of a promise, 1 to 5, after the action categories by which UPR Info rates recommendations (E. McMahon,
# "Framing the picture"): minimal, continuing, considering, general, specific. Only the first verbs are looked at; what
# comes out is a proposal for the person who records the commitment.
MINIMAL, CONTINUING, CONSIDERING, GENERAL = 1, 2, 3, 4
_STRENGTHS = (
    (CONTINUING, r"\b(?:continu\w+|will remain|remains?|maintain\w*|keep on|persevere)\b"),
    (CONSIDERING, r"\b(?:consider\w*|explor\w+|examin\w+|study|studies|look into|reflect on|review)\b"),
    (MINIMAL, r"\b(?:share information|exchange (?:views|information)|take note|inform)\b"),
)
_OPENING = 12  # words that are looked at for the verb
_WORDLESS = (AskPosition.Position.NOT_ADDRESSED, AskPosition.Position.UNCLEAR)
_PROVEN = (Commitment.Status.KEPT, Commitment.Status.PARTLY_KEPT, Commitment.Status.BROKEN)


def strength_of(quote: str) -> int:
    """The strength that the first words of a promise suggest; general (4) when none of them weakens it."""
    opening = " ".join(quote.partition(";")[0].split()[:_OPENING])
    return next((strength for strength, words in _STRENGTHS if re.search(words, opening, re.IGNORECASE)), GENERAL)


def check_response(response: Response) -> None:
    """Refuses dates that cannot be and rows that do not belong together."""
    _check_dates(response.answers_dated, response.dated, "dated", _("An answer is not older than what it answers."))
    _check_dates(response.dated, response.received_on, "received_on", _("It cannot arrive before it was written."))
    _check_dates(response.received_on or response.dated, clock.today(), "dated", _("This date lies in the future."))
    letter, addressee = response.letter, response.addressee
    if addressee is not None and (letter is None or addressee.letter_id != letter.pk):
        raise RuleError("invalid", _("This addressee does not belong to the letter."), "addressee")
    if letter is not None and response.campaign is not None and letter.campaign_id != response.campaign.pk:
        raise RuleError("invalid", _("This letter belongs to another campaign."), "letter")
    if response.office is not None and response.office.institution_id != response.institution_id:
        raise RuleError("invalid", _("This office belongs to another institution."), "office")


def check_publishable(response: Response) -> None:
    """Raises RuleError `not-a-reply` for automatic notices and failures, `incomplete` when there is nothing to read."""
    _check_reply(response)
    if not response.text.strip():
        raise RuleError("incomplete", _("Enter the words of the response before it is published."), "text")


def check_position(position: AskPosition) -> None:
    """A position is what this response says to an ask of its campaign, in its own words.

    Raises RuleError `not-a-reply`, `other-campaign`, `quote-missing` or `quote-not-found`.
    """
    _check_reply(position.response)
    if position.response.campaign_id != position.ask.campaign_id:
        raise RuleError("other-campaign", _("This ask belongs to another campaign than the response."), "ask")
    if position.ask.status != position.ask.Status.ACCEPTED:
        raise RuleError("not-accepted", _("Accept this ask first: so far it is a proposal."), "ask")
    if not position.quote and position.position not in _WORDLESS:
        raise RuleError("quote-missing", _("Quote the words in which the response says so."), "quote")
    check_quote(position.quote, position.response)


def check_quote(quote: str, response: Response) -> None:
    """Raises RuleError `quote-not-found` unless the text of the response has the quote word for word."""
    if quote and _plain(quote) not in _plain(response.text):
        message = _("These words do not stand in the response. Copy them from its text.")
        raise RuleError("quote-not-found", message, "quote")


def check_outcome(outcome: AskOutcome) -> None:
    """An outcome is a fact: it has evidence, and a day that has been."""
    if not outcome.evidence.strip():
        raise RuleError("evidence-missing", _("Say what shows this: a document, a vote, a report."), "evidence")
    _check_dates(outcome.seen_on, clock.today(), "seen_on", _("This date lies in the future."))


def check_commitment(commitment: Commitment) -> None:
    _check_reply(commitment.response)
    if not commitment.quote.strip():
        raise RuleError("quote-missing", _("Quote the promise word for word."), "quote")
    check_quote(commitment.quote, commitment.response)


def check_evidence(to: str, evidence: str) -> None:
    """Raises RuleError `evidence-missing` when a commitment is called kept or broken without saying why."""
    if to in _PROVEN and not evidence.strip():
        raise RuleError("evidence-missing", _("Say what shows that it was kept or broken."), "evidence")


def _check_reply(response: Response) -> None:
    if response.arrived in (Response.Arrived.AUTOMATIC, Response.Arrived.FAILURE):
        raise RuleError("not-a-reply", _("An automatic notice or a delivery failure is not a response."), "arrived")


def _check_dates(earlier: datetime.date | None, later: datetime.date | None, field: str, message: str) -> None:
    if earlier is not None and later is not None and later < earlier:
        raise RuleError("invalid", message, field)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()
