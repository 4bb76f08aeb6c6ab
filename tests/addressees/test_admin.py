import pytest

from apps.accounts.models import Role
from apps.addressees import rules
from apps.addressees.models import Address, Channel, Holder, Institution, Office
from apps.base import clock
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


def test_office_says_who_held_it_on_a_day() -> None:
    visitor = desks.client(Role.COORDINATOR)
    office = making.office()
    office.holders.update(name="The First", until="2023-12-31")
    Holder.objects.create(office=office, name="The Second", since="2024-01-01")
    Holder.objects.create(office=office, name="Of Old", is_historical=True, source="A letter of 2014")
    page = desks.words(visitor, f"{desks.page(office)}?held_on=2023-06-01")
    assert "<strong>The First</strong>" in page and "<strong>The Second</strong>" not in page
    assert "Of Old (A letter of 2014)" in page
    assert "<strong>" not in desks.words(visitor, f"{desks.page(office)}?held_on=31.12.2023").partition("<fieldset")[0]
    listed = desks.words(visitor, desks.listing(Office))
    assert "The Second" in listed and "The First" not in listed


def test_office_shows_how_it_is_greeted_with_sources() -> None:
    office = making.office(rank=Office.Rank.AMBASSADOR)
    page = desks.words(desks.client(Role.COORDINATOR), desks.page(office))
    assert "Your Excellency," in page and "formsofaddress.info" in page
    assert "usual, no source checked" in page


def test_overlapping_terms_and_doubtful_addresses_are_warned_of_and_saved() -> None:
    visitor = desks.client(Role.COORDINATOR)
    office = making.office()
    data = desks.form_data(visitor, desks.page(office)) | {"holders-TOTAL_FORMS": "2", "holders-1-name": "Ms New"}
    data |= {"holders-1-since": "2026-01-01", "addresses-TOTAL_FORMS": "2", "addresses-1-channel": "post"}
    data |= {"addresses-1-country": "FR", "addresses-1-street": "1 quai", "addresses-1-city": "Paris"}
    response = visitor.post(desks.page(office), data | {"addresses-1-postal_code": "7500"}, follow=True)
    page = response.content.decode()
    assert f"The terms of {office.holders.earliest('pk')} and Ms New overlap." in page
    assert "Postal code: “7500” is not known in France." in page
    assert office.addresses.get(channel=Channel.POST).value == "1 quai\n7500 PARIS\nFrance"


def test_office_and_institution_take_names_in_other_languages() -> None:
    visitor = desks.client(Role.COORDINATOR)
    office = making.office()
    data = desks.form_data(visitor, desks.page(office)) | {"titles-TOTAL_FORMS": "1", "titles-0-language": "fr"}
    assert visitor.post(desks.page(office), data | {"titles-0-title": "Ministre"}).status_code == 302
    page = desks.page(office.institution)
    data = desks.form_data(visitor, page) | {"names-TOTAL_FORMS": "1", "names-0-language": "fr"}
    assert visitor.post(page, data | {"names-0-kind": "official", "names-0-name": "Ministère"}).status_code == 302
    assert rules.block(office, language="fr")[1:] == ("Ministre", "Ministère")
    title = office.titles.get()
    data = desks.form_data(visitor, desks.page(office))
    visitor.post(desks.page(office), data | {"titles-0-id": title.pk, "titles-0-DELETE": "on"})
    assert not office.titles.exists()


def test_lists_can_be_narrowed_to_what_nobody_checked_for_a_year() -> None:
    visitor = desks.client(Role.COORDINATOR)
    for name, day in (("Never", None), ("Long ago", "2001-01-01"), ("Now", clock.today())):
        Institution.objects.create(name=name, verified_on=day)
    for choice, name in (("unverified", "Never"), ("stale", "Long ago"), ("verified", "Now")):
        found = visitor.get(f"{desks.listing(Institution)}?verification={choice}").context["cl"].result_list
        assert [row.name for row in found] == [name]
