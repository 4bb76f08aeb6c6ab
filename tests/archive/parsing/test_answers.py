"""Made-up answers and statements, set out otherwise than those of the corpus."""

from datetime import date

from apps.archive.parsing import parse
from apps.archive.parsing.records import ParsedDocument

_ANSWER = """Embassy of Ruritania

Mr. Tom Jones
Amnesty International
1 Easton Street
London WC1X 0DW

Ref: EMB/2018/3
The Hague, 12 January 2018

Dear Mr. Jones,

I am writing in response to your e-mail of January 3, 2018. I refer to the case of Ms. X.

Ruritania will ratify the convention by 2020 and will publish the report. Norway will host the conference.
It is hoped that we will meet. We will not change the law. Our officials are committed to working with you.

Yours faithfully,

Pat Smith
Ambassador of Ruritania
"""


_JOINT_STATEMENT = """Joint Statement on Media Freedom

London, 2 June 2021

The 2 undersigned organisations are alarmed by the arrest of journalists. The arrests go on every day in the country.

We urge the government to release them.

Signatories:
Access Now
Article 19, UK
"""


def _read(text: str) -> ParsedDocument:
    return parse(text.encode())


def test_answer_without_heading_marks_parts_letterhead_and_addressee() -> None:
    answer = _read(_ANSWER)
    assert answer.kind == "response"
    assert answer.sender is not None
    assert (answer.sender.organisation, answer.sender.title) == ("Embassy of Ruritania", "Ambassador of Ruritania")
    assert [(each.name, each.organisation) for each in answer.addressees] == [
        ("Mr. Tom Jones", "Amnesty International")
    ]
    assert (answer.reference, answer.place, answer.date) == ("EMB/2018/3", "The Hague", date(2018, 1, 12))


def test_answer_promises_are_its_own() -> None:
    assert [each.text for each in _read(_ANSWER).commitments] == [
        "Ruritania will ratify the convention by 2020",
        "will publish the report.",
        "Our officials are committed to working with you.",
    ]


def test_joint_statement_keeps_its_signatories_and_demands() -> None:
    statement = _read(_JOINT_STATEMENT)
    assert (statement.kind, statement.title) == ("statement", "Joint Statement on Media Freedom")
    assert [(each.name, each.country) for each in statement.signatories] == [("Access Now", None), ("Article 19", "GB")]
    assert statement.claims.organisations == 2
    assert [ask.text for ask in statement.asks_in_prose] == ["We urge the government to release them."]


def test_press_release_of_one_government_keeps_its_promise_apart_from_others() -> None:
    statement = _read(
        "PRESS RELEASE\nMinistry of Foreign Affairs of Norway\n12.03.2019\n\n"
        "Norway doubles its support to defenders\n\n"
        "The Norwegian Government will increase its support to defenders. The programme will be launched in May. "
        "The Secretary-General said that the UN will follow.\n"
    )
    assert (statement.kind, statement.date) == ("statement", date(2019, 3, 12))
    assert statement.title == "Norway doubles its support to defenders"
    assert [each.text for each in statement.commitments] == [
        "The Norwegian Government will increase its support to defenders."
    ]
