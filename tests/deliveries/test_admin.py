import pytest

from apps.accounts.models import Role
from apps.addressees.models import Channel
from apps.deliveries.models import Dispatch, Edition
from apps.letters.models import Letter
from tests import desks, making

pytestmark = pytest.mark.django_db


def _edition(letter: Letter) -> Edition:
    number = letter.editions.count() + 1
    assert letter.version is not None
    return Edition.objects.create(letter=letter, version=letter.version, number=number)


def test_edition_list_costs_the_same_for_three() -> None:
    letter = making.open_letter()
    one, three = desks.list_costs(desks.client(Role.COORDINATOR), lambda: _edition(letter))
    assert one == three


def test_dispatch_list_costs_the_same_for_three() -> None:
    letter = making.open_letter()

    def make() -> Dispatch:
        addressee = letter.addressees.get()
        return Dispatch.objects.create(edition=_edition(letter), addressee=addressee, channel=Channel.POST)

    one, three = desks.list_costs(desks.client(Role.COORDINATOR), make)
    assert one == three


def test_pages_open_and_nobody_adds_or_edits() -> None:
    visitor = desks.client(Role.COORDINATOR)
    letter = making.open_letter()
    edition = _edition(letter)
    dispatch = Dispatch.objects.create(edition=edition, addressee=letter.addressees.get(), channel=Channel.FAX)
    for row in (edition, dispatch):
        assert "Save" not in desks.words(visitor, desks.page(row))
        assert visitor.post(desks.page(row), {"number": 7, "status": "sent"}).status_code == 403
        assert visitor.get(desks.adding(type(row))).status_code == 403
