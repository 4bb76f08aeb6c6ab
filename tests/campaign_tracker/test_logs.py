import logging

from apps.base import tokens
from campaign_tracker.logs import RedactTokens, redact


def test_redact_blanks_tokens_and_addresses() -> None:
    token = tokens.make().plain
    assert redact(f"Not Found: /en/confirm/{token}/") == "Not Found: /en/confirm/[token]/"
    assert redact(f"GET /en/confirm?token={token}&x=1") == "GET /en/confirm?token=[token]&x=1"
    assert redact("sent to Kim <kim@ngo.example>, twice") == "sent to Kim <[address]>, twice"


def test_redact_leaves_ordinary_lines_alone() -> None:
    line = "Not Found: /en/letters/to-the-president-of-korea/ 404 in 0.2 s"
    assert redact(line) == line


def test_redacted_record_cannot_be_formatted_back() -> None:
    record = logging.LogRecord("x", logging.WARNING, "x.py", 1, "to %s", ("kim@ngo.example",), None)
    assert RedactTokens().filter(record)
    assert (record.getMessage(), record.args) == ("to [address]", None)
