"""The names under public letters. Never an address, a contact person, or a name that its owner does not show."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import mixins, serializers

from apps.api.pagination import ByCursor
from apps.api.views.reading import Reading
from apps.letters.models import Letter
from apps.signatories.models import SignatoryKind, Signature


class SignatureSerializer(serializers.ModelSerializer[Signature]):
    letter = serializers.SlugField(source="letter.slug", read_only=True)
    version = serializers.IntegerField(source="version.number", read_only=True, help_text="The version signed.")
    country = serializers.CharField(read_only=True, help_text="ISO 3166-1, or empty.")

    class Meta:
        model = Signature
        fields = ("letter", "version", "kind", "role", "status", "name", "title", "country", "country_wording", "group")


class SignatureFilter(filters.FilterSet):
    letter = filters.CharFilter(field_name="letter__slug")
    campaign = filters.CharFilter(field_name="letter__campaign__slug")
    kind = filters.ChoiceFilter(choices=SignatoryKind.choices)
    country = filters.CharFilter(lookup_expr="iexact")


class Signatures(mixins.ListModelMixin, Reading[Signature]):
    """Signatures whose names are public, oldest entry first. How many count is said by the figures of the letter."""

    queryset = Signature.objects.none()
    serializer_class = SignatureSerializer
    filterset_class = SignatureFilter
    pagination_class = ByCursor

    def get_queryset(self) -> QuerySet[Signature]:
        found = Signature.objects.public().once_each().filter(letter__in=Letter.objects.public())
        return found.select_related("letter", "version")
