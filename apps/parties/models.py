"""Organisations and persons that act and sign, and who is who among them."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from apps.base import clock
from apps.base.models import Dated, Mergeable


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def standing(self) -> Self:
        """Those that no merge points away from."""
        return self.filter(merged_into=None)


class Organisation(Mergeable):
    """A group that signs letters or belongs to a coalition."""

    name = models.CharField(_("name"), max_length=300)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    country = CountryField(_("country"), blank=True)
    website = models.URLField(_("website"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    language = models.CharField(_("language of mails"), max_length=12, default="en")

    objects = OrganisationQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["contact_name", "contact_email"])

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)
        indexes = [models.Index(fields=["name"], name="parties_organisation_name")]

    def __str__(self) -> str:
        return self.name


class Person(Mergeable):
    """Somebody who signs in their own name, as a letter of the past printed it or as they wrote it themselves."""

    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("title"), max_length=300, blank=True)
    country = CountryField(_("country"), blank=True)
    is_at_risk = models.BooleanField(_("at risk"), default=False)
    naming_consent = models.CharField(
        _("consent to be named"),
        max_length=300,
        blank=True,
        help_text=_("Who agreed that letters name this person, and when: they themselves, the family or a lawyer."),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ("name",)

    def __str__(self) -> str:
        return str(_("Name withheld")) if self.is_at_risk else self.name


class NameKey(models.Model):
    """One of the keys under which `search` finds an organisation by a name that is spelt otherwise."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="parties_name_key_once")]

    def __str__(self) -> str:
        return self.key


class MergeDecisionQuerySet(models.QuerySet["MergeDecision"]):
    def standing(self) -> Self:
        return self.filter(undone_at=None)

    def never(self) -> Self:
        return self.filter(answer=MergeDecision.Answer.NEVER, undone_at=None)

    def made_since(self, moment: datetime.datetime) -> Self:
        """Made or taken back."""
        return self.filter(Q(decided_at__gt=moment) | Q(undone_at__gt=moment))

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


class MergeRunQuerySet(models.QuerySet["MergeRun"]):
    def due(self) -> Self:
        """Waiting, or in the hands of a worker that said nothing for longer than its lease."""
        return self.filter(status__in=MergeRun.UNFINISHED).filter(
            Q(leased_until=None) | Q(leased_until__lt=clock.now())
        )

    def unfinished(self) -> Self:
        return self.filter(status__in=MergeRun.UNFINISHED)

    def claim(self, pk: int) -> bool:
        """Takes a run in hand; False when somebody else has it."""
        until = clock.now() + MergeRun.LEASE
        return self.due().filter(pk=pk).update(status=MergeRun.Status.RUNNING, leased_until=until) == 1

    def latest_done(self) -> "MergeRun | None":
        return self.filter(status=MergeRun.Status.DONE).order_by("-ended_at").first()


class MergeRun(Dated):
    """One search through the directory for rows that may be one."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")

    UNFINISHED = (Status.WAITING, Status.RUNNING)
    LEASE = datetime.timedelta(minutes=30)  # a run over 100,000 organisations takes three (docs/measurements.md)

    status = models.CharField(_("state"), max_length=8, choices=Status.choices, default=Status.WAITING)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = MergeRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("search for merges")
        verbose_name_plural = _("searches for merges")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M} {self.get_status_display()}"


class MergeProposal(models.Model):
    """Rows of one kind that may be one, as a run found them. `members` are row numbers: names stay in their rows."""

    run = models.ForeignKey(MergeRun, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(_("kind"), max_length=12, choices=MergeDecision.Kind.choices)
    members = models.JSONField(_("members"))
    score = models.FloatField(_("score"))
    is_proposed = models.BooleanField(_("proposed"))
    reasons = models.JSONField(_("what speaks for it"), default=list)
    against = models.JSONField(_("what speaks against it"), default=list)

    class Meta:
        verbose_name = _("proposal to merge")
        verbose_name_plural = _("proposals to merge")
        ordering = ("-score", "id")
        indexes = [models.Index(fields=["run", "kind", "-score"], name="parties_proposals_best_first")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.members}"
