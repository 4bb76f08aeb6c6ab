"""The directory: institutions, the offices in them, who holds an office from when to when, and how to reach it."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from apps.base.models import Dated, Mergeable


class Institution(Mergeable):
    """A ministry, parliament, mission or other body that letters go to."""

    name = models.CharField(_("name"), max_length=300)
    country = CountryField(_("country"), blank=True)
    website = models.URLField(_("website"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=["name", "country"],
                name="addressees_one_institution_per_name",
                violation_error_message=_("The directory has an institution of this name already."),
            )
        ]

    def __str__(self) -> str:
        country = str(self.country.name)
        return f"{self.name} ({country})" if country and country not in self.name else self.name


class Office(Mergeable):
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
        return self.title if self.is_class else f"{self.title}, {self.institution}"


class HolderQuerySet(models.QuerySet["Holder"]):
    def on(self, day: datetime.date) -> Self:
        """Who held an office on that day; an unknown beginning or end counts as open."""
        return self.filter(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day))


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


class Channel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    POST = "post", _("Post")
    FAX = "fax", _("Fax")
    BY_HAND = "by_hand", _("By hand")
    WEB_FORM = "web_form", _("Web form")


class AddressQuerySet(models.QuerySet["Address"]):
    def usable(self) -> Self:
        """Addresses that something may be sent to: never those read from historical documents."""
        return self.filter(is_historical=False)


class Address(Dated):
    """One way to reach an office. `value` is an e-mail address, a number, a web address, or lines of a postal one."""

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.CASCADE, related_name="addresses")
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    value = models.TextField(_("address"))
    is_historical = models.BooleanField(
        _("historical"), default=False, help_text=_("Read from an old document: nothing is ever sent to it.")
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)

    objects = AddressQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ("office", "channel", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["office", "channel", "value"],
                name="addressees_address_once",
                violation_error_message=_("This address is in the directory already."),
            )
        ]

    def __str__(self) -> str:
        return " / ".join(self.value.splitlines())
