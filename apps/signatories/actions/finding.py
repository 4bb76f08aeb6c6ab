"""From the token in a link to the row behind it."""

from django.utils.translation import gettext as _

from apps.base import clock, tokens
from apps.base.errors import RuleError
from apps.mail import outbox
from apps.mail.models import Suppression
from apps.signatories.models import Invitation, InvitationLink, SignatureLink


def find_signature_link(*, token: str, purpose: str) -> SignatureLink:
    """Raises RuleError `link-unknown` (mistyped, cut off, or made for something else) or `link-expired`."""
    found = SignatureLink.objects.select_related("signature__letter__campaign", "signature__version")
    link = found.filter(digest=tokens.digest(token), purpose=purpose).first()
    if link is None:
        raise _unknown()
    if link.expires_at <= clock.now():
        raise RuleError("link-expired", _("This link is too old. Please sign again; you will get a new one."))
    return link


def find_invitation(*, token: str) -> Invitation:
    """Raises RuleError `link-unknown` or `link-expired`."""
    found = InvitationLink.objects.select_related("invitation__letter__campaign", "invitation__organisation")
    link = found.filter(digest=tokens.digest(token)).first()
    if link is None:
        raise _unknown()
    if link.expires_at <= clock.now():
        raise RuleError("link-expired", _("This invitation is too old."))
    return link.invitation


def unsubscribe(*, token: str) -> None:
    """No more calls and reminders to the address behind a link, from any campaign. Twice is as good as once."""
    digest = tokens.digest(token)
    invited = InvitationLink.objects.filter(digest=digest).values_list("invitation__email", flat=True).first()
    signed = SignatureLink.objects.filter(digest=digest).values_list("signature__email", flat=True).first()
    address = invited or signed
    if not address:
        raise _unknown()
    outbox.suppress(address, Suppression.Reason.UNSUBSCRIBED)


def _unknown() -> RuleError:
    return RuleError("link-unknown", _("We do not know this link. Please copy the whole link from the mail."))
