"""The browser as the tests use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

HERE = {"127.0.0.1", "localhost"}


@contextmanager
def watched_page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of its own context, and the list of what must not happen on it, filled as it happens."""
    problems: list[str] = []
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.on("pageerror", lambda error: problems.append(f"script error: {error}"))
    page.on("console", lambda message: problems.extend(_refused(message)))
    page.on("request", lambda request: problems.extend(_foreign(request)))
    try:
        yield page, problems
    finally:
        context.close()


def _refused(message: ConsoleMessage) -> list[str]:
    return [f"security policy: {message.text}"] if "Content Security Policy" in message.text else []


def _foreign(request: Request) -> list[str]:
    address = urlsplit(request.url)
    is_foreign = address.scheme in {"http", "https"} and address.hostname not in HERE
    return [f"request to a third party: {request.url}"] if is_foreign else []
