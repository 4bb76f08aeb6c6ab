"""One installation as `./run` starts it, and requests to it over plain HTTP."""

import http.client
import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests import stacks

LETTER = "demonstration-open-letter"
_senders = itertools.count(2)


@contextmanager
def installation() -> Iterator[stacks.Stack]:
    """The demonstration campaign on SQLite, its letter open for signing."""
    with tempfile.TemporaryDirectory() as folder, stacks.embedded(Path(folder)) as stack:
        stack.manage("import_corpus")
        stack.manage("load_letter_templates")
        stack.manage("create_demonstration")
        yield stack


def get(stack: stacks.Stack, path: str, *, status: int = 200) -> tuple[str, str]:
    """The page, and the cookie that came with it."""
    return _ask(stack, "GET", path, status=status)


def post(stack: stacks.Stack, path: str, fields: dict[str, str], *, cookie: str, status: int) -> tuple[str, str]:
    return _ask(stack, "POST", path, status=status, body=urlencode(fields), cookie=cookie)


def _ask(
    stack: stacks.Stack, method: str, path: str, *, status: int, body: str = "", cookie: str = ""
) -> tuple[str, str]:
    """Each request comes from an address of its own, 127.0.x.y, so that no brake is felt."""
    number = next(_senders)
    source = (f"127.0.{number // 250}.{number % 250 + 2}", 0)
    connection = http.client.HTTPConnection(urlsplit(stack.url).netloc, timeout=30, source_address=source)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie} if body else {}
    try:
        connection.request(method, path, body=body or None, headers=headers)
        response = connection.getresponse()
        text = response.read().decode()
        if response.status != status:
            raise RuntimeError(f"{method} {path} answered {response.status}, not {status}")
        return text, (response.getheader("Set-Cookie") or "").split(";")[0]
    finally:
        connection.close()
