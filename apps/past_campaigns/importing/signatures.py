"""Signatories of a historical letter, as printed: no consent and no confirmation is invented for them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.archive.parsing.records import ParsedSignatory
from apps.base import clock
from apps.base.actions import begin, record
from apps.base.errors import RuleError
from apps.letters.models import Letter
from apps.parties.actions import organisation_named, person_as_printed
from apps.parties.models import Organisation, Person
from apps.past_campaigns import compose
from apps.signatories.compose import figures
from apps.signatories.models import SignatoryKind, Signature, Tally


def add_signatures(signatories: Sequence[ParsedSignatory], letter: Letter, actor: User | None) -> list[Signature]:
    """One row per printed line, in the order of the list, and the public figures counted from them."""
    rows = [_added(position, one, letter, actor) for position, one in enumerate(signatories, start=1)]
    counted = figures(letter)
    Tally.objects.update_or_create(
        letter=letter,
        defaults={
            "organisations": counted.organisations,
            "individuals": counted.individuals,
            "countries": counted.countries,
            "counted_at": clock.now(),
        },
    )
    return rows


def _added(position: int, signatory: ParsedSignatory, letter: Letter, actor: User | None) -> Signature:
    """Raises RuleError with the place in the list, for a list may be long."""
    try:
        return _add(position, signatory, letter, actor)
    except RuleError as refusal:
        words = {"row": position, "problem": refusal.message}
        message = _("Signatory %(row)d: %(problem)s") % words
        raise RuleError(refusal.code, message, f"signatories-{position - 1}-name") from refusal


def _add(position: int, signatory: ParsedSignatory, letter: Letter, actor: User | None) -> Signature:
    printed = compose.printed_name(signatory)
    organisation, person = _party(signatory, printed.name, letter)
    is_individual = signatory.kind == "individual"
    row = Signature(
        letter=letter,
        version=letter.version,
        kind=SignatoryKind.INDIVIDUAL if is_individual else SignatoryKind.ORGANISATION,
        organisation=organisation,
        person=person,
        status=Signature.Status.AS_PRINTED,
        role=signatory.role,
        name=printed.name,
        title=printed.detail[:300] if is_individual else "",
        country=signatory.country or "",
        country_wording=signatory.country_as_printed[:100],
        group=compose.fitting(signatory.group, 100),
        separator=printed.separator,
        sort_key=signatory.name,
        position=position,
        language=letter.language,
    )
    record(row)
    begin(row, actor=actor)
    return row


def _party(signatory: ParsedSignatory, name: str, letter: Letter) -> tuple[Organisation | None, Person | None]:
    country = signatory.country or ""
    if signatory.kind == "organisation":
        return organisation_named(name=name, country=country, language=letter.language), None
    return None, person_as_printed(name=signatory.name, title=signatory.title, country=country)
