"""What is done to the archive: documents come in with their paragraphs; afterwards only their provenance is edited."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.addressees.models import Institution
from apps.archive import rules, search
from apps.archive.models import Document, Passage, Theme
from apps.base.actions import record
from apps.base.errors import RuleError

KEPT_AS_FOUND = ("original", "sha256", "text", "file_name", "kind")
INDEXED = (
    "date",
    "title",
    "subject",
    "reference",
    "addressed_to",
    "is_public",
)  # what the index of words knows of a document


@transaction.atomic
def add_document(*, document: Document, passages: Sequence[Passage], actor: User | None) -> Document:
    """Saves a document with its paragraphs (not yet saved, numbered here in the order given).

    `sha256` is computed from the bytes. Raises RuleError `invalid`, also for bytes that the archive has already,
    `span-wrong` when a paragraph does not stand where it says, and `not-allowed`.
    """
    roles.require(actor, roles.ARCHIVE_EDIT)
    rules.check_publicity(is_changed=document.is_public, actor=actor)
    document.sha256 = hashlib.sha256(document.original).hexdigest()
    record(document, actor=actor)
    for position, passage in enumerate(passages, start=1):
        if not 0 <= passage.start <= passage.end <= len(document.text):
            raise RuleError("span-wrong", _("Paragraph %d lies outside the document.") % position)
        passage.document, passage.position = document, position
    Passage.objects.bulk_create(passages)
    search.index([document])
    return document


@dataclass(frozen=True, slots=True)
class Labels:
    """What coordinators say a document belongs to."""

    institutions: Iterable[Institution] = ()
    themes: Iterable[Theme] = ()


@transaction.atomic
def save_document(*, document: Document, labels: Labels | None = None, actor: User | None) -> Document:
    """Saves title, publisher, date and the like, and `labels` in place of those it had; None leaves them alone.

    Raises RuleError `kept-as-found` when the document itself changed, and `not-allowed`.
    """
    roles.require(actor, roles.ARCHIVE_EDIT)
    before = Document.objects.get(pk=document.pk)
    rules.check_publicity(is_changed=before.is_public != document.is_public, actor=actor)
    for name in KEPT_AS_FOUND:
        if _plain(getattr(before, name)) != _plain(getattr(document, name)):
            message = _("The document stays as it was found; only its description may change.")
            raise RuleError("kept-as-found", message, name)
    record(document, actor=actor)
    if any(getattr(before, name) != getattr(document, name) for name in INDEXED):
        search.index([document])
    if labels is not None:
        document.institutions.set(labels.institutions)
        document.themes.set(labels.themes)
    return document


def save_theme(*, theme: Theme, actor: User | None) -> Theme:
    roles.require(actor, roles.ARCHIVE_EDIT)
    return record(theme, actor=actor)


def _plain(value: object) -> object:
    """Bytes as bytes: PostgreSQL hands them out as a memoryview."""
    return bytes(value) if isinstance(value, memoryview) else value
