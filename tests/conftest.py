"""Fixtures for every test. The servers behind them are in `servers`, whole running installations in `stacks`."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.utils import translation
from playwright.sync_api import Browser, Page, sync_playwright

from tests import servers, settings, stacks
from tests.browsing import watched_page

# The same examples in each run, so that a run tells of the change and not of chance; with
# `--hypothesis-profile chance` whoever works on the reader looks for new ones.
hypothesis.settings.register_profile("same", derandomize=True, database=None)
hypothesis.settings.register_profile("chance")
hypothesis.settings.load_profile("same")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """House rules and running installations do not depend on the tests' database: once, in the SQLite round."""
    if settings.TEST_DATABASE == "sqlite":
        return
    once = [item for item in items if _is_for_one_round(item)]
    if once and len(once) < len(items):
        items[:] = [item for item in items if item not in once]
        config.hook.pytest_deselected(items=once)


def _is_for_one_round(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", ())
    return "house" in item.path.parts or any(name.endswith("stack") for name in names)


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Each test starts in the language of the settings, whatever page the test before it visited."""
    translation.deactivate()
    yield


@pytest.fixture(scope="session")
def postgresql() -> Iterator[servers.PostgreSQL]:
    with servers.postgresql(settings.POSTGRESQL_DIR) as server:
        yield server


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with servers.redis(settings.SERVER_DIR / "redis") as url:
        yield url


@pytest.fixture
def mail_server() -> Iterator[servers.MailServer]:
    """A mail server of this test's own; nothing is sent to it unless a setting leads there."""
    with servers.mail_server() as server:
        yield server


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """pytest-django asks for this before it makes the test database: here its server is started."""
    if settings.TEST_DATABASE == "postgresql":
        request.getfixturevalue("postgresql")


# Browser ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    flags = ["--disable-gpu", "--disable-quic", *quiet]
    if os.getuid() == 0:
        flags.append("--no-sandbox")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh browser page; the test fails if it met a script error, the security policy or a third party."""
    with watched_page(browser) as (watched, problems):
        yield watched
    assert problems == []


# Running installations ----------------------------------------------------------------------------------------------


@pytest.fixture
def embedded_stack(tmp_path: Path) -> Iterator[stacks.Stack]:
    with stacks.embedded(tmp_path) as stack:
        yield stack


@pytest.fixture
def production_stack(
    tmp_path: Path, postgresql: servers.PostgreSQL, redis_url: str, mail_server: servers.MailServer
) -> Iterator[stacks.Stack]:
    with stacks.production(tmp_path, postgresql, redis_url, mail_server) as stack:
        yield stack


@pytest.fixture(params=["embedded", "production"])
def stack(request: pytest.FixtureRequest) -> stacks.Stack:
    """Both set-ups one after the other: web server, worker and clock as real processes."""
    running: stacks.Stack = request.getfixturevalue(f"{request.param}_stack")
    return running
