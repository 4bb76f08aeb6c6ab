"""Pages of the desk in a real browser: WCAG 2.2 AA as axe knows it, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Role
from apps.parties import actions
from apps.parties.models import MergeProposal, Organisation
from apps.progress import sweeps
from tests import desks, making
from tests.pages import asking

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def desk(live_server: LiveServer, page: Page) -> Page:
    """A browser in which a coordinator is logged in."""
    session = desks.client(Role.COORDINATOR).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return page


def faults(page: Page) -> list[str]:
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")  # the admin fades its links
        for fault in Axe().run(page, options=RULES).response["violations"]:
            found += [f"{page.url} {scheme}: {fault['id']}: {node['html'][:160]}" for node in fault["nodes"]]
    return found


def test_finding_passes_axe_and_fits_a_phone(desk: Page, live_server: LiveServer) -> None:
    passage = asking.document(texts=("A passage of some length on prison camps.",), is_public=False).passages.get()
    asking.answered(passage, 1)
    asking.document(2, texts=("Another passage of some length on prison camps.",))
    letter = making.draft()
    finding = f"{live_server.url}/admin/finding/"
    addresses = [finding, f"{finding}?q=passage&kind=letter&letter={letter.pk}", f"{finding}?q=passage+xyzzy"]
    addresses += [f"{finding}like/", f"{finding}like/?passage={passage.pk}&letter={letter.pk}"]
    found, wide = list[str](), []
    for address in addresses:
        desk.set_viewport_size({"width": 1200, "height": 800})
        desk.goto(address)
        found += faults(desk)
        desk.set_viewport_size({"width": 360, "height": 640})
        if desk.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(address)
    assert found == []
    assert wide == []


def test_finding_and_taking_over_need_the_keyboard_alone(desk: Page, live_server: LiveServer) -> None:
    asking.document(texts=("A passage of some length on prison camps.",))
    letter = making.draft(body="<p>Mine.</p>")
    desk.goto(f"{live_server.url}/admin/finding/?letter={letter.pk}")
    desk.get_by_label("Words in the text").focus()
    desk.keyboard.type('"prison camps"')
    desk.keyboard.press("Enter")
    desk.get_by_text("1 passage holds these words.").wait_for()
    desk.get_by_role("button", name="Take over").focus()
    desk.keyboard.press("Enter")
    desk.get_by_text("with where it comes from.").wait_for()
    letter.refresh_from_db()
    assert letter.borrowed_passages.count() == 1 and "prison camps" in letter.body
    assert desk.get_by_label("Words in the text").input_value() == '"prison camps"'


def test_who_is_who_passes_axe_and_is_answered_with_the_keyboard(desk: Page, live_server: LiveServer) -> None:
    for name in ("Citizens' Alliance (NKHR)", "Citizens' Alliance", "Peace Bund", "The Peace Bund"):
        actions.organisation_named(name=name, country="", language="en")
    sweeps.look_for_merges()
    desk.goto(f"{live_server.url}/admin/who-is-who/")
    assert faults(desk) == []
    desk.get_by_role("button", name="These are one").first.focus()
    desk.keyboard.press("Enter")
    desk.get_by_text("They are one from now on.").wait_for()
    assert Organisation.objects.exclude(merged_into=None).count() == 1
    assert MergeProposal.objects.count() == 2
    desk.get_by_role("link", name="Decisions").click()
    assert faults(desk) == []
    desk.get_by_role("button", name="Take back").click()
    desk.get_by_text("Taken back.").wait_for()
    assert Organisation.objects.exclude(merged_into=None).count() == 0
    desk.goto(f"{live_server.url}/admin/who-is-who/organisation/{Organisation.objects.order_by('pk')[0].pk}/")
    assert faults(desk) == []
