"""What holds for every list and every row of the API."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.archive.models import Passage
from tests import making
from tests.api.conftest import Read, World

LISTS = (
    "campaigns",
    "asks",
    "letters",
    "signatures",
    "institutions",
    "offices",
    "responses",
    "positions",
    "outcomes",
    "commitments",
    "documents",
    "passages",
)


def test_every_list_costs_the_same_queries_for_one_row_and_for_three(world: Callable[..., World], read: Read) -> None:
    world()
    few = {resource: counted(read, resource) for resource in LISTS}
    world(), world()
    many = {resource: counted(read, resource) for resource in LISTS}
    assert all(many[resource][0] >= few[resource][0] + 2 for resource in LISTS)
    assert {resource: many[resource][1] for resource in LISTS} == {resource: few[resource][1] for resource in LISTS}


def counted(read: Read, resource: str) -> tuple[int, int]:
    read(f"{resource}/")  # the brake's counter is made by the first request
    with CaptureQueriesContext(connection) as queries:
        rows = read(f"{resource}/")["results"]
    return len(rows), len(queries)


@pytest.mark.parametrize("resource", ["campaigns", "letters", "responses"])
def test_a_row_in_full_costs_the_same_whatever_hangs_on_it(
    resource: str, world: Callable[..., World], read: Read
) -> None:
    """A second signatory, ask or commitment adds no query."""
    one = world()
    slug = {"campaigns": one.campaign.slug, "letters": one.letter.slug, "responses": one.response.slug}[resource]
    read(f"{resource}/{slug}/")
    with CaptureQueriesContext(connection) as before:
        read(f"{resource}/{slug}/")
    grow(one)
    with CaptureQueriesContext(connection) as after:
        read(f"{resource}/{slug}/")
    assert len(after) == len(before)


def grow(one: World) -> None:
    for index in range(3):
        one.campaign.asks.create(label=f"Another {index}", text="More.", status="accepted")
        one.response.commitments.create(quote=f"Another {index}", strength=2)
        making.confirmed(one.letter)


def test_no_list_counts_signatures(world: Callable[..., World], read: Read) -> None:
    world()
    with CaptureQueriesContext(connection) as queries:
        for resource in LISTS:
            read(f"{resource}/")
    statements = [query["sql"] for query in queries]
    assert [sql for sql in statements if "COUNT(" in sql and "signatories_signature" in sql] == []


@pytest.mark.parametrize("resource", LISTS)
def test_every_list_refuses_parameters_it_does_not_know(resource: str, read: Read, db: None) -> None:
    error = read(f"{resource}/", 400, campain="x")["error"]
    assert error["code"] == "invalid"
    assert [(field["field"], field["code"]) for field in error["fields"]] == [("campain", "unknown-parameter")]


def test_every_list_comes_in_pages(world: Callable[..., World], read: Read) -> None:
    for _ in range(3):
        world()
    for resource in LISTS:
        seen = walked(read, f"{resource}/?page_size=2")
        assert len(seen) >= 3
        assert len(seen) == len(set(seen)) == len(read(f"{resource}/", page_size=500)["results"])


def walked(read: Read, address: str) -> list[str]:
    """The rows of a list, page after page."""
    seen: list[str] = []
    while address:
        page = read(address)
        assert 1 <= len(page["results"]) <= 2
        seen += [str(row) for row in page["results"]]
        address = (page["next"] or "").partition("/api/v1/")[2]
    return seen


def test_a_page_never_holds_more_than_its_limit(world: Callable[..., World], read: Read) -> None:
    one = world()
    passages = [
        Passage(document=one.document, position=number, kind="paragraph", text="x") for number in range(10, 260)
    ]
    Passage.objects.bulk_create(passages)
    assert len(read("passages/", page_size=5000)["results"]) == 200


@pytest.mark.parametrize(
    ("resource", "parameters", "expected"),
    [
        ("campaigns", {"status": "active"}, 2),
        ("campaigns", {"status": "archived"}, 0),
        ("asks", {"campaign": "{campaign}"}, 1),
        ("letters", {"campaign": "{campaign}"}, 1),
        ("letters", {"status": "open"}, 2),
        ("letters", {"institution": "{institution}"}, 1),
        ("letters", {"is_historical": "true"}, 0),
        ("signatures", {"letter": "{letter}"}, 2),
        ("signatures", {"kind": "individual"}, 2),
        ("signatures", {"country": "kr"}, 4),
        ("signatures", {"campaign": "{campaign}", "kind": "organisation"}, 1),
        ("institutions", {"country": "nl"}, 2),
        ("offices", {"institution": "{institution}"}, 1),
        ("responses", {"letter": "{letter}"}, 1),
        ("responses", {"dated_from": "2026-03-02"}, 0),
        ("positions", {"position": "accepted"}, 2),
        ("outcomes", {"campaign": "{campaign}"}, 1),
        ("commitments", {"strength_from": "4"}, 2),
        ("commitments", {"strength_from": "5"}, 0),
        ("documents", {"dated_to": "2020-02-01"}, 1),
        ("passages", {"q": "document words 2"}, 1),
    ],
)
def test_filters_narrow_lists(
    resource: str, parameters: dict[str, str], expected: int, world: Callable[..., World], read: Read
) -> None:
    one = world()
    world()
    institution = one.letter.addressees.get().office.institution_id
    names = {"campaign": one.campaign.slug, "letter": one.letter.slug, "institution": institution}
    chosen = {key: value.format(**names) for key, value in parameters.items()}
    assert len(read(f"{resource}/", **chosen)["results"]) == expected


@pytest.mark.parametrize(
    ("resource", "parameters"),
    [
        ("campaigns", {"status": "planning-or-what"}),
        ("letters", {"dated_from": "yesterday"}),
        ("letters", {"status": "draft"}),
        ("letters", {"ordering": "embargo_until"}),
        ("offices", {"institution": "x"}),
    ],
)
def test_filters_refuse_values_that_cannot_be(resource: str, parameters: dict[str, str], read: Read, db: None) -> None:
    error = read(f"{resource}/", 400, **parameters)["error"]
    assert [field["field"] for field in error["fields"]] == list(parameters)
    assert all(field["message"] for field in error["fields"])


def test_lists_can_be_ordered(world: Callable[..., World], read: Read) -> None:
    slugs = sorted(world().campaign.slug for _ in range(3))
    assert [row["slug"] for row in read("campaigns/", ordering="slug")["results"]] == slugs
    assert [row["slug"] for row in read("campaigns/", ordering="-slug")["results"]] == slugs[::-1]
