import pytest

from apps.accounts.models import Role
from apps.addressees.models import Address, Channel, Holder, Institution, Office
from tests import desks, making

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Institution, Office, Holder, Address])
def test_lists_of_the_directory_cost_the_same_for_three(model: type) -> None:
    def make() -> object:
        office = making.office()
        rows = (office, office.institution, office.holders.get(), office.addresses.get())
        return next(row for row in rows if type(row) is model)

    one, three = desks.list_costs(desks.client(Role.COORDINATOR), make)  # type: ignore[arg-type]
    assert one == three


def test_directory_pages_open_for_a_coordinator() -> None:
    visitor = desks.client(Role.COORDINATOR)
    office = making.office()
    for row in (office, office.institution, office.holders.get(), office.addresses.get()):
        assert "Save" in desks.words(visitor, desks.page(row))
        assert desks.cost(visitor, desks.adding(type(row))) > 0


def test_office_shows_the_block_that_a_letter_would_carry() -> None:
    office = making.office(title="Minister of Peace")
    page = desks.words(desks.client(Role.COORDINATOR), desks.page(office))
    assert f"{office.holders.get().name}\nMinister of Peace" in page.replace("<br>", "\n")


def test_office_gets_a_holder_through_its_action() -> None:
    visitor = desks.client(Role.COORDINATOR)
    office = making.office()
    data = desks.form_data(visitor, desks.page(office)) | {"holders-TOTAL_FORMS": "2", "holders-1-name": "Ms New"}
    data |= {"holders-1-since": "2026-01-01"}
    assert visitor.post(desks.page(office), data).status_code == 302
    holder = office.holders.get(name="Ms New")
    assert holder.history.get().history_user is not None


def test_address_of_the_past_cannot_be_edited_or_removed() -> None:
    visitor = desks.client(Role.COORDINATOR)
    office = making.office()
    old = Address.objects.create(office=office, channel=Channel.EMAIL, value="old@gov.example", is_historical=True)
    assert visitor.post(desks.page(old), {"value": "new@gov.example"}).status_code == 403
    page = desks.words(visitor, desks.page(office))
    assert "old@gov.example" in page
    assert 'value="old@gov.example"' not in page
    assert ">old@gov.example</textarea>" not in page


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.APPROVER, Role.DATA_OFFICER])
def test_directory_is_read_only_for_other_roles(role: Role) -> None:
    visitor = desks.client(role)
    office = making.office()
    assert visitor.post(desks.page(office), {"title": "Changed"}).status_code == 403
    assert visitor.get(desks.adding(Office)).status_code == 403


def test_filter_offers_the_countries_of_the_directory_alone() -> None:
    Institution.objects.create(name="Ministry of Example", country="NO")
    visitor = desks.client(Role.COORDINATOR)
    page = visitor.get("/admin/addressees/institution/").content.decode()
    assert "?country__exact=NO" in page
    assert "?country__exact=FR" not in page
    narrowed = visitor.get("/admin/addressees/institution/?country__exact=NO")
    assert [row.name for row in narrowed.context["cl"].result_list] == ["Ministry of Example"]
