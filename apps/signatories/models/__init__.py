"""Signatures, invitations and the secret links of both."""

from apps.signatories.models.invitations import (
    Invitation,
    InvitationLink,
    InvitationMail,
    InvitationQuerySet,
    InvitationTransition,
)
from apps.signatories.models.signatures import (
    SignatoryKind,
    Signature,
    SignatureLink,
    SignatureMail,
    SignatureQuerySet,
    SignatureTransition,
    Tally,
)

__all__ = [
    "Invitation",
    "InvitationLink",
    "InvitationMail",
    "InvitationQuerySet",
    "InvitationTransition",
    "SignatoryKind",
    "Signature",
    "SignatureLink",
    "SignatureMail",
    "SignatureQuerySet",
    "SignatureTransition",
    "Tally",
]
