"""The archive: letters, responses and statements of the past as found, and their paragraphs."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.addressees.models import Institution
from apps.base.models import Dated


class Theme(models.Model):
    """What documents are about, such as political prisoners: a short list that coordinators keep."""

    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=100, unique=True)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class DocumentQuerySet(models.QuerySet["Document"]):
    def newest_first(self) -> Self:
        return self.order_by("-date", "slug")

    def public(self) -> Self:
        """What may be shown to everybody; all that pages, feeds and the API without a key ever ask for."""
        return self.filter(is_public=True)


class Document(Dated):
    """One historical document, byte for byte, with its provenance and what was read from it."""

    class Kind(models.TextChoices):
        LETTER = "letter", _("Letter")
        RESPONSE = "response", _("Response")
        STATEMENT = "statement", _("Statement")

    slug = models.SlugField(_("short name"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=300)
    subject = models.CharField(_("subject"), max_length=400, blank=True)
    reference = models.CharField(_("reference"), max_length=200, blank=True)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    source_note = models.TextField(_("where it was found"), blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    original = models.BinaryField(_("original"))
    text = models.TextField(_("text as read"))
    addressed_to = models.CharField(_("addressed to"), max_length=300, blank=True)
    sender = models.CharField(_("sender"), max_length=300, blank=True)
    is_unofficial_translation = models.BooleanField(_("unofficial translation"), default=False)
    warnings = models.JSONField(_("warnings of the reader"), default=list, blank=True)
    is_public = models.BooleanField(
        _("public"), default=False, help_text=_("Shown in the public archive, with its text and its file.")
    )
    institutions = models.ManyToManyField(
        Institution,
        verbose_name=_("institutions"),
        blank=True,
        related_name="archive_documents",
        help_text=_("To whom it is addressed, or from whom it comes."),
    )
    themes = models.ManyToManyField(Theme, verbose_name=_("themes"), blank=True, related_name="documents")
    addressee_folded = models.TextField(default="", blank=True, editable=False)  # written by archive.search.index

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("archive document")
        verbose_name_plural = _("archive documents")
        ordering = ("-date", "slug")
        indexes = [
            # What a search filters by: on SQLite a row is otherwise read past its file, page by page.
            models.Index(fields=["is_public", "kind", "language", "date"], name="archive_document_filters"),
            models.Index(fields=["is_public", "addressee_folded"], name="archive_document_addressee"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("pages:archive-document", args=[self.slug])


class Passage(models.Model):
    """One paragraph of a document. `start` and `end` are character offsets in the document's text.

    Positions count from 1; search shows a document's title as an unsaved one at 0, of the kind TITLE.
    """

    TITLE = "title"

    document = models.ForeignKey(
        Document, verbose_name=_("document"), on_delete=models.CASCADE, related_name="passages"
    )
    position = models.PositiveIntegerField(_("paragraph"))
    kind = models.CharField(_("kind"), max_length=20)
    heading = models.CharField(_("heading"), max_length=300, blank=True)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=12, default="en")
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ("document", "position")
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="archive_one_passage_per_position")
        ]

    def __str__(self) -> str:
        return f"{self.document}, § {self.position}"

    def get_absolute_url(self) -> str:
        place = f"#p{self.position}" if self.position else ""
        return f"{self.document.get_absolute_url()}{place}"


class EntryQuerySet(models.QuerySet["Entry"]):
    def outdated(self, version: int) -> Self:
        """Written by another version of the tokenizer."""
        return self.filter(models.Q(version__lt=version) | models.Q(version__gt=version))

    def titles(self) -> Self:
        """Those of documents themselves."""
        return self.filter(passage=None)

    def uncounted(self) -> Self:
        """Their words are not in the counts yet."""
        return self.filter(is_counted=False)


class Entry(models.Model):
    """A passage in the index of words, or, without one, what a document is called. Written by `archive.search` alone.

    `key` is the day of the document, its id, the place of the passage and whether it is public in one number: its
    order is that of time, and neither engine has to look a row up to know what a search asks for. `tokens` is what both
    engines index, a space between each.
    """

    key = models.BigAutoField(primary_key=True)  # "auto" makes it SQLite's own row number; it is always given
    passage = models.OneToOneField(Passage, null=True, on_delete=models.CASCADE, related_name="entry")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="entries")
    tokens = models.TextField()
    version = models.PositiveSmallIntegerField()
    is_counted = models.BooleanField(default=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("index entry")
        verbose_name_plural = _("index entries")
        indexes = [
            models.Index(fields=["is_counted"], condition=models.Q(is_counted=False), name="archive_entry_uncounted"),
            models.Index(fields=["version"], name="archive_entry_version"),
        ]

    def __str__(self) -> str:
        return str(self.passage or self.document)


class Word(models.Model):
    """In how many passages a token stands; the empty word counts the passages themselves. Counted by a sweep."""

    text = models.CharField(max_length=64, primary_key=True)
    passages = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return self.text
