"""The archive: historical documents as found, their paragraphs, and finding in them."""

from functools import partial
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from django_filters.utils import translate_validation
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from apps.addressees.models import Institution
from apps.api.pagination import ByRank
from apps.api.v1.campaigns import public_asks, with_source
from apps.api.v1.responses import PositionSerializer
from apps.api.views.reading import IdFilter, Reading
from apps.archive.models import Document, Passage
from apps.base import links
from apps.progress import search
from apps.responses.models import Commitment

LONGEST_TEXT = 2000  # characters that `like` reads of a text: what fits into an address
HEAVY = ("document__original", "document__text")


class NamedSerializer(serializers.ModelSerializer[Institution]):
    class Meta:
        model = Institution
        fields = ("id", "name")


class DocumentSerializer(serializers.ModelSerializer[Document]):
    page = serializers.SerializerMethodField(help_text="The same for people.")
    institutions = NamedSerializer(many=True, read_only=True, help_text="To whom it is addressed, or from whom.")
    themes: Any = serializers.SlugRelatedField(many=True, read_only=True, slug_field="slug")

    class Meta:
        model = Document
        fields = (
            "slug",
            "page",
            "kind",
            "title",
            "subject",
            "reference",
            "publisher",
            "date",
            "language",
            "sender",
            "addressed_to",
            "institutions",
            "themes",
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
    title = serializers.CharField(source="document.title", read_only=True, help_text="Of the document.")
    date = serializers.DateField(source="document.date", read_only=True, help_text="Of the document.")
    page = serializers.SerializerMethodField(help_text="The paragraph for people.")
    position: Any = serializers.IntegerField(help_text="From 1; 0 is what the document is called, found by `q` alone.")
    kind = serializers.CharField(help_text="paragraph, heading, ask, bullet, footnote; title at position 0.")
    snippet = serializers.SerializerMethodField(
        help_text="HTML: the part that holds the words of `q`, each in `mark`. Null without `q`."
    )

    class Meta:
        model = Passage
        fields = (
            "document",
            "title",
            "date",
            "page",
            "position",
            "kind",
            "heading",
            "text",
            "snippet",
            "language",
            "start",
            "end",
        )

    def get_page(self, row: Passage) -> str:
        return links.absolute(row.get_absolute_url())

    def get_snippet(self, row: Passage) -> str | None:
        snippets: dict[tuple[int, int], str] = self.context.get("snippets", {})
        return snippets.get(_place(row))


class PromiseSerializer(serializers.ModelSerializer[Commitment]):
    response = serializers.SlugField(source="response.slug", read_only=True)

    class Meta:
        model = Commitment
        fields = ("id", "response", "quote", "strength", "status")


class AnsweredSerializer(serializers.Serializer[Any]):
    """An ask that was read in the passage, and what responses said to it and promised."""

    campaign = serializers.SlugField(source="ask.campaign.slug")
    ask = serializers.IntegerField(source="ask.pk")
    ask_label = serializers.CharField(source="ask.label")
    positions = PositionSerializer(source="said", many=True)
    commitments = PromiseSerializer(source="promised", many=True)


class LikeSerializer(serializers.Serializer[Any]):
    """A passage that says much the same, and what was answered to it."""

    passage = PassageSerializer(source="hit.passage")
    score = serializers.FloatField(source="hit.score", help_text="Higher is more alike; comparable within one answer.")
    asks = AnsweredSerializer(source="answers.asks", many=True)
    replies = serializers.SerializerMethodField(help_text="Responses to the letter that it stands in.")

    def get_replies(self, row: search.Found) -> list[str]:
        return [reply.slug for reply in row.answers.replies]


class LikenessSerializer(serializers.Serializer[Any]):
    results = LikeSerializer(many=True)


class DocumentFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(choices=Document.Kind.choices)
    language = filters.CharFilter()
    addressee = filters.CharFilter(method="narrowed", label="A part of the addressee's name.")
    institution = IdFilter(method="narrowed", label="To whom it is addressed, or from whom; with those merged into it.")
    campaign = filters.CharFilter(method="narrowed", label="Whose letter it is, or that it answers.")
    theme = filters.CharFilter(method="narrowed")
    year = filters.NumberFilter(method="narrowed", min_value=1, max_value=9999, decimal_places=0)
    dated_from = filters.DateFilter(field_name="date", lookup_expr="gte")
    dated_to = filters.DateFilter(field_name="date", lookup_expr="lte")
    ordering = filters.OrderingFilter(fields=("date", "title", "slug"))

    def narrowed(self, rows: QuerySet[Document], name: str, value: Any) -> QuerySet[Document]:
        fitting = search.documents({name: _plain(value)}, public_only=True)
        return rows.filter(pk__in=fitting.order_by().values("pk"))


class PassageFilter(filters.FilterSet):
    q = filters.CharFilter(
        max_length=200,
        label="Words that all occur in a paragraph, or in a document's title, subject and reference; “in quotes” a "
        "phrase; with a * what begins so. The best come first, each with a `snippet`. Cannot be combined with `kind` "
        "and `document`.",
    )
    document = filters.CharFilter()
    kind = filters.CharFilter(label="Of the paragraph: paragraph, heading, ask, bullet, footnote.")
    document_kind = filters.ChoiceFilter(choices=Document.Kind.choices)
    language = filters.CharFilter()
    addressee = filters.CharFilter(label="A part of the addressee's name.")
    institution = IdFilter(label="To whom it is addressed, or from whom; with those merged into it.")
    campaign = filters.CharFilter(label="Whose letter it stands in, or that it answers.")
    theme = filters.CharFilter()
    year = filters.NumberFilter(min_value=1, max_value=9999, decimal_places=0)

    def chosen(self) -> dict[str, str]:
        """What was asked for, in the words of `progress.search`. Raises ValidationError."""
        if not self.is_valid():
            raise translate_validation(self.errors)
        given = {name: _plain(value) for name, value in self.form.cleaned_data.items() if value not in ("", None)}
        for name in ("document", "kind"):
            if "q" in given and name in given:
                message = _("This cannot be combined with q.")
                raise ValidationError({name: [ErrorDetail(message, "not-with-q")]})
        if "document_kind" in given or "q" in given:
            given["kind"] = given.pop("document_kind", "")
        return given

    def filter_queryset(self, rows: QuerySet[Passage]) -> QuerySet[Passage]:
        """Without words: the paragraphs of the documents that fit, in the order of their reading."""
        given = {name: _plain(value) for name, value in self.form.cleaned_data.items() if value not in ("", None)}
        fitting = search.documents(given | {"kind": given.get("document_kind", "")}, public_only=True)
        if "document" in given:
            fitting = fitting.filter(slug=given["document"])
        rows = rows.filter(document__in=fitting.order_by().values("pk"))
        return rows.filter(kind=given["kind"]) if "kind" in given else rows


class Documents(mixins.ListModelMixin, mixins.RetrieveModelMixin, Reading[Document]):
    """Letters, responses and statements of the past, with provenance and the text as read."""

    queryset = Document.objects.none()
    serializer_class = DocumentSerializer
    detail_serializer_class = DocumentDetailSerializer
    filterset_class = DocumentFilter
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Document]:
        heavy = ("original",) if self.action == "retrieve" else ("original", "text")
        institutions = Prefetch("institutions", Institution.objects.order_by("name"))
        return Document.objects.public().newest_first().defer(*heavy).prefetch_related(institutions, "themes")


