"""What rows of several nouns share. No table of its own."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.base import clock


class Dated(models.Model):
    """When a row was made and last written (UTC)."""

    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)

    class Meta:
        abstract = True


class Mergeable(Dated):
    """Somebody or something that may turn out to be another row: a pointer to the survivor, nothing is moved."""

    merged_into: models.ForeignKey[Any, Any] = models.ForeignKey(
        "self", verbose_name=_("merged into"), null=True, blank=True, on_delete=models.SET_NULL, related_name="merged"
    )

    class Meta:
        abstract = True

    def survivor(self) -> Self:
        """Follows merges to the row that stands for all of them. One query per merge; circles cannot be saved."""
        row: Any = self
        while row.merged_into is not None:
            row = row.merged_into
        return row  # type: ignore[no-any-return]


class Stateful(Dated):
    """A noun with a life: `status` is changed by `base.actions.move` alone, along `MOVES`."""

    MOVES: ClassVar[dict[str, tuple[str, ...]]] = {}

    status: models.Field[str, str]

    class Meta:
        abstract = True

    def may_become(self, status: str) -> bool:
        return status in self.MOVES.get(self.status, ())


class Transition(models.Model):
    """One change of status: who, when, from, to, why. Rows are only ever added.

    Each noun has its own table with a key named `subject`. An empty `actor` means the clock or a signatory's link.
    """

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    happened_at = models.DateTimeField(_("when"), default=clock.now)
    from_status = models.CharField(_("from"), max_length=32, blank=True)
    to_status = models.CharField(_("to"), max_length=32)
    reason = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ("happened_at", "id")

    def __str__(self) -> str:
        return f"{self.from_status} → {self.to_status}"
