"""Who is who at the desk: proposals answered, remembered, taken back."""

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Role
from apps.addressees.models import Institution, Office
from apps.parties import actions
from apps.parties.models import MergeDecision, MergeProposal, MergeRun, Organisation, Person
from apps.progress import sweeps
from apps.progress.tasks import look_for_merges_task
from apps.signatories.models import Signature
from tests import desks, making

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return desks.client(Role.COORDINATOR)


def pair(*names: str) -> list[Organisation]:
    found = [actions.organisation_named(name=name, country="", language="en") for name in names]
    sweeps.look_for_merges()
    return found


def proposal() -> str:
    return reverse("desk:who-is-who-answer", args=[MergeProposal.objects.get().pk])


def address(name: str, *args: object) -> str:
    return reverse(f"desk:who-is-who{name}", args=args)


def test_proposal_is_shown_with_reasons_and_accepted(visitor: Client) -> None:
    old, new = pair("Citizens' Alliance (NKHR)", "Citizens' Alliance")
    page = desks.words(visitor, address(""))
    assert "acronym in brackets or beside the name" in page and "Citizens&#x27; Alliance (NKHR)" in page
    visitor.post(proposal(), {"answer": "same", "rows": [old.pk, new.pk], "stays": new.pk})
    old.refresh_from_db()
    assert (old.merged_into, old.name) == (new, "Citizens' Alliance (NKHR)")
    assert "Citizens&#x27; Alliance (NKHR)" not in desks.words(visitor, address(""))


def test_rejected_proposal_is_remembered_and_taken_back(visitor: Client) -> None:
    old, new = pair("Citizens' Alliance (NKHR)", "Citizens' Alliance")
    visitor.post(proposal(), {"answer": "never", "rows": [old.pk, new.pk]})
    decision = MergeDecision.objects.get()
    assert decision.answer == "never" and decision.decided_by is not None
    assert "Nothing waits here." in desks.words(visitor, address(""))
    visitor.post(address("-undo", decision.pk))
    decision.refresh_from_db()
    assert decision.undone_at is not None and decision.undone_by == decision.decided_by
    assert "acronym in brackets" in desks.words(visitor, address(""))


def test_merge_is_taken_back_from_the_list_of_decisions(visitor: Client) -> None:
    old, new = pair("Citizens' Alliance (NKHR)", "Citizens' Alliance")
    visitor.post(proposal(), {"answer": "same", "rows": [old.pk, new.pk], "stays": new.pk})
    assert "Citizens&#x27; Alliance (NKHR)" in desks.words(visitor, address("-decisions"))
    visitor.post(address("-undo", MergeDecision.objects.get().pk))
    old.refresh_from_db()
    assert old.merged_into is None


def test_only_ticked_rows_are_merged(visitor: Client) -> None:
    one, two, three = pair("Citizens' Alliance (NKHR)", "Citizens' Alliance", "The Citizens' Alliance")
    visitor.post(proposal(), {"answer": "same", "rows": [one.pk, two.pk], "stays": two.pk})
    assert list(Organisation.objects.exclude(merged_into=None)) == [one]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"answer": "same", "rows": ["one"], "stays": "one"}, "Tick at least two."),
        ({"answer": "same", "rows": ["one", "two"], "stays": ""}, "Choose which one stays."),
        ({"answer": "same", "rows": ["one", "other"], "stays": "other"}, "Tick at least two."),
        ({"answer": "never", "rows": ["x"]}, "Tick at least two."),
    ],
)
def test_answer_that_says_too_little_changes_nothing(
    visitor: Client, data: dict[str, list[str] | str], words: str
) -> None:
    one, two = pair("Citizens' Alliance (NKHR)", "Citizens' Alliance")
    other = actions.organisation_named(name="Not Offered", country="", language="en")
    pks = {"one": one.pk, "two": two.pk, "other": other.pk}
    rows = [pks.get(each, each) for each in data["rows"]]
    stays = pks.get(str(data.get("stays", "")), "")
    response = visitor.post(proposal(), {"answer": data["answer"], "rows": rows, "stays": stays}, follow=True)
    assert words in response.content.decode()
    assert not Organisation.objects.exclude(merged_into=None).exists() and not MergeDecision.objects.exists()


def test_refusal_of_the_rules_is_told(visitor: Client) -> None:
    one, two = pair("Citizens' Alliance (NKHR)", "Citizens' Alliance")
    actions.reject_merge(one=one, other=two, actor=None)
    data = {"answer": "same", "rows": [one.pk, two.pk], "stays": two.pk}
    response = visitor.post(proposal(), data, follow=True)
    assert "Somebody decided that these two are never one." in response.content.decode()


