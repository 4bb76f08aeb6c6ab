"""Accounts and their roles."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import Role, RoleGrant, User
from apps.base.actions import record
from apps.base.errors import RuleError


@transaction.atomic
def create_account(
    *, username: str, email: str, password: str, roles: tuple[Role, ...], by: User | None = None
) -> User:
    """A person who may enter the desk with these roles. Raises IntegrityError when name or address is taken."""
    user = User.objects.create_user(username=username, email=email, password=password, is_staff=True)
    for role in roles:
        RoleGrant.objects.create(user=user, role=role, granted_by=by)
    return user


@transaction.atomic
def save_account(*, account: User, held: tuple[str, ...], actor: User) -> User:
    """Saves a person's names and address and gives them exactly the roles in `held`.

    A new account has no password yet: `renew_password` makes one. Raises RuleError `invalid`, `not-allowed`, or
    `own-account` when somebody would lock themselves out.
    """
    roles.require(actor, roles.ACCOUNT_EDIT)
    if account.pk == actor.pk and not account.is_active:
        raise RuleError("own-account", _("You cannot close your own account."), "is_active")
    if account._state.adding:
        account.is_staff = True
        account.set_unusable_password()
    record(account)
    account.role_grants.exclude(role__in=held).delete()
    for role in set(held) - set(account.role_grants.values_list("role", flat=True)):
        RoleGrant.objects.create(user=account, role=role, granted_by=actor)
    return account


def renew_password(*, account: User, actor: User) -> str:
    """Gives the account a new random password and returns it, to be handed over once; the old one is void."""
    roles.require(actor, roles.ACCOUNT_EDIT)
    password = secrets.token_urlsafe(12)
    account.set_password(password)
    account.save(update_fields=["password"])
    return password
