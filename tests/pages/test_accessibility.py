"""The main pages in a real browser: WCAG 2.2 AA as axe knows it, light and dark, narrow and wide, both directions,
and without JavaScript."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from apps.signatories import sweeps
from apps.signatories.models import Signature
from tests import making
from tests.pages import asking

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROW = {"width": 320, "height": 640}

Paths = dict[str, str]


@pytest.fixture
def paths() -> Paths:
    """The address of each page, without its language, on rows that fill it."""
    letter = making.open_letter(slug="one")
    making.confirmed(letter, name="مثال")
    making.confirmed(letter, "individual")
    invitation = making.invitation(letter)
    pending = making.pending(letter, "individual", name="Pending Person")
    _signature, manage = asking.managed(letter)
    asking.commitment(asking.response(letter.campaign, letter=letter))
    passage = asking.document(texts=("A passage of some length on prison camps.", "Another passage.")).passages.all()[0]
    asking.answered(passage, 5)
    asking.document(2, texts=("ممر طويل عن معسكرات السجون",), language="ar")
    asking.document(3, texts=("Another passage of some length on prison camps.",))
    sweeps.refresh_tallies()
    return {
        "home": "",
        "campaign": f"campaigns/{letter.campaign.slug}/",
        "letter": "letters/one/",
        "choose": "letters/one/sign/",
        "sign": "letters/one/sign/?kind=individual",
        "confirm": f"c/{asking.token(pending)}/",
        "manage": f"m/{manage}/",
        "invitation": f"i/{asking.token(invitation)}/",
        "archive": "archive/?q=passage",
        "archive filters": "archive/?kind=letter&year=2011",
        "archive in Arabic": "archive/?q=السجون",
        "nothing found": "archive/?q=passage+xyzzy&kind=letter",
        "document": "archive/document-1/?q=passage",
        "like": "archive/document-3/p1/",
        "response": "responses/reply-1/",
        "commitments": "commitments/",
        "privacy": "privacy/",
        "missing": "nowhere/",
    }


@pytest.fixture
def opened(live_server: LiveServer, page: Page) -> Callable[[str], Page]:
    def open_page(path: str) -> Page:
        page.goto(f"{live_server.url}/{path}")
        return page

    return open_page


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{page.url}: {fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def test_pages_pass_axe_in_light_and_dark(opened: Callable[[str], Page], paths: Paths) -> None:
    found: list[str] = []
    for path in paths.values():
        page = opened(f"en/{path}")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += faults(page)
    assert found == []


def test_form_with_errors_passes_axe_and_leads_to_the_fields(opened: Callable[[str], Page], paths: Paths) -> None:
    page = opened(f"en/{paths['sign']}")
    page.get_by_role("button", name="Sign, and send me the link to confirm").click()
    assert faults(page) == []
    assert page.evaluate("document.activeElement.id") == "errors"
    page.get_by_role("link", name="Enter your name as it shall be printed.").click()
    assert page.evaluate("document.activeElement.id") == "id_name"
    assert page.get_by_label("Your name").get_attribute("aria-describedby") == "id_name_helptext id_name_error"


def test_pages_pass_axe_from_right_to_left(opened: Callable[[str], Page], paths: Paths) -> None:
    assert [fault for name in ("letter", "sign") for fault in faults(opened(f"ar/{paths[name]}"))] == []


@pytest.mark.parametrize("language", ["en", "ko", "ar"])
def test_pages_never_scroll_sideways_on_a_narrow_screen(
    opened: Callable[[str], Page], paths: Paths, page: Page, language: str
) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    wide = []
    for path in paths.values():
        opened(f"{language}/{path}")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert wide == []


def test_layout_is_mirrored_from_right_to_left(opened: Callable[[str], Page], paths: Paths) -> None:
    def places(path: str) -> tuple[bool, bool]:
        page = opened(path)
        side, main = page.locator(".side").bounding_box(), page.locator(".main").bounding_box()
        brand, nav = page.locator(".brand").bounding_box(), page.locator(".masthead nav").bounding_box()
        assert side and main and brand and nav
        return side["x"] > main["x"], nav["x"] > brand["x"]

    assert places(f"en/{paths['letter']}") == (True, True)
    assert places(f"ar/{paths['letter']}") == (False, False)


def test_targets_are_large_enough(opened: Callable[[str], Page], paths: Paths) -> None:
    """Buttons, boxes and the links of navigation; links in running text are exempt (WCAG 2.5.8)."""
    controls = (
        "button, a.button, .links a, .pager a, .brand, input:not([type=hidden], .honeypot input), select, textarea"
    )
    small = []
    for name in ("home", "letter", "sign", "manage", "archive"):
        page = opened(f"en/{paths[name]}")
        for control in page.locator(controls).all():
            box = control.bounding_box()
            if box and control.is_visible() and min(box["width"], box["height"]) < 24:
                small.append((name, control.evaluate("element => element.outerHTML.slice(0, 120)")))
    assert small == []


def test_first_tab_leads_past_the_navigation(opened: Callable[[str], Page], paths: Paths) -> None:
    page = opened(f"en/{paths['letter']}")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.evaluate("element => element === document.activeElement")
    box = skip.bounding_box()
    assert box and box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_signing_and_confirming_need_no_javascript(browser: Browser, live_server: LiveServer, paths: Paths) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/en/{paths['letter']}")
    page.get_by_role("link", name="Sign this letter").first.click()
    page.get_by_role("link", name="Sign as an individual").click()
    page.get_by_label("Your name").fill("No Script")
    page.get_by_label("E-mail address").fill("no-script@mail.example")
    page.get_by_label("Public I agree that my name").check()
    page.get_by_label("I agree to the statement that stands").check()
    page.wait_for_timeout(2100)  # who is quicker than a person is asked to press again
    page.get_by_role("button", name="Sign, and send me the link to confirm").click()
    assert "look in your mailbox" in page.inner_text("h1")
    signature = Signature.objects.get(name="No Script")
    page.goto(f"{live_server.url}/en/c/{asking.token(signature)}/")
    page.get_by_role("button", name="Yes, confirm my signature").click()
    assert "Your signature is confirmed" in page.inner_text("h1")
    signature.refresh_from_db()
    assert signature.status == Signature.Status.CONFIRMED
    context.close()


def test_question_about_the_name_passes_axe_and_is_where_reading_goes_on(
    opened: Callable[[str], Page], paths: Paths
) -> None:
    making.confirmed(making.open_letter(), name="Example Foundation of Utrecht", country="")
    page = opened(f"en/{paths['choose']}?kind=organisation")
    page.get_by_label("Name of the organisation").fill("The Example Foundation of Utrecht")
    page.get_by_label("Your name").fill("Ada Contact")
    page.get_by_label("Your function").fill("Director")
    page.get_by_label("E-mail address").fill("ada@ngo.example")
    page.get_by_label("I am authorised").check()
    page.wait_for_timeout(2100)  # who is quicker is asked to press again
    page.get_by_role("button", name="Sign, and send me the link to confirm").click()
    page.get_by_role("group", name="Did you mean …?").wait_for()
    assert faults(page) == []
    assert page.evaluate("document.activeElement.id") == "did-you-mean"
    page.get_by_label("We are Example Foundation of Utrecht").check()
    page.get_by_role("button", name="Sign, and send me the link to confirm").click()
    page.wait_for_url("**/thanks/")
    assert Signature.objects.filter(name="Example Foundation of Utrecht", status="pending").exists()
