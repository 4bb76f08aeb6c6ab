"""Nothing typed is lost: reloads, a server that is away, logins that run out, second windows and second people."""

import json
import time
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Browser, Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.letters.models import DraftLock, Letter
from tests import making
from tests.browsing import watched_page
from tests.desk.views.writing import at_start, body, kept, log_in, opened

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    """The browser of somebody else."""
    with watched_page(browser) as (page, problems):
        yield page
        assert problems == []


@pytest.fixture(autouse=True)
def quiet_end(page: Page) -> Iterator[None]:
    """The page goes before the database is emptied, and its last requests have ended by then."""
    yield
    page.context.close()
    time.sleep(0.3)


def _accept(dialog: Dialog) -> None:
    dialog.accept()


def test_typing_is_kept_by_itself_and_the_pages_follow(live_server: LiveServer, page: Page) -> None:
    letter = making.draft(body="<p>As it was.</p>")
    log_in(page, live_server.url)
    editor = opened(page, live_server.url, letter)
    picture = page.get_by_role("img", name="Page 1 of 1")
    picture.wait_for()
    before = picture.get_attribute("src")
    at_start(page, editor)
    page.keyboard.type("Typed. ")
    page.get_by_text("Not kept yet").wait_for()
    kept(page)
    assert body(letter) == "<p>Typed. As it was.</p>"
    expect(picture).not_to_have_attribute("src", before or "")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))") == []


def test_pages_can_be_hidden_and_stay_hidden(live_server: LiveServer, page: Page) -> None:
    letter = making.draft()
    log_in(page, live_server.url)
    opened(page, live_server.url, letter)
    page.get_by_role("button", name="Hide the pages").click()
    opened(page, live_server.url, letter)
    expect(page.get_by_role("img", name="Page 1 of 1")).to_be_hidden()
    page.get_by_role("button", name="Show the pages").click()
    expect(page.get_by_role("img", name="Page 1 of 1")).to_be_visible()


def test_letter_that_cannot_be_printed_says_why(live_server: LiveServer, page: Page) -> None:
    letter = making.draft(body="<p>\U0001fae8</p>")
    log_in(page, live_server.url)
    opened(page, live_server.url, letter)
    page.get_by_text("The letter cannot be printed like this:").wait_for()


def test_reload_right_after_typing_loses_nothing(live_server: LiveServer, page: Page) -> None:
    letter = making.draft(body="<p>As it was.</p>")
    log_in(page, live_server.url)
    page.on("dialog", _accept)
    at_start(page, opened(page, live_server.url, letter))
    page.keyboard.type("Typed. ")
    page.reload()
    page.locator(".ProseMirror[contenteditable=true]").filter(has_text="Typed. As it was.").wait_for()
    assert body(letter) == "<p>Typed. As it was.</p>"


def test_server_that_is_away_loses_nothing_and_gets_the_words_when_it_is_back(
    live_server: LiveServer, page: Page
) -> None:
    letter = making.draft(body="<p>As it was.</p>")
    log_in(page, live_server.url)
    at_start(page, opened(page, live_server.url, letter))
    page.context.set_offline(True)
    page.keyboard.type("Typed. ")
    page.get_by_text("the server does not answer").first.wait_for()
    page.get_by_text("Your words are kept in this browser.").wait_for()
    assert body(letter) == "<p>As it was.</p>"
    page.context.set_offline(False)
    kept(page)
    assert body(letter) == "<p>Typed. As it was.</p>"


def test_words_of_a_window_that_died_are_offered_again(live_server: LiveServer, page: Page) -> None:
    """A long letter: a page that closes may not send so much along, and its requests do not arrive."""
    rest = "\n".join(f"<p>{number}. {'The commission heard it and wrote it down. ' * 16}</p>" for number in range(100))
    letter = making.draft(body=f"<p>As it was.</p>\n{rest}")
    before = body(letter)
    log_in(page, live_server.url)
    at_start(page, opened(page, live_server.url, letter))
    page.route("**/draft/keep/", lambda route: route.abort())
    page.keyboard.type("Typed. ")
    page.get_by_text("Your words are kept in this browser.").wait_for()
    kept_here = page.evaluate("() => Object.entries(localStorage)")
    page.on("dialog", _accept)
    page.goto("about:blank")
    page.wait_for_timeout(500)
    # A last request may slip through while the page goes: the server is as if it had not.
    Letter.objects.filter(pk=letter.pk).update(body=before, revision=letter.revision)
    page.add_init_script(f"for (const [key, value] of {json.dumps(kept_here)}) localStorage.setItem(key, value)")
    page.unroute("**/draft/keep/")
    opened(page, live_server.url, letter)
    page.get_by_text("This browser has words of yours").wait_for()
    assert body(letter) == before
    page.get_by_role("button", name="Compare both").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-mine] mark")).to_have_text("Typed. As it was.")
    expect(dialog.locator("[data-stored] mark")).to_have_text("As it was.")
    dialog.get_by_role("button", name="Keep what I wrote").click()
    kept(page)
    assert body(letter) == before.replace("<p>As", "<p>Typed. As")


