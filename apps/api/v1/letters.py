"""Letters: figures, addressees, text, versions with what is fingerprinted, editions."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from apps.api.views.reading import IdFilter, Reading
from apps.base import links
from apps.deliveries.models import Edition
from apps.letters import compose, rules
from apps.letters.document import Figures
from apps.letters.models import Letter, LetterAddressee, LetterVersion, VersionText
from apps.signatories.models import Signature, Tally

SHOWN = (Letter.Status.OPEN, Letter.Status.CLOSED, Letter.Status.DELIVERED)


def public_versions() -> QuerySet[LetterVersion]:
    """Versions that somebody was asked to sign: the one in force, and earlier ones that carry signatures."""
    signed = Exists(Signature.objects.filter(version=OuterRef("pk")))
    return LetterVersion.objects.filter(Q(pk=F("letter__version")) | signed, letter__in=Letter.objects.public())


class FiguresSerializer(serializers.ModelSerializer[Tally]):
    organisations = serializers.IntegerField(read_only=True)
    individuals = serializers.IntegerField(read_only=True)
    countries = serializers.IntegerField(read_only=True)
    as_of = serializers.DateTimeField(source="counted_at", read_only=True, help_text="Counts lag by some seconds.")

    class Meta:
        model = Tally
        fields = ("organisations", "individuals", "countries", "as_of")


class ClaimSerializer(serializers.Serializer[Letter]):
    """Figures as a historical letter printed them; they may be wrong."""

    organisations = serializers.IntegerField(source="claimed_organisations", allow_null=True)
    individuals = serializers.IntegerField(source="claimed_individuals", allow_null=True)
    countries = serializers.IntegerField(source="claimed_countries", allow_null=True)
    total = serializers.IntegerField(source="claimed_total", allow_null=True)


class AddresseeSerializer(serializers.ModelSerializer[LetterAddressee]):
    office = serializers.IntegerField(source="office_id", read_only=True)
    institution = serializers.IntegerField(source="office.institution_id", read_only=True)
    block = serializers.SerializerMethodField(help_text="Lines as printed, without numbers and e-mail addresses.")

    class Meta:
        model = LetterAddressee
        fields = ("part", "office", "institution", "block")

    def get_block(self, row: LetterAddressee) -> list[str]:
        return [line for line in row.block.splitlines() if "@" not in line]


class FootnoteSerializer(serializers.Serializer[Any]):
    mark = serializers.CharField()
    html = serializers.CharField()


class WordingSerializer(serializers.Serializer[compose.Wording]):
    """The text in force, in the letter's own language, with the figures filled in."""

    language = serializers.CharField()
    subject = serializers.CharField()
    salutation = serializers.CharField()
    body = serializers.CharField(help_text="Canonical HTML.")
    footnotes = FootnoteSerializer(many=True)
    closing = serializers.CharField()


class VersionSerializer(serializers.ModelSerializer[LetterVersion]):
    class Meta:
        model = LetterVersion
        fields = ("number", "change", "fingerprint", "frozen_at")


class VersionTextSerializer(serializers.ModelSerializer[VersionText]):
    class Meta:
        model = VersionText
        fields = ("language", "subject", "salutation", "body", "closing")


class VersionDetailSerializer(VersionSerializer):
    """SHA-256 of `canonical`, encoded as UTF-8, is the fingerprint, in hexadecimal digits."""

    letter = serializers.SlugField(source="letter.slug", read_only=True)
    texts = VersionTextSerializer(many=True, read_only=True)
    canonical = serializers.SerializerMethodField(help_text="The very text whose SHA-256 (UTF-8) is the fingerprint.")

    class Meta(VersionSerializer.Meta):
        fields: Any = ("letter", *VersionSerializer.Meta.fields, "texts", "canonical")

    def get_canonical(self, row: LetterVersion) -> str:
        return rules.canonical(row).decode()


class EditionFiguresSerializer(serializers.Serializer[Any]):
    organisations = serializers.IntegerField(default=0)
    individuals = serializers.IntegerField(default=0)
    countries = serializers.IntegerField(default=0)


class EditionSerializer(serializers.ModelSerializer[Edition]):
    version = serializers.IntegerField(source="version.number", read_only=True)
    figures = EditionFiguresSerializer(read_only=True)

    class Meta:
        model = Edition
        fields = ("number", "version", "as_of", "figures", "sha256")


