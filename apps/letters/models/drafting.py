"""What belongs to a draft: passages taken over, who writes at the moment, warnings that may stand."""

import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.archive.models import Passage
from apps.base import clock
from apps.letters.models.letters import Letter

LOCK_SECONDS = 60  # a page renews its lock every 20 seconds: two lost requests do not lose it


class BorrowedPassage(models.Model):
    """A paragraph taken over from the archive: where it came from and what it said then."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="borrowed_passages")
    passage = models.ForeignKey(Passage, verbose_name=_("passage"), on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("text when taken over"))
    borrowed_at = models.DateTimeField(_("taken over"), default=clock.now)
    borrowed_by = models.ForeignKey(
        User, verbose_name=_("taken over by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("borrowed passage")
        verbose_name_plural = _("borrowed passages")
        ordering = ("letter", "id")

    def __str__(self) -> str:
        return str(self.passage)


def _lapses() -> datetime.datetime:
    return clock.now() - datetime.timedelta(seconds=LOCK_SECONDS)


class DraftLockQuerySet(models.QuerySet["DraftLock"]):
    def held(self) -> Self:
        """Locks whose holder was heard of within LOCK_SECONDS."""
        return self.filter(seen_at__gt=_lapses())

    def claim(self, *, letter: Letter, language: str, holder: User, tab: str, by_force: bool = False) -> "DraftLock":
        """Takes or renews the lock of a text if it is free, lapsed or this tab's own; returns the lock that stands now.

        `by_force` takes it from whoever has it. Up to three queries.
        """
        now, text = clock.now(), self.filter(letter=letter, language=language)
        if text.filter(holder=holder, tab=tab).update(seen_at=now) != 1:
            free = text if by_force else text.filter(seen_at__lte=_lapses())
            if free.update(holder=holder, tab=tab, taken_at=now, seen_at=now) != 1:
                fields = {"holder": holder, "tab": tab, "taken_at": now, "seen_at": now}
                self.get_or_create(letter=letter, language=language, defaults=fields)
        return self.select_related("holder").get(letter=letter, language=language)


class DraftLock(models.Model):
    """Who writes a text at the moment. `tab` tells two windows of one person apart; a lock not renewed lapses."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="locks")
    language = models.CharField(_("language"), max_length=12)
    holder = models.ForeignKey(User, verbose_name=_("who"), on_delete=models.CASCADE, related_name="+")
    tab = models.CharField(max_length=40)
    taken_at = models.DateTimeField(_("since"), default=clock.now)
    seen_at = models.DateTimeField(_("last seen"), default=clock.now)

    objects = DraftLockQuerySet.as_manager()

    class Meta:
        verbose_name = _("lock of a draft")
        verbose_name_plural = _("locks of drafts")
        constraints = [models.UniqueConstraint(fields=["letter", "language"], name="letters_one_lock_per_text")]

    def __str__(self) -> str:
        return f"{self.letter} [{self.language}]: {self.holder}"


class LintOverride(models.Model):
    """A warning about a letter that somebody has seen and lets stand: who, when and why.

    `key` names the place: a new text there is a new warning.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="lint_overrides")
    code = models.CharField(_("warning"), max_length=60)
    key = models.CharField(max_length=64)
    message = models.TextField(_("what it said"), blank=True)
    reason = models.CharField(_("why"), max_length=500)
    overridden_by = models.ForeignKey(User, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+")
    overridden_at = models.DateTimeField(_("when"), default=clock.now)

    class Meta:
        verbose_name = _("warning that may stand")
        verbose_name_plural = _("warnings that may stand")
        ordering = ("letter", "overridden_at")
        constraints = [models.UniqueConstraint(fields=["letter", "code", "key"], name="letters_override_once")]

    def __str__(self) -> str:
        return f"{self.letter}: {self.code}"