def test_another_one_is_found_by_name_and_merged(visitor: Client) -> None:
    one, two = pair("Bund der Menschenrechte", "Liga für alle")
    page = desks.words(visitor, address("-one", "organisation", one.pk) + "?q=liga")
    assert "Liga für alle" in page
    data = {"answer": "same", "rows": [one.pk, two.pk], "stays": two.pk}
    visitor.post(address("-one", "organisation", one.pk), data)
    one.refresh_from_db()
    assert one.merged_into == two


def test_offices_and_institutions_are_merged_too(visitor: Client) -> None:
    one = making.office(title="President of the Republic")
    two = Office.objects.create(institution=one.institution, title="The President of the Republic")
    visitor.post(address("-one", "office", one.pk), {"answer": "same", "rows": [two.pk], "stays": one.pk})
    two.refresh_from_db()
    assert two.merged_into == one
    twin = Institution.objects.create(name="Blue House")
    visitor.post(
        address("-one", "institution", twin.pk), {"answer": "same", "rows": [one.institution_id], "stays": twin.pk}
    )
    one.institution.refresh_from_db()
    assert one.institution.merged_into == twin


@pytest.mark.parametrize("hidden", [{"name": "Ada Hidden Person", "is_at_risk": True}, {"name": "Mr G."}])
def test_persons_at_risk_and_initials_appear_nowhere(visitor: Client, hidden: dict[str, object]) -> None:
    known = actions.save_person(row=Person(name="Ada Hidden Person"), actor=None)
    other = actions.save_person(row=Person(**hidden), actor=None)
    assert visitor.get(address("-one", "person", other.pk)).status_code == 404
    page = desks.words(visitor, address("-one", "person", known.pk) + "?q=a")
    assert f'value="{other.pk}"' not in page
    visitor.post(address("-one", "person", known.pk), {"answer": "same", "rows": [other.pk], "stays": known.pk})
    assert not Person.objects.exclude(merged_into=None).exists()


def test_organisation_hidden_after_the_search_is_shown_no_more(visitor: Client) -> None:
    letter = making.open_letter()
    signature = making.confirmed(letter, name="Citizens' Alliance (NKHR)")
    pair("Citizens' Alliance")
    assert "NKHR" in desks.words(visitor, address(""))
    Signature.objects.filter(pk=signature.pk).update(visibility=Signature.Visibility.WITHHELD)
    assert "NKHR" not in desks.words(visitor, address(""))
    assert "NKHR" not in desks.words(visitor, address("-decisions"))


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.APPROVER, Role.DATA_OFFICER])
def test_only_who_keeps_the_directory_comes_in(role: Role) -> None:
    one, _two = pair("Citizens' Alliance (NKHR)", "Citizens' Alliance")
    stranger = desks.client(role)
    for page in (address(""), address("-decisions"), address("-one", "organisation", one.pk)):
        assert stranger.get(page).status_code == 403
    for page in (proposal(), address("-look"), address("-one", "organisation", one.pk)):
        assert stranger.post(page, {"answer": "never"}).status_code == 403


def test_pages_change_nothing_on_get(visitor: Client) -> None:
    pair("Citizens' Alliance (NKHR)", "Citizens' Alliance")
    assert visitor.get(proposal()).status_code == visitor.get(address("-look")).status_code == 405


def test_list_costs_the_same_for_one_and_for_three(visitor: Client) -> None:
    pair("Citizens' Alliance (NKHR)", "Citizens' Alliance")
    desks.cost(visitor, address(""))
    one = desks.cost(visitor, address(""))
    for name in ("Freedom Watch of Seoul", "Peace Institute in Busan"):
        for spelling in (name, f"The {name}"):
            actions.organisation_named(name=spelling, country="", language="en")
    visitor.post(address("-look"))
    assert look_for_merges_task(MergeRun.objects.unfinished().get().pk)
    assert MergeProposal.objects.count() == 3
    assert desks.cost(visitor, address("")) == one


def test_number_that_no_row_can_have_is_no_row(visitor: Client) -> None:
    (one,) = pair("Rights Watch")
    assert visitor.get(address("-one", "organisation", 10**30)).status_code == 404
    answer = visitor.post(address("-one", "organisation", one.pk), {"answer": "same", "rows": ["9" * 40]}, follow=True)
    assert "Tick at least two." in answer.content.decode()
