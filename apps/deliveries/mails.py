"""The one mail of this app: the letter itself, to the office it is addressed to."""

from django.utils.translation import override

from apps.deliveries import pdf
from apps.deliveries.models import Dispatch, Edition
from apps.mail import outbox
from apps.mail.models import Message


def subject_of(edition: Edition) -> str:
    """The subject line of the mail that carries this edition, as frozen and with its figures."""
    with override(edition.letter.language):
        return pdf.edition_document(edition).subject or edition.letter.title


def post_letter(dispatch: Dispatch, *, attempt: int) -> Message:
    """Puts a copy into the outbox, as a personal mail with the PDF attached; answers go to the campaign.

    The same attempt posts once. `attempt` counts from 1.
    """
    edition = dispatch.edition
    letter = edition.letter
    with override(letter.language):
        document = pdf.edition_document(edition)
    salutation = dispatch.addressee.salutation or document.salutation
    context = {
        "letter": letter,
        "subject": document.subject or letter.title,
        "salutation": salutation,
        "is_copy": dispatch.addressee.part == dispatch.addressee.Part.COPY,
        "closing": document.closing,
        "sender": document.letterhead_name or letter.campaign.title,
    }
    with edition.pdf.open("rb") as file:
        content = file.read()
    return outbox.post(
        key=f"dispatch-{dispatch.pk}" + (f"-{attempt}" if attempt > 1 else ""),
        kind=Message.Kind.LETTER,
        recipient=dispatch.address,
        template="deliveries/mail/letter",
        context=context,
        language=letter.language,
        sender_name=document.letterhead_name,
        reply_to=letter.campaign.contact_email,
        attachments=(outbox.File(pdf.file_name(edition), content, "application/pdf"),),
    )
