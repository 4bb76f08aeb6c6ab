"""The drafting page in a real browser, for the tests of it."""

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Locator, Page

from apps.accounts.models import Role, User
from apps.letters.models import Letter
from tests import desks, making

PASTE = """([html, text]) => {
  const data = new DataTransfer()
  if (html) data.setData("text/html", html)
  data.setData("text/plain", text)
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
  document.querySelector(".ProseMirror").dispatchEvent(event)
}"""


def log_in(page: Page, url: str, user: User | None = None) -> User:
    user = user or making.user(Role.DRAFTER)
    session = desks.client_of(user).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])
    return user


def opened(page: Page, url: str, letter: Letter, *, may_write: bool = True) -> Locator:
    """The editor of a letter, once it is known whether this window writes."""
    page.goto(url + reverse("desk:letter", args=[letter.pk]))
    editor = page.locator(f".ProseMirror[contenteditable={'true' if may_write else 'false'}]")
    editor.wait_for()
    return editor


def at_start(page: Page, editor: Locator) -> None:
    editor.click()
    seen(page)
    page.keyboard.press("Control+Home")
    seen(page)


def seen(page: Page) -> None:
    """Two frames later: the editor has seen where the cursor stands, as it has between two strokes of a person."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def paste(page: Page, html: str = "", text: str = "") -> None:
    page.evaluate(PASTE, [html, text])


def kept(page: Page) -> None:
    page.locator("#told").filter(has_text="Kept at").wait_for(timeout=15_000)


def body(letter: Letter) -> str:
    return Letter.objects.get(pk=letter.pk).body
