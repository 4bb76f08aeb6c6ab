"""Installations as a whole: they start, refuse, and end with everything they started."""

import json
import urllib.request

from tests.stacks import Stack


def test_stack_answers_in_both_set_ups(stack: Stack) -> None:
    with urllib.request.urlopen(f"{stack.url}/readyz") as response:
        assert json.load(response) == {"database": "ok", "cache": "ok"}
