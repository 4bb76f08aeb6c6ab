"""The editor in a real browser: chips, notes, the archive beside, paste, hostile text, long letters, the keyboard."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.letters.models import Letter, LetterTemplate
from tests import desks, making
from tests.desk.test_accessibility import RULES
from tests.desk.views.writing import at_start, body, kept, log_in, opened, paste, seen
from tests.pages import asking

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

FIXTURES = Path(__file__).parent / "pasted"


@pytest.fixture(autouse=True)
def quiet_end(page: Page) -> Iterator[None]:
    """The page goes before the database is emptied, and its last requests have ended by then."""
    yield
    page.context.close()
    time.sleep(0.3)


def _ready(page: Page, url: str, text: str = "<p>As it was.</p>") -> Letter:
    letter = making.draft()
    Letter.objects.filter(pk=letter.pk).update(body=text)
    log_in(page, url)
    at_start(page, opened(page, url, letter))
    return letter


def test_placeholders_are_chips_with_their_value_and_stay_names_in_braces(live_server: LiveServer, page: Page) -> None:
    letter = _ready(page, live_server.url, "<p>On {campaign.title} and {campain.title}.</p>")
    chip = page.locator(".chip", has_text="{campaign.title}")
    expect(chip).to_have_attribute("title", f"Filled in by itself: the title of the campaign. Today: {letter.campaign}")
    wrong = page.locator(".chip.unknown")
    expect(wrong).to_have_attribute("title", "There is no placeholder {campain.title}. Did you mean {campaign.title}?")
    page.keyboard.type("{asks} ")
    expect(page.locator(".chip")).to_have_count(3)
    kept(page)
    assert body(letter) == "<p>{asks} On {campaign.title} and {campain.title}.</p>"


def test_placeholder_is_completed_with_the_keyboard(live_server: LiveServer, page: Page) -> None:
    letter = _ready(page, live_server.url)
    page.keyboard.type("For {decision")
    option = page.get_by_role("listbox", name="Placeholders").get_by_role("option", selected=True)
    expect(option).to_contain_text("{campaign.decision}")
    active = page.locator(".ProseMirror").get_attribute("aria-activedescendant")
    assert active == option.get_attribute("id")
    page.keyboard.press("Enter")
    page.keyboard.type(", {signat")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type(" {camp")
    page.keyboard.press("Escape")
    seen(page)
    expect(page.get_by_role("listbox", name="Placeholders")).to_be_hidden()
    assert page.evaluate("document.activeElement.className").startswith("tiptap")
    kept(page)
    assert body(letter) == "<p>For {campaign.decision}, {signatories.individuals} {campAs it was.</p>"


def test_mark_and_note_of_a_footnote_go_together_and_come_back_together(live_server: LiveServer, page: Page) -> None:
    letter = _ready(page, live_server.url)
    page.keyboard.press("End")
    seen(page)
    page.get_by_role("button", name="Footnote").click()
    page.keyboard.type("Second.")
    page.keyboard.press("Escape")
    seen(page)
    page.keyboard.type(" Again.")
    page.keyboard.press("Control+Home")
    seen(page)
    page.get_by_role("button", name="Footnote").click()
    page.keyboard.type("First.")
    expect(page.locator("aside[data-number='1']")).to_have_text("First.")
    expect(page.locator("aside[data-number='2']")).to_have_text("Second.")
    page.keyboard.press("Escape")
    seen(page)
    page.keyboard.press("Backspace")
    expect(page.locator(".ProseMirror aside")).to_have_text("Second.")
    expect(page.locator("sup[data-number='1']")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.locator(".ProseMirror aside")).to_have_count(2)
    kept(page)
    assert body(letter) == (
        '<p><sup data-footnote="2"></sup>As it was.<sup data-footnote="1"></sup> Again.</p>\n'
        '<aside data-footnote="2"><p>First.</p></aside>\n<aside data-footnote="1"><p>Second.</p></aside>'
    )


def test_asks_are_put_in_as_a_list_or_one_by_one(live_server: LiveServer, page: Page) -> None:
    letter = _ready(page, live_server.url, "<p></p>")
    for steps in (0, 1, 2):
        page.keyboard.press("Alt+F10")
        page.keyboard.press("Home")
        page.get_by_role("button", name="Asks").focus()
        page.keyboard.press("Enter")
        for _step in range(steps):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    kept(page)
    one, two = letter.campaign.asks.all()
    items = "".join(f"<li><p><strong>{each.label}: </strong>{each.text}</p></li>" for each in (one, two))
    assert body(letter) == f"<p>{{asks}}</p>\n<ol>{items}</ol>"


def test_borrowed_paragraph_keeps_its_note_when_it_is_edited_split_undone_and_moved(
    live_server: LiveServer, page: Page
) -> None:
    passage = asking.document(texts=("Close the prison camps now, and let monitors in.",)).passages.get()
    letter = _ready(page, live_server.url)
    page.get_by_label("Words", exact=True).fill("prison camps")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=f"Take over § {passage.position} of {passage.document}").click()
    note = page.get_by_role("group", name="Where paragraphs come from").locator(".source")
    expect(note).to_contain_text(str(passage.document))
    expect(note).to_contain_text(f"§ {passage.position}")
    row = letter.borrowed_passages.get()
    block = page.locator(".ProseMirror p.borrowed")
    boxes = block.bounding_box(), note.bounding_box()
    assert boxes[0] and boxes[1] and abs(boxes[0]["y"] - boxes[1]["y"]) < 20
    page.keyboard.press("Home")
    page.keyboard.type("Please: ")
    for _step in "Close":
        page.keyboard.press("ArrowRight")
    seen(page)
    page.keyboard.press("Enter")  # both halves stay borrowed
    page.keyboard.press("Control+End")
    seen(page)
    page.keyboard.press("Enter")  # what follows is the writer's own
    page.keyboard.type("Mine.")
    mark = f' data-source="{row.pk}"'
    kept(page)
    assert body(letter) == (
        f"<p>As it was.</p>\n<p{mark}>Please: Close</p>\n<p{mark}>the prison camps now, and let monitors in.</p>\n"
        "<p>Mine.</p>"
    )
    expect(note).to_have_count(1)
    page.locator(".ProseMirror p.borrowed").first.click(click_count=3)
    page.keyboard.press("Control+x")
    page.keyboard.press("Control+End")
    seen(page)
    page.keyboard.press("Control+v")
    expect(page.locator(".ProseMirror p.borrowed")).to_have_count(2)


def test_archive_answers_beside_the_text_without_leaving_it(live_server: LiveServer, page: Page) -> None:
    passage = asking.document(texts=("Close the prison camps now, and let independent monitors in.",)).passages.get()
    asking.answered(passage, 1, quote="There are none.")
    letter = making.draft(body="<p>Close the prison camps and let monitors in.</p>")
    passage.document.institutions.add(letter.addressees.get().office.institution)
    log_in(page, live_server.url)
    at_start(page, opened(page, live_server.url, letter))
    page.keyboard.press("F9")
    page.get_by_role("heading", name="Passages like your paragraph").wait_for()
    found = page.get_by_role("region", name="What was found")
    expect(found).to_be_focused()
    expect(found).to_contain_text("let independent monitors in")
    page.get_by_role("button", name="What was asked of").click()
    page.get_by_role("heading", name="What was asked before, and answered").wait_for()
    found.get_by_text("What was answered").last.click()
    expect(found).to_contain_text("There are none.")
    assert "prison" not in page.url


@pytest.mark.parametrize("name", ["word", "web"])
def test_paste_becomes_the_blocks_of_a_letter(live_server: LiveServer, page: Page, name: str) -> None:
    letter = _ready(page, live_server.url, "<p></p>")
    paste(page, (FIXTURES / f"{name}.html").read_text(), "plain")
    page.get_by_text("A letter holds no pictures; left out of what was pasted: 1.").wait_for()
    kept(page)
    keys = page.locator("sup[data-footnote]").evaluate_all("all => all.map((each) => each.dataset.footnote)")
    expected = (FIXTURES / f"{name}.expected.html").read_text().strip()
    assert body(letter) == expected.replace("KEY", keys[0] if keys else "")


def test_hostile_text_stays_text(live_server: LiveServer, page: Page) -> None:
    letter = _ready(page, live_server.url, "<p></p>")
    said = list[str]()

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    typed = "<script>alert(1)</script> {{ 7*7 }} {% load x %} <img src=x onerror=alert(2)> "
    page.keyboard.type(typed, delay=0)
    paste(page, text="zero\u200bwidth \u202egnorw\u202c \ufeffmark")
    paste(page, html='<p onclick="alert(3)"><img src=x onerror="alert(4)"><a href="javascript:alert(5)">link</a></p>')
    kept(page)
    page.reload()
    page.locator(".ProseMirror[contenteditable=true]").wait_for()
    page.wait_for_timeout(300)
    assert said == []
    assert body(letter) == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} {% load x %} &lt;img src=x onerror=alert(2)&gt; "
        "zerowidth gnorw marklink</p>"
    )


def test_paragraph_of_ten_megabytes_is_refused_and_nothing_is_lost(live_server: LiveServer, page: Page) -> None:
    letter = _ready(page, live_server.url)
    page.keyboard.type("Typed. ")
    paste(page, text="word " * 2_000_000)
    page.get_by_text("Nothing was pasted: with it the text would have").wait_for()
    expect(page.locator(".ProseMirror")).to_have_text("Typed. As it was.")
    kept(page)
    assert body(letter) == "<p>Typed. As it was.</p>"


def test_fifty_pages_can_be_typed_in(live_server: LiveServer, page: Page) -> None:
    paragraph = "<p>" + "The commission heard what happened in the camps and wrote it down. " * 10 + "</p>"
    letter = _ready(page, live_server.url, paragraph * 290)
    page.keyboard.type("x")
    began = time.perf_counter()
    page.keyboard.type("Typed into a long letter. ", delay=0)
    for_each = (time.perf_counter() - began) / 26
    page.locator("#told").filter(has_text="Kept at").wait_for(timeout=60_000)
    assert body(letter).startswith("<p>xTyped into a long letter. The commission")
    assert for_each < 0.25  # seconds for a key, on the two slow cores of a test machine


def test_everything_is_reached_and_left_with_the_keyboard_alone(live_server: LiveServer, page: Page) -> None:
    letter = _ready(page, live_server.url)
    focused = "document.activeElement.getAttribute('aria-label') || document.activeElement.name"
    page.keyboard.press("Escape")
    seen(page)
    assert page.evaluate(focused) == "Bold"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "Link"
    page.keyboard.press("Escape")
    seen(page)
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "closing"
    page.keyboard.press("Shift+Tab")
    seen(page)
    page.keyboard.press("Control+a")
    seen(page)
    page.keyboard.press("Alt+F10")
    page.keyboard.press("Enter")
    page.get_by_label("Address of the link").fill("example.org/report")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+s")
    kept(page)
    assert body(letter) == '<p><a href="https://example.org/report">As it was.</a></p>'


@pytest.mark.parametrize("width", [1440, 1000, 360])
def test_page_passes_axe_and_fits(live_server: LiveServer, page: Page, width: int) -> None:
    passage = asking.document(texts=("Close the prison camps now.",)).passages.get()
    asking.answered(passage, 1)
    letter = _ready(
        page,
        live_server.url,
        '<p>On {asks} and {x}<sup data-footnote="1"></sup></p><ol><li>One</li></ol>'
        '<blockquote>Said</blockquote><aside data-footnote="1"><p>Note</p></aside>',
    )
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_label("Words", exact=True).fill("prison")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Take over §").click()
    page.get_by_role("group", name="Where paragraphs come from").locator(".source").wait_for()
    page.get_by_role("button", name="Asks").click()
    page.evaluate("document.getElementById('writing').scrollIntoView({ block: 'end' })")
    found = list[
        str
    ]()  # without preloading: axe would copy a style sheet of the admin into the page, against its policy
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate("Promise.allSettled(document.getAnimations().map(each => each.finished))")
        for fault in Axe().run(page, options=RULES | {"preload": False}).response["violations"]:
            found += [f"{scheme} {fault['id']}: {node['html'][:200]}" for node in fault["nodes"]]
    assert found == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert letter.borrowed_passages.count() == 1


def test_templates_are_written_with_the_same_editor(live_server: LiveServer, page: Page) -> None:
    user = desks.superuser()
    template = LetterTemplate.objects.create(title="To a minister", slug="to-a-minister", rank="minister")
    template.sections.create(name="Text", body="<p>On {campaign.title}.</p>", position=1)
    log_in(page, live_server.url, user)
    page.goto(live_server.url + desks.page(template))
    at_start(page, page.locator(".ProseMirror").first)
    expect(page.locator(".chip")).to_have_text("{campaign.title}")
    page.get_by_role("button", name="Bold").first.click()
    page.keyboard.type("Now ")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    assert template.sections.get().body == "<p><strong>Now </strong>On {campaign.title}.</p>"
