"""What coordinators do to the directory: institutions, offices, office-holders, addresses."""

from django.contrib.auth.models import AbstractUser

from apps.addressees import rules
from apps.addressees.models import Address, Holder, Institution, Office
from apps.base.actions import record
from apps.base.rules import require

DIRECTORY_EDIT = "directory.edit"  # as in accounts.roles, which stands on the same floor


def save_institution(*, row: Institution, actor: AbstractUser | None) -> Institution:
    """Raises RuleError `invalid` with the field, as all of these do."""
    require(actor, DIRECTORY_EDIT)
    return record(row, actor=actor)


def save_office(*, row: Office, actor: AbstractUser | None) -> Office:
    require(actor, DIRECTORY_EDIT)
    return record(row, actor=actor)


def save_holder(*, row: Holder, actor: AbstractUser | None) -> Holder:
    require(actor, DIRECTORY_EDIT)
    return record(row, actor=actor)


def save_address(*, row: Address, actor: AbstractUser | None) -> Address:
    """Raises RuleError `address-historical` when an old address should become usable by an edit."""
    require(actor, DIRECTORY_EDIT)
    row.value = "\n".join(line.strip() for line in row.value.splitlines() if line.strip())
    rules.check_address(row)
    return record(row, actor=actor)


def remove_address(*, row: Address, actor: AbstractUser | None) -> None:
    require(actor, DIRECTORY_EDIT)
    row.delete()
