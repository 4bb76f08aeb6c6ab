"""Altered copies of the corpus: the altered values must come out, so that nothing is known by heart."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.archive.parsing import parse
from tests.archive.parsing.documents import TO_EU, TO_PRESIDENT, TO_STATES, altered, original


def test_date_and_place_of_a_letter_follow_the_text() -> None:
    letter = altered(TO_STATES, ("New York, 10 November 2014", "Buenos Aires, 3 March 2019"))
    assert (letter.date, letter.place) == (date(2019, 3, 3), "Buenos Aires")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1 May 2021", date(2021, 5, 1)),
        ("August 31st, 2018", date(2018, 8, 31)),
        ("2017-12-09", date(2017, 12, 9)),
        ("le 14 juillet 2016", date(2016, 7, 14)),
        ("2020년 2월 3일", date(2020, 2, 3)),
        ("25/12/2022", date(2022, 12, 25)),
    ],
)
def test_date_forms_are_read(printed: str, expected: date) -> None:
    assert altered(TO_PRESIDENT, ("February 21, 2020", printed)).date == expected


def test_ambiguous_date_is_not_guessed() -> None:
    letter = altered(TO_PRESIDENT, ("February 21, 2020", "03/04/2020"))
    assert letter.date is None
    assert "no_date" in [warning.code for warning in letter.warnings]


def test_title_line_names_another_addressee() -> None:
    letter = altered(TO_STATES, ("Open Letter to UN Member States Calling", "Joint Letter to ASEAN Leaders Calling"))
    assert [each.name for each in letter.addressees] == ["ASEAN Leaders"]


def test_addressee_with_other_name_title_and_address() -> None:
    letter = altered(
        TO_EU,
        ("Josep Borrell Fontelles", "Dr. Ursula Beispiel"),
        (
            "High Representative of the Union for Foreign Affairs and Security Policy and Vice-President",
            "Commissioner for Trade",
        ),
        ("of the European Commission \n", "and Customs \n"),
        ("European External Action Service", "Department of Commerce"),
        ("1046 Brussels, Belgium", "PO Box 7, 1011 Bern"),
    )
    (addressee,) = letter.addressees
    assert (addressee.name, addressee.title) == ("Dr. Ursula Beispiel", "Commissioner for Trade and Customs")
    assert (addressee.organisation, addressee.address) == ("Department of Commerce", "PO Box 7, 1011 Bern")


def test_swapped_copies_come_out_swapped() -> None:
    text = original(TO_PRESIDENT)
    first = text[text.index("Foreign Minister") : text.index("\n\nUnification")]
    second = text[text.index("Unification Minister") : text.index("\n\nRe: ")]
    letter = parse(text.replace(first, "@@").replace(second, first).replace("@@", second).encode())
    assert [each.name for each in letter.cc] == ["Kim Yeon-chul", "Kang Kyung-hwa"]
    assert [each.fax for each in letter.cc] == [("+82 2 2100 5759", "+82 2 2100 5749"), ("+82 2 2100 7934",)]
    assert [each.name for each in letter.addressees] == ["Moon Jae-in"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("+44 20 7946 0123/145", ("+44 20 7946 0123", "+44 20 7946 0145")),
        ("+1 202 555 0100, +1 202 555 0199", ("+1 202 555 0100", "+1 202 555 0199")),
        ("(02) 555-0100", ("(02) 555-0100",)),
    ],
)
def test_fax_numbers_come_out_in_full(printed: str, expected: tuple[str, ...]) -> None:
    assert altered(TO_PRESIDENT, ("+82 2 2100 5759/49", printed)).cc[1].fax == expected


def test_third_copy_is_added() -> None:
    copy = "Speaker Jane Example\nNational Assembly\n1 Hall Road, Seoul 07233\n\nRe: Open Letter"
    letter = altered(TO_PRESIDENT, ("Re: Open Letter", copy))
    assert [(each.title, each.name) for each in letter.cc][-1] == ("Speaker", "Jane Example")
    assert letter.cc[-1].organisation == "National Assembly"
    assert letter.subject.startswith("Open Letter on South Korea")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("101 non-governmental organizations and twelve concerned individuals from 31", (101, 12, 31, None)),
        ("forty-two civil society groups and 3 experts from nine", (42, 3, 9, None)),
        ("one hundred and five NGOs from thirty", (105, None, 30, None)),
        ("88 organizations, networks and individuals from 17", (None, None, 17, 88)),
    ],
)
def test_claims_follow_the_numbers(printed: str, expected: tuple[int | None, ...]) -> None:
    old = "69 non-governmental organizations and seven concerned individuals from 23"
    claims = altered(TO_PRESIDENT, (old, printed)).claims
    assert (claims.organisations, claims.individuals, claims.countries, claims.total) == expected


@given(st.integers(2, 999), st.integers(2, 99), st.integers(2, 150))
@settings(max_examples=15, deadline=None)
def test_claims_follow_any_figures(bodies: int, people: int, lands: int) -> None:
    sentence = f"We write on behalf of {bodies} organisations and {people} individuals from {lands} countries."
    text = f"Dear Sir,\n\n{sentence}\n\nSincerely,\n\nA\n"
    claims = parse(text.encode()).claims
    assert (claims.organisations, claims.individuals, claims.countries) == (bodies, people, lands)


def test_figures_of_another_letter_alone_claim_nothing() -> None:
    letter = altered(
        TO_PRESIDENT,
        (
            "on behalf of 69 non-governmental organizations and seven concerned individuals from 23 different "
            "countries worldwide ",
            "",
        ),
    )
    assert letter.claims.organisations is letter.claims.individuals is letter.claims.total is None


def test_organisations_added_and_removed() -> None:
    letter = altered(
        TO_STATES,
        ("Human Rights Watch\n", "Example Collective, Kenya\nSample Trust (Fiji)\n"),
        ("Amnesty International\n", ""),
    )
    found = {each.name: each.country for each in letter.signatories}
    assert len(found) == 8
    assert (found["Example Collective"], found["Sample Trust"]) == ("KE", "FJ")
    assert "Amnesty International" not in found
    assert len(letter.footnotes) == 4


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Republic of Korea", "KR"),
        ("Türkiye", "TR"),
        ("Côte d’Ivoire", "CI"),
        ("the Netherlands", "NL"),
        ("Royaume-Uni", "GB"),
        ("Corea del Sur", "KR"),
        ("Democratic Republic of the Congo", "CD"),
        ("대한민국", "KR"),
    ],
)
def test_other_countries_are_known(printed: str, code: str) -> None:
    letter = altered(TO_PRESIDENT, ("Advocacy Forum, Nepal", f"Advocacy Forum, {printed}"))
    found = [each for each in letter.signatories if each.name == "Advocacy Forum"]
    assert [(each.country, each.country_as_printed) for each in found] == [(code, printed)]


def test_what_is_no_country_stays_in_the_name() -> None:
    letter = altered(TO_PRESIDENT, ("Advocacy Forum, Nepal", "Forum for Truth, Memory and Asia"))
    found = [(each.name, each.country) for each in letter.signatories if each.name.startswith("Forum")]
    assert found == [("Forum for Truth, Memory and Asia", None)]


def test_individuals_before_groups() -> None:
    text = original(TO_PRESIDENT)
    groups, people = text.index("Groups\n"), text.index("Individuals\n")
    letter = parse(f"{text[:groups]}{text[people:]}\n\n{text[groups:people]}".encode())
    kinds = [each.kind for each in letter.signatories]
    assert kinds == ["individual"] * 7 + ["organisation"] * 70
    assert letter.signatories[0].name == "Marzuki Darusman"


def test_other_group_headings_tell_kind_and_role() -> None:
    letter = altered(
        TO_PRESIDENT,
        ("Groups\n", "Signatory organisations:\n"),
        ("Individuals\n", "Endorsed by the following experts (7)\n"),
    )
    assert {(each.kind, each.role, each.group) for each in letter.signatories} == {
        ("organisation", "signed", "Signatory organisations"),
        ("individual", "endorsed", "Endorsed by the following experts (7)"),
    }


def test_individuals_with_other_honorifics_and_titles() -> None:
    letter = altered(
        TO_EU,
        ("David Alton, Lord  Independent Crossbench", "Sir Ian Example, KBE  Former"),
        ("Yanghee Lee, Ph.D. UN Special", "Prof. Anna-Maria de Souza, LL.M. Special"),
        ("Sonja Biserko \n", "Dr. Ole Ørsted \n"),
        ("Vitit Muntarbhorn Former", "Noor Haddad Executive Director and former"),
    )
    people = [each for each in letter.signatories if each.kind == "individual"]
    assert [each.name for each in people] == ["Ian Example", "Ole Ørsted", "Anna-Maria de Souza", "Noor Haddad"]
    assert people[2].title.startswith("Special Rapporteur on the situation")
    assert people[3].title.startswith("Executive Director and former UN Special Rapporteur")


def test_other_numbered_asks_with_other_numbering() -> None:
    letter = altered(
        TO_EU,
        ("1. Political prisoners and the death penalty: ", "(1) "),
        ("2. Sexual violence: ", "(2) Detention of women: "),
        ("3. Right to food: ", "(3) Water: "),
        ("4. Liberty of movement: ", "(4) Exit: "),
        ("5. International abductions: ", "(5) The missing: "),
    )
    assert [(ask.number, ask.heading) for ask in letter.asks] == [
        ("(1)", ""),
        ("(2)", "Detention of women"),
        ("(3)", "Water"),
        ("(4)", "Exit"),
        ("(5)", "The missing"),
    ]
    assert letter.asks[0].text.startswith("Close all political prison camps")


def test_a_sixth_ask_is_found() -> None:
    letter = altered(
        TO_EU, ("We further request", "6. Records: Open the archives to \nall families; \n\nWe further request")
    )
    assert [ask.number for ask in letter.asks] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert (letter.asks[5].heading, letter.asks[5].text) == ("Records", "Open the archives to all families;")


def test_a_list_nobody_introduces_as_demands_is_text_with_a_warning() -> None:
    old = (
        "In this context, we urge you to include the following recommendations to North Korea in the \n"
        "draft resolution to be tabled by the EU and its Member States during the 43rd session of the \n"
        "Human Rights Council:"
    )
    letter = altered(TO_EU, (old, "The situation has five aspects:"))
    assert letter.asks == ()
    assert "list_not_asks" in [warning.code for warning in letter.warnings]
    assert [block.number for block in letter.body if block.number] == ["1.", "2.", "3.", "4.", "5."]


def test_another_demand_in_prose_is_proposed() -> None:
    letter = altered(TO_EU, ("Thank you for your consideration.", "We respectfully ask you to visit Seoul. Thank you."))
    assert letter.asks_in_prose[-1].text == "We respectfully ask you to visit Seoul."


def test_marks_in_brackets_lead_to_footnotes() -> None:
    changes = [("ⁱⁱⁱ", "[3]"), ("ⁱⁱ", "[2]"), ("ⁱ", "[1]"), ("^{iv}", "[4]")]
    letter = altered(TO_STATES, *changes)
    assert [note.mark for note in letter.footnotes] == ["1", "2", "3", "4"]
    assert [mark for block in letter.body for _, mark in block.note_refs] == ["1", "2", "3", "4"]
    assert any("“[t]he institutions" in block.text for block in letter.body)
