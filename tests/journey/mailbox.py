"""What stands in a mail: its words and its links."""

import re
from email.message import EmailMessage


def words(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link(mail: EmailMessage, kind: str) -> str:
    """The secret link of a kind: c confirms, m manages, i invites."""
    found = re.search(rf"https?://\S+/{kind}/[\w-]+/", words(mail))
    assert found is not None, f"no /{kind}/ link in the mail"
    return found[0]


def attachment(mail: EmailMessage) -> bytes:
    (part,) = mail.iter_attachments()
    content = part.get_content()
    assert isinstance(content, bytes)
    return content
