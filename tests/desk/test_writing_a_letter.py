"""A letter to the High Representative in a real browser: from the template to open, with two borrowed passages, in
English and Korean, checked by the lint, approved by somebody else, its fingerprint recomputed from outside."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from apps.accounts.models import Role, User
from apps.addressees.models import Office
from apps.letters import actions
from apps.letters.models import Letter
from docs.verify_fingerprint import recompute
from tests import making
from tests.desk.views import writing
from tests.journey.desk import Desk

KOREAN = {
    "head-subject": "공동 공개서한",
    "head-salutation": "고위대표님께,",
    "head-closing": "연명 단체 드림",
}


@pytest.fixture
def coordinator(transactional_db: None) -> User:
    call_command("import_corpus", verbosity=0)
    actions.load_shipped_templates()
    making.campaign(title="DPRK at the Council", asks=2)
    making.office(title="High Representative for Testing", rank=Office.Rank.HIGH_REPRESENTATIVE)
    return making.user(Role.COORDINATOR, Role.DRAFTER, username="coordinator")


def _begin(desk: Desk) -> Letter:
    desk.open("letters/letter/add/")
    desk.choose("campaign", "DPRK at the Council")
    desk.fill(title="To the High Representative", slug="to-the-high-representative")
    desk.choose("template", "EU High Representative")
    desk.save()
    row = desk.add_row("addressees")
    desk.choose(f"{row}-office", "Representative for Testing")
    desk.save()
    return Letter.objects.get(title="To the High Representative")


def _instructions_followed(page: Page) -> None:
    """Own words in place of what the template tells in square brackets."""
    while True:
        told = page.locator(".ProseMirror p", has_text=re.compile(r"\[[^\]]+\]")).first
        if not told.count():
            return
        told.click(click_count=3)
        page.keyboard.type("In 2014 the Union tabled a resolution, and its words stand.")


def _borrow(page: Page, words: str, text: str) -> None:
    page.locator("#id_words").fill(words)
    page.get_by_role("button", name="Search").click()
    found = page.locator("[data-found] article", has_text=text).first
    page.locator(".ProseMirror p", has_text="The European Union has an opportunity").first.click()
    page.keyboard.press("End")
    found.get_by_role("button", name="Take over").click()
    expect(page.locator(".ProseMirror [data-source], .ProseMirror .borrowed", has_text=text).first).to_be_visible()


def _translate(desk: Desk, letter: Letter) -> None:
    page = desk.page
    page.select_option("#new-language", "ko")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("Each paragraph of the letter stands beside")).to_be_visible()
    for name, words in KOREAN.items():
        page.locator(f"[name={name}-text]").fill(words)
    for field in page.locator("textarea[name^=value-]").all():
        field.fill("번역된 말")
    for number, pair in enumerate(page.locator(".pair.missing[id^=block-]").all(), start=1):
        pair.get_by_role("textbox").click()
        page.keyboard.type(f"번역한 단락 {number}.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".lead .state")).to_have_text("complete")
    assert letter.translations.get().language == "ko"


def test_letter_is_drafted_approved_and_opened_in_two_languages(live_server, page: Page, coordinator: User) -> None:  # type: ignore[no-untyped-def]
    writing.log_in(page, live_server.url, coordinator)
    desk = Desk(page, live_server.url)
    letter = _begin(desk)
    writing.opened(page, live_server.url, letter)
    _instructions_followed(page)
    _borrow(page, "prison camps", "prison camps")
    _borrow(page, "accountability", "accountability")
    writing.kept(page)
    letter.refresh_from_db()
    assert letter.borrowed_passages.count() == 2 and letter.body.count("data-source=") == 2
    writing.opened(page, live_server.url, letter)
    expect(page.locator("#lint")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("Page 1 of"))).to_be_visible(timeout=30_000)
    _translate(desk, letter)

    desk.open(f"letters/letter/{letter.pk}/change/")
    desk.step("Submit for review")
    page.context.clear_cookies()
    writing.log_in(page, live_server.url, making.user(Role.APPROVER))
    desk.open(f"letters/letter/{letter.pk}/change/")
    desk.step("Approve", remark="Read in both languages.")
    page.context.clear_cookies()
    writing.log_in(page, live_server.url, coordinator)
    desk.open(f"letters/letter/{letter.pk}/change/")
    desk.step("Open for signing")

    letter.refresh_from_db()
    assert (letter.status, letter.version is not None) == (Letter.Status.OPEN, True)
    said = page.request.get(f"{live_server.url}/api/v1/letters/{letter.slug}/versions/1/").json()
    assert [text["language"] for text in said["texts"]] == ["en", "ko"]
    assert recompute(said["texts"]) == said["fingerprint"] == letter.version.fingerprint  # type: ignore[union-attr]
    page.goto(f"{live_server.url}{letter.get_absolute_url()}?text=ko")
    expect(page.get_by_text("번역한 단락 1.")).to_be_visible()
    assert "data-source" not in page.content()
