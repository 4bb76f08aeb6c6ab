"""What should be looked at in a file that was read."""

import datetime
from typing import Any

import pytest

from apps.archive.parsing import parse
from apps.archive.parsing.printing import printable
from apps.base import clock
from apps.parties import actions as parties
from apps.past_campaigns import lint
from tests.past_campaigns import documents


def fields(**changes: Any) -> dict[str, Any]:
    return {**printable(parse(documents.letter())), **changes}


def codes(found: list[dict[str, str]]) -> list[tuple[str, str]]:
    return [(each["code"], each["field"]) for each in found]


def test_letter_whose_claims_agree_is_ready() -> None:
    assert lint.doubts(fields()) == []
    assert lint.is_ready(fields())


def test_claims_are_held_against_the_list() -> None:
    read = printable(parse(documents.letter(signatories=3, claimed=69)))
    (doubt,) = lint.doubts(read)
    assert doubt["message"] == "The text says that 69 organisations signed; 3 were read."
    assert (doubt["code"], doubt["field"]) == ("claim-organisations", "claims-organisations")
    assert not lint.is_ready(read)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("individuals", "The text says that 2 individuals signed; 0 were read."),
        ("countries", "The text names 2 countries; beside the signatories 1 are printed."),
        ("total", "The text says that 2 have signed; 3 were read."),
    ],
)
def test_every_figure_is_held_against_the_list(name: str, message: str) -> None:
    claims = {"organisations": 3, "individuals": None, "countries": None, "total": None, name: 2}
    assert [each["message"] for each in lint.doubts(fields(claims=claims))] == [message]


def test_claim_put_right_answers_the_warning_of_the_reader() -> None:
    read = printable(parse(documents.letter(signatories=3, claimed=69)))
    assert [each["code"] for each in read["warnings"]] == ["claim_differs"]
    assert lint.is_ready({**read, "claims": {**read["claims"], "organisations": 3}})


def test_missing_date_and_title_are_doubts_until_filled_in() -> None:
    warning = {"code": "no_date", "message": "No date was found.", "line": 0}
    read = fields(date=None, title="", subject="", warnings=[warning])
    assert codes(lint.doubts(read)) == [("no-date", "date"), ("no-title", "title")]
    assert lint.warnings(read) == [warning]
    assert lint.warnings({**read, "date": "2020-02-26"}) == []


def test_date_to_come_is_odd() -> None:
    tomorrow = clock.now().date() + datetime.timedelta(days=1)
    assert codes(lint.doubts(fields(date=tomorrow.isoformat()))) == [("odd-date", "date")]
    assert codes(lint.doubts(fields(date="1066-10-14"))) == [("odd-date", "date")]
    assert lint.doubts(fields(date=clock.now().date().isoformat())) == []


def test_name_twice_in_the_list_is_told_with_its_row() -> None:
    read = fields()
    rows = [*read["signatories"], read["signatories"][0]]
    doubts = lint.doubts({**read, "signatories": rows, "claims": {}})
    assert codes(doubts) == [("named-twice", "signatories-3-name")]
    assert doubts[0]["message"] == "Signatory 4 is in the list twice."


def test_other_warnings_of_the_reader_stay() -> None:
    garbled = {"code": "mojibake", "message": "Some letters look odd.", "line": 0}
    assert lint.warnings(fields(warnings=[garbled])) == [garbled]
    assert not lint.is_ready(fields(warnings=[garbled]))


@pytest.mark.django_db
def test_name_near_a_known_one_is_a_question_and_no_doubt() -> None:
    known = parties.organisation_named(name="Rights Watch of Nairobi", country="KE", language="en")
    parties.organisation_named(name="Rights Watch 1-2", country="KE", language="en")
    read = fields()
    read["signatories"][2] |= {"name": "Rights Wach of Nairobi"}
    (question,) = lint.questions(read)
    assert (question.row, question.name, question.organisation) == (2, "Rights Wach of Nairobi", known)
    assert lint.is_ready(read)
