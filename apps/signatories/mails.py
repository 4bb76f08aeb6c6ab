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
    InvitationMail,
    Signature,
    SignatureLink,
    SignatureMail,
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
    number = signature.mails.filter(name=name).count() + 1
    token = _signature_token(signature, purpose) if purpose else None
    with override(words.supported(signature.language)):
        path = f"pages:{purpose}"
        context = {
            "signature": signature,
            "letter": signature.letter,
            "campaign": signature.letter.campaign,
            "link": links.absolute(reverse(path, args=[token.plain])) if token else "",
            "letter_link": links.absolute(signature.letter.get_absolute_url()),
        }
        unsubscribe = _unsubscribe(token) if kind == Message.Kind.CALL else ""
    message = outbox.post(
        key=f"signature-{signature.pk}-{name}-{number}",
        kind=kind,
        recipient=signature.email,
        template=f"signatories/mail/{name}",
        context=context,
        language=signature.language,
        sender_name=signature.letter.campaign.title,
        reply_to=signature.letter.campaign.contact_email,
        unsubscribe_url=unsubscribe,
        secrets=(token.plain,) if token else (),
    )
    SignatureMail.objects.get_or_create(message=message, defaults={"signature": signature, "name": name})
    return message


def _to_invited(row: Invitation, name: str) -> Message:
    number = row.mails.filter(name=name).count() + 1
    token = tokens.make()
    expires = clock.now() + datetime.timedelta(days=rules.LINK_LIFE)
    InvitationLink.objects.create(invitation=row, digest=token.digest, expires_at=expires)
    with override(words.supported(row.language)):
        context = {
            "invitation": row,
            "letter": row.letter,
            "campaign": row.letter.campaign,
            "link": links.absolute(reverse("pages:invitation", args=[token.plain])),
            "letter_link": links.absolute(row.letter.get_absolute_url()),
        }
        unsubscribe = _unsubscribe(token)
    message = outbox.post(
        key=f"invitation-{row.pk}-{name}-{number}",
        kind=Message.Kind.CALL,
        recipient=row.email,
        template=f"signatories/mail/{name}",
        context=context,
        language=row.language,
        sender_name=row.letter.campaign.title,
        reply_to=row.letter.campaign.contact_email,
        unsubscribe_url=unsubscribe,
        secrets=(token.plain,),
    )
    InvitationMail.objects.get_or_create(message=message, defaults={"invitation": row, "name": name})
    return message


def _signature_token(signature: Signature, purpose: str) -> tokens.Token:
    token = tokens.make()
    days = rules.CONFIRMATION_LIFE if purpose == SignatureLink.Purpose.CONFIRM else rules.LINK_LIFE
    expires = clock.now() + datetime.timedelta(days=days)
    SignatureLink.objects.create(signature=signature, purpose=purpose, digest=token.digest, expires_at=expires)
    return token


def _unsubscribe(token: tokens.Token | None) -> str:
    return links.absolute(reverse("pages:unsubscribe", args=[token.plain])) if token else ""
