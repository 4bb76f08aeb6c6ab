"""Whom letters go to: institutions, the offices in them and who holds those. No address of any kind.

Only what a public letter or response names: whom a campaign plans to write to is nobody's business yet.
"""

from django.db.models import Q, QuerySet
from django_filters import rest_framework as filters
from rest_framework import mixins, serializers

from apps.addressees.models import Holder, Institution, Office
from apps.api.views.reading import IdFilter, Reading
from apps.letters.models import Letter, LetterAddressee
from apps.responses.models import Response


def public_offices() -> QuerySet[Office]:
    addressed = LetterAddressee.objects.filter(letter__in=Letter.objects.public()).values("office")
    answering = Response.objects.public().filter(office__isnull=False).values("office")
    return Office.objects.filter(Q(pk__in=addressed) | Q(pk__in=answering))


def public_institutions() -> QuerySet[Institution]:
    """With those that a merge points to, so that the pointer leads somewhere."""
    direct = Q(pk__in=public_offices().values("institution")) | Q(
        pk__in=Response.objects.public().values("institution")
    )
    survivors = Institution.objects.filter(direct, merged_into__isnull=False).values("merged_into")
    return Institution.objects.filter(direct | Q(pk__in=survivors))


class InstitutionSerializer(serializers.ModelSerializer[Institution]):
    country = serializers.CharField(read_only=True, help_text="ISO 3166-1, or empty.")
    merged_into = serializers.IntegerField(
        source="merged_into_id",
        read_only=True,
        allow_null=True,
        help_text="The institution that this one turned out to be.",
    )

    class Meta:
        model = Institution
        fields = ("id", "name", "country", "website", "merged_into")


class HolderSerializer(serializers.ModelSerializer[Holder]):
    class Meta:
        model = Holder
        fields = ("style", "name", "since", "until")


class OfficeSerializer(serializers.ModelSerializer[Office]):
    institution = serializers.IntegerField(source="institution_id", read_only=True)
    holders = HolderSerializer(many=True, read_only=True)

    class Meta:
        model = Office
        fields = ("id", "institution", "title", "rank", "is_class", "language", "holders")


class InstitutionFilter(filters.FilterSet):
    country = filters.CharFilter(lookup_expr="iexact")
    name = filters.CharFilter(lookup_expr="icontains")
    ordering = filters.OrderingFilter(fields=("name", "country", "id"))


class OfficeFilter(filters.FilterSet):
    institution = IdFilter(field_name="institution_id")
    rank = filters.ChoiceFilter(choices=Office.Rank.choices)
    ordering = filters.OrderingFilter(fields=("title", "id"))


class Institutions(mixins.ListModelMixin, mixins.RetrieveModelMixin, Reading[Institution]):
    """Ministries, parliaments, missions and other bodies that public letters went to or responses came from."""

    queryset = Institution.objects.none()
    serializer_class = InstitutionSerializer
    filterset_class = InstitutionFilter

    def get_queryset(self) -> QuerySet[Institution]:
        return public_institutions()


class Offices(mixins.ListModelMixin, mixins.RetrieveModelMixin, Reading[Office]):
    """Posts in institutions, with those who held them."""

    queryset = Office.objects.none()
    serializer_class = OfficeSerializer
    filterset_class = OfficeFilter

    def get_queryset(self) -> QuerySet[Office]:
        return public_offices().prefetch_related("holders")
