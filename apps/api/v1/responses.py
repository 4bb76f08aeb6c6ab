"""What governments said and did: responses, positions and outcomes per ask, commitments."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse
from django_filters import rest_framework as filters
from rest_framework import mixins, serializers

from apps.api.v1.campaigns import public_asks
from apps.api.v1.institutions import public_offices
from apps.api.views.reading import IdFilter, Reading
from apps.base import links
from apps.responses.models import AskOutcome, AskPosition, Commitment, Response


def public_positions() -> QuerySet[AskPosition]:
    found = AskPosition.objects.filter(response__in=Response.objects.public(), ask__in=public_asks())
    return found.select_related("response", "ask__campaign").order_by("response", "ask__position", "id")


def public_commitments() -> QuerySet[Commitment]:
    asks = Prefetch("asks", public_asks(), to_attr="public_asks")
    return Commitment.objects.public().select_related("response__campaign").prefetch_related(asks)


class PositionSerializer(serializers.ModelSerializer[AskPosition]):
    response = serializers.SlugField(source="response.slug", read_only=True)
    campaign = serializers.SlugField(source="ask.campaign.slug", read_only=True)
    ask = serializers.IntegerField(source="ask_id", read_only=True)

    class Meta:
        model = AskPosition
        fields = ("response", "campaign", "ask", "position", "quote")


class OutcomeSerializer(serializers.ModelSerializer[AskOutcome]):
    campaign = serializers.SlugField(source="ask.campaign.slug", read_only=True)
    ask = serializers.IntegerField(source="ask_id", read_only=True)
    office = serializers.SerializerMethodField(help_text="The office it is seen at, if a public letter names that.")

    class Meta:
        model = AskOutcome
        fields = ("campaign", "ask", "office", "outcome", "seen_on")

    def get_office(self, row: AskOutcome) -> int | None:
        return row.office_id if getattr(row, "is_office_public", False) else None


class CommitmentSerializer(serializers.ModelSerializer[Commitment]):
    response = serializers.SlugField(source="response.slug", read_only=True)
    campaign = serializers.SlugField(source="response.campaign.slug", read_only=True, allow_null=True)
    institution = serializers.IntegerField(source="response.institution_id", read_only=True)
    asks = serializers.SerializerMethodField(help_text="Asks that it serves.")

    class Meta:
        model = Commitment
        fields = (
            "id",
            "response",
            "campaign",
            "institution",
            "asks",
            "position",
            "quote",
            "strength",
            "status",
            "due_on",
            "due_event",
            "condition",
        )

    def get_asks(self, row: Commitment) -> list[int]:
        return [ask.pk for ask in getattr(row, "public_asks", [])]


class ResponseSerializer(serializers.ModelSerializer[Response]):
    page = serializers.SerializerMethodField(help_text="The same for people.")
    campaign = serializers.SlugField(source="campaign.slug", read_only=True, allow_null=True)
    letter = serializers.SlugField(source="letter.slug", read_only=True, allow_null=True)
    institution = serializers.IntegerField(source="institution_id", read_only=True)
    office = serializers.IntegerField(source="office_id", read_only=True, allow_null=True)
    document = serializers.SlugField(source="source.slug", read_only=True, allow_null=True)
    days_taken = serializers.IntegerField(
        read_only=True, allow_null=True, help_text="Days from the message answered to the date printed."
    )

    class Meta:
        model = Response
        fields = (
            "slug",
            "page",
            "title",
            "arrived",
            "quality",
            "campaign",
            "letter",
            "institution",
            "office",
            "from_name",
            "from_title",
            "to_name",
            "dated",
            "received_on",
            "answers_channel",
            "answers_dated",
            "days_taken",
            "reference",
            "language",
            "is_unofficial_translation",
            "document",
        )

    def get_page(self, row: Response) -> str:
        return links.absolute(reverse("pages:response", args=[row.slug]))


class ResponseDetailSerializer(ResponseSerializer):
    positions = PositionSerializer(source="public_positions", many=True, read_only=True)
    commitments = CommitmentSerializer(source="public_commitments", many=True, read_only=True)

    class Meta(ResponseSerializer.Meta):
        fields: Any = (*ResponseSerializer.Meta.fields, "text", "positions", "commitments")


class ResponseFilter(filters.FilterSet):
    campaign = filters.CharFilter(field_name="campaign__slug")
    letter = filters.CharFilter(field_name="letter__slug")
    institution = IdFilter(field_name="institution_id")
    arrived = filters.ChoiceFilter(choices=Response.Arrived.choices)
    quality = filters.ChoiceFilter(choices=Response.Quality.choices)
    language = filters.CharFilter()
    dated_from = filters.DateFilter(field_name="dated", lookup_expr="gte")
    dated_to = filters.DateFilter(field_name="dated", lookup_expr="lte")
    ordering = filters.OrderingFilter(fields=("dated", "received_on", "slug"))


class PositionFilter(filters.FilterSet):
    response = filters.CharFilter(field_name="response__slug")
    campaign = filters.CharFilter(field_name="ask__campaign__slug")
    ask = IdFilter(field_name="ask_id")
    position = filters.ChoiceFilter(choices=AskPosition.Position.choices)


class OutcomeFilter(filters.FilterSet):
    campaign = filters.CharFilter(field_name="ask__campaign__slug")
    ask = IdFilter(field_name="ask_id")
    outcome = filters.ChoiceFilter(choices=AskOutcome.Outcome.choices)
    ordering = filters.OrderingFilter(fields=("seen_on",))


class CommitmentFilter(filters.FilterSet):
    response = filters.CharFilter(field_name="response__slug")
    campaign = filters.CharFilter(field_name="response__campaign__slug")
    institution = IdFilter(field_name="response__institution_id")
    status = filters.ChoiceFilter(choices=Commitment.Status.choices)
    strength_from = IdFilter(field_name="strength", lookup_expr="gte")
    ordering = filters.OrderingFilter(fields=("id", "due_on", "strength"))


class Responses(mixins.ListModelMixin, mixins.RetrieveModelMixin, Reading[Response]):
    """Letters, statements, votes and other acts that answer a campaign, with the verbatim text."""

    queryset = Response.objects.none()
    serializer_class = ResponseSerializer
    detail_serializer_class = ResponseDetailSerializer
    filterset_class = ResponseFilter
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Response]:
        found = Response.objects.public().select_related("campaign", "letter", "source")
        found = found.defer("source__original", "source__text")
        if self.action != "retrieve":
            return found.defer("text", "source__original", "source__text")
        return found.prefetch_related(
            Prefetch("positions", public_positions(), to_attr="public_positions"),
            Prefetch("commitments", public_commitments(), to_attr="public_commitments"),
        )


class Positions(mixins.ListModelMixin, Reading[AskPosition]):
    """What a response says to an ask: a word, with the passage it rests on. No fact; see outcomes."""

    queryset = AskPosition.objects.none()
    serializer_class = PositionSerializer
    filterset_class = PositionFilter

    def get_queryset(self) -> QuerySet[AskPosition]:
        return public_positions()


class Outcomes(mixins.ListModelMixin, Reading[AskOutcome]):
    """What became true of an ask, and when that was seen."""

    queryset = AskOutcome.objects.none()
    serializer_class = OutcomeSerializer
    filterset_class = OutcomeFilter

    def get_queryset(self) -> QuerySet[AskOutcome]:
        shown = Exists(public_offices().filter(pk=OuterRef("office")))
        found = AskOutcome.objects.filter(ask__in=public_asks()).select_related("ask__campaign")
        return found.annotate(is_office_public=shown)


class Commitments(mixins.ListModelMixin, mixins.RetrieveModelMixin, Reading[Commitment]):
    """Promises found in public responses, quoted. Strength is 1 (minimal) to 5 (specific action)."""

    queryset = Commitment.objects.none()
    serializer_class = CommitmentSerializer
    filterset_class = CommitmentFilter

    def get_queryset(self) -> QuerySet[Commitment]:
        return public_commitments()
