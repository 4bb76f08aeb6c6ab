"""Letters of the corpus as others would have set them: other date lines, greetings, copies, notes, headings."""

import dataclasses
import re
from datetime import date

import pytest

from apps.archive.parsing import parse
from apps.archive.parsing.records import ParsedDocument
from tests.archive.parsing.documents import ALL, REPLY, TO_EU, TO_PRESIDENT, TO_STATES, altered, original

COUNTS = "69 non-governmental organizations and seven concerned individuals from 23 different countries worldwide"


def counts(letter: ParsedDocument) -> tuple[int, int, int]:
    """Organisations, individuals, countries of organisations."""
    bodies = [each for each in letter.signatories if each.kind == "organisation"]
    return len(bodies), len(letter.signatories) - len(bodies), len({each.country for each in bodies if each.country})


def with_copies(block: str) -> ParsedDocument:
    text = original(TO_PRESIDENT)
    return parse(f"{text[: text.index('CC. ')]}{block}\n\n{text[text.index('Re: ') :]}".encode())


@pytest.mark.parametrize(
    ("printed", "expected", "place"),
    [
        ("Friday, 21 February 2020", date(2020, 2, 21), ""),
        ("Seoul, Friday, February 21, 2020", date(2020, 2, 21), "Seoul"),
        ("Fri 21 Feb 2020", date(2020, 2, 21), ""),
        ("Date: Monday, 2 March 2020", date(2020, 3, 2), ""),
        ("Genève, le vendredi 21 février 2020", date(2020, 2, 21), "Genève"),
        ("viernes, 21 de febrero de 2020", date(2020, 2, 21), ""),
        ("2020. 2. 21. (금)", date(2020, 2, 21), ""),
        ("Sun City, 21 February 2020", date(2020, 2, 21), "Sun City"),
        ("21-Feb-2020", date(2020, 2, 21), ""),
        ("the 21st day of February 2020", date(2020, 2, 21), ""),
        ("2020年2月21日", date(2020, 2, 21), ""),
    ],
)
def test_date_line_with_weekday_or_place(printed: str, expected: date, place: str) -> None:
    letter = altered(TO_PRESIDENT, ("February 21, 2020", printed))
    assert (letter.date, letter.place) == (expected, place)
    assert [each.name for each in letter.addressees] == ["Moon Jae-in"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("forty-two organisations and one hundred and twelve individuals from thirty-one countries", (42, 112, 31)),
        ("1,204 civil society organizations representing 60 countries", (1204, None, 60)),
        ("fifty-five (55) organizations and ten (10) individuals from nineteen (19) countries", (55, 10, 19)),
    ],
)
def test_counts_in_words_and_large_figures(printed: str, expected: tuple[int | None, ...]) -> None:
    claims = altered(TO_PRESIDENT, (COUNTS, printed)).claims
    assert (claims.organisations, claims.individuals, claims.countries) == expected


def test_counts_of_those_who_have_signed_this_letter() -> None:
    sentence = "Fifty-seven organisations and 3 individuals have signed this letter. We are writing"
    claims = altered(TO_PRESIDENT, (f"We are writing on behalf of {COUNTS}", sentence)).claims
    assert (claims.organisations, claims.individuals) == (57, 3)


@pytest.mark.parametrize(
    "greeting",
    [
        "Your Excellency Mr. President",
        "Dear Mr. President",
        "Mr President",
        "Excellency,",
        "Greetings,",
        "Monsieur le Président",
    ],
)
def test_other_greetings_divide_the_letter_alike(greeting: str) -> None:
    letter = altered(TO_PRESIDENT, ("President Moon Jae-in,", greeting))
    assert (letter.salutation, len(letter.body), len(letter.cc)) == (greeting, 11, 2)


@pytest.mark.parametrize("closing", ["Yours in solidarity,", "Best,", "Yours,", "Respectfully yours", "In hope,"])
def test_other_closings_divide_the_letter_alike(closing: str) -> None:
    letter = altered(TO_PRESIDENT, ("Sincerely,", closing))
    assert (letter.closing, len(letter.body), counts(letter)) == (closing, 11, (70, 7, 22))


