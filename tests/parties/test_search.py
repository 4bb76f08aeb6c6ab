"""Did you mean …? Names nearly as somebody wrote them, found by keys in the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.parties import actions
from apps.parties.models import NameKey, Organisation
from apps.parties.search import similar_organisations

pytestmark = pytest.mark.django_db

KNOWN = "Citizens' Alliance for North Korean Human Rights"


def named(name: str, **fields: str) -> Organisation:
    return actions.save_organisation(row=Organisation(name=name, **fields), actor=None)


def meant(name: str, country: str = "") -> list[str]:
    found = similar_organisations(name, country=country, among=Organisation.objects.all())
    return [each.organisation.name for each in found]


@pytest.mark.parametrize(
    "typed",
    [
        "CITIZENS ALLIANCE FOR NORTH KOREAN HUMAN RIGHTS.",
        "Citizens' Alliance for North Korean Human Rights (NKHR)",
        "The Citizens' Alliance for North Korean Human Rights",
        "Citizens' Aliance for North Korean Human Rights",
        "Citizens' Alliance for North Korean Human Rigths",
        "Citizens' Alliance North Korean Human Rights",
        "itizens' Alliance for North Korean Human Rights",
    ],
)
def test_slips_are_asked_about(typed: str) -> None:
    named(KNOWN)
    named("Citizens for Clean Air")
    assert meant(typed) == [KNOWN]


@pytest.mark.parametrize("typed", [KNOWN, KNOWN.upper(), "Youth for Peace", "", "…", "Alliance for Mongolian Herders"])
def test_nobody_is_asked_without_need(typed: str) -> None:
    named(KNOWN)
    assert meant(typed) == []


def test_acronym_is_asked_about() -> None:
    named("Network for North Korean Democracy (NNKD)", country="KR")
    assert meant("NNKD", "KR") == ["Network for North Korean Democracy (NNKD)"]


def test_other_number_or_place_is_another_body() -> None:
    named("Amnesty International Group 23")
    named("Watch of Korea for Human Rights")
    assert meant("Amnesty International Group 24") == meant("Watch of Japan for Human Rights") == []


def test_merged_spelling_leads_to_the_survivor() -> None:
    stays, old = named("Transitional Justice Working Group"), named("Working Group on Justice in Transition")
    actions.accept_merge(party=old, into=stays, actor=None)
    assert meant("Working Group on Justice in Transitions") == ["Transitional Justice Working Group"]


def test_only_those_that_may_be_named_are_found() -> None:
    named(KNOWN)
    hidden = Organisation.objects.exclude(name=KNOWN)
    assert similar_organisations(f"The {KNOWN}", among=hidden) == ()


def test_new_name_gets_new_keys() -> None:
    row = named("Open Borders Forum")
    row.name = KNOWN
    actions.save_organisation(row=row, actor=None)
    assert meant("The Open Borders Forum") == []
    assert meant(f"The {KNOWN}") == [KNOWN]


def test_rows_without_keys_get_them() -> None:
    named(KNOWN)
    NameKey.objects.all().delete()
    assert meant(f"The {KNOWN}") == []
    assert (actions.index_names(most=10), actions.index_names(most=10)) == (1, 0)
    assert meant(f"The {KNOWN}") == [KNOWN]


def test_search_costs_the_same_for_one_and_for_three() -> None:
    named(KNOWN)
    costs = []
    for extra in ("", "of Asia", "of Africa"):
        if extra:
            named(f"{KNOWN} {extra}")
        with CaptureQueriesContext(connection) as queries:
            meant(f"The {KNOWN}")
        costs.append(len(queries))
    assert costs[0] == costs[1] == costs[2]
