"""One account per role, for a fresh installation."""

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.accounts.actions import create_account
from apps.accounts.models import Role, User

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read for something else
ADMINISTRATOR = "admin"
DUTIES: dict[str, tuple[Role | None, Promise]] = {
    "coordinator": (Role.COORDINATOR, _("plans, opens, invites, delivers, records answers")),
    "drafter": (Role.DRAFTER, _("writes letters")),
    "approver": (Role.APPROVER, _("approves letters written by others")),
    "data-officer": (Role.DATA_OFFICER, _("sees and erases personal data, moderates signatures")),
    ADMINISTRATOR: (None, _("makes accounts and gives roles")),
}


@dataclass(frozen=True)
class Credential:
    """What a person needs to log in. `password` is kept nowhere else in the clear."""

    username: str
    password: str
    duty: str


@transaction.atomic
def create_accounts() -> list[Credential]:
    """Makes the accounts that are not there yet, and returns only those."""
    known = set(User.objects.filter(username__in=DUTIES).values_list("username", flat=True))
    return [_create(username) for username in DUTIES if username not in known]


@transaction.atomic
def reset_passwords() -> list[Credential]:
    """Gives every account of this list that exists a new password, and ends its open sessions by that."""
    return [_reset(user) for user in User.objects.filter(username__in=DUTIES).order_by("pk")]


def _create(username: str) -> Credential:
    role, duty = DUTIES[username]
    password = _password()
    user = create_account(
        username=username, email=f"{username}@desk.example", password=password, roles=(role,) if role else ()
    )
    if username == ADMINISTRATOR:
        user.is_superuser = True
        user.save(update_fields=["is_superuser"])
    return Credential(username, password, str(duty))


def _reset(user: User) -> Credential:
    password = _password()
    user.set_password(password)
    user.save(update_fields=["password"])
    return Credential(user.username, password, str(DUTIES[user.username][1]))


def _password() -> str:
    """Four groups of four: 79 random bits that can be read out and typed."""
    return "-".join("".join(secrets.choice(ALPHABET) for _letter in range(4)) for _group in range(4))
