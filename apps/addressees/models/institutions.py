"""Institutions, and what they are called in other languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from apps.addressees.models.verifying import Sourced, VerifiedQuerySet
from apps.base.models import Dated, Mergeable


class InstitutionQuerySet(VerifiedQuerySet["Institution"]):
    """Institutions by the day on which somebody checked them."""


class Institution(Sourced, Mergeable):
    """A ministry, parliament, mission, State or other body that letters go to."""

    name = models.CharField(_("name"), max_length=300)
    country = CountryField(_("country"), blank=True)
    website = models.URLField(_("website"), blank=True)

    objects = InstitutionQuerySet.as_manager()
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


class InstitutionName(Dated):
    """What an institution is called in one language: its full official name, or a short one."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("Official name")
        SHORT = "short", _("Short name")

    institution = models.ForeignKey(
        Institution, verbose_name=_("institution"), on_delete=models.CASCADE, related_name="names"
    )
    language = models.CharField(_("language"), max_length=12)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.OFFICIAL)
    name = models.CharField(_("name"), max_length=300)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("name in a language")
        verbose_name_plural = _("names in other languages")
        ordering = ("institution", "language", "kind")
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "language", "kind"],
                name="addressees_one_name_per_language",
                violation_error_message=_("This institution has such a name in this language already."),
            )
        ]

    def __str__(self) -> str:
        return self.name
