"""What was frozen of a letter, who said yes to it, and what was remarked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Role, User
from apps.base import clock
from apps.letters.models.letters import Letter


class LetterVersion(models.Model):
    """A frozen state of the text in all its languages. `fingerprint`: SHA-256, hex, see `letters.rules.fingerprint`."""

    class Change(models.TextChoices):
        FIRST = "first", _("First version")
        EDITORIAL = "editorial", _("Editorial change")
        SUBSTANTIVE = "substantive", _("Substantive change")

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    change = models.CharField(_("kind of change"), max_length=12, choices=Change.choices, default=Change.FIRST)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    summary = models.CharField(_("what changed"), max_length=500, blank=True)
    objection_until = models.DateTimeField(
        _("signatories answer until"), null=True, blank=True, help_text=_("After a substantive change.")
    )
    frozen_at = models.DateTimeField(_("frozen"), default=clock.now)
    frozen_by = models.ForeignKey(
        User, verbose_name=_("frozen by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ("letter", "number")
        constraints = [models.UniqueConstraint(fields=["letter", "number"], name="letters_version_number_once")]

    def __str__(self) -> str:
        return f"{self.letter} ({self.number})"


class VersionText(models.Model):
    """The text of a version in one language."""

    version = models.ForeignKey(LetterVersion, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12)
    subject = models.CharField(_("subject"), max_length=400, blank=True)
    salutation = models.CharField(_("salutation"), max_length=200, blank=True)
    body = models.TextField(_("text"))
    closing = models.CharField(_("closing"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("text of a version")
        verbose_name_plural = _("texts of versions")
        ordering = ("version", "language")
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="letters_language_once")]

    def __str__(self) -> str:
        return f"{self.version} [{self.language}]"


class Approval(models.Model):
    """Somebody's yes to exactly one version. `role`: in which capacity, as they held it then; empty: by none."""

    version = models.ForeignKey(LetterVersion, on_delete=models.CASCADE, related_name="approvals")
    approver = models.ForeignKey(User, verbose_name=_("approver"), on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, blank=True)
    approved_at = models.DateTimeField(_("approved"), default=clock.now)
    remark = models.CharField(_("remark"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ("approved_at",)
        constraints = [models.UniqueConstraint(fields=["version", "approver"], name="letters_approve_once")]

    def __str__(self) -> str:
        return f"{self.approver}: {self.version}"


class Comment(models.Model):
    """A remark on a paragraph of a draft (`version` empty) or of a version.

    `block` is the canonical HTML of the paragraph as it was: the remark finds its place again when the text moves.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="comments")
    version = models.ForeignKey(LetterVersion, null=True, blank=True, on_delete=models.CASCADE, related_name="comments")
    language = models.CharField(_("language"), max_length=12)
    position = models.PositiveIntegerField(_("paragraph"), help_text=_("Counted from 0."))
    block = models.TextField(_("paragraph as it was"), blank=True)
    text = models.TextField(_("remark"), max_length=4000)
    author = models.ForeignKey(User, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("when"), default=clock.now)
    resolved_by = models.ForeignKey(
        User, verbose_name=_("resolved by"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ("letter", "position", "written_at")

    def __str__(self) -> str:
        return f"{self.letter}, {self.position + 1}"
