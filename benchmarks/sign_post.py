"""Signing (form checked, signature, transition, link and mail written in one transaction) against a bare view.

    python -m benchmarks.sign_post

The limit is `/healthz` of the same server. Every request is a new signatory.
"""

import itertools
import re
import sys
import time

from benchmarks import web
from benchmarks.timing import compare, show
from tests.stacks import Stack

PATH = f"/en/letters/{web.LETTER}/sign/?kind=individual"
_numbers = itertools.count(1)


def prepare(stack: Stack) -> tuple[dict[str, str], str]:
    """The hidden fields of the form and its cookie; a form is not taken in its first seconds, so they pass here."""
    page, cookie = web.get(stack, PATH)
    fields = {name: _hidden(page, name) for name in ("csrfmiddlewaretoken", "started")}
    time.sleep(3)
    return fields, cookie


def sign(stack: Stack, hidden: dict[str, str], cookie: str) -> None:
    number = next(_numbers)
    fields = hidden | {
        "name": f"Person {number}",
        "email": f"person{number}@benchmark.example",
        "country": "KR",
        "visibility": "public",
        "consent": "on",
    }
    web.post(stack, PATH, fields, cookie=cookie, status=302)


def main() -> int:
    with web.installation() as stack:
        hidden, cookie = prepare(stack)
        ratio = compare(
            "POST signature",
            lambda: sign(stack, hidden, cookie),
            lambda: web.get(stack, "/healthz"),
            limit_name="bare view",
            rounds=60,
        )
    return show(ratio, most=15.0)


def _hidden(page: str, name: str) -> str:
    for tag in re.findall(r"<input[^>]*>", page):
        if f'name="{name}"' in tag and (value := re.search(r'value="([^"]*)"', tag)):
            return value.group(1)
    raise RuntimeError(f"the form has no field {name}")


if __name__ == "__main__":
    sys.exit(main())
