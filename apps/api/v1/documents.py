"""The archive: historical documents as found, and their paragraphs."""

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import mixins, serializers

from apps.api.pagination import ByCursor
from apps.api.views.reading import Reading
from apps.archive.models import Document, Passage, PassageQuerySet
from apps.base import links


class DocumentSerializer(serializers.ModelSerializer[Document]):
    page = serializers.SerializerMethodField(help_text="The same for people.")

    class Meta:
        model = Document
        fields = (
            "slug",
            "page",
            "kind",
            "title",
            "publisher",
            "date",
            "language",
            "sender",
            "addressed_to",
            "source_note",
            "is_unofficial_translation",
            "file_name",
            "sha256",
        )

    def get_page(self, row: Document) -> str:
        return links.absolute(row.get_absolute_url())


class DocumentDetailSerializer(DocumentSerializer):
    class Meta(DocumentSerializer.Meta):
        fields: Any = (*DocumentSerializer.Meta.fields, "text")


class PassageSerializer(serializers.ModelSerializer[Passage]):
    document = serializers.SlugField(source="document.slug", read_only=True)

    class Meta:
        model = Passage
        fields = ("document", "position", "kind", "heading", "text", "language", "start", "end")


class DocumentFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(choices=Document.Kind.choices)
    language = filters.CharFilter()
    dated_from = filters.DateFilter(field_name="date", lookup_expr="gte")
    dated_to = filters.DateFilter(field_name="date", lookup_expr="lte")
    ordering = filters.OrderingFilter(fields=("date", "title", "slug"))


class PassageFilter(filters.FilterSet):
    document = filters.CharFilter(field_name="document__slug")
    kind = filters.CharFilter()
    language = filters.CharFilter()
    q = filters.CharFilter(method="containing", label="Words that all occur, in any order.")

    def containing(self, rows: PassageQuerySet, name: str, words: str) -> PassageQuerySet:
        return rows.containing(words)


class Documents(mixins.ListModelMixin, mixins.RetrieveModelMixin, Reading[Document]):
    """Letters, responses and statements of the past, with provenance and the text as read."""

    queryset = Document.objects.none()
    serializer_class = DocumentSerializer
    detail_serializer_class = DocumentDetailSerializer
    filterset_class = DocumentFilter
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Document]:
        heavy = ("original",) if self.action == "retrieve" else ("original", "text")
        return Document.objects.newest_first().defer(*heavy)


class Passages(mixins.ListModelMixin, Reading[Passage]):
    """Paragraphs of archive documents, in the order of their reading."""

    queryset = Passage.objects.none()
    serializer_class = PassageSerializer
    filterset_class = PassageFilter
    pagination_class = ByCursor

    def get_queryset(self) -> QuerySet[Passage]:
        return Passage.objects.select_related("document").defer("document__original", "document__text")
