import itertools

import pytest

from apps.accounts.models import Role
from apps.campaigns.models import Ask
from apps.responses.models import AskOutcome, AskPosition, Commitment, Response
from tests import desks, making

pytestmark = pytest.mark.django_db

_numbers = itertools.count(1)
TEXT = "We thank you. We will continue to raise the matter. The release is under consideration."


def _response(**fields: object) -> Response:
    number = next(_numbers)
    letter = making.open_letter()
    addressee = letter.addressees.get()
    own: dict[str, object] = {
        "title": f"Reply {number}",
        "slug": f"reply-{number}",
        "arrived": Response.Arrived.SUBSTANTIVE,
        "text": TEXT,
    }
    own |= {"letter": letter, "campaign": letter.campaign, "addressee": addressee}
    return Response.objects.create(institution=addressee.office.institution, **(own | fields))


def _commitment() -> Commitment:
    return Commitment.objects.create(response=_response(), quote="We will continue to raise the matter.")


def _outcome() -> AskOutcome:
    ask = making.campaign().asks.all()[0]
    return AskOutcome.objects.create(ask=ask, outcome="met", seen_on="2026-05-01", evidence="Law 12")


@pytest.mark.parametrize("make", [_response, _commitment, _outcome])
def test_lists_of_responses_cost_the_same_for_three(make: object) -> None:
    one, three = desks.list_costs(desks.client(Role.COORDINATOR), make)  # type: ignore[arg-type]
    assert one == three


def test_response_pages_open_for_a_coordinator() -> None:
    visitor = desks.client(Role.COORDINATOR)
    for row in (_response(), _commitment(), _outcome()):
        assert "Save" in desks.words(visitor, desks.page(row))
    assert desks.cost(visitor, desks.adding(Response)) > 0
    assert desks.cost(visitor, desks.adding(AskOutcome)) > 0
    assert visitor.get(desks.adding(Commitment)).status_code == 403


def test_response_is_recorded_and_its_institution_follows_from_the_addressee() -> None:
    visitor = desks.client(Role.COORDINATOR)
    letter = making.open_letter()
    addressee = letter.addressees.get()
    data = {"title": "Answer", "slug": "answer", "arrived": "substantive", "letter": letter.pk, "text": TEXT}
    data |= {"addressee": addressee.pk, "language": "en"}
    assert visitor.post(desks.adding(Response), data).status_code == 302
    made = Response.objects.get(slug="answer")
    assert (made.institution, made.office) == (addressee.office.institution, addressee.office)
    assert made.campaign == letter.campaign
    assert made.recorded_by is not None


def test_position_and_commitment_are_added_to_a_response() -> None:
    visitor = desks.client(Role.COORDINATOR)
    response = _response()
    ask = Ask.objects.filter(campaign=response.campaign)[0]
    data = desks.form_data(visitor, desks.page(response))
    data |= {"positions-TOTAL_FORMS": "1", "positions-0-ask": ask.pk, "positions-0-position": "in_principle"}
    data |= {"positions-0-quote": "The release is under consideration.", "commitments-TOTAL_FORMS": "1"}
    data |= {"commitments-0-quote": "We will continue to raise the matter.", "commitments-0-strength": "2"}
    data |= {"commitments-0-asks": [ask.pk]}
    assert visitor.post(desks.page(response), data).status_code == 302
    assert AskPosition.objects.get(response=response, ask=ask).judged_by is not None
    commitment = Commitment.objects.get(response=response)
    assert list(commitment.asks.all()) == [ask]
    assert commitment.transitions.count() == 1


def test_quote_that_is_not_in_the_text_is_refused() -> None:
    visitor = desks.client(Role.COORDINATOR)
    response = _response()
    data = desks.form_data(visitor, desks.page(response))
    data |= {"commitments-TOTAL_FORMS": "1", "commitments-0-quote": "We promise peace.", "commitments-0-strength": "2"}
    page = visitor.post(desks.page(response), data)
    assert page.status_code == 200
    assert page.context["adminform"].form.errors
    assert not Commitment.objects.filter(response=response).exists()


def test_refusal_of_a_row_names_it_and_stands_in_it() -> None:
    visitor = desks.client(Role.COORDINATOR)
    response = _response()
    data = desks.form_data(visitor, desks.page(response)) | {"commitments-TOTAL_FORMS": "2"}
    data |= {"commitments-0-quote": "We will continue to raise the matter.", "commitments-0-strength": "2"}
    data |= {"commitments-1-quote": "We promise peace.", "commitments-1-strength": "2"}
    page = visitor.post(desks.page(response), data)
    (said,) = page.context["adminform"].form.non_field_errors()
    assert said.startswith("Commitment 2: ")
    rows = next(each.formset for each in page.context["inline_admin_formsets"] if each.formset.prefix == "commitments")
    assert [dict(row.errors) for row in rows.forms] == [{}, {"quote": [said.removeprefix("Commitment 2: ")]}]
    assert not Commitment.objects.filter(response=response).exists()


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.APPROVER, Role.DATA_OFFICER])
def test_responses_are_read_only_for_other_roles(role: Role) -> None:
    visitor = desks.client(role)
    response = _response()
    assert visitor.post(desks.page(response), {"title": "Changed"}).status_code == 403
    assert visitor.get(desks.adding(Response)).status_code == 403
