"""What a document of the archive is made into: the past campaign of a joint letter, the answer of a government."""

from dataclasses import replace

from django.db import transaction

from apps.accounts import roles
from apps.accounts.models import User
from apps.archive.actions import save_document
from apps.archive.models import Document
from apps.archive.parsing import SourceText, UnreadableDocument, parse_text, read_text
from apps.campaigns.models import Campaign
from apps.letters.models import Letter
from apps.past_campaigns import rules
from apps.past_campaigns.importing import letters, responses
from apps.past_campaigns.models import ImportItem
from apps.past_campaigns.parsing.corrections import with_fields
from apps.past_campaigns.rules import Provenance, Source
from apps.responses.models import Response

Past = Campaign | Response


def made_of(document: Document) -> Past | None:
    """What was made of a document already. Two queries at most."""
    letter = Letter.objects.filter(source=document, is_historical=True).select_related("campaign").first()
    return letter.campaign if letter else Response.objects.filter(source=document).first()


def make(source: Source, document: Document, actor: User | None) -> Past:
    """Raises RuleError with the code and the field of the row that is refused."""
    if source.is_joint:
        return letters.add_past_campaign(source, document, actor)
    return responses.add_response(source, document, actor)


@transaction.atomic
def make_later(*, document: Document, actor: User | None) -> Past:
    """The same for a document that is in the archive already, which becomes public with it; what was made before is
    returned as it is. The document itself stays, and so do its paragraphs.

    Raises RuleError `not-allowed`, `past-campaign-date`, or as `make` does; then nothing was written.
    """
    roles.require(actor, roles.ARCHIVE_PUBLISH)
    document = Document.objects.select_for_update().get(pk=document.pk)
    if made := made_of(document):
        return made
    rules.check_date({"date": document.date})
    if not document.is_public:
        document.is_public = True
        save_document(document=document, actor=actor)
    return make(source_of(document), document, actor)


def source_of(document: Document) -> Source:
    """What was read in a document: with what a person put right when it came in, title and date as the archive has them
    now. Its text is read as it was kept, so that places in it stay right."""
    item = ImportItem.objects.filter(document=document, status=ImportItem.Status.IMPORTED).order_by("-pk").first()
    fields = item.fields if item else {}
    parsed = with_fields(parse_text(SourceText(document.text, _format(document))), fields)  # type: ignore[arg-type]
    parsed = replace(parsed, kind=document.kind, title=document.title, date=document.date)  # type: ignore[arg-type]
    provenance = Provenance(
        file=document.file_name,
        kind=document.kind,
        title=document.title,
        date=document.date,
        language=document.language,
        sha256=document.sha256,
        publisher=document.publisher,
        source=document.source_note,
        name=document.slug,
    )
    return Source(provenance, bytes(document.original), parsed, document.text)


def _format(document: Document) -> str:
    try:
        return read_text(bytes(document.original), document.file_name).format
    except UnreadableDocument:  # of an older reader that could
        return "txt"
