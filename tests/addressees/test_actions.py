"""The directory: what coordinators save, and what nobody may do with an old address."""

import pytest

from apps.accounts.models import Role
from apps.addressees import actions
from apps.addressees.models import Address, Channel, Institution
from apps.base.errors import RuleError
from tests import making

pytestmark = pytest.mark.django_db


def old_address() -> Address:
    row = Address(office=making.office(), channel=Channel.EMAIL, value="president@palace.example", is_historical=True)
    return actions.save_address(row=row, actor=None)


def test_coordinator_saves_an_institution_and_history_names_them() -> None:
    coordinator = making.user(Role.COORDINATOR)
    row = actions.save_institution(row=Institution(name="House of Lords", country="GB"), actor=coordinator)
    assert row.history.get().history_user == coordinator


def test_second_institution_of_a_name_is_refused() -> None:
    actions.save_institution(row=Institution(name="House of Lords", country="GB"), actor=None)
    with pytest.raises(RuleError) as refusal:
        actions.save_institution(row=Institution(name="House of Lords", country="GB"), actor=None)
    assert refusal.value.code == "invalid"
    assert "directory has an institution of this name" in str(refusal.value.message)


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.APPROVER, Role.DATA_OFFICER])
def test_others_may_not_edit_the_directory(role: Role) -> None:
    with pytest.raises(RuleError) as refusal:
        actions.save_institution(row=Institution(name="House of Lords"), actor=making.user(role))
    assert refusal.value.code == "not-allowed"
    assert not Institution.objects.exists()


def test_old_address_is_never_among_the_usable() -> None:
    row = old_address()
    assert row not in Address.objects.usable()
    assert row.office.addresses.count() == 2 and Address.objects.usable().count() == 1


def test_old_address_cannot_be_made_usable_by_an_edit() -> None:
    row = old_address()
    row.is_historical = False
    with pytest.raises(RuleError) as refusal:
        actions.save_address(row=row, actor=making.user(Role.COORDINATOR))
    assert (refusal.value.code, refusal.value.field) == ("address-historical", "is_historical")
    assert Address.objects.get(pk=row.pk).is_historical


def test_postal_address_loses_empty_lines() -> None:
    row = Address(office=making.office(), channel=Channel.POST, value=" Main Street 1 \n\n  1000 Town\n")
    assert actions.save_address(row=row, actor=None).value == "Main Street 1\n1000 Town"
