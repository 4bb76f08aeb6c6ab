"""Campaigns with their asks, coalition and milestones."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.accounts import roles
from apps.base.admin import DeskAdmin, DeskStacked, DeskTabular
from apps.base.widgets import column
from apps.campaigns import actions
from apps.campaigns.models import Ask, Campaign, Membership, Milestone


class AskInline(DeskStacked[Ask, Campaign]):
    model = Ask
    capability = roles.CAMPAIGN_EDIT
    fields = (("position", "label"), "text")
    verbose_name_plural = _("what the campaign asks for")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(status=Ask.Status.ACCEPTED)


class MembershipInline(DeskTabular[Membership, Campaign]):
    model = Membership
    capability = roles.CAMPAIGN_EDIT
    may_remove = True
    fields = ("organisation", "part")
    autocomplete_fields = ("organisation",)


class MilestoneInline(DeskTabular[Milestone, Campaign]):
    model = Milestone
    capability = roles.CAMPAIGN_EDIT
    may_remove = True
    fields = ("date", "title", "is_public")


@admin.register(Campaign)
class CampaignAdmin(DeskAdmin[Campaign]):
    capability = roles.CAMPAIGN_EDIT
    list_display = ("title", "state", "decision", "embargo_until", "is_historical")
    list_filter = ("status", "is_historical")
    search_fields = ("title", "decision", "slug")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (AskInline, MembershipInline, MilestoneInline)
    fieldsets = (
        (None, {"fields": ("title", "slug", "decision", "summary")}),
        (
            _("Mails and dates"),
            {
                "fields": ("contact_email", ("language", "time_zone"), "embargo_until"),
                "description": _("Deadlines are shown in this time zone. Before the embargo nothing is public."),
            },
        ),
    )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Campaign | None = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def get_readonly_fields(self, request: HttpRequest, obj: Campaign | None = None) -> Any:
        """The public address of a campaign stays what it is once readers may know it."""
        return ("slug",) if obj and obj.status != Campaign.Status.PLANNING else ()

    def view_on_site(self, row: Campaign) -> str | None:
        return row.get_absolute_url() if Campaign.objects.public().filter(pk=row.pk).exists() else None

    def write(self, request: HttpRequest, row: Campaign, form: Any, *, is_new: bool) -> None:
        actor: Any = request.user
        if is_new:
            actions.create_campaign(campaign=row, actor=actor)
        else:
            actions.save_campaign(campaign=row, actor=actor)

    def write_row(self, request: HttpRequest, row: Any, data: dict[str, Any]) -> None:
        actor: Any = request.user
        if isinstance(row, Ask):
            actions.save_ask(ask=row, actor=actor)
        elif isinstance(row, Membership):
            actions.save_membership(membership=row, actor=actor)
        else:
            actions.save_milestone(milestone=row, actor=actor)

    def remove_row(self, request: HttpRequest, row: Any) -> None:
        actor: Any = request.user
        if isinstance(row, Membership):
            actions.remove_membership(membership=row, actor=actor)
        else:
            actions.remove_milestone(milestone=row, actor=actor)


@admin.register(Ask)
class AskAdmin(DeskAdmin[Ask]):
    """All asks, and the proposals read from letters of the past that a person has to decide on."""

    capability = roles.CAMPAIGN_EDIT
    list_display = ("label", "campaign", "state", "position")
    list_filter = ("status", "campaign")
    list_select_related = ("campaign",)
    search_fields = ("label", "text", "campaign__title")
    autocomplete_fields = ("campaign",)
    fields = ("campaign", "position", "label", "text", "read_in")
    readonly_fields = ("read_in",)

    @column(_("read in"))
    def read_in(self, row: Ask) -> str:
        return str(row.source) if row.source_id else ""

    def get_readonly_fields(self, request: HttpRequest, obj: Ask | None = None) -> Any:
        return ("campaign", "read_in") if obj else ("read_in",)

    def write(self, request: HttpRequest, row: Ask, form: Any, *, is_new: bool) -> None:
        actions.save_ask(ask=row, actor=request.user)  # type: ignore[arg-type]
