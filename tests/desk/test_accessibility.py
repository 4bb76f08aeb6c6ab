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
from tests import desks

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
