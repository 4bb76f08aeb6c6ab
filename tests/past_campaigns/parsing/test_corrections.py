"""Plain values back to what the reader found, whole and with corrections."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.archive.parsing import ParsedDocument, parse
from apps.archive.parsing.printing import printable
from apps.past_campaigns.parsing.checks import checked
from apps.past_campaigns.parsing.corrections import NOWHERE, with_fields
from tests.past_campaigns import documents

FINDINGS = {"warnings", "spans"}


@cache
def read(path: Path) -> ParsedDocument:
    return parse(path.read_bytes(), path.name)


def fields_of(document: ParsedDocument) -> dict[str, Any]:
    """The fields as they come back from a column of the database."""
    found: dict[str, Any] = json.loads(json.dumps(printable(document)))
    return {name: value for name, value in found.items() if name not in FINDINGS}


@pytest.mark.parametrize("path", documents.WORK, ids=lambda path: path.name)
def test_document_comes_back_as_it_was_read(path: Path) -> None:
    document = read(path)
    assert with_fields(document, fields_of(document)) == document
    assert with_fields(document, checked(fields_of(document))) == document


@pytest.mark.parametrize("path", documents.WORK, ids=lambda path: path.name)
def test_fields_alone_give_the_same_fields(path: Path) -> None:
    """Put over a document in which nothing was found, every field arrives."""
    fields = fields_of(read(path))
    empty = ParsedDocument(kind="statement" if fields["kind"] == "letter" else "letter", body=read(path).body)
    assert fields_of(with_fields(empty, fields)) == fields


ROWS = ("signatories", "addressees", "cc", "asks", "footnotes")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(documents.WORK), st.sampled_from(ROWS), st.randoms(use_true_random=False))
def test_rows_in_any_order_with_some_left_out_keep_what_is_not_printed(path: Path, name: str, chance: Any) -> None:
    document = read(path)
    rows = fields_of(document)[name]
    kept = chance.sample(range(len(rows)), chance.randint(0, len(rows)))
    put = with_fields(document, {name: [rows[index] for index in kept]})
    records = getattr(document, name)
    same = [records[index] for index in kept]
    assert sorted(getattr(put, name), key=repr) == sorted(same, key=repr)
    assert [printable(put)[name]] == [[printable(document)[name][index] for index in kept]]
    known = set(document.spans.get(name, ())) | {NOWHERE}
    assert set(put.spans.get(name, ())) <= known and len(put.spans.get(name, ())) in (len(kept), 0)


def test_corrected_signatory_keeps_its_place_and_group() -> None:
    document = parse(documents.letter(signatories=3))
    rows = fields_of(document)["signatories"]
    rows[1] |= {"name": "Watch for Rights", "country": "UG"}
    put = with_fields(document, {"signatories": [*rows, {**rows[0], "as_printed": "New", "name": "New"}]})
    assert [each.name for each in put.signatories] == [
        "Rights Watch 1-1",
        "Watch for Rights",
        "Rights Watch 1-3",
        "New",
    ]
    before = document.signatories[1]
    assert (put.signatories[1].country, put.signatories[1].country_as_printed) == ("UG", before.country_as_printed)
    assert put.spans["signatories"] == (*document.spans["signatories"], NOWHERE)


def test_corrected_addressee_keeps_its_block() -> None:
    document = parse(documents.letter())
    (row,) = fields_of(document)["addressees"]
    put = with_fields(document, {"addressees": [{**row, "title": "Minister for Justice"}]})
    assert put.addressees[0].title == "Minister for Justice"
    assert put.addressees[0].lines == document.addressees[0].lines


def test_paragraphs_stay_as_found() -> None:
    document = parse(documents.letter())
    changed = {"kind": "statement", "title": "Other", "asks": [], "asks_in_prose": ["We call on you to:", "Mine."]}
    put = with_fields(document, changed)
    assert (put.kind, put.title, put.asks, put.body) == ("statement", "Other", (), document.body)
    assert [each.block for each in put.asks_in_prose] == [1, -1]
