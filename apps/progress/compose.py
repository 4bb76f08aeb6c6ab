"""Figures and standings of a campaign, read across letters, deliveries and responses. Only reads."""

import statistics
from collections import Counter
from dataclasses import dataclass

from apps.base import clock
from apps.campaigns.models import Ask, Campaign
from apps.deliveries.models import Dispatch
from apps.letters.models import Letter, LetterAddressee
from apps.progress.rules import ThreadState, thread_state
from apps.responses.models import AskOutcome, AskPosition, Commitment, Response


@dataclass(frozen=True)
class Scorecard:
    """A campaign in figures. Replies are counted by addressee; automatic notices never count.

    `median_days` runs from the message answered to the date printed; None while no reply has both dates.
    """

    letters: int
    addressees: int
    delivered: int
    any_reply: int
    substantive_reply: int
    median_days: float | None
    commitments: dict[str, int]


@dataclass(frozen=True)
class AskFate:
    """One ask: what responses said to it (words), and what was last seen to be true (a fact), if anything."""

    ask: Ask
    positions: tuple[AskPosition, ...]
    outcome: AskOutcome | None


@dataclass(frozen=True)
class Thread:
    """One addressee of one letter, and where the exchange with them stands."""

    addressee: LetterAddressee
    state: ThreadState


def scorecard(campaign: Campaign, *, public_only: bool) -> Scorecard:
    """Five queries, whatever the size. `public_only` leaves out what readers may not see."""
    letters = Letter.objects.public() if public_only else Letter.objects.all()
    responses = Response.objects.public() if public_only else Response.objects.all()
    letters, responses = letters.filter(campaign=campaign), responses.filter(campaign=campaign)
    sent = [Dispatch.Status.SENT, Dispatch.Status.DELIVERED]
    addressees = LetterAddressee.objects.filter(letter__in=letters, part=LetterAddressee.Part.TO)
    replies = list(responses.replies())
    substantive = [row for row in replies if row.arrived in (Response.Arrived.SUBSTANTIVE, Response.Arrived.ON_BEHALF)]
    days = [row.days_taken for row in replies if row.days_taken is not None]
    promises = Commitment.objects.filter(response__in=responses).values_list("status", flat=True)
    return Scorecard(
        letters=letters.count(),
        addressees=addressees.count(),
        delivered=addressees.filter(dispatches__status__in=sent).distinct().count(),
        any_reply=len({row.addressee_id or -row.pk for row in replies}),
        substantive_reply=len({row.addressee_id or -row.pk for row in substantive}),
        median_days=statistics.median(days) if days else None,
        commitments=dict(Counter(promises)),
    )


def ask_fates(campaign: Campaign, *, public_only: bool) -> tuple[AskFate, ...]:
    """Every accepted ask in order, with its positions and its latest outcome: three queries."""
    asks = campaign.asks.filter(status=Ask.Status.ACCEPTED)
    positions = AskPosition.objects.filter(ask__in=asks).select_related("response__institution", "response__office")
    if public_only:
        positions = positions.filter(response__in=Response.objects.public())
    outcomes = list(AskOutcome.objects.filter(ask__in=asks))
    said = list(positions)
    return tuple(
        AskFate(
            ask=ask,
            positions=tuple(row for row in said if row.ask_id == ask.pk),
            outcome=next((row for row in outcomes if row.ask_id == ask.pk), None),
        )
        for ask in asks
    )


def threads(letter: Letter) -> tuple[Thread, ...]:
    """Where the exchange with each addressee of a letter stands today: three queries."""
    sent = Dispatch.objects.filter(addressee__letter=letter, sent_at__isnull=False).order_by("sent_at")
    first_sent = {row.addressee_id: row.sent_at for row in reversed(list(sent))}
    replied = set(Response.objects.filter(addressee__letter=letter).replies().values_list("addressee", flat=True))
    is_over = letter.campaign.status in (Campaign.Status.CONCLUDED, Campaign.Status.ARCHIVED)
    return tuple(
        Thread(
            addressee=row,
            state=thread_state(
                sent_on=moment.date() if (moment := first_sent.get(row.pk)) else None,
                replied=row.pk in replied,
                is_over=is_over,
                today=clock.today(letter.campaign.time_zone),
            ),
        )
        for row in letter.addressees.filter(part=LetterAddressee.Part.TO).select_related("office__institution")
    )
