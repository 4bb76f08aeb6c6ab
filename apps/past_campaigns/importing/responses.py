"""A government's reply or statement of the past as a published response with the promises read in it."""

from apps.accounts.models import User
from apps.archive.models import Document
from apps.past_campaigns import compose
from apps.past_campaigns.importing import directory
from apps.past_campaigns.rules import Source
from apps.responses import rules
from apps.responses.actions import publish_response, record_commitment, record_response
from apps.responses.models import Commitment, Response


def add_response(source: Source, document: Document, actor: User | None) -> Response:
    """It stands without a dispatch: a reply answers a message that we may not have, a statement answers nobody."""
    response = record_response(response=_response(source, document, actor), actor=actor)
    document.institutions.set([response.institution])
    publish_response(response=response, actor=actor)
    for promise in source.parsed.commitments:
        commitment = Commitment(response=response, quote=promise.text, strength=rules.strength_of(promise.text))
        record_commitment(commitment=commitment, actor=actor)
    return response


def _response(source: Source, document: Document, actor: User | None) -> Response:
    parsed, provenance = source.parsed, source.provenance
    institution, office = directory.add_senders_office(parsed.sender, provenance, actor)
    is_statement = provenance.kind == Document.Kind.STATEMENT
    return Response(
        title=source.title[:300],
        slug=provenance.slug,
        arrived=Response.Arrived.STATEMENT if is_statement else Response.Arrived.SUBSTANTIVE,
        institution=institution,
        office=office,
        from_name=parsed.sender.name if parsed.sender else "",
        from_title=parsed.sender.title if parsed.sender else "",
        to_name=next((one.name or one.title or one.organisation for one in parsed.addressees), ""),
        dated=source.date,
        answers_channel=parsed.in_reply_to.channel if parsed.in_reply_to else "",
        answers_dated=parsed.in_reply_to.date if parsed.in_reply_to else None,
        reference=parsed.reference,
        language=provenance.language,
        text=compose.verbatim(parsed, document.text),
        is_unofficial_translation=parsed.unofficial_translation,
        source=document,
    )
