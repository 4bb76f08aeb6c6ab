"""What coordinators do to the directory: institutions, offices, office-holders, addresses, names in other languages."""

from django.contrib.auth.models import AbstractUser

from apps.addressees import compose, rules
from apps.addressees.models import Address, Holder, Institution, InstitutionName, Office, OfficeTitle
from apps.base.actions import record
from apps.base.rules import require

DIRECTORY_EDIT = "directory.edit"  # as in accounts.roles, which stands on the same floor


def save_institution(*, row: Institution, actor: AbstractUser | None) -> Institution:
    """Raises RuleError `invalid` with the field, as all of these do."""
    require(actor, DIRECTORY_EDIT)
    return record(row, actor=actor)


def save_name(*, row: InstitutionName, actor: AbstractUser | None) -> InstitutionName:
    require(actor, DIRECTORY_EDIT)
    return record(row, actor=actor)


def remove_name(*, row: InstitutionName, actor: AbstractUser | None) -> None:
    require(actor, DIRECTORY_EDIT)
    row.delete()


def save_office(*, row: Office, actor: AbstractUser | None) -> Office:
    require(actor, DIRECTORY_EDIT)
    return record(row, actor=actor)


def save_title(*, row: OfficeTitle, actor: AbstractUser | None) -> OfficeTitle:
    require(actor, DIRECTORY_EDIT)
    return record(row, actor=actor)


def remove_title(*, row: OfficeTitle, actor: AbstractUser | None) -> None:
    require(actor, DIRECTORY_EDIT)
    row.delete()


def save_holder(*, row: Holder, actor: AbstractUser | None) -> Holder:
    require(actor, DIRECTORY_EDIT)
    return record(row, actor=actor)


def save_address(*, row: Address, actor: AbstractUser | None) -> Address:
    """Raises RuleError `address-historical` when an old address should become usable by an edit.

    The lines of a postal address that has parts are written from them, in the order of its country.
    """
    require(actor, DIRECTORY_EDIT)
    if row.has_parts():
        row.value = "\n".join(compose.postal_lines(row, row.office.language))
    row.value = "\n".join(line.strip() for line in row.value.splitlines() if line.strip())
    rules.check_address(row)
    return record(row, actor=actor)


def remove_address(*, row: Address, actor: AbstractUser | None) -> None:
    require(actor, DIRECTORY_EDIT)
    row.delete()
