"""What each role may do, as one table; everything that asks "may they?" asks here."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser

from apps.accounts.models import Role, User
from apps.base.rules import require as require

READ = "desk.read"
CAMPAIGN_EDIT = "campaign.edit"
DIRECTORY_EDIT = "directory.edit"
ARCHIVE_EDIT = "archive.edit"
ARCHIVE_PUBLISH = "archive.publish"  # who may have everybody read a document
LETTER_DRAFT = "letter.draft"
LETTER_APPROVE = "letter.approve"
LETTER_OPEN = "letter.open"
SIGNATORY_INVITE = "signatory.invite"
SIGNATURE_MODERATE = "signature.moderate"
PERSONAL_DATA = "personal_data.read"
PERSONAL_DATA_ERASE = "personal_data.erase"
DELIVERY_SEND = "delivery.send"
RESPONSE_RECORD = "response.record"
ACCOUNT_EDIT = "account.edit"

CAPABILITIES: dict[str, frozenset[str]] = {
    Role.COORDINATOR: frozenset(
        {
            READ,
            CAMPAIGN_EDIT,
            DIRECTORY_EDIT,
            ARCHIVE_EDIT,
            ARCHIVE_PUBLISH,
            LETTER_DRAFT,
            LETTER_OPEN,
            SIGNATORY_INVITE,
            SIGNATURE_MODERATE,
            DELIVERY_SEND,
            RESPONSE_RECORD,
        }
    ),
    Role.DRAFTER: frozenset({READ, LETTER_DRAFT, ARCHIVE_EDIT}),
    Role.APPROVER: frozenset({READ, LETTER_APPROVE}),
    Role.DATA_OFFICER: frozenset({READ, PERSONAL_DATA, PERSONAL_DATA_ERASE, SIGNATURE_MODERATE}),
}


def capabilities(user: User | AnonymousUser) -> frozenset[str]:
    """Everything that a person may do: the union over the roles they hold; for a superuser, everything.

    One query the first time, then kept on the instance (that is, for one request).
    """
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return frozenset().union(*CAPABILITIES.values()) | {ACCOUNT_EDIT}
    if not hasattr(user, "_capabilities"):
        held: Iterable[str] = user.role_grants.values_list("role", flat=True)
        user._capabilities = frozenset().union(*(CAPABILITIES[role] for role in held))  # type: ignore[attr-defined]
    return user._capabilities  # type: ignore[attr-defined,no-any-return]


def may(user: User | AnonymousUser | None, capability: str) -> bool:
    return user is not None and capability in capabilities(user)


def role_for(user: User, capability: str) -> str:
    """The role by which this person may do something; empty for a superuser without any that allows it. One query."""
    held = set(user.role_grants.values_list("role", flat=True))
    return next((role for role, may_do in CAPABILITIES.items() if role in held and capability in may_do), "")
