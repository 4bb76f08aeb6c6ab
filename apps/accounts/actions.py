"""Accounts and their roles."""

from django.db import transaction

from apps.accounts.models import Role, RoleGrant, User


@transaction.atomic
def create_account(
    *, username: str, email: str, password: str, roles: tuple[Role, ...], by: User | None = None
) -> User:
    """A person who may enter the desk with these roles. Raises IntegrityError when name or address is taken."""
    user = User.objects.create_user(username=username, email=email, password=password, is_staff=True)
    for role in roles:
        RoleGrant.objects.create(user=user, role=role, granted_by=by)
    return user
