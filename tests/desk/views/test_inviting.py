import pytest
from django.urls import reverse

from apps.accounts.models import Role
from apps.desk.forms import split_line
from apps.mail.models import Message
from apps.parties.models import Organisation
from apps.signatories.models import Invitation
from tests import desks, making

pytestmark = pytest.mark.django_db

FORM = {"kind": "organisation", "language": "en"}


@pytest.mark.parametrize(
    "line",
    ["Peace Now, a@ngo.example", "Peace Now\ta@ngo.example", "Peace Now <a@ngo.example>", "Peace Now; a@ngo.example"],
)
def test_line_is_split_as_people_paste_it(line: str) -> None:
    assert split_line(line) == ("Peace Now", "a@ngo.example")


def test_name_may_hold_commas() -> None:
    assert split_line("Doctors, Nurses and Friends, Inc., a@ngo.example") == (
        "Doctors, Nurses and Friends, Inc.",
        "a@ngo.example",
    )


def test_list_is_shown_before_anything_is_sent() -> None:
    letter = making.open_letter()
    known = Organisation.objects.create(name="Known Group", contact_email="known@ngo.example")
    address = reverse("desk:invite", args=[letter.pk])
    data = FORM | {"organisations": [known.pk], "lines": "Peace Now, a@ngo.example\nPeace Later, b@ngo.example"}
    visitor = desks.client(Role.COORDINATOR)
    page = visitor.post(address, data).content.decode()
    assert "You are about to write to 3 recipients." in page
    assert "<td>English</td>" in page
    assert not Invitation.objects.exists()
    assert visitor.post(address, data | {"confirmed": "1"}).status_code == 302
    assert sorted(letter.invitations.values_list("email", flat=True)) == [
        "a@ngo.example",
        "b@ngo.example",
        "known@ngo.example",
    ]
    assert letter.invitations.get(email="known@ngo.example").organisation == known


def test_one_refusal_stops_all_and_names_its_line() -> None:
    letter = making.open_letter()
    making.invitation(letter, email="b@ngo.example")
    mails = Message.objects.count()
    data = FORM | {"lines": "Peace Now, a@ngo.example\nPeace Later, b@ngo.example", "confirmed": "1"}
    page = desks.client(Role.COORDINATOR).post(reverse("desk:invite", args=[letter.pk]), data)
    assert "Peace Later: This address was invited to this letter already." in page.content.decode()
    assert letter.invitations.count() == 1
    assert Message.objects.count() == mails


def test_bad_lines_are_named() -> None:
    data = FORM | {"lines": "Peace Now, a@ngo.example\nnobody"}
    address = reverse("desk:invite", args=[making.open_letter().pk])
    errors = desks.client(Role.COORDINATOR).post(address, data).context["form"].errors
    assert errors["lines"] == ["No name with an e-mail address in line: 2"]


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.APPROVER, Role.DATA_OFFICER])
def test_inviting_is_for_coordinators_alone(role: Role) -> None:
    letter = making.open_letter()
    address = reverse("desk:invite", args=[letter.pk])
    data = FORM | {"lines": "Peace Now, a@ngo.example", "confirmed": "1"}
    assert desks.client(role).get(address).status_code == 403
    assert desks.client(role).post(address, data).status_code == 403
    assert not letter.invitations.exists()
