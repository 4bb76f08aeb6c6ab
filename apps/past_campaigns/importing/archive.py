"""A document and its paragraphs into the archive."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from django.utils.text import slugify

from apps.accounts.models import User
from apps.archive.actions import add_document
from apps.archive.models import Document
from apps.archive.parsing.records import ParsedAddressee
from apps.past_campaigns import compose
from apps.past_campaigns.rules import Source

ADDRESSED_TO_LENGTH = 300
SLUG_LENGTH = 80  # what the short name of a campaign holds, which is the document's
FILE_LENGTH = 200


def add(source: Source, actor: User | None, *, is_public: bool) -> Document:
    """Adds the document under its short name. Raises RuleError as `archive.actions.add_document` does."""
    provenance, parsed = source.provenance, source.parsed
    sender = parsed.sender
    spoken = ", ".join(part for part in (sender.name, sender.title or sender.organisation) if part) if sender else ""
    document = Document(
        slug=provenance.slug,
        kind=provenance.kind,
        title=source.title[:300],
        subject=compose.fitting(parsed.subject, 400),
        reference=compose.fitting(parsed.reference, 200),
        publisher=provenance.publisher,
        date=source.date,
        language=provenance.language,
        source_note=provenance.note,
        file_name=provenance.file[-FILE_LENGTH:],
        original=source.data,
        text=source.text,
        addressed_to="; ".join(named((*parsed.addressees, *parsed.cc)))[:ADDRESSED_TO_LENGTH],
        sender=spoken[:300],
        is_unofficial_translation=parsed.unofficial_translation,
        warnings=[{"code": w.code, "message": w.message, "line": w.line} for w in parsed.warnings],
        is_public=is_public,
    )
    return add_document(document=document, passages=compose.passages(parsed, provenance.language), actor=actor)


def named(people: Sequence[ParsedAddressee]) -> list[str]:
    """Who is addressed or copied, a line each."""
    return [", ".join(part for part in (one.name, one.title or one.organisation) if part) for one in people]


def free_slug(name: str, sha256: str) -> str:
    """A short name that no document has: from the file's name, with a number where it is taken. One query.

    A name that has no Latin letters gives one made of the kind of thing it is and the first digits of its SHA-256.
    """
    stem = slugify(PurePosixPath(name).stem)[: SLUG_LENGTH - 5].strip("-") or f"document-{sha256[:10]}"
    taken = set(Document.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbers = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbers if slug not in taken)
