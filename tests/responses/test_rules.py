"""What a promise is worth at first sight, and which dates and rows go together."""

import datetime

import pytest

from apps.addressees.models import Office
from apps.base import clock
from apps.base.errors import RuleError
from apps.responses import rules
from apps.responses.models import Response
from tests import making


@pytest.mark.parametrize(
    ("quote", "strength"),
    [
        ("the Netherlands and the EU will continue to monitor the humanitarian situation", 2),
        ("will remain resolute in calling for the cessation of human rights violations", 2),
        ("The two sides agreed to continuously take issue with serious violations", 2),
        ("we will consider sponsoring the resolution", 3),
        ("the ministry stands ready to share information with you", 1),
        ("we will vote for the resolution in March", 4),
        ("we will abolish the visa for them; everything else will continue as it is in the years to come", 4),
    ],
)
def test_strength_follows_the_first_verbs(quote: str, strength: int) -> None:
    assert rules.strength_of(quote) == strength


def response(**fields: object) -> Response:
    office = making.office()
    return Response(title="Answer", slug="answer", institution=office.institution, office=office, **fields)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"dated": datetime.date(2020, 1, 1), "answers_dated": datetime.date(2020, 1, 2)}, "dated"),
        ({"dated": datetime.date(2020, 1, 2), "received_on": datetime.date(2020, 1, 1)}, "received_on"),
        ({"dated": clock.today() + datetime.timedelta(days=2)}, "dated"),
    ],
)
def test_dates_that_cannot_be_are_refused(fields: dict[str, object], field: str) -> None:
    with pytest.raises(RuleError) as refusal:
        rules.check_response(response(**fields))
    assert (refusal.value.code, refusal.value.field) == ("invalid", field)


@pytest.mark.django_db
def test_office_of_another_institution_is_refused() -> None:
    row = response()
    row.office = Office.objects.get(pk=making.office().pk)
    with pytest.raises(RuleError) as refusal:
        rules.check_response(row)
    assert refusal.value.field == "office"


@pytest.mark.django_db
def test_letter_of_another_campaign_is_refused() -> None:
    row = response(campaign=making.campaign(), letter=making.draft())
    with pytest.raises(RuleError) as refusal:
        rules.check_response(row)
    assert refusal.value.field == "letter"


@pytest.mark.django_db
def test_addressee_of_another_letter_is_refused() -> None:
    letter, other = making.draft(), making.draft()
    row = response(letter=letter, addressee=other.addressees.get())
    with pytest.raises(RuleError) as refusal:
        rules.check_response(row)
    assert refusal.value.field == "addressee"
