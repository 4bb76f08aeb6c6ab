"""One account per role, its password told once."""

from django.contrib.auth import authenticate

from apps.accounts.models import User
from apps.desk.actions import accounts


def roles_of(user: User) -> list[str]:
    return list(user.role_grants.values_list("role", flat=True))


def test_create_accounts_makes_one_per_role_and_an_administrator(db: None) -> None:
    made = accounts.create_accounts()
    assert {one.username: roles_of(User.objects.get(username=one.username)) for one in made} == {
        "coordinator": ["coordinator"],
        "drafter": ["drafter"],
        "approver": ["approver"],
        "data-officer": ["data_officer"],
        "admin": [],
    }
    assert list(User.objects.filter(is_superuser=True).values_list("username", flat=True)) == ["admin"]
    assert len({one.password for one in made}) == 5


def test_create_accounts_gives_passwords_that_open_and_are_not_kept(db: None) -> None:
    one = accounts.create_accounts()[0]
    user = authenticate(username=one.username, password=one.password)
    assert user is not None
    assert one.password not in user.password


def test_create_accounts_leaves_alone_what_is_there(db: None) -> None:
    accounts.create_accounts()
    before = User.objects.get(username="drafter").password
    User.objects.get(username="approver").delete()
    assert [one.username for one in accounts.create_accounts()] == ["approver"]
    assert User.objects.get(username="drafter").password == before


def test_reset_passwords_makes_the_old_ones_useless(db: None) -> None:
    old = {one.username: one.password for one in accounts.create_accounts()}
    new = {one.username: one.password for one in accounts.reset_passwords()}
    assert set(new) == set(old)
    for username in new:
        assert authenticate(username=username, password=old[username]) is None
        assert authenticate(username=username, password=new[username]) is not None
