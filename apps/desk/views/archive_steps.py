"""What can be done with a document of the archive."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.accounts import roles
from apps.archive.models import Document
from apps.desk.views.steps import STEPS, Step
from apps.past_campaigns import actions, importing


def _waits_for(row: Document) -> str | Promise:
    if importing.made_of(row):
        return _("It is among the past campaigns and answers already.")
    return "" if row.date else _("Fill in its date first.")


def _preview(row: Document) -> tuple[str, dict[str, Any]]:
    source = importing.source_of(row)
    people = (*source.parsed.addressees, *source.parsed.cc)
    context = {
        "document": row,
        "is_joint": source.is_joint,
        "parsed": source.parsed,
        "addressed": [one.name or one.title or one.organisation for one in people],
        "signatories": len(source.parsed.signatories),
        "asks": len(source.parsed.asks),
        "proposed": len(source.parsed.asks_in_prose),
    }
    return "desk/preview_past.html", context


STEPS[Document] = (
    Step(
        "past-campaign",
        _("Make a past campaign of it"),
        (roles.ARCHIVE_PUBLISH,),
        lambda row, actor, data: actions.make_past_campaign(document=row, actor=actor),
        _("Done: this is what was made of the document."),
        _waits_for,
        preview=_preview,
    ),
)
