"""Organisations and persons that act and sign, and who is who among them."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

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
