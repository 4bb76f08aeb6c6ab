"""The panel of lint while somebody writes: it follows the text, goes to the place, and takes reasons in place."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.addressees.models import Address
from apps.base import clock
from apps.letters.models import LintOverride
from tests import making
from tests.desk.views.writing import at_start, kept, log_in, opened

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

BODY = "<p>We write.</p>\n<ol>\n<li>See {letter.date} and A/HRC 25/63 there.</li></ol>\n<p>{asks}</p>"


def test_panel_follows_the_text_and_takes_a_reason_without_leaving_it(live_server: LiveServer, page: Page) -> None:
    letter = making.draft(body=BODY)
    Address.objects.update(verified_on=clock.today())
    log_in(page, live_server.url)
    editor = opened(page, live_server.url, letter)
    panel = page.locator("#lint")
    expect(panel.get_by_role("listitem")).to_have_count(1)
    panel.get_by_role("button", name="Go there").click()
    assert page.evaluate("getSelection().toString()") == "A/HRC 25/63"
    at_start(page, editor)
    page.keyboard.type("The OHCHR helps. ")
    kept(page)
    expect(panel.get_by_role("listitem")).to_have_count(2, timeout=15_000)
    panel.get_by_role("listitem").filter(has_text="OHCHR").get_by_text("Let it stand").first.click()
    panel.get_by_label("Why?").first.fill("Everybody here knows it.")
    panel.get_by_label("Why?").first.press("Enter")
    expect(panel.get_by_text("1 may stand")).to_be_visible()
    assert LintOverride.objects.get().reason == "Everybody here knows it."
    panel.get_by_text("May stand", exact=True).click()
    panel.get_by_role("button", name="Warn again").click()
    expect(panel.get_by_text("2 warnings")).to_be_visible()
    assert not LintOverride.objects.exists()


def test_a_reason_that_is_being_written_is_not_taken_away(live_server: LiveServer, page: Page) -> None:
    letter = making.draft(body=BODY)
    Address.objects.update(verified_on=clock.today())
    log_in(page, live_server.url)
    editor = opened(page, live_server.url, letter)
    panel = page.locator("#lint")
    panel.get_by_text("Let it stand").first.click()
    panel.get_by_label("Why?").fill("Half a reas")
    at_start(page, editor)
    page.keyboard.type("More. ")
    kept(page)
    page.wait_for_timeout(3000)
    expect(panel.get_by_label("Why?")).to_have_value("Half a reas")
