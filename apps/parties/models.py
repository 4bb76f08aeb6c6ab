"""Organisations and persons that act and sign, and who is who among them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from apps.base import clock
from apps.base.models import Dated


class PartyQuerySet(models.QuerySet["Organisation"]):
    def standing(self) -> Self:
        """Those that no merge points away from."""
        return self.filter(merged_into=None)


class Organisation(Dated):
    """A group that signs letters or belongs to a coalition. A merge is a pointer to the survivor; nothing moves."""

    name = models.CharField(_("name"), max_length=300)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    country = CountryField(_("country"), blank=True)
    website = models.URLField(_("website"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    language = models.CharField(_("language of mails"), max_length=12, default="en")
    merged_into = models.ForeignKey(
        "self", verbose_name=_("merged into"), null=True, blank=True, on_delete=models.SET_NULL, related_name="merged"
    )

    objects = PartyQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["contact_name", "contact_email"])

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)
        indexes = [models.Index(fields=["name"], name="parties_organisation_name")]

    def __str__(self) -> str:
        return self.name


class Person(Dated):
    """Somebody who signs in their own name, as a letter of the past printed it or as they wrote it themselves."""

    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("title"), max_length=300, blank=True)
    country = CountryField(_("country"), blank=True)
    is_at_risk = models.BooleanField(_("at risk"), default=False)
    merged_into = models.ForeignKey(
        "self", verbose_name=_("merged into"), null=True, blank=True, on_delete=models.SET_NULL, related_name="merged"
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ("name",)

    def __str__(self) -> str:
        return str(_("Name withheld")) if self.is_at_risk else self.name


class MergeDecisionQuerySet(models.QuerySet["MergeDecision"]):
    def standing(self) -> Self:
        return self.filter(undone_at=None)

    def never(self) -> Self:
        return self.filter(answer=MergeDecision.Answer.NEVER, undone_at=None)

    def about(self, kind: str, one: int, other: int) -> Self:
        return self.filter(kind=kind, first=min(one, other), second=max(one, other))


class MergeDecision(models.Model):
    """What a person said of two rows: they are one, or never these two. `first` and `second` are row numbers.

    Numbers and no keys: offices and institutions belong to another noun of this floor, and a decision on a person who
    was erased must hold nothing back.
    """

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", _("Organisation")
        PERSON = "person", _("Person")
        OFFICE = "office", _("Office")
        INSTITUTION = "institution", _("Institution")

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("The same")
        NEVER = "never", _("Never these two")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    first = models.PositiveBigIntegerField(_("one"))
    second = models.PositiveBigIntegerField(_("the other"))
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("when"), default=clock.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("undone by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = MergeDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on a merge")
        verbose_name_plural = _("decisions on merges")
        ordering = ("decided_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="parties_decision_smaller_first",
                violation_error_message=_("A decision is about two rows."),
            ),
            models.UniqueConstraint(
                fields=["kind", "first", "second"],
                condition=Q(undone_at=None),
                name="parties_one_standing_decision",
                violation_error_message=_("This was decided already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.first}, {self.second}: {self.get_answer_display()}"
