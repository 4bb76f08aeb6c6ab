"""What was last imported from a file of directory data, to tell an edit by a person from an old value."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.addressees.models.institutions import Institution
from apps.addressees.models.offices import Office
from apps.base.models import Dated


class ImportedEntry(Dated):
    """One entry of a file as it was last written: the row it became, and the value of each field.

    A field of the row that differs from `values` was edited by a person since; no later import writes over it unasked.
    """

    file = models.CharField(_("file"), max_length=60)
    key = models.CharField(_("key"), max_length=120)
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    values = models.JSONField(_("values"), default=dict)

    class Meta:
        verbose_name = _("imported entry")
        verbose_name_plural = _("imported entries")
        ordering = ("file", "key")
        constraints = [
            models.UniqueConstraint(fields=["file", "key"], name="addressees_one_entry_per_key"),
            models.CheckConstraint(
                condition=Q(institution=None, office__isnull=False) | Q(institution__isnull=False, office=None),
                name="addressees_entry_is_one_row",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.key}"
