"""E-mails (.eml): their own words, or the letter attached to them."""

import email
import email.policy
import re
from collections.abc import Callable, Sequence
from email.message import EmailMessage, MIMEPart

from apps.archive.parsing import forwarded, greetings, header, labels, web
from apps.archive.parsing.records import ParseWarning, SourceText, UnreadableDocument
from apps.archive.parsing.text import Flow, Line, lines_of

_HEADER = re.compile(rb"([!-9;-~]+):[ \t]?")
_OF_MAIL = frozenset(
    b"received return-path message-id mime-version content-type content-transfer-encoding delivered-to "
    b"dkim-signature x-mailer".split()
)
_SHORT = 700
# A plain part shorter than this only says that the mail is a page, if that is so many times longer.
_STUB = 300
_TIMES_LONGER = 5
_HEAD_LINES = 15
Reader = Callable[[bytes, str], SourceText]


def is_mail(data: bytes) -> bool:
    """Header lines of a mail on top; a memo with To, From and Subject has none that only machines write."""
    names = set()
    for line in data[:20_000].lstrip(b"\xef\xbb\xbf\r\n").splitlines():
        match = _HEADER.match(line)
        if match:
            names.add(match[1].lower())
        elif line[:1] not in (b" ", b"\t"):
            break
    return bool(names & _OF_MAIL) and bool(names & {b"from", b"to", b"subject"})


def read(data: bytes, reader: Reader) -> SourceText:
    """The body with date, addressees and subject above it; a longer document attached to a short note goes first."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101  (what the default policy makes)
    body, aside = _body(message)
    body, around = forwarded.own_words(body)
    aside += [line.strip() for line in around.splitlines() if line.strip()]
    attached, warnings = _attached(message, reader)
    longest = max(attached, key=lambda each: len(each.text), default=None)
    if longest and len(longest.text) > len(body) and len(body.strip()) < _SHORT:
        note = "The document attached to this mail was read, not the note that came with it."
        kept = (*aside, *(line.strip() for line in body.splitlines() if line.strip()))
        return SourceText(
            longest.text, "mail", kept, (*warnings, ParseWarning("attachment_read", note), *longest.warnings)
        )
    if not any(char.isalnum() for char in body):
        raise UnreadableDocument("This mail holds no text.")
    return SourceText(_head(message, body) + body, "mail", tuple(aside), tuple(warnings))


def _body(message: EmailMessage) -> tuple[str, list[str]]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", []
    page_part = message.get_body(preferencelist=("html",))
    content = _content(part)
    if page_part is not None and len(content) < _STUB:
        page = web.read(_content(page_part))
        if len(page.text) > _TIMES_LONGER * len(content):
            return page.text, [*page.furniture, *(line for line in content.splitlines() if line.strip())]
    if part.get_content_type() == "text/html":
        page = web.read(content)
        return page.text, page.furniture
    return content, []


def _content(part: MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, UnicodeError, ValueError, KeyError, AssertionError) as error:
        raise UnreadableDocument("The text of this mail is in an encoding that cannot be read.") from error
    return content if isinstance(content, str) else ""


def _attached(message: EmailMessage, reader: Reader) -> tuple[list[SourceText], list[ParseWarning]]:
    found, warnings = [], []
    for part in message.iter_attachments():
        name = part.get_filename() or part.get_content_type()
        payload = part.get_payload(decode=True)
        try:
            if not isinstance(payload, bytes):
                raise UnreadableDocument("It is a message of its own.")
            found.append(reader(payload, name))
            warnings.append(ParseWarning("attachment", f"A document is attached: {name}."))
        except UnreadableDocument as error:
            warnings.append(ParseWarning("attachment_not_read", f"The attachment {name} was not read: {error}"))
    return found, warnings


def _head(message: EmailMessage, body: str) -> str:
    """What the header says and the top of the body does not, as the lines of a memo."""
    top = [line for line in lines_of(body) if not line.is_blank][:_HEAD_LINES]
    said = {labels.label_of(line.text)[0] for line in top}
    lines = []
    moment = getattr(_field(message, "date"), "datetime", None)
    if moment is not None and not any(header.read_date_line(_value(line)) for line in top):
        lines.append(f"Date: {moment.date().isoformat()}")
    if not _names_addressee(top):
        for name, label in (("to", "To"), ("cc", "Cc")):
            given = getattr(_field(message, name), "addresses", ())
            given = [each for each in given if not forwarded.is_list(each.addr_spec)]
            lines += [f"{label}: {_person(each.display_name, each.addr_spec)}" for each in given]
    subject = forwarded.subject(str(_field(message, "subject") or ""))
    if subject and "subject" not in said:
        lines.append(f"Subject: {subject}")
    return "\n\n".join(lines) + "\n\n" if lines else ""


def _value(line: Line) -> Flow:
    label, start = labels.label_of(line.text)
    return line.flow.slice(start) if label == "date" else line.flow


def _names_addressee(top: Sequence[Line]) -> bool:
    """Whether the letter in the mail has an address of its own above its greeting."""
    greeting = greetings.find(top)
    blocks = header.read(top[:greeting]).blocks if greeting else []
    return any(each.role != "cc" and (len(each.lines) > 1 or each.role == "to") for each in blocks)


def _field(message: EmailMessage, name: str) -> object:
    """A line of the header; None when it is missing or too damaged for the package, which fails in many ways."""
    try:
        return message.get(name)
    except Exception:
        return None


def _person(name: str, address: str) -> str:
    return f"{name}\n{address}" if name else address
