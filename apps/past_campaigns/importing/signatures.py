"""Signatories of a historical letter, as printed: no consent and no confirmation is invented for them."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.archive.parsing.records import ParsedSignatory
from apps.base import clock
from apps.base.errors import RuleError
from apps.letters.models import Letter
from apps.parties.actions import organisation_named, person_as_printed
from apps.parties.models import Organisation, Person
from apps.past_campaigns import compose
from apps.signatories.compose import figures
from apps.signatories.models import SignatoryKind, Signature, SignatureTransition, Tally

BATCH = 500  # rows written with one command
KEYS = ("letter", "version", "organisation", "person")  # rows that were read or made a moment ago


def add_signatures(signatories: Sequence[ParsedSignatory], letter: Letter, actor: User | None) -> list[Signature]:
    """One row per printed line, in the order of the list, and the public figures counted from them.

    Lists are long, so all rows are written at once; no constraint of the table is about names as printed.
    """
    rows = [_checked(position, one, letter) for position, one in enumerate(signatories, start=1)]
    Signature.objects.bulk_create(rows, batch_size=BATCH)
    SignatureTransition.objects.bulk_create(
        (SignatureTransition(subject=row, actor=actor, to_status=row.status) for row in rows), batch_size=BATCH
    )
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


def _checked(position: int, signatory: ParsedSignatory, letter: Letter) -> Signature:
    """Raises RuleError with the place in the list."""
    try:
        row = _row(position, signatory, letter)
        row.clean_fields(exclude=KEYS)
        return row
    except RuleError as refusal:
        raise _at(position, refusal.code, str(refusal.message)) from refusal
    except ValidationError as error:
        raise _at(position, "invalid", next(iter(error.message_dict.values()))[0]) from error


def _at(position: int, code: str, problem: str) -> RuleError:
    message = _("Signatory %(row)d: %(problem)s") % {"row": position, "problem": problem}
    return RuleError(code, message, f"signatories-{position - 1}-name")


def _row(position: int, signatory: ParsedSignatory, letter: Letter) -> Signature:
    printed = compose.printed_name(signatory)
    organisation, person = _party(signatory, printed.name, letter)
    is_individual = signatory.kind == "individual"
    return Signature(
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


def _party(signatory: ParsedSignatory, name: str, letter: Letter) -> tuple[Organisation | None, Person | None]:
    country = signatory.country or ""
    if signatory.kind == "organisation":
        return organisation_named(name=name, country=country, language=letter.language), None
    return None, person_as_printed(name=signatory.name, title=signatory.title, country=country)
