"""What every row of the directory says of itself: where it was found, and when a person last checked it."""

import datetime
from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.base import clock

# Ministers change, missions move and mailboxes are renamed within a government's year, and the lists that bodies keep
# of their own members (the UN's of permanent missions, for one) are not much younger than that. What nobody looked at
# for a year is asked for again, not refused.
VERIFIED_FOR = datetime.timedelta(days=365)

Row = TypeVar("Row", bound=models.Model)


def last_good_day(on: datetime.date | None = None) -> datetime.date:
    """The earliest day of verification that still holds on that day (today when not given)."""
    return (on or clock.today()) - VERIFIED_FOR


class VerifiedQuerySet(models.QuerySet[Row]):
    def unverified(self) -> Self:
        """Rows that no person has checked yet."""
        return self.filter(verified_on=None)

    def stale(self, on: datetime.date | None = None) -> Self:
        """Rows that were checked, but longer ago than `VERIFIED_FOR`."""
        return self.filter(verified_on__lt=last_good_day(on))

    def verified(self, on: datetime.date | None = None) -> Self:
        """Rows whose last check still holds."""
        return self.filter(verified_on__gte=last_good_day(on))


class Sourced(models.Model):
    """Where a row was found, and the day on which a person last checked it against its source."""

    source = models.CharField(_("source"), max_length=300, blank=True)
    verified_on = models.DateField(
        _("verified on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody checked this. Empty until then; after a year it is asked for again."),
    )

    class Meta:
        abstract = True

    def is_stale(self, on: datetime.date | None = None) -> bool:
        """Whether it was checked once, but too long ago."""
        return self.verified_on is not None and self.verified_on < last_good_day(on)

    def verification(self, on: datetime.date | None = None) -> str:
        """`unverified`, `stale` or `verified`, as the QuerySet methods."""
        if self.verified_on is None:
            return "unverified"
        return "stale" if self.is_stale(on) else "verified"
