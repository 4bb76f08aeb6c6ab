"""Log lines without secrets: whatever looks like a token or a mail address is blanked before it is written."""

import logging
import re

# Long, and with a capital letter in it, which slugs never have.
TOKEN = re.compile(r"(?<=[/=])(?=[^/?&\s]*[A-Z])[A-Za-z0-9_\-:.]{20,}(?=[/?&\s]|$)")
ADDRESS = re.compile(r"[^\s<>@,;:\"']+@[^\s<>@,;:\"']+\.[^\s<>@,;:\"']+")


def redact(text: str) -> str:
    """Blank long address segments (tokens of mail links) and e-mail addresses."""
    return ADDRESS.sub("[address]", TOKEN.sub("[token]", text))


class Redacting(logging.Formatter):
    """Works on the finished text, so that tracebacks are covered too."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))
