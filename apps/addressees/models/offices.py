"""Offices, their titles in other languages, and who holds them from when to when."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from apps.addressees.models.institutions import Institution
from apps.addressees.models.verifying import Sourced, VerifiedQuerySet
from apps.base.models import Dated, Mergeable


class OfficeQuerySet(VerifiedQuerySet["Office"]):
    """Offices by the day on which somebody checked them."""


class Office(Sourced, Mergeable):
    """A post in an institution. Letters go to the office, whoever holds it; `is_class` marks many at once."""

    class Rank(models.TextChoices):
        HEAD_OF_STATE = "head_of_state", _("Head of state")
        HEAD_OF_GOVERNMENT = "head_of_government", _("Head of government")
        MINISTER = "minister", _("Minister")
        AMBASSADOR = "ambassador", _("Ambassador or permanent representative")
        HIGH_REPRESENTATIVE = "high_representative", _("EU High Representative")
        SPECIAL_RAPPORTEUR = "special_rapporteur", _("UN special rapporteur")
        MEMBER_STATES = "member_states", _("UN Member States")
        BODY = "body", _("A body, such as a parliament")
        OTHER = "other", _("Another office")

    institution = models.ForeignKey(
        Institution, verbose_name=_("institution"), on_delete=models.PROTECT, related_name="offices"
    )
    title = models.CharField(_("title"), max_length=300)
    rank = models.CharField(_("rank"), max_length=20, choices=Rank.choices, default=Rank.OTHER)
    is_class = models.BooleanField(
        _("stands for many"), default=False, help_text=_("For example all UN Member States.")
    )
    language = models.CharField(_("language of letters"), max_length=12, default="en")

    objects = OfficeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ("title",)
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "title"],
                name="addressees_one_office_per_title",
                violation_error_message=_("This institution has an office of this title already."),
            )
        ]

    def __str__(self) -> str:
        is_whole = self.is_class or self.institution.name.casefold() in self.title.casefold()
        return self.title if is_whole else f"{self.title}, {self.institution}"


class OfficeTitle(Dated):
    """The title of an office in one language. `feminine` is what it becomes when a woman holds the office."""

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.CASCADE, related_name="titles")
    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=300)
    feminine = models.CharField(
        _("title of a woman"), max_length=300, blank=True, help_text=_("Only where the language has another word.")
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("title in a language")
        verbose_name_plural = _("titles in other languages")
        ordering = ("office", "language")
        constraints = [
            models.UniqueConstraint(
                fields=["office", "language"],
                name="addressees_one_title_per_language",
                violation_error_message=_("This office has a title in this language already."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class HolderQuerySet(models.QuerySet["Holder"]):
    def on(self, day: datetime.date) -> Self:
        """Who held an office on that day; an unknown beginning or end counts as open."""
        return self.between(day, day)

    def between(self, first: datetime.date, last: datetime.date) -> Self:
        """Who held an office on one day at least from `first` to `last`, both included."""
        return self.filter(Q(since=None) | Q(since__lte=last), Q(until=None) | Q(until__gte=first))


class Holder(Dated):
    """A person in an office, from when to when."""

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="holders")
    name = models.CharField(_("name"), max_length=200)
    style = models.CharField(_("style"), max_length=60, blank=True, help_text=_("Put before the name: H.E., Ms, Dr."))
    since = models.DateField(_("in office since"), null=True, blank=True)
    until = models.DateField(_("in office until"), null=True, blank=True)
    is_historical = models.BooleanField(
        _("historical"), default=False, help_text=_("Named in an old document, term unknown: no new letter names them.")
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = HolderQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("office-holder")
        verbose_name_plural = _("office-holders")
        ordering = ("office", "since")
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="addressees_term_ends_after_start",
                violation_error_message=_("The term ends before it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.style} {self.name}".strip()
