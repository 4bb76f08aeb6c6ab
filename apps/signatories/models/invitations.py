"""Invitations to sign, their secret links, and the mails they caused."""

from typing import Self

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.base import clock
from apps.base.models import Stateful, Transition
from apps.letters.models import Letter
from apps.mail.models import Message
from apps.parties.models import Organisation
from apps.signatories.models.signatures import SignatoryKind, Signature


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def unanswered(self) -> Self:
        return self.filter(status__in=Invitation.UNANSWERED)

    def due_for_reminder(self) -> Self:
        """Unanswered, the day of the next reminder come, and the letter still open for signing."""
        return self.unanswered().filter(remind_at__lte=clock.now(), letter__in=Letter.objects.signable())

    def overdue(self) -> Self:
        return self.unanswered().filter(letter__status__in=[Letter.Status.CLOSED, Letter.Status.DELIVERED])


class Invitation(Stateful):
    """A personal link that asks a known organisation or person to sign."""

    class Status(models.TextChoices):
        INVITED = "invited", _("Invited")
        SEEN = "seen", _("Seen")
        CONSIDERING = "considering", _("Considering")
        CONDITIONAL = "conditional", _("Yes, on a condition")
        SIGNED = "signed", _("Signed")
        ENDORSED = "endorsed", _("Endorsed without signing")
        DECLINED = "declined", _("Declined")
        EXPIRED = "expired", _("Never answered")

    _ANSWERS = (Status.CONSIDERING, Status.CONDITIONAL, Status.SIGNED, Status.ENDORSED, Status.DECLINED, Status.EXPIRED)
    MOVES = {
        Status.INVITED: (Status.SEEN, *_ANSWERS),
        Status.SEEN: _ANSWERS,
        Status.CONSIDERING: _ANSWERS[1:],
        Status.CONDITIONAL: _ANSWERS[2:],
        Status.DECLINED: (Status.SIGNED,),
        Status.SIGNED: (),
        Status.ENDORSED: (Status.SIGNED,),
        Status.EXPIRED: (),
    }
    UNANSWERED = (Status.INVITED, Status.SEEN)

    letter = models.ForeignKey(Letter, verbose_name=_("letter"), on_delete=models.PROTECT, related_name="invitations")
    kind = models.CharField(_("kind"), max_length=12, choices=SignatoryKind.choices, default=SignatoryKind.ORGANISATION)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="invitations",
    )
    name = models.CharField(_("name"), max_length=300)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=12, default="en")
    status = models.CharField(_("state"), max_length=12, choices=Status.choices, default=Status.INVITED)
    condition = models.CharField(_("condition"), max_length=1000, blank=True)
    reason = models.CharField(_("reason"), max_length=1000, blank=True)
    signature = models.ForeignKey(
        Signature, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitations"
    )
    invited_by = models.ForeignKey(
        User, verbose_name=_("invited by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    remind_at = models.DateTimeField(_("next reminder"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("letter", "name", "id")
        constraints = [
            models.UniqueConstraint(
                "letter",
                Lower("email"),
                name="signatories_invited_once",
                violation_error_message=_("This address was invited to this letter already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_at_risk(self) -> bool:
        """Whether who was invited signed and is in danger if that is known: then the invitation must not tell."""
        return self.signature is not None and self.signature.is_at_risk

    @property
    def listed_name(self) -> str:
        return str(_("Name withheld")) if self.is_at_risk else self.name


class InvitationTransition(Transition):
    subject = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="transitions")


class InvitationLink(models.Model):
    """The secret link of an invitation, kept as a digest; each mail has its own."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(_("expires"))

    def __str__(self) -> str:
        return str(self.invitation)


class InvitationMail(models.Model):
    """Which mails an invitation caused."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="mails")
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("mail"), max_length=40)

    def __str__(self) -> str:
        return self.name
