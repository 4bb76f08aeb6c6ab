"""One run over a folder of documents, all or nothing."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.archive.models import Document
from apps.base.errors import RuleError
from apps.past_campaigns import rules
from apps.past_campaigns.importing import archive, letters, responses
from apps.past_campaigns.models import ImportRun
from apps.past_campaigns.rules import Source


@transaction.atomic
def import_corpus(*, folder: Path, actor: User | None = None) -> ImportRun:
    """Brings every document of a folder that the archive does not have yet (by SHA-256) into the database.

    A letter becomes a past campaign, a response or statement a published response. The run reports what was read of
    every document, also of those that were there already; it is kept as a row only when something was added.
    Raises RuleError as `rules.read_corpus` does, or with the code of the row that is refused, its message naming the
    file; then nothing was written.
    """
    roles.require(actor, roles.ARCHIVE_EDIT)
    sources = rules.read_corpus(folder)
    run = ImportRun(name=folder.name, documents=len(sources), status=ImportRun.Status.DONE)
    for source in sources:
        is_new = not Document.objects.filter(sha256=source.provenance.sha256.lower()).exists()
        if is_new:
            _add(source, actor)
            run.added += 1
        run.report.append(_report(source, is_new=is_new))
    if run.added:
        run.save()
    return run


def _add(source: Source, actor: User | None) -> None:
    name = source.provenance.file
    if Document.objects.filter(slug=source.provenance.slug).exists():
        raise rules.refusal("corpus-changed", name, _("the archive has another document under this name"))
    try:
        _make(source, actor)
    except RuleError as error:
        raise rules.refusal(error.code, name, str(error.message).rstrip("."), error.field) from error


def _make(source: Source, actor: User | None) -> None:
    document = archive.add(source, actor, is_public=True)
    if source.is_joint:
        letters.add_past_campaign(source, document, actor)
    else:
        responses.add_response(source, document, actor)


def _report(source: Source, *, is_new: bool) -> dict[str, Any]:
    """What was read, as plain data: counts beside the figures that the text claims."""
    parsed, claims = source.parsed, source.parsed.claims
    kinds = [signatory.kind for signatory in parsed.signatories]
    return {
        "file": source.provenance.file,
        "kind": source.provenance.kind,
        "title": source.title,
        "date": source.date.isoformat() if source.date else None,
        "added": is_new,
        "addressed_to": archive.named(parsed.addressees),
        "copied_to": archive.named(parsed.cc),
        "paragraphs": len(parsed.body),
        "footnotes": len(parsed.footnotes),
        "asks": len(parsed.asks),
        "asks_in_prose": len(parsed.asks_in_prose),
        "signatories": {
            "organisations": kinds.count("organisation"),
            "individuals": kinds.count("individual"),
            "countries": len({s.country for s in parsed.signatories if s.kind == "organisation" and s.country}),
            "total": len(kinds),
        },
        "claims": {
            "organisations": claims.organisations,
            "individuals": claims.individuals,
            "countries": claims.countries,
            "total": claims.total,
        },
        "discussions": len(parsed.discussions),
        "commitments": len(parsed.commitments),
        "warnings": [warning.message for warning in parsed.warnings],
    }
