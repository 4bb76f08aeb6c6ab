"""Organisations and persons: one row per exact name, never more joined than that."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import Role
from apps.base.errors import RuleError
from apps.parties import actions
from apps.parties.models import MergeDecision, Organisation, Person
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


def test_accepted_merge_points_to_the_survivor_and_keeps_every_name() -> None:
    actor = making.user(Role.COORDINATOR)
    first, second, third = named("NKHR", "KR"), named("Citizens' Alliance", "KR"), named("Citizens Alliance")
    actions.accept_merge(party=second, into=first, actor=actor)
    actions.accept_merge(party=third, into=second, actor=actor)
    third.refresh_from_db()
    assert (third.merged_into, third.name, third.country.code) == (first, "Citizens Alliance", "")
    assert third.history.latest().history_user == actor
    said = MergeDecision.objects.about("organisation", third.pk, first.pk).get()
    assert (said.answer, said.decided_by, said.undone_at) == ("accepted", actor, None)


def test_undone_merge_restores_exactly_and_may_be_accepted_again() -> None:
    survivor, merged = named("NKHR"), named("Citizens' Alliance", "KR")
    before = Organisation.objects.filter(pk=merged.pk).values("name", "acronym", "country", "website", "merged_into")
    expected = list(before)
    actions.accept_merge(party=merged, into=survivor, actor=None)
    assert list(before.all()) != expected
    actions.undo_merge(party=merged, actor=None)
    assert list(before.all()) == expected
    assert MergeDecision.objects.standing().count() == 0
    actions.accept_merge(party=merged, into=survivor, actor=None)
    assert MergeDecision.objects.count() == 2
    assert named("citizens' alliance") == survivor


def test_undoing_keeps_those_that_point_to_the_row() -> None:
    one, two, three = named("One"), named("Two"), named("Three")
    actions.accept_merge(party=three, into=two, actor=None)
    actions.accept_merge(party=two, into=one, actor=None)
    assert named("three") == one
    actions.undo_merge(party=two, actor=None)
    assert named("three") == two


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(RuleError) as refusal:
        act()
    return refusal.value.code


def test_rejected_merge_is_never_made_from_either_side_nor_through_another() -> None:
    one, other, third = named("No Chain"), named("No Fence"), named("No Fence Japan")
    actions.reject_merge(one=one, other=other, actor=None)
    assert actions.reject_merge(one=other, other=one, actor=None) == MergeDecision.objects.get()
    assert refused(lambda: actions.accept_merge(party=one, into=other, actor=None)) == "merge-rejected"
    assert refused(lambda: actions.accept_merge(party=other, into=one, actor=None)) == "merge-rejected"
    actions.accept_merge(party=third, into=other, actor=None)
    assert refused(lambda: actions.accept_merge(party=one, into=third, actor=None)) == "merge-rejected"
    assert refused(lambda: actions.accept_merge(party=other, into=one, actor=None)) == "merge-rejected"


def test_what_is_one_cannot_be_rejected_or_merged_again() -> None:
    one, two, three = named("One"), named("Two"), named("Three")
    actions.accept_merge(party=two, into=one, actor=None)
    assert refused(lambda: actions.reject_merge(one=one, other=two, actor=None)) == "merge-done"
    assert refused(lambda: actions.accept_merge(party=two, into=three, actor=None)) == "merge-done"
    assert refused(lambda: actions.accept_merge(party=one, into=two, actor=None)) == "merge-circle"
    assert refused(lambda: actions.undo_merge(party=one, actor=None)) == "merge-none"


def test_rejection_follows_a_merge_that_was_taken_away_by_hand() -> None:
    one, two = named("One"), named("Two")
    two = actions.accept_merge(party=two, into=one, actor=None)
    two.merged_into = None
    actions.save_organisation(row=two, actor=None)
    actions.reject_merge(one=one, other=two, actor=None)
    assert [said.answer for said in MergeDecision.objects.standing()] == ["never"]


@pytest.mark.parametrize(("name", "is_at_risk"), [("Mr G.", False), ("Kim C.", False), ("Ada Hidden", True)])
def test_hidden_persons_are_neither_merged_nor_set_apart(name: str, is_at_risk: bool) -> None:
    hidden = actions.save_person(row=Person(name=name, is_at_risk=is_at_risk), actor=None)
    known = actions.save_person(row=Person(name="Ada Hidden"), actor=None)
    assert refused(lambda: actions.accept_merge(party=hidden, into=known, actor=None)) == "merge-withheld"
    assert refused(lambda: actions.accept_merge(party=known, into=hidden, actor=None)) == "merge-withheld"
    assert refused(lambda: actions.reject_merge(one=known, other=hidden, actor=None)) == "merge-withheld"
    assert MergeDecision.objects.count() == 0


def test_persons_are_merged_and_told_from_organisations_of_the_same_number() -> None:
    one, other = (actions.save_person(row=Person(name=name), actor=None) for name in ("Viti Mun", "Vitit Mun"))
    actions.reject_merge(
        one=Organisation.objects.create(name="A"), other=Organisation.objects.create(name="B"), actor=None
    )
    actions.accept_merge(party=one, into=other, actor=None)
    assert Person.objects.get(pk=one.pk).merged_into == other


def test_drafter_may_not_decide_who_is_who() -> None:
    one, two, actor = named("One"), named("Two"), making.user(Role.DRAFTER)
    assert refused(lambda: actions.accept_merge(party=one, into=two, actor=actor)) == "not-allowed"
    assert refused(lambda: actions.reject_merge(one=one, other=two, actor=actor)) == "not-allowed"
    assert refused(lambda: actions.undo_merge(party=one, actor=actor)) == "not-allowed"
    assert MergeDecision.objects.count() == 0


@pytest.mark.parametrize(
    "other", ["école  für  Menschenrechte", "ÉCOLE FÜR MENSCHENRECHTE", "E\u0301cole für Menschenrechte"]
)
def test_letters_beyond_ascii_and_white_space_make_no_other_organisation(other: str) -> None:
    assert named(other) == named("École für Menschenrechte")


def test_organisation_written_past_the_actions_is_found_by_its_name() -> None:
    row = Organisation.objects.create(name="Written elsewhere")
    assert named("Written elsewhere") == row


def test_name_is_looked_up_in_indexes_however_long(django_assert_max_num_queries: Any) -> None:
    first = named("Korea for All " * 20)
    with django_assert_max_num_queries(1), CaptureQueriesContext(connection) as asked:
        assert named("KOREA for all " * 20) == first
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{asked[0]['sql']}")
        plan = " ".join(str(cell) for row in cursor.fetchall() for cell in row)
    assert "parties_namekey_key" in plan and "Seq Scan" not in plan and "SCAN parties_organisation" not in plan
