"""Signatures and invitations. Nobody edits a signature: it is held, released or withdrawn by a step of the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.accounts import roles
from apps.base.admin import DeskAdmin, DeskTabular
from apps.base.widgets import MASK, column, mask_address, moment
from apps.signatories.models import Invitation, Signature, SignatureMail, Tally


class SignatureMailInline(DeskTabular[SignatureMail, Signature]):
    model = SignatureMail
    fields = readonly_fields = ("subject", "state_of_mail", "due", "sent")
    verbose_name_plural = _("mails")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("message")

    @column(_("state"))
    def state_of_mail(self, row: SignatureMail) -> str:
        return str(row.message.get_status_display())

    @column(_("mail"))
    def subject(self, row: SignatureMail) -> str:
        return row.message.subject

    @column(_("due"))
    def due(self, row: SignatureMail) -> str:
        return moment(row.message.due_at)

    @column(_("sent"))
    def sent(self, row: SignatureMail) -> str:
        return moment(row.message.sent_at)


@admin.register(Signature)
class SignatureAdmin(DeskAdmin[Signature]):
    """Names at risk and addresses are masked unless the reader may read personal data."""

    list_display = ("__str__", "state", "kind", "visibility", "country_listed", "letter")
    list_filter = ("status", "kind", "visibility", ("letter", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("letter",)
    search_fields = ("name", "title")
    inlines = (SignatureMailInline,)
    fieldsets = (
        (None, {"fields": ("letter", "version", ("kind", "role"), "state", ("visibility", "is_at_risk"))}),
        (_("As printed"), {"fields": ("name_shown", "title_shown", "country_shown")}),
        (_("Behind the name"), {"fields": ("email_shown", "contact_shown", "language_name")}),
        (_("Consent"), {"fields": ("consent_wording", ("consent_at", "confirmed_at", "withdrawn_at"))}),
        (_("Reminders"), {"fields": (("reminders", "remind_at", "expires_at"),)}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Signature | None = None) -> Any:
        names = ("language_name", "name_shown", "title_shown", "country_shown", "email_shown", "contact_shown")
        self_contained = [field.name for field in Signature._meta.fields]
        return (*names, "state", *self_contained)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """A search must not find by name whom the list does not name."""
        if search_term and not request.user.has_perm(roles.PERSONAL_DATA):
            queryset = queryset.filter(is_at_risk=False)
        return super().get_search_results(request, queryset, search_term)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Signature | None:
        """The row with what this reader may see of it; it is never saved."""
        row: Signature | None = super().get_object(request, object_id, from_field)
        if row is None or request.user.has_perm(roles.PERSONAL_DATA):
            return row
        row.email = mask_address(row.email)
        row.contact_name = MASK if row.contact_name else ""
        row.contact_role = MASK if row.contact_role else ""
        if row.is_at_risk:
            row.email = MASK  # the domain of a small group is as good as its name
            row.name = str(row)
            row.title = row.country_wording = MASK
            row.country = ""
        return row

    @column(_("country"), "country")
    def country_listed(self, row: Signature) -> str:
        return MASK if row.is_at_risk else str(row.country.name)

    @column(_("name as printed"))
    def name_shown(self, row: Signature) -> str:
        return row.name

    @column(_("title or affiliation"))
    def title_shown(self, row: Signature) -> str:
        return row.title

    @column(_("country"))
    def country_shown(self, row: Signature) -> str:
        return row.country_wording or str(row.country.name)

    @column(_("e-mail address"))
    def email_shown(self, row: Signature) -> str:
        return row.email

    @column(_("authorised person"))
    def contact_shown(self, row: Signature) -> str:
        return ", ".join(part for part in (row.contact_name, row.contact_role) if part)


@admin.register(Invitation)
class InvitationAdmin(DeskAdmin[Invitation]):
    """Invitations are made on the desk's own page, several at once; here is what became of them."""

    list_display = ("name_listed", "state", "answer_words", "reminders", "remind_at", "letter")
    list_filter = ("status", "kind", ("letter", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("letter", "signature")
    search_fields = ("name", "organisation__name")
    fields = readonly_fields = (
        "letter",
        "kind",
        "organisation",
        "name",
        "email_shown",
        "language_name",
        "state",
        "answer_words",
        "signature",
        "invited_by",
        "seen_at",
        "reminders",
        "remind_at",
    )

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Invitation | None:
        row: Invitation | None = super().get_object(request, object_id, from_field)
        if row is None or request.user.has_perm(roles.PERSONAL_DATA):
            return row
        if row.is_at_risk:
            row.name, row.email, row.organisation = row.listed_name, MASK, None
        elif not request.user.has_perm(roles.SIGNATORY_INVITE):
            row.email = mask_address(row.email)
        return row

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """A search must not find by name whom the list does not name."""
        if search_term and not request.user.has_perm(roles.PERSONAL_DATA):
            queryset = queryset.exclude(signature__is_at_risk=True)
        return super().get_search_results(request, queryset, search_term)

    @column(_("name"), "name")
    def name_listed(self, row: Invitation) -> str:
        return row.listed_name

    @column(_("e-mail address"))
    def email_shown(self, row: Invitation) -> str:
        return row.email

    @column(_("in their words"))
    def answer_words(self, row: Invitation) -> str:
        return row.condition or row.reason


@admin.register(Tally)
class TallyAdmin(DeskAdmin[Tally]):
    list_display = ("letter", "organisations", "individuals", "countries", "counted_at")
    list_select_related = ("letter",)
    fields = readonly_fields = ("letter", "organisations", "individuals", "countries", "counted_at")