class LetterSerializer(serializers.ModelSerializer[Letter]):
    page = serializers.SerializerMethodField(help_text="The same for people.")
    campaign = serializers.SlugField(source="campaign.slug", read_only=True)
    version = serializers.IntegerField(source="version.number", read_only=True, allow_null=True)
    fingerprint = serializers.CharField(source="version.fingerprint", read_only=True, allow_null=True)
    document = serializers.SlugField(source="source.slug", read_only=True, allow_null=True)
    figures = serializers.SerializerMethodField(help_text="Counted signatories that readers may see.")
    claim = ClaimSerializer(source="*", read_only=True)

    class Meta:
        model = Letter
        fields = (
            "slug",
            "page",
            "campaign",
            "title",
            "status",
            "language",
            "place",
            "date",
            "soft_deadline",
            "hard_deadline",
            "is_historical",
            "document",
            "version",
            "fingerprint",
            "figures",
            "claim",
        )

    def get_page(self, row: Letter) -> str:
        return links.absolute(row.get_absolute_url())

    @extend_schema_field(FiguresSerializer)
    def get_figures(self, row: Letter) -> Any:
        return FiguresSerializer(tally(row)).data


class LetterDetailSerializer(LetterSerializer):
    pdf = serializers.SerializerMethodField(help_text="The latest edition; not found while it may not be shown.")
    wording = serializers.SerializerMethodField()
    languages = serializers.SerializerMethodField(help_text="Languages of the version in force.")
    addressees = AddresseeSerializer(many=True, read_only=True)
    versions = VersionSerializer(source="public_versions", many=True, read_only=True)
    editions = EditionSerializer(source="ready_editions", many=True, read_only=True)

    class Meta(LetterSerializer.Meta):
        fields: Any = (
            *LetterSerializer.Meta.fields,
            "pdf",
            "wording",
            "languages",
            "addressees",
            "versions",
            "editions",
        )

    def get_pdf(self, row: Letter) -> str | None:
        editions: list[Edition] = getattr(row, "ready_editions", [])
        return links.absolute(reverse("pages:letter-pdf", args=[row.slug])) if editions else None

    @extend_schema_field(WordingSerializer(allow_null=True))
    def get_wording(self, row: Letter) -> Any:
        if row.version is None:
            return None
        row.version.letter = row
        counts = tally(row)
        figures = Figures(
            organisations=counts.organisations, individuals=counts.individuals, countries=counts.countries
        )
        return WordingSerializer(compose.version_wording(row.version, language=row.language, figures=figures)).data

    def get_languages(self, row: Letter) -> list[str]:
        return [text.language for text in row.version.texts.all()] if row.version else []


def tally(letter: Letter) -> Tally:
    """The row of the job that counts, or zeros before it ran. Fetched with the letter: no query of its own."""
    try:
        return letter.tally
    except Tally.DoesNotExist:
        return Tally(letter=letter, counted_at=letter.created_at)


class LetterFilter(filters.FilterSet):
    campaign = filters.CharFilter(field_name="campaign__slug")
    status = filters.ChoiceFilter(choices=[(status.value, status.label) for status in SHOWN])
    language = filters.CharFilter()
    is_historical = filters.BooleanFilter()
    institution = IdFilter(field_name="addressees__office__institution_id", distinct=True)
    dated_from = filters.DateFilter(field_name="date", lookup_expr="gte")
    dated_to = filters.DateFilter(field_name="date", lookup_expr="lte")
    ordering = filters.OrderingFilter(fields=("date", "title", "slug", "hard_deadline"))


class Letters(mixins.ListModelMixin, mixins.RetrieveModelMixin, Reading[Letter]):
    """Open letters: collecting signatures, closed, delivered, and those of the past."""

    queryset = Letter.objects.none()
    serializer_class = LetterSerializer
    detail_serializer_class = LetterDetailSerializer
    filterset_class = LetterFilter
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Letter]:
        found = Letter.objects.public().select_related("campaign", "version", "source", "tally")
        found = found.defer("source__original", "source__text")
        if self.action != "retrieve":
            return found.defer("body", "source__original", "source__text")
        return found.prefetch_related(
            "version__texts",
            Prefetch("addressees", LetterAddressee.objects.select_related("office")),
            Prefetch("versions", public_versions(), to_attr="public_versions"),
            Prefetch("editions", Edition.objects.ready().select_related("version"), to_attr="ready_editions"),
        )

    @extend_schema(
        parameters=[OpenApiParameter("number", int, OpenApiParameter.PATH)], responses=VersionDetailSerializer
    )
    @action(detail=True, url_path=r"versions/(?P<number>[0-9]{1,4})")
    def version(self, request: Request, slug: str, number: str) -> Response:
        """A frozen text in all its languages, and the bytes whose SHA-256 is its fingerprint."""
        found = public_versions().select_related("letter").prefetch_related("texts")
        row = get_object_or_404(found, letter__slug=slug, number=int(number))
        return Response(VersionDetailSerializer(row).data)
