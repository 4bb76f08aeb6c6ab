"""Campaigns, with their coalition and milestones, and what they ask for."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django_filters import rest_framework as filters
from rest_framework import mixins, serializers

from apps.api.views.reading import Reading
from apps.base import links
from apps.campaigns.models import Ask, Campaign, Membership, Milestone


def public_asks() -> QuerySet[Ask]:
    """Asks that a person accepted, of campaigns that readers may see."""
    return Ask.objects.public()


class AskSerializer(serializers.ModelSerializer[Ask]):
    campaign = serializers.SlugField(source="campaign.slug", read_only=True)
    document = serializers.SerializerMethodField(help_text="Archive document it was read in, if that is public.")
    paragraph = serializers.SerializerMethodField(help_text="Which paragraph of it.")

    class Meta:
        model = Ask
        fields = ("id", "campaign", "position", "label", "text", "document", "paragraph")

    def get_document(self, row: Ask) -> str | None:
        return row.source.document.slug if row.source and row.source.document.is_public else None

    def get_paragraph(self, row: Ask) -> int | None:
        return row.source.position if row.source and row.source.document.is_public else None


class MemberSerializer(serializers.ModelSerializer[Membership]):
    name = serializers.CharField(source="organisation.name", read_only=True)
    country = serializers.CharField(source="organisation.country", read_only=True, help_text="ISO 3166-1, or empty.")
    website = serializers.URLField(source="organisation.website", read_only=True)

    class Meta:
        model = Membership
        fields = ("name", "part", "country", "website")


class MilestoneSerializer(serializers.ModelSerializer[Milestone]):
    class Meta:
        model = Milestone
        fields = ("date", "title")


class CampaignSerializer(serializers.ModelSerializer[Campaign]):
    page = serializers.SerializerMethodField(help_text="The same for people.")

    class Meta:
        model = Campaign
        fields = ("slug", "page", "title", "summary", "decision", "status", "language", "is_historical", "updated_at")

    def get_page(self, row: Campaign) -> str:
        return links.absolute(row.get_absolute_url())


class CampaignDetailSerializer(CampaignSerializer):
    asks = AskSerializer(source="public_asks", many=True, read_only=True)
    coalition = MemberSerializer(source="memberships", many=True, read_only=True)
    milestones = MilestoneSerializer(source="public_milestones", many=True, read_only=True)

    class Meta(CampaignSerializer.Meta):
        fields: Any = (*CampaignSerializer.Meta.fields, "asks", "coalition", "milestones")


class CampaignFilter(filters.FilterSet):
    status = filters.ChoiceFilter(choices=Campaign.Status.choices)
    language = filters.CharFilter()
    is_historical = filters.BooleanFilter()
    ordering = filters.OrderingFilter(fields=("title", "slug", "updated_at"))


class AskFilter(filters.FilterSet):
    campaign = filters.CharFilter(field_name="campaign__slug")
    ordering = filters.OrderingFilter(fields=("id", "label"))


class Campaigns(mixins.ListModelMixin, mixins.RetrieveModelMixin, Reading[Campaign]):
    """Efforts around one decision each."""

    queryset = Campaign.objects.none()
    serializer_class = CampaignSerializer
    detail_serializer_class = CampaignDetailSerializer
    filterset_class = CampaignFilter
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Campaign]:
        found = Campaign.objects.public()
        if self.action != "retrieve":
            return found
        milestones = Milestone.objects.filter(is_public=True)
        return found.prefetch_related(
            Prefetch("asks", with_source(public_asks()), to_attr="public_asks"),
            Prefetch("memberships", Membership.objects.select_related("organisation")),
            Prefetch("milestones", milestones, to_attr="public_milestones"),
        )


class Asks(mixins.ListModelMixin, mixins.RetrieveModelMixin, Reading[Ask]):
    """What campaigns demand. Proposals that nobody accepted are left out."""

    queryset = Ask.objects.none()
    serializer_class = AskSerializer
    filterset_class = AskFilter

    def get_queryset(self) -> QuerySet[Ask]:
        return with_source(public_asks())


def with_source(asks: QuerySet[Ask]) -> QuerySet[Ask]:
    heavy = ("source__text", "source__document__text", "source__document__original")
    return asks.select_related("campaign", "source__document").defer(*heavy)
