import pytest
from django.test import Client

from apps.accounts.models import Role, User
from tests import desks, making

pytestmark = pytest.mark.django_db


def _root() -> Client:
    return desks.client_of(desks.superuser())


def test_account_list_costs_the_same_for_three() -> None:
    one, three = desks.list_costs(_root(), lambda: making.user(Role.DRAFTER, Role.APPROVER))
    assert one == three


@pytest.mark.parametrize("role", list(Role))
def test_accounts_are_for_superusers_alone(role: Role) -> None:
    visitor = desks.client(role)
    other = making.user()
    for address in (desks.listing(User), desks.adding(User), desks.page(other)):
        assert visitor.get(address).status_code == 403
    assert visitor.post(desks.step(other, "password")).status_code == 403


def test_account_is_made_with_its_roles() -> None:
    visitor = _root()
    data = {
        "username": "nadia",
        "email": "nadia@desk.example",
        "held": [Role.DRAFTER, Role.APPROVER],
        "is_active": "on",
    }
    assert visitor.post(desks.adding(User), data).status_code == 302
    made = User.objects.get(username="nadia")
    assert sorted(made.role_grants.values_list("role", flat=True)) == ["approver", "drafter"]
    assert made.is_staff
    assert not made.has_usable_password()


def test_role_is_taken_away_again() -> None:
    visitor = _root()
    account = making.user(Role.DRAFTER, Role.APPROVER)
    data = {"username": account.username, "email": account.email, "held": [Role.DRAFTER], "is_active": "on"}
    assert visitor.post(desks.page(account), data).status_code == 302
    assert list(account.role_grants.values_list("role", flat=True)) == ["drafter"]


def test_nobody_closes_their_own_account() -> None:
    root = desks.superuser()
    visitor = desks.client_of(root)
    response = visitor.post(desks.page(root), {"username": root.username, "email": root.email})
    assert "is_active" in response.context["adminform"].form.errors
    root.refresh_from_db()
    assert root.is_active


def test_new_password_is_shown_once_and_works() -> None:
    account = making.user(Role.DRAFTER, username="nadia")
    page = _root().post(desks.step(account, "password"), follow=True)
    shown = next(str(message) for message in page.context["messages"] if "shown only now" in str(message))
    assert Client().login(username="nadia", password=shown.rpartition(": ")[2])
