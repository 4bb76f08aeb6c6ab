"""The mails of signatories: one function each, with the moment it belongs to. Words: templates/signatories/mail/."""

import datetime

from django.urls import reverse
from django.utils.translation import override

from apps.base import clock, links, tokens
from apps.mail import compose as words
from apps.mail import outbox
from apps.mail.models import Message
from apps.signatories import rules
from apps.signatories.models import (
    Invitation,
    InvitationLink,
    Signature,
    SignatureLink,
)


def confirmation(signature: Signature) -> Message:
    """Right after signing, and again when somebody signs twice: the link that confirms."""
    return _to_signatory(signature, "confirm", Message.Kind.SERVICE, SignatureLink.Purpose.CONFIRM)


def confirmation_reminder(signature: Signature) -> Message:
    """When the confirmation has not come; at most as often as `rules.CONFIRMATION_REMINDERS` says."""
    return _to_signatory(signature, "confirm_reminder", Message.Kind.CALL, SignatureLink.Purpose.CONFIRM)


def receipt(signature: Signature) -> Message:
    """After confirming: thanks, and the link to change or withdraw. Also to who signs again under their address."""
    return _to_signatory(signature, "receipt", Message.Kind.SERVICE, SignatureLink.Purpose.MANAGE)


def withdrawal(signature: Signature) -> Message:
    """After withdrawing, so that nobody is withdrawn without knowing."""
    return _to_signatory(signature, "withdrawn", Message.Kind.SERVICE, None)


def extension(signature: Signature) -> Message:
    """When the deadline moves, to everybody who signed."""
    return _to_signatory(signature, "extended", Message.Kind.SERVICE, SignatureLink.Purpose.MANAGE)


def invitation(row: Invitation) -> Message:
    """When a coordinator invites."""
    return _to_invited(row, "invitation")


def invitation_reminder(row: Invitation) -> Message:
    """When no answer has come; at most as often as `rules.INVITATION_REMINDERS` says."""
    return _to_invited(row, "invitation_reminder")


def invitation_extension(row: Invitation) -> Message:
    """When the deadline moves, to everybody who was invited and has not answered."""
    return _to_invited(row, "invitation_extended")


def _to_signatory(signature: Signature, name: str, kind: str, purpose: str | None) -> Message:
    token = _signature_token(signature, purpose) if purpose else None
    return _post(signature, name, kind=kind, token=token, page=f"pages:{purpose}")


def _to_invited(row: Invitation, name: str) -> Message:
    token = tokens.make()
    expires = clock.now() + datetime.timedelta(days=rules.LINK_LIFE)
    InvitationLink.objects.create(invitation=row, digest=token.digest, expires_at=expires)
    return _post(row, name, kind=Message.Kind.CALL, token=token, page="pages:invitation")


def _post(row: Signature | Invitation, name: str, *, kind: str, token: tokens.Token | None, page: str) -> Message:
    """The next mail of this name to one signatory or guest; `token` opens `page`, and unsubscribes."""
    noun, campaign = str(row._meta.model_name), row.letter.campaign
    number = row.mails.filter(name=name).count() + 1
    with override(words.supported(row.language)):
        context = {
            noun: row,
            "letter": row.letter,
            "campaign": campaign,
            "link": links.absolute(reverse(page, args=[token.plain])) if token else "",
            "letter_link": links.absolute(row.letter.get_absolute_url()),
        }
        unsubscribe = _unsubscribe(token) if kind == Message.Kind.CALL else ""
    message = outbox.post(
        key=f"{noun}-{row.pk}-{name}-{number}",
        kind=kind,
        recipient=row.email,
        template=f"signatories/mail/{name}",
        context=context,
        language=row.language,
        sender_name=campaign.title,
        reply_to=campaign.contact_email,
        unsubscribe_url=unsubscribe,
        secrets=(token.plain,) if token else (),
    )
    row.mails.get_or_create(message=message, defaults={"name": name})
    return message


def _signature_token(signature: Signature, purpose: str) -> tokens.Token:
    token = tokens.make()
    days = rules.CONFIRMATION_LIFE if purpose == SignatureLink.Purpose.CONFIRM else rules.LINK_LIFE
    expires = clock.now() + datetime.timedelta(days=days)
    SignatureLink.objects.create(signature=signature, purpose=purpose, digest=token.digest, expires_at=expires)
    return token


def _unsubscribe(token: tokens.Token | None) -> str:
    return links.absolute(reverse("pages:unsubscribe", args=[token.plain])) if token else ""
