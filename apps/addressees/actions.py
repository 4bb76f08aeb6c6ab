"""What coordinators do to the directory: institutions, offices, office-holders, addresses."""

from apps.accounts import roles
from apps.accounts.models import User
from apps.addressees import rules
from apps.addressees.models import Address, Holder, Institution, Office
from apps.base.actions import record


def save_institution(*, row: Institution, actor: User | None) -> Institution:
    """Raises RuleError `invalid` with the field, as all of these do."""
    _check(actor)
    return record(row, actor=actor)


def save_office(*, row: Office, actor: User | None) -> Office:
    _check(actor)
    return record(row, actor=actor)


def save_holder(*, row: Holder, actor: User | None) -> Holder:
    _check(actor)
    return record(row, actor=actor)


def save_address(*, row: Address, actor: User | None) -> Address:
    """Raises RuleError `address-historical` when an old address should become usable by an edit."""
    _check(actor)
    row.value = "\n".join(line.strip() for line in row.value.splitlines() if line.strip())
    rules.check_address(row)
    return record(row, actor=actor)


def remove_address(*, row: Address, actor: User | None) -> None:
    _check(actor)
    row.delete()


def _check(actor: User | None) -> None:
    if actor is not None:
        roles.require(actor, roles.DIRECTORY_EDIT)