LIKE = [
    OpenApiParameter("text", str, description=f"Any text, up to {LONGEST_TEXT} characters."),
    OpenApiParameter("document", str, description="A document; with `paragraph`, instead of a text."),
    OpenApiParameter("paragraph", int, description="The position of a paragraph in `document`."),
    OpenApiParameter("ask", int, description="An ask of a campaign, instead of a text."),
]


class Passages(mixins.ListModelMixin, Reading[Passage]):
    """Paragraphs of archive documents, in the order of their reading; with `q`, those that hold words, best first."""

    queryset = Passage.objects.none()
    serializer_class = PassageSerializer
    filterset_class = PassageFilter
    pagination_class = ByRank

    def get_queryset(self) -> QuerySet[Passage]:
        shown = Passage.objects.filter(document__in=Document.objects.public())
        return shown.select_related("document").defer(*HEAVY)

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        asked = PassageFilter(request.query_params, queryset=self.get_queryset(), request=request)
        chosen = asked.chosen()
        if not chosen.get("q"):
            return super().list(request, *args, **kwargs)
        pages: Any = self.paginator
        found = pages.ranked(partial(search.find, chosen, public_only=True), request)
        context = {"snippets": {_place(hit.passage): str(hit.snippet) for hit in found.hits}}
        rows = PassageSerializer([hit.passage for hit in found.hits], many=True, context=context)
        return pages.ranked_response(rows.data)  # type: ignore[no-any-return]

    def known_parameters(self) -> set[str]:
        return {each.name for each in LIKE} if self.action == "like" else super().known_parameters()

    @extend_schema(parameters=LIKE, responses=LikenessSerializer)
    @action(detail=False, filter_backends=[], pagination_class=None)
    def like(self, request: Request) -> Response:
        """Passages that say much the same as a text, a paragraph or an ask, and what was answered to each."""
        text, exclude = self._given(request.query_params)
        found = search.like(text, public_only=True, exclude=exclude)
        context = {"snippets": {_place(each.hit.passage): str(each.hit.snippet) for each in found}}
        return Response({"results": LikeSerializer(found, many=True, context=context).data})

    def _given(self, asked: Any) -> tuple[str, Document | None]:
        """The text to compare with, and the document it stands in."""
        document, paragraph, ask, text = (asked.get(name) for name in ("document", "paragraph", "ask", "text"))
        if text and not (document or paragraph or ask):
            return str(text)[:LONGEST_TEXT], None
        if ask and not (document or paragraph or text):
            demand = get_object_or_404(with_source(public_asks()), pk=_number(ask, "ask"))
            return demand.text, demand.source.document if demand.source else None
        if document and paragraph and not (ask or text):
            found = self.get_queryset().filter(document__slug=document)
            row = get_object_or_404(found, position=_number(paragraph, "paragraph"))
            return row.text, row.document
        message = _("Give either a text, or an ask, or a document and a paragraph.")
        raise ValidationError({"text": [ErrorDetail(message, "one-of")]})


def _place(row: Passage) -> tuple[int, int]:
    """A passage apart from all others, also one that is the title of a document and no row."""
    return row.document_id, row.position


def _plain(value: Any) -> str:
    """A value of a filter as it stands in an address."""
    return str(int(value)) if hasattr(value, "is_integer") or hasattr(value, "as_tuple") else str(value)


def _number(value: str, name: str) -> int:
    if value.isascii() and value.isdigit() and len(value) < 19:
        return int(value)
    raise ValidationError({name: [ErrorDetail(_("Enter a whole number."), "invalid")]})
