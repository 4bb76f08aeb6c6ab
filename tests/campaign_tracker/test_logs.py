import logging
import sys

import pytest

from apps.base import tokens
from campaign_tracker.logs import Redacting, redact


def test_redact_blanks_tokens_and_addresses() -> None:
    token = tokens.make().plain
    assert redact(f"Not Found: /en/confirm/{token}/") == "Not Found: /en/confirm/[token]/"
    assert redact(f"GET /en/confirm?token={token}&x=1") == "GET /en/confirm?token=[token]&x=1"
    assert redact("sent to Kim <kim@ngo.example>, twice") == "sent to Kim <[address]>, twice"


def test_redact_leaves_ordinary_lines_alone() -> None:
    line = "Not Found: /en/letters/to-the-president-of-korea/ 404 in 0.2 s"
    assert redact(line) == line


def test_formatter_covers_arguments_and_tracebacks() -> None:
    try:
        raise ValueError("no such person: kim@ngo.example")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "to %s", ("lee@ngo.example",), sys.exc_info())
    written = Redacting("%(levelname)s: %(message)s").format(record)
    assert written.startswith("ERROR: to [address]\nTraceback")
    assert written.endswith("ValueError: no such person: [address]")


@pytest.mark.parametrize(
    "around", ["/en/c/%s,", "(/en/c/%s)", '"/en/c/%s"', "next=%%2Fen%%2Fm%%2F%s%%2F", "{'invitation=%s'}"]
)
def test_no_punctuation_saves_a_token_from_being_blanked(around: str) -> None:
    token = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_abcde"
    assert redact(around % token) == around % "[token]"
