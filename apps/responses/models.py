"""What governments said or did, ask by ask, what they promised, and what came of it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from apps.accounts.models import User
from apps.addressees.models import Institution, Office
from apps.archive.models import Document
from apps.base import clock
from apps.base.models import Dated, Stateful, Transition
from apps.campaigns.models import Ask, Campaign
from apps.letters.models import Letter, LetterAddressee


class ResponseQuerySet(models.QuerySet["Response"]):
    def public(self) -> Self:
        """Published, and nothing behind it is under embargo, not yet open, or read from a document kept back."""
        campaigns = Q(campaign=None) | Q(campaign__in=Campaign.objects.public())
        letters = Q(letter=None) | Q(letter__in=Letter.objects.public())
        read = Q(source=None) | Q(source__in=Document.objects.public())
        return self.filter(campaigns, letters, read, is_public=True)

    def replies(self) -> Self:
        """Any reply: what a person over there wrote or did. An automatic notice or a failure is none."""
        return self.exclude(arrived__in=[Response.Arrived.AUTOMATIC, Response.Arrived.FAILURE])

    def substantive(self) -> Self:
        return self.filter(arrived__in=[Response.Arrived.SUBSTANTIVE, Response.Arrived.ON_BEHALF])


class Response(Dated):
    """What an addressee said or did: verbatim text, where it came from, and two of the four axes.

    `arrived` is what it is, `quality` how good it is (set by a person). Positions per ask and outcomes have their own
    rows. It may stand without a dispatch: an answer to a mail that we do not have.
    """

    class Arrived(models.TextChoices):
        AUTOMATIC = "automatic", _("Automatic notice")
        ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement")
        HOLDING = "holding", _("Holding reply")
        REFERRAL = "referral", _("Referral to another office")
        SUBSTANTIVE = "substantive", _("Substantive reply by the addressee")
        ON_BEHALF = "on_behalf", _("Substantive reply on behalf of the addressee")
        MEETING = "meeting", _("Meeting offered")
        STATEMENT = "statement", _("Public statement")
        ACTION = "action", _("Action without words")
        FAILURE = "failure", _("Delivery failure")
        HOSTILE = "hostile", _("Hostile act")

    class Quality(models.TextChoices):
        SATISFACTORY = "satisfactory", _("Largely satisfactory")
        INCOMPLETE = "incomplete", _("Cooperative but incomplete")
        REJECTED = "rejected", _("Rejected without adequate grounds")
        RECEIPT = "receipt", _("Receipt only")

    title = models.CharField(_("title"), max_length=300)
    slug = models.SlugField(_("short name"), max_length=100, unique=True)
    arrived = models.CharField(_("what arrived"), max_length=16, choices=Arrived.choices)
    quality = models.CharField(_("how good it is"), max_length=14, choices=Quality.choices, blank=True)
    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), null=True, blank=True, on_delete=models.PROTECT, related_name="responses"
    )
    letter = models.ForeignKey(
        Letter,
        verbose_name=_("answers the letter"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="responses",
    )
    addressee = models.ForeignKey(
        LetterAddressee,
        verbose_name=_("addressee"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="responses",
    )
    institution = models.ForeignKey(
        Institution, verbose_name=_("institution"), on_delete=models.PROTECT, related_name="responses"
    )
    office = models.ForeignKey(
        Office, verbose_name=_("office"), null=True, blank=True, on_delete=models.PROTECT, related_name="responses"
    )
    from_name = models.CharField(_("signed by"), max_length=200, blank=True)
    from_title = models.CharField(_("their title"), max_length=300, blank=True)
    to_name = models.CharField(
        _("written to"), max_length=200, blank=True, help_text=_("As printed; an initial stays an initial.")
    )
    dated = models.DateField(_("date printed"), null=True, blank=True)
    received_on = models.DateField(_("received"), null=True, blank=True)
    answers_channel = models.CharField(_("answers a"), max_length=40, blank=True)
    answers_dated = models.DateField(_("of"), null=True, blank=True)
    reference = models.CharField(_("their reference"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    text = models.TextField(_("text, verbatim"), blank=True)
    is_unofficial_translation = models.BooleanField(_("unofficial translation"), default=False)
    is_public = models.BooleanField(_("public"), default=False)
    source = models.ForeignKey(
        Document,
        verbose_name=_("archive document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="responses",
    )
    recorded_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = ResponseQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ("-dated", "-id")

    def __str__(self) -> str:
        return self.title

    @property
    def days_taken(self) -> int | None:
        """Whole days from the message answered to the date printed; unknown when either date is."""
        if self.dated is None or self.answers_dated is None:
            return None
        return (self.dated - self.answers_dated).days


class AskPosition(Dated):
    """What a response says to one ask, with the words it says it in. A word, not a fact."""

    class Position(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        PARTLY = "partly", _("Partly accepted")
        IN_PRINCIPLE = "in_principle", _("Accepted in principle, or under consideration")
        NOTED = "noted", _("Noted")
        DONE = "done", _("Said to be done already")
        DECLINED_REASONS = "declined_reasons", _("Declined with reasons")
        DECLINED = "declined", _("Declined without reasons")
        NOT_COMPETENT = "not_competent", _("Not competent")
        NOT_ADDRESSED = "not_addressed", _("Not addressed")
        UNCLEAR = "unclear", _("Unclear")

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="positions")
    ask = models.ForeignKey(Ask, verbose_name=_("ask"), on_delete=models.PROTECT, related_name="positions")
    position = models.CharField(_("position"), max_length=18, choices=Position.choices)
    quote = models.TextField(_("quoted passage"), blank=True)
    judged_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("position on an ask")
        verbose_name_plural = _("positions on asks")
        ordering = ("response", "ask__position")
        constraints = [
            models.UniqueConstraint(
                fields=["response", "ask"],
                name="responses_one_position_per_ask",
                violation_error_message=_("This response has a position on this ask already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.ask}: {self.get_position_display()}"


class AskOutcome(Dated):
    """What became true of an ask, with evidence and date. A fact; it may differ from the position."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Open")
        UNDER_WAY = "under_way", _("Under way")
        MET = "met", _("Met")
        PARTLY_MET = "partly_met", _("Partly met")
        REVERSED = "reversed", _("Reversed")
        OVERTAKEN = "overtaken", _("Overtaken by events")
        UNKNOWN = "unknown", _("Unknown")

    ask = models.ForeignKey(Ask, verbose_name=_("ask"), on_delete=models.CASCADE, related_name="outcomes")
    office = models.ForeignKey(
        Office, verbose_name=_("office"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    seen_on = models.DateField(_("date"))
    evidence = models.TextField(_("evidence"), help_text=_("Shown on the public page of the campaign."))

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("outcome of an ask")
        verbose_name_plural = _("outcomes of asks")
        ordering = ("ask", "-seen_on", "-id")

    def __str__(self) -> str:
        return f"{self.ask}: {self.get_outcome_display()}"


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def public(self) -> Self:
        return self.filter(response__in=Response.objects.public())

    def to_be_checked(self) -> Self:
        return self.filter(
            next_check_on__lte=clock.today(), status__in=[Commitment.Status.ANNOUNCED, Commitment.Status.UNDER_WAY]
        )


class Commitment(Stateful):
    """A promise found in a response, quoted.

    `strength` is 1 (minimal) to 5 (specific action) after UPR Info's action categories; "will continue to …" is 2.
    """

    class Status(models.TextChoices):
        ANNOUNCED = "announced", _("Announced")
        UNDER_WAY = "under_way", _("Under way")
        KEPT = "kept", _("Kept")
        PARTLY_KEPT = "partly_kept", _("Partly kept")
        BROKEN = "broken", _("Broken")
        LAPSED = "lapsed", _("Lapsed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    _ENDS = (Status.KEPT, Status.PARTLY_KEPT, Status.BROKEN, Status.LAPSED, Status.WITHDRAWN)
    MOVES = {
        Status.ANNOUNCED: (Status.UNDER_WAY, *_ENDS),
        Status.UNDER_WAY: _ENDS,
        Status.PARTLY_KEPT: (Status.KEPT, Status.BROKEN),
        Status.KEPT: (Status.BROKEN,),
        Status.BROKEN: (Status.KEPT, Status.PARTLY_KEPT),
        Status.LAPSED: (),
        Status.WITHDRAWN: (),
    }

    response = models.ForeignKey(
        Response, verbose_name=_("response"), on_delete=models.CASCADE, related_name="commitments"
    )
    asks = models.ManyToManyField(Ask, verbose_name=_("asks served"), blank=True, related_name="commitments")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    quote = models.TextField(_("as quoted"))
    strength = models.PositiveSmallIntegerField(_("strength, 1 to 5"), default=2)
    status = models.CharField(_("state"), max_length=12, choices=Status.choices, default=Status.ANNOUNCED)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    due_event = models.CharField(_("or by which event"), max_length=200, blank=True)
    condition = models.CharField(_("condition"), max_length=300, blank=True)
    next_check_on = models.DateField(_("next check"), null=True, blank=True)
    evidence = models.TextField(_("evidence"), blank=True, help_text=_("Shown on the public page."))

    objects = CommitmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ("response", "position", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(strength__gte=1, strength__lte=5),
                name="responses_strength_one_to_five",
                violation_error_message=_("Strength goes from 1 to 5."),
            )
        ]

    def __str__(self) -> str:
        return self.quote[:80]


class CommitmentTransition(Transition):
    subject = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="transitions")
