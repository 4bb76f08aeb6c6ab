"""What was read as a form: put right, added, removed, moved, put back; and refusals that name their row."""

from typing import Any

import pytest

from apps.desk.views.importing import rows
from apps.desk.views.importing.editor import Editor, editor, put_right

Fields = dict[str, Any]


def signatory(name: str, country: str | None = "KR", **fields: Any) -> Fields:
    return {
        "as_printed": f"{name} (printed)",
        "name": name,
        "kind": "organisation",
        "country": country,
        "title": "",
        "role": "signed",
    } | fields


def read(*names: str, **fields: Any) -> Fields:
    return {
        "kind": "letter",
        "language": ["en"],
        "date": "2020-02-26",
        "title": "On prisoners",
        "claims": {"organisations": 3, "individuals": None, "countries": None, "total": None},
        "sender": None,
        "asks": [{"heading": "", "text": "Free them."}],
        "asks_in_prose": ["We urge you to act."],
        "signatories": [signatory(name) for name in names],
    } | fields


def posted(fields: Fields, **changes: str) -> dict[str, str]:
    """What a browser sends for the form as it is shown, with changes; `a__b` stands for `a-b`, `a___b` for `a.b`."""
    form = editor(fields, fields)
    data = {entry.path: entry.shown for group in form.entries.values() for entry in group}
    for each in form.lists.values():
        for row in each.rows:
            data |= {cell.name: cell.shown.replace("\n", "\r\n") for cell in row.cells} | {f"{row.name}-at": row.at}
    return data | {name.replace("___", ".").replace("__", "-"): value for name, value in changes.items()}


def sent(fields: Fields, **changes: str) -> Editor:
    return editor(fields, fields, posted(fields, **changes))


def names(form: Editor) -> list[str]:
    return [row["name"] for row in form.result["signatories"]]


def test_what_was_left_as_it_was_is_no_correction() -> None:
    fields = read("A", "B", title="On\nprisoners ", sender={"name": "X", "address": "One\nTwo"})
    form = sent(fields)
    assert form.faults == []
    assert put_right(fields, form.result) == {}


def test_values_are_understood_as_people_write_them() -> None:
    fields = read("A", "B", "C", "D")
    form = sent(
        fields,
        date="2021-03-01",
        language="ko, en",
        claims___organisations="1,069",
        signatories__0__country="kenya",
        signatories__1__country="de",
        signatories__2__country="ROK",
        signatories__3__country="",
    )
    assert form.faults == []
    changed = put_right(fields, form.result)
    assert set(changed) == {"date", "language", "claims", "signatories"}
    assert (changed["date"], changed["language"]) == ("2021-03-01", ["ko", "en"])
    assert changed["claims"]["organisations"] == 1069
    assert [row["country"] for row in changed["signatories"]] == ["KE", "DE", "KR", None]


def test_what_was_printed_stays_under_another_name() -> None:
    form = sent(read("A"), signatories__0__name="Another")
    assert form.result["signatories"][0]["as_printed"] == "A (printed)"


@pytest.mark.parametrize(
    ("changes", "name", "words"),
    [
        ({"date": "1 May"}, "date", "Date: “1 May” is no date."),
        ({"language": "English!"}, "language", "Languages: “English!” is no code of a language."),
        ({"kind": "poem"}, "kind", "Kind: Please choose one from the list."),
        ({"claims___total": "many"}, "claims-total", "Together: “many” is no number."),
        ({"title": "x" * 301}, "title", "Title: This has 301 characters; there is room for 300."),
        (
            {"signatories__1__country": "Atlantis"},
            "signatories-1-country",
            "Row 2 (B): No country is called “Atlantis”.",
        ),
        ({"signatories__0__name": " "}, "signatories-0-name", "Row 1: A signatory needs a name."),
        ({"signatories__1__at": "first"}, "signatories-1-at", "Row 2 (B): “first” is no place in the list."),
    ],
)
def test_refusal_names_row_and_keeps_what_was_typed(changes: dict[str, str], name: str, words: str) -> None:
    form = sent(read("A", "B"), reference="Kept", **changes)
    ((faulty, said),) = form.faults
    assert faulty == name
    assert said.startswith(words)
    shown = {entry.path: entry.shown for group in form.entries.values() for entry in group}
    assert shown["reference"] == "Kept"


