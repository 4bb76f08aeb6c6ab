"""Lists of the desk must not answer by their length what they do not show."""

import pytest
from django.test import Client

from apps.accounts.models import Role
from apps.signatories.models import Signature
from tests import making

pytestmark = pytest.mark.django_db

ASKED = [
    "/admin/signatories/signature/?email__startswith=secret",
    "/admin/signatories/signature/?name__startswith=Hidden",
    "/admin/signatories/signature/?contact_name__contains=Ada",
    "/admin/signatories/signature/?is_at_risk__exact=1",
    "/admin/signatories/signature/?letter__signatures__email__startswith=secret",
    "/admin/signatories/signature/?links__digest__startswith=a",
    "/admin/signatories/invitation/?email__startswith=secret",
    "/admin/mail/message/?recipient__startswith=secret",
    "/admin/mail/message/?body_text__contains=secret",
    "/admin/mail/message/?secrets__contains=a",
    "/admin/letters/letter/?version__frozen_by__password__startswith=p",
]


@pytest.mark.parametrize("address", ASKED)
def test_a_list_is_narrowed_by_its_own_filters_alone(client: Client, address: str) -> None:
    letter = making.open_letter()
    making.invitation(letter, email="secret@ngo.example")
    making.confirmed(letter, name="Hidden", email="secret@ngo.example", visibility="private", is_at_risk=True)
    client.force_login(making.user(Role.DRAFTER))
    assert client.get(address).status_code == 400


def test_filters_that_a_list_offers_still_narrow_it(client: Client) -> None:
    letter = making.open_letter()
    making.confirmed(letter)
    making.pending(making.open_letter())
    client.force_login(making.user(Role.DRAFTER))
    for query in ("status__exact=confirmed", f"letter__id__exact={letter.pk}", f"letter__id__exact={letter.pk}&q=Org"):
        found = client.get(f"/admin/signatories/signature/?{query}").context["cl"].queryset
        assert list(found) == list(Signature.objects.filter(letter=letter))


def test_what_must_be_filled_in_says_so_in_words_and_to_screen_readers(client: Client) -> None:
    campaign = making.campaign()
    client.force_login(making.user(Role.COORDINATOR))
    response = client.get(f"/admin/campaigns/campaign/{campaign.pk}/change/")
    form = response.context["adminform"].form
    assert "What is marked with * has to be filled in." in response.content.decode()
    for name, field in form.fields.items():
        assert (field.widget.attrs.get("aria-required") == "true") == field.required, name
    client.force_login(making.user(Role.APPROVER))
    page = client.get(f"/admin/campaigns/campaign/{campaign.pk}/change/").content.decode()
    assert "What is marked with *" not in page
