"""Log lines without secrets: whatever looks like a token or a mail address is blanked before it is written."""

import logging
import re

# Long, and with a capital letter in it, which slugs never have.
_SIGN = r"[A-Za-z0-9_\-:.]"
TOKEN = re.compile(rf"(?:(?<=[/=])|(?<=%2F)|(?<=%2f)|(?<=%3D)|(?<=%3d))(?={_SIGN}*[A-Z]){_SIGN}{{20,}}")
ADDRESS = re.compile(r"[^\s<>@,;:\"']+@[^\s<>@,;:\"']+\.[^\s<>@,;:\"']+")


def redact(text: str) -> str:
    """Blank long address segments (tokens of mail links) and e-mail addresses."""
    return ADDRESS.sub("[address]", TOKEN.sub("[token]", text))


class Redacting(logging.Formatter):
    """Works on the finished text, so that tracebacks are covered too."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))
