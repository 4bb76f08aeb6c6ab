"""An installation with the archive read in, and everybody at their own browser."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import watched_page
from tests.journey.desk import Desk
from tests.journey.site import Site
from tests.stacks import Stack

ACCOUNT = re.compile(r"^  (\S+) +((?:[a-z2-9]{4}-){3}[a-z2-9]{4})\b", re.MULTILINE)


@dataclass(frozen=True)
class Cast:
    """Three at the desk, and a stranger on the public site."""

    stack: Stack
    coordinator: Desk
    drafter: Desk
    approver: Desk
    stranger: Site


@pytest.fixture
def cast(stack: Stack, browser: Browser) -> Iterator[Cast]:
    stack.manage("import_corpus")
    stack.manage("load_letter_templates")
    passwords = dict(ACCOUNT.findall(stack.manage("create_demonstration", "--accounts-only")))
    found: list[list[str]] = []
    with ExitStack() as windows:

        def window() -> Page:
            page, problems = windows.enter_context(watched_page(browser))
            found.append(problems)
            return page

        def desk(username: str) -> Desk:
            desk = Desk(window(), stack.url)
            desk.log_in(username, passwords[username])
            return desk

        stranger = Site(window(), stack.url)
        yield Cast(stack, desk("coordinator"), desk("drafter"), desk("approver"), stranger)
    assert [problem for problems in found for problem in problems] == []
