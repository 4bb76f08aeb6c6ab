"""Letters with their signatories as PDF: editions for keeping, and any letter as it stands."""

import datetime
import logging
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.base import clock
from apps.base.errors import RuleError
from apps.deliveries import compose
from apps.deliveries.models import Edition
from apps.letters import compose as letters
from apps.letters.compose import Printing
from apps.letters.document import LetterDocument
from apps.letters.models import Letter
from apps.letters.pdf import render_letter
from apps.signatories import compose as signatories

logger = logging.getLogger(__name__)


def edition_document(edition: Edition) -> LetterDocument:
    """The record that an edition prints, made from what was frozen with it alone."""
    letter = edition.letter
    return letters.version_document(
        edition.version,
        language=letter.language,
        figures=compose.figures_kept(edition.figures),
        groups=compose.groups_kept(edition.signatories),
        printing=Printing(edition_number=edition.number, as_of_text=as_of_text(letter, edition.as_of)),
    )


def print_edition(pk: int) -> bool:
    """Claims a due edition, prints it and keeps the file; false when it was not due or could not be printed.

    Why it could not is on the row, in plain words. Same rows, same fonts: same bytes.
    """
    if not Edition.objects.lease(pk):
        return False
    edition = Edition.objects.select_related("letter__campaign", "version__letter__campaign").get(pk=pk)
    try:
        content = render_letter(edition_document(edition))
    except RuleError as refusal:
        Edition.objects.fail(pk, reason=str(refusal.message))
        return False
    except Exception:
        Edition.objects.fail(pk, reason=_("The printer stopped for a reason that it does not know. Please try again."))
        raise
    return _keep(edition, content)


def printed(letter: Letter, language: str = "") -> bytes:
    """The PDF of a letter in any state, as it stands now: a letter of the past as it was printed, a letter of today
    with its names of this moment, a draft marked as one. `language`: of a translation, else the letter's own.

    Raises RuleError as `render_letter` does.
    """
    return render_letter(letter_document(letter, language))


def letter_document(letter: Letter, language: str = "") -> LetterDocument:
    groups, figures = compose.groups_now(letter), signatories.figures(letter)
    if letter.version is None:
        translation = letter.translations.filter(language=language).first() if language else None
        return letters.draft_document(letter, figures=figures, groups=groups, translation=translation)
    moment = "" if letter.is_historical else as_of_text(letter, clock.now())
    printing = Printing(as_of_text=moment)
    return letters.version_document(
        letter.version, language=language or letter.language, figures=figures, groups=groups, printing=printing
    )


def as_of_text(letter: Letter, moment: datetime.datetime) -> str:
    """The sentence that dates a list of signatories, in the letter's language, to the minute of the campaign's zone."""
    zone = letter.campaign.time_zone
    local = moment.astimezone(ZoneInfo(zone))
    when = f"{letters.long_date(local.date(), letter.language)}, {local:%H:%M}"
    with override(letter.language):
        # Translators: moment is a date with time, zone the name of a time zone.
        return _("Signatories as of %(moment)s (%(zone)s)") % {"moment": when, "zone": zone}


def file_name(edition: Edition) -> str:
    """What a reader's computer calls the file."""
    return f"{edition.letter.slug}-edition-{edition.number}.pdf"


def _keep(edition: Edition, content: bytes) -> bool:
    """Writes the file under a name made of its digest, then notes it on the row."""
    digest = sha256(content).hexdigest()
    storage, name = edition.pdf.storage, f"editions/{digest}.pdf"
    if storage.exists(name):  # left behind by a printer that died between file and row, perhaps half written
        storage.delete(name)
    kept = storage.save(name, ContentFile(content))
    return Edition.objects.finish(edition.pk, pdf=kept, sha256=digest)