def test_login_that_ran_out_is_said_and_the_words_go_on_after_a_new_one(live_server: LiveServer, page: Page) -> None:
    letter = making.draft(body="<p>As it was.</p>")
    user = log_in(page, live_server.url)
    at_start(page, opened(page, live_server.url, letter))
    Session.objects.all().delete()
    page.keyboard.type("Typed. ")
    page.get_by_text("Log in again in another window").wait_for()
    log_in(page, live_server.url, user)
    kept(page)
    assert body(letter) == "<p>Typed. As it was.</p>"


def test_second_window_of_the_same_person_reads_along_until_it_takes_over(live_server: LiveServer, page: Page) -> None:
    letter = making.draft(body="<p>As it was.</p>")
    log_in(page, live_server.url)
    at_start(page, opened(page, live_server.url, letter))
    page.keyboard.type("Typed. ")
    kept(page)
    second = page.context.new_page()
    opened(second, live_server.url, letter, may_write=False)
    second.get_by_text("You are writing this text in another window or tab.").wait_for()
    assert second.locator("[name=subject]").get_attribute("readonly") is not None
    second.get_by_role("button", name="Write here instead").click()
    editor = second.locator(".ProseMirror[contenteditable=true]")
    at_start(second, editor)
    second.keyboard.type("Second. ")
    kept(second)
    assert body(letter) == "<p>Second. Typed. As it was.</p>"


def test_second_person_takes_over_and_unkept_words_of_the_first_stay(
    live_server: LiveServer, page: Page, other: Page
) -> None:
    letter = making.draft(body="<p>As it was.</p>")
    holder = log_in(page, live_server.url)
    log_in(other, live_server.url)
    at_start(page, opened(page, live_server.url, letter))
    opened(other, live_server.url, letter, may_write=False)
    other.get_by_text(f"{holder} is writing this text at the moment.").wait_for()
    other.get_by_role("button", name="Take over the writing").click()
    at_start(other, other.locator(".ProseMirror[contenteditable=true]"))
    other.keyboard.type("Other. ")
    kept(other)
    page.keyboard.type("Mine. ")
    page.locator("#banners").get_by_text("Your last words were not kept").wait_for()
    assert page.locator(".ProseMirror[contenteditable=false]").inner_text().startswith("Mine. ")
    page.get_by_role("button", name="Take over the writing").click()
    page.get_by_role("dialog").get_by_role("button", name="Keep what I wrote").click()
    kept(page)
    assert body(letter) == "<p>Mine. As it was.</p>"
    assert DraftLock.objects.get().holder == holder


def test_words_stored_meanwhile_are_shown_and_may_be_kept_instead(live_server: LiveServer, page: Page) -> None:
    letter = making.draft(body="<p>As it was.</p>")
    log_in(page, live_server.url)
    at_start(page, opened(page, live_server.url, letter))
    Letter.objects.filter(pk=letter.pk).update(body="<p>Stored.</p>", revision=letter.revision + 1)
    page.keyboard.type("Typed. ")
    page.get_by_role("dialog").get_by_role("button", name="Keep what is stored").click()
    page.locator(".ProseMirror").filter(has_text="Stored.").wait_for()
    assert body(letter) == "<p>Stored.</p>"
    page.locator(".ProseMirror").click()
    page.keyboard.press("Control+z")
    kept(page)
    assert body(letter) == "<p>Typed. As it was.</p>"


def test_free_text_passes_to_who_waits(live_server: LiveServer, page: Page, other: Page) -> None:
    letter = making.draft(body="<p>As it was.</p>")
    log_in(page, live_server.url)
    log_in(other, live_server.url)
    at_start(page, opened(page, live_server.url, letter))
    page.keyboard.type("Typed. ")
    kept(page)
    opened(other, live_server.url, letter, may_write=False)
    page.goto(live_server.url + reverse("admin:index"))
    other.locator(".ProseMirror[contenteditable=true]").filter(has_text="Typed.").wait_for(timeout=40_000)
    other.get_by_text("The text is free: you can write.").wait_for()


def test_links_wait_until_the_last_words_are_kept(live_server: LiveServer, page: Page) -> None:
    letter = making.draft(body="<p>As it was.</p>")
    log_in(page, live_server.url)
    opened(page, live_server.url, letter)
    page.locator("[name=subject]").fill("Typed just now")
    page.get_by_role("link", name="Addressees, dates and steps").click()
    page.wait_for_url("**/change/")
    assert Letter.objects.get(pk=letter.pk).subject == "Typed just now"


def test_whether_sources_are_printed_is_kept_at_once(live_server: LiveServer, page: Page) -> None:
    letter = making.draft()
    log_in(page, live_server.url)
    opened(page, live_server.url, letter)
    page.get_by_label("Print where passages come from").check()
    kept(page)
    assert Letter.objects.get(pk=letter.pk).prints_sources
