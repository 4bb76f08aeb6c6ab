"""Searching the directory for rows that may be one, once a day and after accidents."""

import datetime

import pytest
import time_machine

from apps.base import clock
from apps.parties import actions
from apps.parties.models import MergeProposal, MergeRun, NameKey, Organisation
from apps.progress import sweeps, tasks
from apps.progress.actions import look_for_merges

pytestmark = pytest.mark.django_db


def named(*names: str) -> list[int]:
    return [actions.organisation_named(name=name, country="", language="en").pk for name in names]


def members() -> list[list[int]]:
    return [list(each.members) for each in MergeProposal.objects.order_by("pk")]


def test_directory_is_searched_once_a_day() -> None:
    pair = named("Citizens' Alliance (NKHR)", "Citizens' Alliance")
    assert (sweeps.look_for_merges(), sweeps.look_for_merges()) == (1, 0)
    assert members() == [pair]
    with time_machine.travel(clock.now() + datetime.timedelta(days=1, minutes=1)):
        more = named("The Citizens' Alliance")
        assert sweeps.look_for_merges() == 1
        assert members() == [[*pair, *more]]
        assert MergeRun.objects.count() == 1


def test_names_without_keys_get_them() -> None:
    named("One", "Two")
    NameKey.objects.all().delete()
    sweeps.look_for_merges()
    assert set(NameKey.objects.values_list("organisation__name", flat=True)) == {"One", "Two"}


def test_second_bell_and_second_request_search_no_second_time() -> None:
    run = look_for_merges(actor=None)
    assert look_for_merges(actor=None) == run
    assert (tasks.look_for_merges_task(run.pk), tasks.look_for_merges_task(run.pk)) == (True, False)


def test_search_of_a_killed_worker_is_carried_out_again() -> None:
    run = look_for_merges(actor=None)
    assert MergeRun.objects.claim(run.pk)
    assert tasks.look_for_merges_task(run.pk) is False
    with time_machine.travel(clock.now() + MergeRun.LEASE + datetime.timedelta(seconds=1)):
        assert sweeps.look_for_merges() == 1
    run.refresh_from_db()
    assert (run.status, run.leased_until) == (MergeRun.Status.DONE, None)


def test_rejected_pairs_are_proposed_no_more_also_as_their_survivors() -> None:
    named("Citizens' Alliance (NKHR)", "Citizens' Alliance", "Bund der Buerger")
    bracketed, bare, german = Organisation.objects.order_by("pk")
    actions.reject_merge(one=bracketed, other=bare, actor=None)
    sweeps.look_for_merges()
    assert members() == []
    actions.accept_merge(party=bare, into=german, actor=None)
    german.refresh_from_db()
    german.name = "The Citizens' Alliance"
    actions.save_organisation(row=german, actor=None)
    tasks.look_for_merges_task(look_for_merges(actor=None).pk)
    assert members() == []
