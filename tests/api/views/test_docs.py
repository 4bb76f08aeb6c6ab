from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.api.conftest import Read, World
from tests.api.v1.test_lists import LISTS


def test_the_schema_is_valid_and_complete(tmp_path: object, read: Read, db: None) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", f"{tmp_path}/schema.yml")
    paths = read("schema/", format="json")["paths"]
    assert {path.split("/")[3] for path in paths} == set(LISTS)
    assert {method for operations in paths.values() for method in operations} == {"get"}


def test_every_address_of_the_schema_answers_as_it_says(
    world: Callable[..., World], read: Read, client: Client
) -> None:
    one = world()
    office = one.letter.addressees.get().office
    known: dict[str, dict[str, object]] = {
        "campaigns": {"slug": one.campaign.slug},
        "asks": {"id": one.ask.pk},
        "letters": {"slug": one.letter.slug, "number": 1},
        "institutions": {"id": office.institution_id},
        "offices": {"id": office.pk},
        "responses": {"slug": one.response.slug},
        "commitments": {"id": one.commitment.pk},
        "documents": {"slug": one.document.slug},
    }
    schema = read("schema/", format="json")
    for path, operations in schema["paths"].items():
        resource = path.split("/")[3]
        address = path.removeprefix("/api/v1/")
        needed = {"text": one.document.passages.get().text} if path.endswith("/like/") else {}
        answer = read(address.format(**known.get(resource, {})), **needed)
        declared = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        check(answer, declared, schema["components"]["schemas"])
        if "{" in path:
            assert read(address.format(slug="none", id=987654, number=99), 404)["error"]["code"] == "not-found"
        assert "default" in operations["get"]["responses"]


def check(value: object, declared: dict[str, object], components: dict[str, dict[str, object]]) -> None:
    """Whether an answer has exactly the keys that the schema declares, all the way down."""
    if "$ref" in declared:
        declared = components[str(declared["$ref"]).rsplit("/", 1)[1]]
    if isinstance(value, dict) and isinstance(properties := declared.get("properties"), dict):
        assert set(value) == set(properties)
        for key, inner in value.items():
            check(inner, properties[key], components)
    elif isinstance(value, list) and isinstance(items := declared.get("items"), dict):
        for inner in value:
            check(inner, items, components)


@pytest.mark.django_db(transaction=True)
def test_the_page_shows_every_address_under_the_security_policy(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + reverse("api:docs"))
    expect(page.locator("#api-docs .opblock")).to_have_count(22)
    page.locator("#api-docs .opblock").nth(0).locator("button").first.click()
    expect(page.locator("#api-docs .opblock .parameters")).to_be_visible()
    expect(page).to_have_title("Interface for programs")


def test_the_page_needs_no_cookie_and_names_no_other_host(client: Client, db: None) -> None:
    answer = client.get(reverse("api:docs"))
    assert answer.status_code == 200
    assert not answer.cookies
    assert "https://" not in answer.content.decode()
