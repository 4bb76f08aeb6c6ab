"""One file imported: archive, institutions and, where asked for, past campaign or response; all of it or nothing."""

import logging
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.archive.models import Document
from apps.archive.parsing import SourceText, parse_text
from apps.base import clock
from apps.base.actions import move
from apps.base.errors import RuleError
from apps.past_campaigns import rules
from apps.past_campaigns.importing import archive, directory, past, reading
from apps.past_campaigns.models import ImportItem
from apps.past_campaigns.parsing.corrections import with_fields
from apps.past_campaigns.rules import Provenance, Source

logger = logging.getLogger(__name__)
Status = ImportItem.Status


def import_now(*, item: ImportItem, as_past_campaign: bool, is_public: bool, actor: User | None) -> ImportItem:
    """Imports a file that was read, in one transaction, and returns its row: imported, or `known` after all.

    Raises RuleError `wrong-state`, `not-allowed`, `past-campaign-public`, `past-campaign-date`, or with the code and
    the field of the row that is refused; then nothing was written.
    """
    try:
        return _import(item, as_past_campaign, is_public, actor)
    except IntegrityError as error:  # two workers with the same bytes or the same name at the same moment
        raise RuleError("changed-meanwhile", _("Something else was imported just now. Please try again.")) from error


def import_wanted(item: ImportItem) -> bool:
    """Imports a leased file as somebody asked; a refusal is told on the item. False when somebody was quicker."""
    with translation.override("en"):  # the row is read in any language: `compose.told` words it
        return _import_wanted(item)


def _import_wanted(item: ImportItem) -> bool:
    try:
        if item.attempts > reading.ATTEMPTS:
            raise RuleError("gave-up", reading.GAVE_UP)
        import_now(item=item, as_past_campaign=item.as_past_campaign, is_public=item.is_public, actor=item.wanted_by)
        return True
    except RuleError as refusal:
        return ImportItem.objects.let_go(item, is_wanted=False, attempts=0, message=str(refusal.message))
    except Exception as error:  # one file that the import fails on must not keep the others
        logger.error("import item %s not imported (%s)", item.pk, type(error).__name__)
        return ImportItem.objects.let_go(item, is_wanted=False, attempts=0, message=reading.BROKE)


@transaction.atomic
def _import(item: ImportItem, as_past_campaign: bool, is_public: bool, actor: User | None) -> ImportItem:
    roles.require(actor, roles.ARCHIVE_EDIT)
    item = ImportItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    known = Document.objects.filter(sha256=item.sha256).defer("original", "text").first()
    ended: dict[str, Any] = {
        "is_wanted": False,
        "lease_until": None,
        "attempts": 0,
        "ended_at": clock.now(),
        "original": b"",
    }
    if known:
        return move(item, to=Status.KNOWN, actor=actor, document=known, message=rules.KNOWN, **ended)
    if item.status == Status.READ:
        rules.check_publicity(as_past_campaign=as_past_campaign, is_public=is_public, actor=actor)
        if as_past_campaign:
            rules.check_date(item.fields)
        ended |= {"document": _make(item, as_past_campaign, is_public, actor), "message": ""}
    chosen: dict[str, Any] = {"as_past_campaign": as_past_campaign, "is_public": is_public}
    return move(item, to=Status.IMPORTED, actor=actor, **ended, **chosen)


def _make(item: ImportItem, as_past_campaign: bool, is_public: bool, actor: User | None) -> Document:
    source = _source(item)
    document = archive.add(source, actor, is_public=is_public)
    if as_past_campaign:
        past.make(source, document, actor)
    else:
        document.institutions.set(directory.known_institutions(source))
    return document


def _source(item: ImportItem) -> Source:
    """What the person saw: the fields as they stand on the item, the paragraphs as read in its text."""
    fields = item.fields
    parsed = with_fields(parse_text(SourceText(item.text, item.format)), fields)  # type: ignore[arg-type]
    provenance = Provenance(
        file=item.name.rpartition("/")[2],
        kind=fields["kind"],
        title=item.title,
        date=parsed.date,
        language=parsed.language[0] if parsed.language else rules.NO_LANGUAGE,
        sha256=item.sha256,
        publisher=item.publisher,
        source=item.source_note,
        name=archive.free_slug(item.name, item.sha256),
    )
    return Source(provenance, bytes(item.original), parsed, item.text)
