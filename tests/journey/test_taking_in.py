"""Ten old documents come into the archive, by hand and browser, in both set-ups."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.journey import papers
from tests.journey.conftest import Cast
from tests.journey.desk import Desk

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
READ = re.compile("Needs a look|Ready")


@pytest.mark.timeout(600)
def test_ten_documents_are_dropped_looked_at_and_found_again(cast: Cast) -> None:
    desk = cast.coordinator
    drop(desk)
    look(desk)
    put_right(desk)
    make_past_campaign(desk)
    import_the_rest(desk)
    find(cast)


def drop(desk: Desk) -> None:
    page = desk.page
    desk.open("")
    page.get_by_role("link", name="Add documents to the archive").click()
    expect(page.locator("#content")).to_contain_text("up to 25 MB a file")
    faultless(page)
    page.get_by_label("A name for this lot").fill("From the old cupboard")
    papers.drop(page, papers.ten())
    expect(page.get_by_role("heading", name="From the old cupboard", level=1)).to_be_visible(timeout=30_000)
    expect(page.locator("[data-busy=no]")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("10 of 10 files read")).to_be_visible()
    for name in papers.ten():
        state = {papers.KNOWN: "In the archive already", papers.SCAN: "Cannot be read", papers.BROKEN: "Cannot be read"}
        expect(row(page, name)).to_contain_text(state.get(name, READ))
    faultless(page)


def look(desk: Desk) -> None:
    """What cannot be read says what to do; what is known leads to the archive."""
    page, lot = desk.page, desk.page.url
    row(page, papers.SCAN).get_by_role("link", name="What to do").click()
    expect(page.locator("#content")).to_contain_text("run text recognition (OCR)")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save the original file").click()
    assert saved.value.path().read_bytes() == papers.ten()[papers.SCAN]
    faultless(page)
    page.goto(lot)
    row(page, papers.KNOWN).get_by_role("link", name="Open in the archive").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("UN Member States")
    page.goto(lot)


def put_right(desk: Desk) -> None:
    """From the text to the field and back; a refusal that keeps every word; then the archive, for everybody."""
    page = desk.page
    row(page, papers.CORRECTED).get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="The text as read")).to_be_visible()
    page.locator("[data-at=signatories-3]").first.click()
    expect(page.locator("#f-signatories-3-name")).to_be_focused()
    expect(page.locator(".text-as-read .here").first).to_have_text(re.compile("Signatory 4"))
    faultless(page)
    first, second, _third, fourth, *_others = names(page)
    page.get_by_role("textbox", name="Title", exact=True).fill("Pushbacks at sea")
    page.get_by_label("Country 4", exact=True).fill("Atlantis")
    page.get_by_label("Name 2", exact=True).press("Alt+ArrowUp")
    page.locator("#signatories").get_by_role("button", name="Add one more").click()
    page.keyboard.type("Forgotten Group")
    save(page)
    expect(page.locator("#refusal")).to_contain_text(f"Row 4 ({fourth}): No country is called “Atlantis”")
    expect(page.locator("#refusal")).to_be_focused()
    faultless(page)
    page.get_by_role("link", name=re.compile("^Row 4")).click()
    expect(page.locator("#f-signatories-3-country")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Guatemala")
    save(page)
    expect(page.locator(".messagelist .success")).to_have_text("Saved.")
    assert names(page)[:2] == [second, first]
    assert "Forgotten Group" in names(page)
    page.get_by_label("in the public archive too").check()
    page.get_by_role("button", name="Save and import into the archive").click()
    expect(page.locator(".messagelist .success")).to_contain_text("“Pushbacks at sea” is in the archive.")


def make_past_campaign(desk: Desk) -> None:
    page = desk.page
    open_lot(desk)
    row(page, papers.CAMPAIGN).get_by_role("link").first.click()
    page.get_by_label("and also as a past campaign").check()
    page.get_by_role("button", name="Save and import into the archive").click()
    expect(page.locator(".messagelist .success")).to_contain_text("is in the archive.")


def import_the_rest(desk: Desk) -> None:
    """What needs no look, counted first; it stays among those who work here."""
    page = desk.page
    open_lot(desk)
    page.get_by_role("link", name=re.compile("^Import (all )?\\d+ that need")).click()
    expect(page.locator(".explains")).to_contain_text("read without a doubt")
    faultless(page)
    page.get_by_role("button", name=re.compile("^Import \\d+ document")).click()
    expect(row(page, papers.READY)).to_contain_text("Imported", timeout=60_000)


def find(cast: Cast) -> None:
    site, desk = cast.stranger, cast.coordinator
    site.open("archive/?q=infringement+procedure")
    site.shows("Pushbacks at sea", "infringement")
    site.open("campaigns/")
    site.shows("Abolition of the death penalty")
    site.open('archive/?q="without+trial"')
    site.hides("lawyers visit")
    desk.open('finding/?q="without+trial"')
    expect(desk.page.locator("#content")).to_contain_text("detention without trial")


def open_lot(desk: Desk) -> None:
    desk.open("importing/")
    desk.page.get_by_role("link", name="From the old cupboard").first.click()


def names(page: Page) -> list[str]:
    """Of the signatories, as the form has them."""
    return [field.input_value() for field in page.locator("#signatories .c-name input").all()]


def save(page: Page) -> None:
    page.locator(".last").get_by_role("button", name="Save", exact=True).click()


def row(page: Page, name: str) -> Locator:
    return page.locator("table.files tr", has=page.get_by_role("link", name=name, exact=True))


def faultless(page: Page) -> None:
    """No fault that axe knows, in light and in dark."""
    found = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(400)  # colours fade over
        violations = Axe().run(page, options=RULES).response["violations"]
        found += [f"{page.url}: {each['id']}: {node['html'][:160]}" for each in violations for node in each["nodes"]]
    assert found == []
