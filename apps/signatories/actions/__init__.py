"""What happens when somebody signs, confirms, withdraws, is invited, or answers."""

from apps.signatories.actions.finding import find_invitation, find_signature_link, unsubscribe
from apps.signatories.actions.inviting import answer, expire_invitation, extend_deadline, invite, mark_seen
from apps.signatories.actions.signing import (
    change_visibility,
    confirm,
    expire,
    hold,
    release,
    sign,
    withdraw,
)

__all__ = [
    "answer",
    "change_visibility",
    "confirm",
    "expire",
    "expire_invitation",
    "extend_deadline",
    "find_invitation",
    "find_signature_link",
    "hold",
    "invite",
    "mark_seen",
    "release",
    "sign",
    "unsubscribe",
    "withdraw",
]
