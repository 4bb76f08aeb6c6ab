"""List and figures of a letter, where two signatories turn out to be one."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.base import clock
from apps.parties import actions
from apps.parties.models import Organisation
from apps.signatories import compose, sweeps
from apps.signatories.models import Signature
from tests import making

pytestmark = pytest.mark.django_db


def organisation(signature: Signature) -> Organisation:
    signature.refresh_from_db()
    assert signature.organisation is not None
    return signature.organisation


def names(letter: object) -> list[str]:
    return [line.name for group in compose.groups(letter) for line in group.lines]  # type: ignore[arg-type]


def test_merged_organisations_count_and_are_named_once_until_the_merge_is_undone() -> None:
    letter = making.open_letter()
    first, second = making.confirmed(letter, name="NKHR"), making.confirmed(letter, name="Citizens' Alliance")
    making.confirmed(letter, name="Third")
    merged = actions.accept_merge(party=organisation(first), into=organisation(second), actor=None)
    assert compose.figures(letter).organisations == 2
    assert names(letter) == ["NKHR", "Third"]  # the name of who signed first
    actions.undo_merge(party=merged, actor=None)
    assert compose.figures(letter).organisations == 3
    assert sorted(names(letter)) == ["Citizens' Alliance", "NKHR", "Third"]


def test_merged_organisations_under_two_letters_stay_under_both() -> None:
    one, other = making.open_letter(), making.open_letter()
    first, second = making.confirmed(one, name="NKHR"), making.confirmed(other, name="Citizens' Alliance")
    actions.accept_merge(party=organisation(first), into=organisation(second), actor=None)
    assert (names(one), names(other)) == (["NKHR"], ["Citizens' Alliance"])


def test_shown_entry_stays_where_the_other_is_withheld_or_private() -> None:
    letter = making.open_letter()
    hidden, shown = making.confirmed(letter, name="NKHR"), making.confirmed(letter, name="Citizens' Alliance")
    actions.accept_merge(party=organisation(hidden), into=organisation(shown), actor=None)
    for visibility in (Signature.Visibility.WITHHELD, Signature.Visibility.PRIVATE):
        Signature.objects.filter(pk=hidden.pk).update(visibility=visibility)
        assert (compose.figures(letter).organisations, names(letter)) == (1, ["Citizens' Alliance"])


def test_list_costs_the_same_for_one_merge_and_for_three() -> None:
    letter = making.open_letter()
    costs = []
    for number in range(3):
        pair = [making.confirmed(letter, name=f"{name} {number}") for name in ("Old", "New")]
        actions.accept_merge(party=organisation(pair[0]), into=organisation(pair[1]), actor=None)
        with CaptureQueriesContext(connection) as queries:
            assert len(names(letter)) == number + 1
        costs.append(len(queries))
    assert costs[0] == costs[2]


def test_only_who_is_public_enters_the_directory_on_confirming() -> None:
    letter = making.open_letter()
    making.pending(letter, name="Waiting")
    making.confirmed(letter, name="Hidden", visibility="withheld")
    making.confirmed(letter, name="At Risk", visibility="private", is_at_risk=True)
    making.confirmed(letter, name="Shown", country="NL")
    assert list(Organisation.objects.values_list("name", "country")) == [("Shown", "NL")]


def test_public_figures_follow_a_merge_and_its_undoing() -> None:
    letter = making.open_letter()
    first, second = making.confirmed(letter, name="NKHR"), making.confirmed(letter, name="Citizens' Alliance")
    with time_machine.travel(clock.now() + datetime.timedelta(minutes=5)) as moment:
        sweeps.refresh_tallies()
        assert compose.public_figures(letter).organisations == 2
        moment.shift(datetime.timedelta(minutes=5))
        assert sweeps.refresh_tallies() == 0
        merged = actions.accept_merge(party=organisation(first), into=organisation(second), actor=None)
        sweeps.refresh_tallies()
        assert compose.public_figures(letter).organisations == 1
        moment.shift(datetime.timedelta(minutes=5))
        actions.undo_merge(party=merged, actor=None)
        sweeps.refresh_tallies()
        assert compose.public_figures(letter).organisations == 2