@pytest.mark.parametrize(
    "block",
    [
        "cc: Ms. Jane Doe, Minister of Justice\n    Mr. John Roe, Speaker of the National Assembly",
        "cc: Ms. Jane Doe, Minister of Justice; Mr. John Roe, Speaker of the National Assembly",
        "Copies to:\nMs. Jane Doe\nMinister of Justice\n\nMr. John Roe\nSpeaker of the National Assembly",
    ],
)
def test_copies_one_a_line_or_one_a_block(block: str) -> None:
    letter = with_copies(block)
    assert [(each.name, each.title, each.fax) for each in letter.cc] == [
        ("Ms. Jane Doe", "Minister of Justice", ()),
        ("Mr. John Roe", "Speaker of the National Assembly", ()),
    ]
    assert letter.subject.startswith("Open Letter on South Korea")


def test_copies_without_fax_keep_their_addresses() -> None:
    block = "CC. Foreign Minister Kang Kyung-hwa\nMinistry of Foreign Affairs\n60, Sajik-ro 8-gil, Seoul 03172"
    (copy,) = with_copies(block).cc
    assert (copy.name, copy.title, copy.fax) == ("Kang Kyung-hwa", "Foreign Minister", ())
    assert (copy.organisation, copy.address) == ("Ministry of Foreign Affairs", "60, Sajik-ro 8-gil, Seoul 03172")


def test_person_with_a_city_below_stays_one_copy() -> None:
    (copy,) = with_copies("CC. Jane Doe, Ambassador\nNew York, NY 10017").cc
    assert (copy.name, copy.title, copy.address) == ("Jane Doe", "Ambassador", "New York, NY 10017")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "Minister of Foreign Affairs Dr. Adaeze O'Neill-Okafor",
            ("Dr. Adaeze O'Neill-Okafor", "Minister of Foreign Affairs", "Ministry of Foreign Affairs"),
        ),
        (
            "Ambassador Jane Doe, Permanent Mission to the United Nations",
            ("Jane Doe", "Ambassador", "Permanent Mission to the United Nations, Ministry of Foreign Affairs"),
        ),
    ],
)
def test_post_and_person_in_one_line(printed: str, expected: tuple[str, str, str]) -> None:
    copy = altered(TO_PRESIDENT, ("Foreign Minister Kang Kyung-hwa", printed)).cc[0]
    assert (copy.name, copy.title, copy.organisation) == expected


@pytest.mark.parametrize("pattern", [" ({})", " – {}", " - {}", " | {}", "; {}", "\t{}", "\n{}"])
def test_french_countries_behind_any_separator(pattern: str) -> None:
    french = {
        "Indonesia": "Indonésie",
        "Myanmar": "Birmanie",
        "Germany": "Allemagne",
        "Netherlands": "Pays-Bas",
        "India": "Inde",
        "Timor Leste": "Timor oriental",
        "Eritrea": "Érythrée",
    }
    changes = [(f", {name}\n", f"{pattern.format(name_fr)}\n") for name, name_fr in french.items()]
    before, letter = altered(TO_PRESIDENT), altered(TO_PRESIDENT, *changes)
    assert [(each.name, each.country) for each in letter.signatories] == [
        (each.name, each.country) for each in before.signatories
    ]
    assert {"Birmanie", "Pays-Bas"} <= {each.country_as_printed for each in letter.signatories}


@pytest.mark.parametrize(
    ("bodies", "people"),
    [
        ("Organizations:", "In their personal capacity:"),
        ("Civil society organisations", "Former UN officials"),
        ("Associations", "Personnalités"),
        ("NGOs", "Experts and diplomats"),
    ],
)
def test_headings_of_groups_in_other_words(bodies: str, people: str) -> None:
    letter = altered(TO_EU, ("Groups", bodies), ("\nIndividuals", f"\n{people}"))
    assert counts(letter) == (31, 4, 8)


def test_headings_of_endorsers_tell_kind_and_role() -> None:
    letter = altered(TO_EU, ("Groups", "Organizational endorsers"), ("\nIndividuals", "\nIndividual endorsers"))
    assert counts(letter) == (31, 4, 8)
    assert {each.role for each in letter.signatories} == {"endorsed"}


