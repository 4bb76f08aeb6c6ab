import pytest
from django.urls import reverse

from apps.accounts.models import Role
from apps.signatories.models import Invitation, Signature, Tally
from tests import desks, making

pytestmark = pytest.mark.django_db


def test_signature_list_costs_the_same_for_three() -> None:
    letter = making.open_letter()
    one, three = desks.list_costs(desks.client(Role.COORDINATOR), lambda: making.confirmed(letter))
    assert one == three


def test_invitation_list_costs_the_same_for_three() -> None:
    letter = making.open_letter()
    one, three = desks.list_costs(desks.client(Role.COORDINATOR), lambda: making.invitation(letter))
    assert one == three


def test_tally_list_costs_the_same_for_three() -> None:
    one, three = desks.list_costs(
        desks.client(Role.COORDINATOR), lambda: Tally.objects.create(letter=making.open_letter())
    )
    assert one == three


def test_pages_open_and_nobody_adds_or_edits() -> None:
    visitor = desks.client(Role.COORDINATOR)
    letter = making.open_letter()
    for row in (making.confirmed(letter, name="Peace Now"), making.invitation(letter)):
        assert "Save" not in desks.words(visitor, desks.page(row))
        assert visitor.post(desks.page(row), {"name": "Changed"}).status_code == 403
    for model in (Signature, Invitation, Tally):
        assert visitor.get(desks.adding(model)).status_code == 403


def test_address_of_a_signatory_is_masked_without_the_right() -> None:
    signature = making.confirmed(making.open_letter(), email="secret@ngo.example", contact_name="Hidden Contact")
    page = desks.words(desks.client(Role.COORDINATOR), desks.page(signature))
    assert "secret@" not in page
    assert "Hidden Contact" not in page
    assert "•••@ngo.example" in page
    assert "secret@ngo.example" in desks.words(desks.client(Role.DATA_OFFICER), desks.page(signature))


def test_name_at_risk_is_nowhere_without_the_right() -> None:
    signature = making.confirmed(making.open_letter(), "individual", name="Endangered One", is_at_risk=True)
    visitor = desks.client(Role.COORDINATOR)
    for address in (
        desks.page(signature),
        desks.listing(Signature),
        desks.page(signature).replace("change", "history"),
    ):
        assert "Endangered" not in desks.words(visitor, address)
    assert "Endangered One" in desks.words(desks.client(Role.DATA_OFFICER), desks.page(signature))


def test_search_does_not_find_a_name_at_risk_without_the_right() -> None:
    making.confirmed(making.open_letter(), "individual", name="Endangered One", is_at_risk=True)
    address = desks.listing(Signature) + "?q=Endangered"
    found = [
        desks.client(role).get(address).context["cl"].result_count for role in (Role.COORDINATOR, Role.DATA_OFFICER)
    ]
    assert found == [0, 1]


def test_address_of_an_invitation_is_masked_for_who_does_not_invite() -> None:
    invitation = making.invitation(making.open_letter(), email="secret@ngo.example")
    assert "secret@ngo.example" not in desks.words(desks.client(Role.APPROVER), desks.page(invitation))
    assert "secret@ngo.example" in desks.words(desks.client(Role.COORDINATOR), desks.page(invitation))


def test_invitation_does_not_name_who_signed_at_risk_without_the_right() -> None:
    letter = making.open_letter()
    row = making.invitation(letter, name="Endangered One", email="one@endangered.example")
    making.confirmed(
        letter, name="Endangered One", email="one@endangered.example", is_at_risk=True, visibility="withheld"
    )
    history = desks.page(row).replace("change", "history")
    for role in (Role.COORDINATOR, Role.APPROVER):
        visitor = desks.client(role)
        for address in (desks.page(row), desks.listing(Invitation), history):
            assert "ndangered" not in desks.words(visitor, address)
        found = visitor.get(desks.listing(Invitation) + "?q=Endangered").context["cl"].result_count
        assert found == 0
    assert "ndangered" not in desks.words(desks.client(Role.COORDINATOR), reverse("desk:invite", args=[letter.pk]))
    assert "one@endangered.example" in desks.words(desks.client(Role.DATA_OFFICER), desks.page(row))


def test_neither_domain_nor_country_tells_who_is_at_risk() -> None:
    row = making.confirmed(
        making.open_letter(), email="one@endangered.example", country="TM", is_at_risk=True, visibility="withheld"
    )
    visitor = desks.client(Role.COORDINATOR)
    assert "endangered.example" not in desks.words(visitor, desks.page(row))
    cells = desks.words(visitor, desks.listing(Signature)).partition('id="result_list"')[2]
    assert "Turkmenistan" not in cells


@pytest.mark.parametrize("lookup", ["email__startswith=secret", "name__startswith=End", "contact_name__contains=Hid"])
def test_list_is_not_filtered_by_what_it_masks(lookup: str) -> None:
    making.confirmed(making.open_letter(), "individual", name="Endangered One", email="secret@ngo.example")
    visitor = desks.client(Role.COORDINATOR)
    assert visitor.get(f"{desks.listing(Signature)}?{lookup}").status_code == 400
    assert visitor.get(f"{desks.listing(Signature)}?kind__exact=individual").status_code == 200
