"""The wizard in a real browser: connections that break, files that are taken back, no scripts at all, hostile words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Dialog, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Role
from apps.archive.models import Document
from apps.past_campaigns import actions
from apps.past_campaigns.models import ImportItem, ImportRun
from tests import desks
from tests.past_campaigns import documents

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

NARROW: Any = {"width": 320, "height": 640}


def cookie(visitor: Client, url: str) -> Any:
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": visitor.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


@pytest.fixture
def desk(live_server: LiveServer, page: Page) -> Page:
    """A browser in which a coordinator is logged in."""
    page.context.add_cookies([cookie(desks.client(Role.COORDINATOR), live_server.url)])
    return page


@pytest.fixture
def plain_desk(live_server: LiveServer, browser: Browser) -> Iterator[Page]:
    """The same without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([cookie(desks.client(Role.COORDINATOR), live_server.url)])
    yield context.new_page()
    context.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as it lies on a disk, with what no one means to send."""
    made = tmp_path / "letters"
    (made / "2014").mkdir(parents=True)
    for number in range(1, 5):
        (made / "2014" / f"{number}.txt").write_bytes(documents.letter(number))
    (made / ".DS_Store").write_bytes(b"of the system")
    return made


def names() -> list[str]:
    return list(ImportItem.objects.order_by("pk").values_list("name", flat=True))


def test_file_that_is_lost_on_the_way_does_not_stop_the_others_and_is_sent_again(
    desk: Page, live_server: LiveServer, folder: Path
) -> None:
    tries: list[str] = []

    def break_the_second(route: Route) -> None:
        tries.append(route.request.url)
        route.abort() if len(tries) == 2 else route.continue_()

    desk.route("**/files/", break_the_second)
    desk.goto(f"{live_server.url}/admin/importing/")
    desk.locator("#import-folder").set_input_files(folder)
    expect(desk.locator("[data-count]")).to_have_text("4 of 4 files done, 1 of them refused")
    expect(desk.locator(".sending li", has_text="letters/2014/2.txt")).to_contain_text("The connection was lost.")
    assert names() == ["letters/2014/1.txt", "letters/2014/3.txt", "letters/2014/4.txt"]
    desk.get_by_role("button", name="Send again").click()
    expect(desk.get_by_role("heading", name="letters", level=1)).to_be_visible()
    assert len(names()) == 4


def test_file_is_taken_back_and_the_folder_goes_on_after_a_reload(
    desk: Page, live_server: LiveServer, folder: Path
) -> None:
    held: list[Route] = []
    desk.route("**/files/", lambda route: held.append(route) if len(held) < 1 else route.continue_())
    desk.goto(f"{live_server.url}/admin/importing/")
    desk.locator("#import-folder").set_input_files(folder)
    first = desk.locator(".sending li", has_text="2014/1.txt")
    expect(first).to_contain_text("on its way")
    desk.get_by_role("button", name="Do not send this file: letters/2014/3.txt").click()
    first.get_by_role("button").click()
    expect(first).to_contain_text("not sent")
    expect(desk.locator("[data-count]")).to_have_text("4 of 4 files done, 0 of them refused")
    assert names() == ["letters/2014/2.txt", "letters/2014/4.txt"]
    desk.unroute_all(behavior="ignoreErrors")
    desk.reload()
    desk.get_by_text("Add more files to this lot").click()
    desk.locator("#import-folder").set_input_files(folder)
    expect(desk.locator(".sending li", has_text="was in already")).to_have_count(2)
    expect(desk.locator("table.files tbody tr")).to_have_count(4)
    assert len(names()) == 4


def test_whole_way_needs_no_javascript(plain_desk: Page, live_server: LiveServer) -> None:
    page = plain_desk
    page.goto(f"{live_server.url}/admin/importing/")
    files: Any = [
        {"name": f"{number}.txt", "mimeType": "text/plain", "buffer": documents.letter(number)} for number in (1, 2)
    ]
    page.locator("#import-files").set_input_files(files)
    page.get_by_role("button", name="Send the files").click()
    expect(page.get_by_text("2 files are in.")).to_be_visible()
    run = ImportRun.objects.get()
    for item in ImportItem.objects.all():
        actions.read_item(item.pk)
    page.get_by_role("link", name="See how far it is now").click()
    page.get_by_role("link", name="1.txt").click()
    page.locator("#f-signatories-new0-name").fill("Forgotten Group")
    page.locator("#f-signatories-1-at").fill("1")
    page.locator("[name=signatories-2-remove]").check()
    page.locator(".last").get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Saved.")
    item = run.items.get(name="1.txt")
    assert [row["name"] for row in item.fields["signatories"]] == [
        "Rights Watch 1-2",
        "Rights Watch 1-1",
        "Forgotten Group",
    ]
    page.locator(".last").get_by_role("button", name="Save and import into the archive").click()
    expect(page.locator(".messagelist")).to_contain_text("is in the archive.")
    assert Document.objects.count() == 1


def test_names_and_words_of_a_hostile_file_do_nothing(desk: Page, live_server: LiveServer) -> None:
    text = documents.letter().decode().replace("Rights Watch 1-1", "<img src=x onerror=document.title='taken'>")
    item = documents.read(text.encode(), name="<svg onload=document.title='taken'>.txt")
    for path in (f"files/{item.pk}/", f"{item.run_id}/", ""):
        desk.goto(f"{live_server.url}/admin/importing/{path}")
        assert "taken" not in desk.title().partition(" · ")[0].replace("='taken'", "")
    desk.goto(f"{live_server.url}/admin/importing/files/{item.pk}/")
    assert desk.locator(".text-as-read img, .text-as-read svg").count() == 0
    expect(desk.locator("#f-signatories-0-name")).to_have_value("<img src=x onerror=document.title='taken'>")


def test_pages_never_scroll_sideways_on_a_narrow_screen(desk: Page, live_server: LiveServer) -> None:
    item = documents.read(documents.letter(signatories=12, claimed=9), name="a-very-long-name-" * 8 + ".txt")
    desk.set_viewport_size(NARROW)
    wide = []
    for path in (f"files/{item.pk}/", f"{item.run_id}/", f"{item.run_id}/import/", ""):
        desk.goto(f"{live_server.url}/admin/importing/{path}")
        if desk.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert wide == []


def test_leaving_with_unsaved_words_is_asked_for(desk: Page, live_server: LiveServer) -> None:
    item = documents.read()
    desk.goto(f"{live_server.url}/admin/importing/files/{item.pk}/")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    desk.on("dialog", stay)
    desk.locator("#f-place").fill("Nairobi")
    desk.get_by_role("link", name="Overview").click()
    expect(desk.locator("#f-place")).to_have_value("Nairobi")
    assert asked == ["beforeunload"]


def test_row_that_was_added_and_refused_stays_in_sight(desk: Page, live_server: LiveServer) -> None:
    item = documents.read()
    desk.goto(f"{live_server.url}/admin/importing/files/{item.pk}/")
    add = desk.locator("#signatories").get_by_role("button", name="Add one more")
    add.click()
    desk.locator("#f-signatories-new0-name").fill("Forgotten Group")
    desk.locator("#f-signatories-new0-country").fill("Atlantis")
    desk.locator(".last").get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator("#refusal")).to_contain_text("Forgotten Group")
    expect(desk.locator("#f-signatories-new0-name")).to_be_visible()
    add.click()
    desk.locator("#f-signatories-new1-name").fill("Another Group")
    add.click()
    desk.locator("#f-signatories-new101-name").fill("Third Group")
    desk.locator("#f-signatories-new0-country").fill("KE")
    desk.locator(".last").get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist")).to_contain_text("Saved.")
    item.refresh_from_db()
    names = [row["name"] for row in item.fields["signatories"]]
    assert names[-3:] == ["Forgotten Group", "Another Group", "Third Group"]
