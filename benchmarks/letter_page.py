"""The public page of a letter against a bare view of the same server.

    python -m benchmarks.letter_page

The limit is `/healthz`, which renders nothing and asks no table: what server, middlewares and loopback cost.
"""

import sys

from benchmarks import web
from benchmarks.timing import compare, show


def main() -> int:
    with web.installation() as stack:
        ratio = compare(
            "GET letter page",
            lambda: web.get(stack, f"/en/letters/{web.LETTER}/"),
            lambda: web.get(stack, "/healthz"),
            limit_name="bare view",
            rounds=60,
        )
    return show(ratio, most=2.0)


if __name__ == "__main__":
    sys.exit(main())
