import itertools

import pytest

from apps.accounts.models import Role
from apps.parties.models import Organisation, Person
from tests import desks

pytestmark = pytest.mark.django_db

_numbers = itertools.count(1)


@pytest.mark.parametrize("model", [Organisation, Person])
def test_lists_of_parties_cost_the_same_for_three(model: type[Organisation] | type[Person]) -> None:
    def make() -> Organisation | Person:
        return model.objects.create(name=f"Name {next(_numbers)}", country="KR")

    one, three = desks.list_costs(desks.client(Role.COORDINATOR), make)
    assert one == three


def test_party_pages_open_for_a_coordinator() -> None:
    visitor = desks.client(Role.COORDINATOR)
    for model in (Organisation, Person):
        row = model.objects.create(name="Peace Now")
        assert "Save" in desks.words(visitor, desks.page(row))
        assert desks.cost(visitor, desks.adding(model)) > 0


def test_organisation_is_saved_through_its_action() -> None:
    visitor = desks.client(Role.COORDINATOR)
    row = Organisation.objects.create(name="Peace Now")
    data = desks.form_data(visitor, desks.page(row)) | {"acronym": "PN"}
    assert visitor.post(desks.page(row), data).status_code == 302
    latest = row.history.latest()
    assert latest.acronym == "PN"
    assert latest.history_user is not None


def test_contact_person_is_hidden_from_a_drafter() -> None:
    row = Organisation.objects.create(name="Peace Now", contact_name="Ada Hidden", contact_email="ada@ngo.example")
    assert "ada@ngo.example" in desks.words(desks.client(Role.COORDINATOR), desks.page(row))
    page = desks.words(desks.client(Role.DRAFTER), desks.page(row))
    assert "ada@ngo.example" not in page
    assert "Ada Hidden" not in page


def test_person_at_risk_is_named_to_the_data_officer_alone() -> None:
    row = Person.objects.create(name="Endangered One", title="Witness of 2014", is_at_risk=True)
    visitor = desks.client(Role.COORDINATOR)
    for address in (desks.page(row), desks.listing(Person), desks.listing(Person) + "?q=Endangered"):
        assert "Endangered One" not in desks.words(visitor, address)
        assert "Witness of 2014" not in desks.words(visitor, address)
    assert visitor.post(desks.page(row), {"name": "Changed"}).status_code == 403
    assert "Endangered One" in desks.words(desks.client(Role.DATA_OFFICER), desks.page(row))
