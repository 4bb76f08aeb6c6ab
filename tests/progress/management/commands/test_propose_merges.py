"""The command on the three letters of the corpus: every true pair is proposed, and no other."""

import json
from io import StringIO
from itertools import combinations
from typing import Any

import pytest
from django.core.management import call_command

from apps.parties import actions
from apps.parties.models import Organisation, Person

pytestmark = pytest.mark.django_db

EIGHT, SOUTH, EU = "2014-11-10-un-member-states", "2020-02-21-president-of-korea", "2020-02-26-eu-high-representative"

# Read in the letters by eye: spellings that the import does not join, because they differ by more than case.
TRUE_PAIRS = {
    frozenset(pair)
    for pair in [
        ("Citizens' Alliance for North Korean Human Rights", "Citizens' Alliance for North Korean Human Rights (NKHR)"),
        ("Committee for Human Rights in North Korea", "Committee for Human Rights in North Korea (HRNK)"),
        ("Cristian Solidarity Worldwide", "Christian Solidarity Worldwide"),
        ("FIDH - International Federation for Human Rights", "International Federation for Human Rights (FIDH)"),
        ("Human Rights Data Analysis Group", "Human Rights Data Analysis Group (HRDAG)"),
        ("International Child Rights Center", "International Child Rights Center (InCRC)"),
        (
            "International Coalition to Stop Crimes Against Humanity in North Korea (ICNK)",
            "International Coalition to Stop Crimes against Humanity in North Korea",
        ),
        ("Naw Action & Unity for Human Rights", "Now Action & Unity for Human rights"),
        ("Balay Alternative Legal Advocates for Development in Mindanaw", "BALAOD Mindanaw"),
        ("Viti Muntarbhorn", "Vitit Muntarbhorn"),
        ("Lawyers for Human Rights and Unification of Korea", "Lawyers for human rights and unification of Korea"),
        ("David Alton", "David Alton, Lord"),
        ("Yanghee Lee", "Yanghee Lee, Ph.D."),
    ]
}


def run() -> list[dict[str, Any]]:
    out = StringIO()
    call_command("propose_merges", "--format", "json", stdout=out, skip_checks=True)
    found: list[dict[str, Any]] = json.loads(out.getvalue())
    return found


def proposed_pairs(found: list[dict[str, Any]]) -> set[frozenset[str]]:
    """Pairs of different spellings that stand in one proposed cluster."""
    names = [{member["name"] for member in each["members"]} for each in found if each["proposed"]]
    return {frozenset(pair) for each in names for pair in combinations(sorted(each), 2)}


def test_corpus_gives_every_true_pair_and_no_other() -> None:
    call_command("import_corpus", stdout=StringIO(), skip_checks=True)
    found = run()
    assert proposed_pairs(found) == TRUE_PAIRS
    project = next(each for each in found if each["members"][0]["name"] == "The 88 Project")
    assert project["members"] == [
        {"name": "The 88 Project", "country": "US", "document": SOUTH},
        {"name": "The 88 Project", "country": "VN", "document": EU},
    ]
    assert (project["joined"], project["against"]) == (True, ["other country"])
    nkhr = next(each for each in found if any("(NKHR)" in member["name"] for member in each["members"]))
    assert {member["document"] for member in nkhr["members"]} == {EIGHT, SOUTH, EU}
    assert nkhr["reasons"] == ["acronym in brackets or beside the name"]
    assert (nkhr["kind"], nkhr["joined"]) == ("organisation", False)
    ministries = next(each for each in found if each["kind"] == "institution" and not each["joined"])
    assert (ministries["proposed"], ministries["against"]) == (False, ["other country"])


def pair_of_organisations() -> tuple[Organisation, Organisation]:
    one = Organisation.objects.create(name="Korea Peace Watch")
    return one, Organisation.objects.create(name="Korea Peace Watch (KPW)")


def test_rejected_pair_is_never_proposed_again() -> None:
    one, other = pair_of_organisations()
    assert len(run()) == 1
    actions.reject_merge(one=other, other=one, actor=None)
    assert run() == []


def test_accepted_pair_is_not_proposed_until_it_is_undone() -> None:
    one, other = pair_of_organisations()
    actions.accept_merge(party=other, into=one, actor=None)
    assert run() == []
    actions.undo_merge(party=other, actor=None)
    assert [each["joined"] for each in run()] == [False]


def test_persons_at_risk_and_initials_are_not_in_it() -> None:
    Person.objects.create(name="Ada Hidden", title="Witness", is_at_risk=True)
    Person.objects.create(name="Ada Hidden", title="Witness")
    Person.objects.create(name="Mr G.")
    Person.objects.create(name="Mr G.")
    assert run() == []


def test_text_says_the_same_in_lines() -> None:
    pair_of_organisations()
    out = StringIO()
    call_command("propose_merges", stdout=out, skip_checks=True)
    assert out.getvalue() == (
        "0.97 organisation, proposed: acronym in brackets or beside the name\n"
        "  Korea Peace Watch (-) in -\n  Korea Peace Watch (KPW) (-) in -\n"
    )
