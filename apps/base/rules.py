"""The question every action asks first."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _

from apps.base.errors import RuleError


def require(actor: AbstractUser | None, capability: str) -> None:
    """Raises RuleError `not-allowed` unless the actor holds the capability (the table is in `accounts.roles`).

    No actor at all means the clock, a command, or a signatory's own link: those doors decide for themselves.
    """
    if actor is not None and not actor.has_perm(capability):
        raise RuleError("not-allowed", _("Your role does not allow this. A coordinator can tell you who may do it."))
