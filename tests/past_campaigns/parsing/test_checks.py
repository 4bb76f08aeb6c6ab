"""Corrections are refused in words that name field and row, and otherwise put in order."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.base.errors import RuleError
from apps.past_campaigns.parsing.checks import checked
from tests.refusals import refused

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = (
    "kind language date place title subject reference addressees cc salutation asks asks_in_prose claims closing "
    "signatories footnotes sender in_reply_to warnings spans"
).split()


def signatory(**changes: Any) -> dict[str, Any]:
    row = {"as_printed": "", "name": "Ada", "kind": "individual", "country": None, "title": "", "role": "signed"}
    return row | changes


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        (
            {"signatories": [signatory()] * 11 + [signatory(country="Atlantis")]},
            "signatories-11-country",
            "Signatory 12: country “Atlantis” is not a country code. Write two letters, such as KR, or nothing.",
        ),
        (
            {"signatories": [signatory(country="France")]},
            "signatories-0-country",
            "Signatory 1: country “France” is not a country code. Is it FR?",
        ),
        ({"signatories": [signatory(name=" ")]}, "signatories-0-name", "Signatory 1: this must not be empty."),
        (
            {"signatories": [signatory(kind="robot")]},
            "signatories-0-kind",
            "Signatory 1: “robot” is none of organisation, individual.",
        ),
        ({"signatories": ["Ada"]}, "signatories-0", "Signatory 1: this is not a row of fields."),
        ({"signatories": "Ada"}, "signatories", "Signatory: This is not a list of at most 5000 rows."),
        (
            {"addressees": [{"name": "A"}, {"name": "B", "rank": "x"}]},
            "addressees-1",
            "Addressee 2: “rank” is not a field of this row.",
        ),
        ({"cc": [{"name": 3}]}, "cc-0-name", "Copy to 1: this is not text."),
        ({"asks": [{"heading": "H", "text": ""}]}, "asks-0-text", "Ask 1: this must not be empty."),
        ({"footnotes": [{"mark": "1"}]}, "footnotes-0-text", "Footnote 1: this must not be empty."),
        (
            {"date": "26/2/2020"},
            "date",
            "Date: “26/2/2020” is not a date. Write year, month and day, such as 2020-02-26.",
        ),
        (
            {"date": "2020-02-30"},
            "date",
            "Date: “2020-02-30” is not a date. Write year, month and day, such as 2020-02-26.",
        ),
        ({"kind": "poem"}, "kind", "Kind: “poem” is none of letter, response, statement."),
        ({"language": []}, "language", "Language: name at least one language."),
        (
            {"language": ["english!"]},
            "language",
            "Language: “english!” is not the code of a language, such as en or pt-BR.",
        ),
        ({"claims": {"organisations": -1}}, "claims-organisations", "Figures in the text: “-1” is not a whole number."),
        ({"claims": {"total": True}}, "claims-total", "Figures in the text: “True” is not a whole number."),
        ({"sender": {"name": ["A"]}}, "sender-name", "Sender: this is not text."),
        ({"in_reply_to": {"date": "soon"}}, "in_reply_to-date", None),
        ({"title": "x" * 301}, "title", "Title: this has 301 characters; there is room for 300."),
    ],
)
def test_refusal_names_field_and_row(fields: dict[str, Any], field: str, message: str | None) -> None:
    refusal = refused("wrong-value", lambda: checked(fields))
    assert refusal.field == field
    assert message is None or str(refusal.message) == message


@pytest.mark.parametrize("name", ["warnings", "spans", "text", "body", "status"])
def test_what_no_person_writes_is_refused(name: str) -> None:
    assert refused("unknown-field", lambda: checked({name: []})).field == name


def test_values_are_put_in_order() -> None:
    assert checked(
        {
            "date": datetime.date(2020, 2, 26),
            "language": "en, ko",
            "title": "  Open\n letter\x00 ",
            "claims": {"organisations": 3, "individuals": ""},
            "signatories": [signatory(name=" Ada  Lovelace", title="Writer", country=" gb ")],
            "addressees": [{"address": "1 Road\r\n\r\n Town ", "fax": "+1 2\n\n+3 4"}],
            "in_reply_to": None,
        }
    ) == {
        "date": "2020-02-26",
        "language": ["en", "ko"],
        "title": "Open letter",
        "claims": {"organisations": 3, "individuals": None, "countries": None, "total": None},
        "signatories": [
            signatory(as_printed="Ada Lovelace, Writer", name="Ada Lovelace", title="Writer", country="GB")
        ],
        "addressees": [
            {
                "name": "",
                "title": "",
                "organisation": "",
                "address": "1 Road\nTown",
                "fax": ["+1 2", "+3 4"],
                "email": "",
            }
        ],
        "in_reply_to": None,
    }


@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=3))
def test_anything_is_put_in_order_or_refused(fields: dict[str, Any]) -> None:
    try:
        found = checked(fields)
    except RuleError as refusal:
        assert refusal.code in ("wrong-value", "unknown-field") and refusal.field
        return
    assert checked(found) == found
