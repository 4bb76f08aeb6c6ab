"""Organisations and persons: one row per exact name, never more joined than that."""

import pytest

from apps.accounts.models import Role
from apps.base.errors import RuleError
from apps.parties import actions
from apps.parties.models import Organisation, Person
from tests import making

pytestmark = pytest.mark.django_db


def named(name: str, country: str = "") -> Organisation:
    return actions.organisation_named(name=name, country=country, language="en")


def test_case_and_spacing_do_not_make_another_organisation() -> None:
    first = named("Korea for All", "JP")
    assert named("KOREA for all", "US") == first
    first.refresh_from_db()
    assert first.country.code == "JP"


@pytest.mark.parametrize("other", ["Korea for All (KFA)", "The Korea for All", "Korea-for-All"])
def test_anything_else_does(other: str) -> None:
    assert named(other) != named("Korea for All")


def test_merged_organisation_is_found_as_its_survivor() -> None:
    survivor, merged = named("NKHR"), named("Citizens' Alliance")
    merged.merged_into = survivor
    actions.save_organisation(row=merged, actor=None)
    assert named("citizens' alliance") == survivor


def test_merge_in_a_circle_is_refused() -> None:
    first, second = named("One"), named("Two")
    second.merged_into = first
    actions.save_organisation(row=second, actor=None)
    first.merged_into = second
    with pytest.raises(RuleError) as refusal:
        actions.save_organisation(row=first, actor=None)
    assert refusal.value.code == "merge-circle"
    assert Organisation.objects.get(pk=first.pk).merged_into is None


def test_persons_are_not_joined_by_name_alone() -> None:
    one = actions.person_as_printed(name="Ann Lee", title="Judge", country="")
    assert actions.person_as_printed(name="Ann Lee", title="Judge", country="") == one
    assert actions.person_as_printed(name="Ann Lee", title="Former judge", country="") != one


def test_person_at_risk_is_never_joined() -> None:
    hidden = actions.save_person(row=Person(name="Mr G.", is_at_risk=True), actor=None)
    assert actions.person_as_printed(name="Mr G.", title="", country="") != hidden


def test_drafter_may_not_save_an_organisation() -> None:
    with pytest.raises(RuleError) as refusal:
        actions.save_organisation(row=Organisation(name="One"), actor=making.user(Role.DRAFTER))
    assert refusal.value.code == "not-allowed"
