"""Signatures, their secret links, the mails they caused, and the public figures of a letter."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from apps.base import clock
from apps.base.models import Stateful, Transition
from apps.letters.models import Letter, LetterVersion
from apps.mail.models import Message
from apps.parties.models import Organisation, Person


class SignatoryKind(models.TextChoices):
    ORGANISATION = "organisation", _("Organisation")
    INDIVIDUAL = "individual", _("Individual")


class SignatureQuerySet(models.QuerySet["Signature"]):
    def counted(self) -> Self:
        """Confirmed, and so counted (as printed, for a historical letter)."""
        return self.filter(status__in=[Signature.Status.CONFIRMED, Signature.Status.AS_PRINTED])

    def public(self) -> Self:
        """Counted and named in public. The one policy for page, API, PDF, export, feed, mail and search.

        Individuals are named only where they consented in so many words to this version; historical names stand as
        the published letter printed them.
        """
        organisations = Q(kind=SignatoryKind.ORGANISATION)
        consented = Q(consent_at__isnull=False) | Q(status=Signature.Status.AS_PRINTED)
        return self.counted().filter(
            organisations | consented, visibility=Signature.Visibility.PUBLIC, is_at_risk=False
        )

    def counted_in_public(self) -> Self:
        """Counted where readers see it: named or withheld, but not private."""
        return self.counted().exclude(visibility=Signature.Visibility.PRIVATE)

    def once_each(self) -> Self:
        """Without signatures of an organisation that a merge makes one with an earlier signatory of the same letter.

        Historical letters stay as printed. Two queries, or one where nothing was ever merged.
        """
        return self.exclude(pk__in=_repeated())

    def due_for_reminder(self) -> Self:
        return self.filter(status=Signature.Status.PENDING, remind_at__lte=clock.now())

    def overdue(self) -> Self:
        """Pending beyond the life of their confirmation link."""
        return self.filter(status=Signature.Status.PENDING, expires_at__lte=clock.now())

    def in_list_order(self) -> Self:
        return self.order_by("kind", "position", Lower("sort_key"), "id")


class Signature(Stateful):
    """One signatory's endorsement of one version of a letter.

    A pending entry blocks nobody: whoever confirms first has signed. An organisation signs through a
    named, authorised person (`contact_name`, `contact_role`, `email`), who is not printed. `AS_PRINTED` is a name of a
    historical letter: no consent or confirmation is invented for it.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("Waiting for confirmation")
        CONFIRMED = "confirmed", _("Confirmed")
        TO_BE_CONFIRMED = "to_be_confirmed", _("To be confirmed again")
        HELD = "held", _("Held for moderation")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        EXPIRED = "expired", _("Never confirmed")
        AS_PRINTED = "as_printed", _("As printed")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Public")
        WITHHELD = "withheld", _("Name withheld, counted")
        PRIVATE = "private", _("Private, not counted in public")

    class Role(models.TextChoices):
        SIGNED = "signed", _("Signed")
        ENDORSED = "endorsed", _("Endorsed without signing")

    MOVES = {
        Status.PENDING: (Status.CONFIRMED, Status.WITHDRAWN, Status.EXPIRED, Status.HELD),
        Status.HELD: (Status.CONFIRMED, Status.WITHDRAWN),
        Status.CONFIRMED: (Status.WITHDRAWN, Status.TO_BE_CONFIRMED, Status.HELD),
        Status.TO_BE_CONFIRMED: (Status.CONFIRMED, Status.WITHDRAWN),
        Status.EXPIRED: (Status.PENDING,),
        Status.WITHDRAWN: (),
        Status.AS_PRINTED: (),
    }
    LIVE = (Status.PENDING, Status.CONFIRMED, Status.TO_BE_CONFIRMED, Status.HELD)

    letter = models.ForeignKey(Letter, verbose_name=_("letter"), on_delete=models.PROTECT, related_name="signatures")
    version = models.ForeignKey(
        LetterVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="signatures"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=SignatoryKind.choices)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures")
    status = models.CharField(_("state"), max_length=16, choices=Status.choices, default=Status.PENDING)
    role = models.CharField(_("part"), max_length=10, choices=Role.choices, default=Role.SIGNED)
    visibility = models.CharField(_("visibility"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC)
    is_at_risk = models.BooleanField(_("at risk"), default=False)
    name = models.CharField(_("name as printed"), max_length=300)
    title = models.CharField(_("title or affiliation"), max_length=300, blank=True)
    country = CountryField(_("country"), blank=True)
    country_wording = models.CharField(_("country as printed"), max_length=100, blank=True)
    group = models.CharField(_("heading in the list"), max_length=100, blank=True)
    separator = models.CharField(
        _("between name and country or title"), max_length=4, blank=True, default=", ", editable=False
    )
    sort_key = models.CharField(_("sorted as"), max_length=300, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    email = models.EmailField(_("e-mail address"), blank=True)
    contact_name = models.CharField(_("authorised person"), max_length=200, blank=True)
    contact_role = models.CharField(_("their function"), max_length=200, blank=True)
    language = models.CharField(_("language of mails"), max_length=12, default="en")
    consent_wording = models.TextField(_("wording consented to"), blank=True)
    consent_at = models.DateTimeField(_("consented"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    remind_at = models.DateTimeField(_("next reminder"), null=True, blank=True)
    expires_at = models.DateTimeField(_("link expires"), null=True, blank=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ("letter", "kind", "position", "sort_key", "id")
        indexes = [
            models.Index(fields=["letter", "status"], name="signatories_by_state"),
            models.Index(fields=["remind_at"], name="signatories_reminder", condition=Q(status="pending")),
            models.Index(fields=["expires_at"], name="signatories_expiry", condition=Q(status="pending")),
        ]
        constraints = [
            # Only a name that everybody can read may stand in the way of another: a refusal tells that it is there.
            models.UniqueConstraint(
                "letter",
                Lower("name"),
                condition=Q(kind="organisation", status="confirmed", visibility="public", is_at_risk=False),
                name="signatories_public_organisation_once",
                violation_error_message=_("This organisation has signed this letter already."),
            ),
            models.UniqueConstraint(
                "letter",
                Lower("email"),
                Lower("name"),
                condition=Q(kind="organisation", status__in=["confirmed", "to_be_confirmed", "held"]),
                name="signatories_organisation_of_address_once",
                violation_error_message=_("This organisation has signed this letter already."),
            ),
            # Waiting entries are many: a stranger's must not stand in for what the owner of the address enters.
            models.UniqueConstraint(
                "letter",
                Lower("email"),
                condition=Q(kind="individual", status__in=["confirmed", "to_be_confirmed", "held"]),
                name="signatories_individual_once",
                violation_error_message=_("Somebody signed this letter with this address already."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Name withheld")) if self.is_at_risk else self.name


class SignatureTransition(Transition):
    subject = models.ForeignKey(Signature, on_delete=models.CASCADE, related_name="transitions")


class SignatureLink(models.Model):
    """A secret link of one purpose, kept as a digest. Confirming uses it up; managing may be done again."""

    class Purpose(models.TextChoices):
        CONFIRM = "confirm", _("Confirm")
        MANAGE = "manage", _("Change or withdraw")

    signature = models.ForeignKey(Signature, on_delete=models.CASCADE, related_name="links")
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose.choices)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    def __str__(self) -> str:
        return str(self.get_purpose_display())


class SignatureMail(models.Model):
    """Which mails a signature caused."""

    signature = models.ForeignKey(Signature, on_delete=models.CASCADE, related_name="mails")
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("mail"), max_length=40)

    def __str__(self) -> str:
        return self.name


class Tally(models.Model):
    """Public figures of a letter, moved on by one job every few seconds; no request counts."""

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE, related_name="tally")
    organisations = models.PositiveIntegerField(_("organisations"), default=0)
    individuals = models.PositiveIntegerField(_("individuals"), default=0)
    countries = models.PositiveIntegerField(_("countries"), default=0)
    counted_at = models.DateTimeField(_("as of"), default=clock.now)

    class Meta:
        verbose_name = _("public figures")
        verbose_name_plural = _("public figures")

    def __str__(self) -> str:
        return f"{self.organisations} + {self.individuals}"


def _repeated() -> list[int]:
    """Public entries first: whose name is shown stays, and who is merely counted gives way."""
    pointers = dict(Organisation.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    live = Signature.objects.filter(status=Signature.Status.CONFIRMED, organisation__in={*pointers, *pointers.values()})
    if not pointers:
        return []
    seen, found = set[tuple[int, int | None]](), list[int]()
    rows = live.counted_in_public().order_by("visibility", "confirmed_at", "pk")
    for pk, letter, signed_by in rows.values_list("pk", "letter", "organisation"):
        organisation: int | None = signed_by
        while organisation in pointers:
            organisation = pointers[organisation]
        found += [pk] if (letter, organisation) in seen else []
        seen.add((letter, organisation))
    return found
