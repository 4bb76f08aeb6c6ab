"""What is decided of archive documents."""

from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.base.errors import RuleError


def check_publicity(*, is_changed: bool, actor: User | None) -> None:
    """Whether everybody can read a document is said by those alone who may publish. Raises RuleError
    `not-allowed`."""
    if is_changed and actor is not None and not actor.has_perm(roles.ARCHIVE_PUBLISH):
        message = _("Your role does not let you say what everybody can read. A coordinator can make it public.")
        raise RuleError("not-allowed", message, "is_public")
