"""How an office is reached. A postal address may be kept in parts, which its country puts in order."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from apps.addressees.models.offices import Office
from apps.addressees.models.verifying import Sourced, VerifiedQuerySet
from apps.base.models import Dated


class Channel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    POST = "post", _("Post")
    FAX = "fax", _("Fax")
    BY_HAND = "by_hand", _("By hand")
    WEB_FORM = "web_form", _("Web form")


class AddressQuerySet(VerifiedQuerySet["Address"]):
    def usable(self) -> Self:
        """Addresses that something may be sent to: never those read from historical documents."""
        return self.filter(is_historical=False)


class Address(Sourced, Dated):
    """One way to reach an office. `value` is an e-mail address, a number, a web address, or lines of a postal one.

    Where a postal address has parts (`country` says so), `value` is written from them.
    """

    PARTS = ("organisation", "street", "city_area", "city", "country_area", "postal_code", "sorting_code")

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.CASCADE, related_name="addresses")
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    value = models.TextField(
        _("address"),
        blank=True,
        help_text=_("Lines of a postal address are written anew from its parts where those are filled in."),
    )
    is_historical = models.BooleanField(
        _("historical"), default=False, help_text=_("Read from an old document: nothing is ever sent to it.")
    )
    country = CountryField(
        _("country of the postal address"), blank=True, help_text=_("Decides which parts there are, and their order.")
    )
    organisation = models.CharField(
        _("body"), max_length=300, blank=True, help_text=_("Only if a line is to stand above the street.")
    )
    street = models.TextField(_("street and number"), blank=True)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    city = models.CharField(_("town"), max_length=120, blank=True)
    city_area = models.CharField(_("district or suburb"), max_length=120, blank=True)
    country_area = models.CharField(_("state or province"), max_length=120, blank=True)
    sorting_code = models.CharField(_("sorting code"), max_length=40, blank=True, help_text=_("Such as CEDEX 07."))

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

    def has_parts(self) -> bool:
        return self.channel == Channel.POST and bool(self.country.code) and any(self.parts().values())

    def parts(self) -> dict[str, str]:
        """The parts of a postal address by name, in the order of `PARTS`; empty ones too."""
        return {name: str(getattr(self, name)).strip() for name in self.PARTS}
