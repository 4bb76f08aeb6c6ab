"""The public site as a stranger uses it."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect


@dataclass(frozen=True)
class Site:
    page: Page
    url: str

    def open(self, path: str) -> None:
        """An address without its language, or a link from a mail."""
        self.page.goto(path if path.startswith("http") else f"{self.url}/en/{path}")

    def sign(self, **fields: str) -> None:
        """Fills in the form that is shown, at the pace of a person, and sends it."""
        for name, value in fields.items():
            field = self.page.locator(f"[name={name}]")
            if name == "country":
                field.select_option(value)
            elif name == "visibility":
                self.page.locator(f"[name=visibility][value={value}]").check()
            else:
                field.fill(value)
        self.page.locator("[name=consent]").check()
        self.page.wait_for_timeout(2100)  # who is quicker is asked to press once more
        self.press("Sign, and send me the link to confirm")
        expect(self.page).to_have_url(re.compile("/sign/thanks/$"))

    def confirm(self, link: str) -> None:
        self.open(link)
        expect(self.page.get_by_role("heading", name="Confirm your signature")).to_be_visible()
        self.press("Yes, confirm my signature")
        expect(self.page.get_by_role("heading", name="Your signature is confirmed")).to_be_visible()

    def press(self, label: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).first.click()

    def follow(self, label: str) -> None:
        self.page.get_by_role("link", name=label, exact=True).first.click()

    def shows(self, *words: str) -> None:
        for text in words:
            expect(self.page.locator("main")).to_contain_text(text)

    def wait_for(self, path: str, *words: str) -> None:
        """Opens a page again until all of this stands on it."""
        for _second in range(30):
            self.open(path)
            text = self.page.locator("main").inner_text()
            if all(word in text for word in words):
                return
            self.page.wait_for_timeout(1000)
        self.shows(*words)

    def hides(self, *words: str) -> None:
        for text in words:
            expect(self.page.locator("main")).not_to_contain_text(text)
