"""Log lines without secrets: whatever looks like a token or a mail address is blanked before it is written."""

import logging
import re

# Long, and with a capital letter in it, which slugs never have.
TOKEN = re.compile(r"(?<=[/=])(?=[^/?&\s]*[A-Z])[A-Za-z0-9_\-:.]{20,}(?=[/?&\s]|$)")
ADDRESS = re.compile(r"[^\s<>@,;:\"']+@[^\s<>@,;:\"']+\.[^\s<>@,;:\"']+")


def redact(text: str) -> str:
    """Blank long address segments (tokens of mail links) and e-mail addresses."""
    return ADDRESS.sub("[address]", TOKEN.sub("[token]", text))


class RedactTokens(logging.Filter):
    """Rewrites the finished message of a record; its arguments are dropped, so nothing can format them again."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage()), None
        return True