@pytest.mark.parametrize(
    "labels",
    [["i.", "ii.", "iii.", "iv.", "v."], ["(I)", "(II)", "(III)", "(IV)", "(V)"], ["1 -", "2 -", "3 -", "4 -", "5 -"]],
)
def test_asks_under_other_numbers(labels: list[str]) -> None:
    changes = [(f"\n{number}. ", f"\n{label} ") for number, label in enumerate(labels, start=1)]
    letter = altered(TO_EU, *changes)
    assert [ask.number for ask in letter.asks] == labels
    assert letter.asks[2].heading == "Right to food"


def test_asks_that_a_duty_introduces() -> None:
    text = original(TO_EU)
    old = text[text.index("In this context, we urge") : text.index("1. Political")]
    letter = altered(TO_EU, (old, "Specifically, the resolution should:\n\n"))
    assert len(letter.asks) == 5


def test_further_note_is_tied_to_its_mark() -> None:
    text = original(TO_STATES).replace("in the near future.\n", "in the near future.^{v}\n").rstrip()
    letter = parse(f"{text}\n\n^{{v}} Resolution 69/188,\nsee http://example.org/res.\n".encode())
    assert [note.mark for note in letter.footnotes] == ["i", "ii", "iii", "iv", "v"]
    assert letter.footnotes[-1].text == "Resolution 69/188, see http://example.org/res."
    assert [mark for block in letter.body for _, mark in block.note_refs] == ["i", "ii", "iii", "iv", "v"]


@pytest.mark.parametrize("ending", [". ", " ", ") "])
def test_notes_that_begin_with_a_plain_number(ending: str) -> None:
    text = original(TO_STATES)
    for old, number in (("ⁱⁱⁱ", 3), ("ⁱⁱ", 2), ("ⁱ", 1), ("^{iv}", 4)):
        text = re.sub(rf"(?m)^{re.escape(old)} ", f"{number}{ending}", text).replace(old, f"[{number}]")
    letter = parse(text.encode())
    assert [(note.mark, note.text.split()[0]) for note in letter.footnotes] == [
        ("1", "See,"),
        ("2", "COI"),
        ("3", "Ibid.,"),
        ("4", "Terms"),
    ]
    assert [mark for block in letter.body for _, mark in block.note_refs] == ["1", "2", "3", "4"]
    assert counts(letter)[0] == 8


def test_numbered_signatories_are_no_notes() -> None:
    text = "Dear Sir,\n\nWe ask you to answer.[1]\n\nSincerely,\n\n1. Example Watch, Kenya\n2. Sample Trust, Fiji\n"
    letter = parse(text.encode())
    assert ([each.name for each in letter.signatories], letter.footnotes) == (["Example Watch", "Sample Trust"], ())


def test_reply_of_another_office_is_still_a_reply() -> None:
    reply = altered(
        REPLY,
        ("Bert Koenders", "Anna van der Berg"),
        ("Minister of Foreign Affairs of the Kingdom of the Netherlands", "State Secretary for Foreign Affairs"),
        ("23 September 2015", "3 October 2015"),
        ("Mr G.", "Ms K."),
    )
    assert (reply.kind, reply.addressees[0].name) == ("response", "Ms K.")
    assert reply.sender is not None and reply.in_reply_to is not None
    assert (reply.sender.name, reply.sender.title) == ("Anna van der Berg", "State Secretary for Foreign Affairs")
    assert reply.in_reply_to.date == date(2015, 10, 3)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("form", ["bom", "windows", "trailing", "blank lines with spaces"])
def test_other_line_ends_and_margins_change_no_value(name: str, form: str) -> None:
    text = original(name)
    copies = {
        "bom": f"\ufeff{text}",
        "windows": text.replace("\n", "\r\n"),
        "trailing": text.replace("\n", "  \t\n"),
        "blank lines with spaces": text.replace("\n\n", "\n \t\n"),
    }
    assert _values(parse(copies[form].encode())) == _values(parse(text.encode()))


def _values(document: ParsedDocument) -> ParsedDocument:
    body = tuple(dataclasses.replace(block, span=(0, 0)) for block in document.body)
    return dataclasses.replace(document, body=body, spans={}, warnings=())
