"""The desk as one person sees it: forms, inlines, steps. Everything by what stands on the page."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

PATIENCE = 60  # seconds for what a worker does meanwhile


@dataclass(frozen=True)
class Desk:
    page: Page
    url: str

    def log_in(self, username: str, password: str) -> None:
        self.page.goto(f"{self.url}/admin/")
        self.page.locator("[name=login]").fill(username)
        self.page.locator("[name=password]").fill(password)
        self.page.locator("[name=password]").press("Enter")
        expect(self.page.get_by_role("heading", name="Overview")).to_be_visible()

    def open(self, path: str) -> None:
        self.page.goto(f"{self.url}/admin/{path}")

    def find(self, path: str, words: str) -> None:
        """Opens the one row of a list that has these words."""
        self.open(f"{path}?q={words}")
        self.page.locator("#result_list").get_by_role("link", name=words).first.click()

    def fill(self, **fields: str) -> None:
        """Fields of the page's form by name; choices by what they read."""
        for name, value in fields.items():
            self._fill(self.page.locator(f"[name='{name}']"), value)

    def choose(self, field: str, words: str) -> None:
        """The one row that a field finds which searches while one types."""
        self.page.locator(f"select[name='{field}'] + .select2").click()
        self.page.locator(".select2-search__field").fill(words)
        found = self.page.locator(".select2-results__option[aria-selected]")
        expect(found).to_have_count(1)
        found.click()

    def add_row(self, prefix: str, **fields: str) -> str:
        """A further row in an inline group; returns the prefix of its fields."""
        group = self.page.locator(f"#{prefix}-group")
        number = int(self.page.locator(f"[name={prefix}-TOTAL_FORMS]").input_value())
        group.locator(".add-row a").click()
        row = f"{prefix}-{number}"
        self.fill(**{f"{row}-{name}": value for name, value in fields.items()})
        return row

    def save(self) -> None:
        """Saves and stays on the page; fails with what the page complains of."""
        self.page.locator("[name=_continue]").click()
        expect(self.page.locator(".errornote, .errorlist")).to_have_count(0)
        expect(self.page.locator(".messagelist .success")).to_be_visible()

    def step(self, label: str, **fields: str) -> None:
        """Takes a step of the row that is shown, on its own page where it has one."""
        link = self.page.get_by_role("link", name=label, exact=True)
        button = self.page.get_by_role("button", name=label, exact=True)
        expect(link.or_(button).first).to_be_visible()
        if link.count():
            link.first.click()
            expect(button).to_be_visible()
            self.fill(**fields)
        button.click()
        expect(self.page.locator(".messagelist .success").first).to_be_visible()

    def wait_for_state(self, state: str) -> None:
        """Looks at the page again until it shows this state."""
        self._wait(self.page.locator(".state", has_text=re.compile(f"^{state}$")))

    def wait_in_list(self, path: str, words: str, state: str) -> None:
        """Looks at a list again until the row with these words has this state."""
        self.open(f"{path}?q={words}")
        self._wait(self.page.locator("#result_list tr", has_text=words).filter(has_text=state))

    def _wait(self, wanted: Locator) -> None:
        for _second in range(PATIENCE):
            if wanted.count():
                return
            self.page.wait_for_timeout(1000)
            self.page.reload()
        expect(wanted.first).to_be_visible()

    @staticmethod
    def _fill(field: Locator, value: str) -> None:
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        elif field.first.get_attribute("type") in ("checkbox", "radio"):
            field.locator(f"xpath=self::*[@value='{value}']").check()
        else:
            field.fill(value)