def test_row_is_removed_with_whatever_is_wrong_in_it() -> None:
    form = sent(read("A", "B", "C"), signatories__1__remove="on", signatories__1__country="Atlantis")
    assert form.faults == []
    assert names(form) == ["A", "C"]


@pytest.mark.parametrize(
    ("changes", "order"),
    [
        ({"signatories__3__at": "2"}, "ADBC"),
        ({"signatories__1__at": "4"}, "ACDB"),
        ({"signatories__0__at": "2", "signatories__1__at": "1"}, "BACD"),
        ({"signatories__0__at": "99"}, "BCDA"),
    ],
)
def test_row_moves_to_the_place_that_was_written(changes: dict[str, str], order: str) -> None:
    assert "".join(names(sent(read(*"ABCD"), **changes))) == order


def test_rows_are_added_at_the_end_or_at_a_place() -> None:
    new = {"name": "New", "kind": "individual", "country": "Kenya", "title": "Dr", "role": "signed", "at": ""}
    fields = {f"signatories-new0-{key}": value for key, value in new.items()}
    other = {key.replace("new0", "new7"): value for key, value in fields.items()}
    other |= {"signatories-new7-name": "First", "signatories-new7-at": "1"}
    before = read("A", "B")
    form = editor(before, before, posted(before) | fields | other)
    assert form.faults == []
    assert names(form) == ["First", "A", "B", "New"]
    assert form.result["signatories"][-1] == signatory("New", "KE", as_printed="", kind="individual", title="Dr")


def test_demand_from_running_text_is_taken_over() -> None:
    fields = read()
    form = editor(fields, fields, posted(fields) | {"prose-0": "on"})
    assert form.result["asks"] == [
        {"heading": "", "text": "Free them."},
        {"heading": "", "text": "We urge you to act."},
    ]


def test_sender_without_a_word_is_none() -> None:
    fields = read(sender={"name": "X", "title": "", "organisation": "", "address": "", "website": ""})
    assert sent(fields, sender___name="").result["sender"] is None
    assert sent(read(), sender___name="Y").result["sender"]["name"] == "Y"


def test_corrected_value_shows_what_was_read_and_goes_back_to_it() -> None:
    before = read("A", "B")
    now = before | {"title": "Mine", "signatories": [signatory("B"), signatory("Better", as_printed="A (printed)")]}
    form = editor(before, now)
    title = next(entry for entry in form.entries["head"] if entry.path == "title")
    assert (title.shown, title.was, title.is_changed) == ("Mine", "On prisoners", True)
    better = form.lists["signatories"].rows[1]
    assert (better.origin, better.cells[0].was, better.is_changed) == (0, "A", True)
    assert not form.lists["signatories"].rows[0].is_changed
    typed = {"title": "Mine", "place": "Seoul", "reset": "title"}
    assert editor(before, now, typed).result["title"] == "On prisoners"
    assert editor(before, now, typed).result["place"] == "Seoul"
    row = {"signatories-1-at": "2", "signatories-1-name": "Better", "reset": "signatories-1"}
    assert names(editor(before, now, row)) == ["B", "A"]
    assert names(editor(before, now, {"reset": "signatories"})) == ["A", "B"]


def test_long_list_is_edited_page_by_page() -> None:
    fields = read(*(f"Group {number}" for number in range(600)))
    form = editor(fields, fields, None, page=2)
    shown = form.lists["signatories"]
    assert (shown.first, len(shown.rows), shown.rows[0].at) == (250, 250 + rows.EMPTY, "251")
    assert [page[:3] for page in shown.pages] == [(1, 1, 250), (2, 251, 500), (3, 501, 600)]
    form = editor(fields, fields, {"signatories-250-at": "251", "signatories-250-name": "Changed"}, page=2)
    assert (len(names(form)), names(form)[250], names(form)[0]) == (600, "Changed", "Group 0")


def test_same_print_twice_keeps_each_its_own_row() -> None:
    double = [signatory("A"), signatory("A")]
    assert rows.origins_of(double, [double[0], {**double[1], "name": "A2"}]) == [0, 1]
    assert rows.origins_of([{"text": "x"}, {"text": "y"}], [{"text": "y"}, {"text": "z"}]) == [1, 0]
