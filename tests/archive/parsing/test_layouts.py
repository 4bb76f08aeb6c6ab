"""Layouts that the corpus does not have: made-up letters, one for each way of setting things out."""

import time
from datetime import date

from apps.archive.parsing import parse
from apps.archive.parsing.records import ParsedDocument

_MEMO = """Human Rights Forum
www.hrforum.example
12 High Street, London

To: Jane Doe, Minister of Justice
From: Human Rights Forum
CC: Parliament of Ruritania
Date: 1st of June 2020
Re: Prison conditions

Dear Minister Doe,

We write on behalf of twenty-one non-govern-
mental organizations and five individuals from eleven countries to urge you to improve prison conditions.

It is a non-governmental appeal. The govern-
ment must act. Government must act.

Yours sincerely,

A. Person
Director, Human Rights Forum

On behalf of:

Alpha Association, Seoul, South Korea
Beta Collective
Uganda
Gamma Group (GG)
for Peace and Justice, Kenya
Ms. Ida Known, Member of Parliament, Sweden

cc: Jane Roe, Prime Minister
Office of the Prime Minister
"""


_BULLETS = """**OPEN LETTER**

# Joint Letter to President Emmanuel Macron on arms exports

Paris, le 3 mai 2022

Dear President Macron,

On behalf of the thirty-five undersigned organizations and 3 experts, we urge you to stop exports.[1]

We recommend the following steps:

• Suspend all licences.
• Publish the list of exports.
• Invite the Special Rapporteur
to visit.

Page 2 of 3

We ask that you act
quickly.

Respectfully,

SIGNATORIES

- Access Now
- Committee to Protect Journalists (USA)
- Reporters Without Borders / France
- PEN International – Germany
- Zeta Foundation | Norway
- Eta Network\tDenmark

Individuals:
Jean Dupont, Lawyer
Élise Martin
Prof. Kim Min-ji (Seoul National University)

[1] See report A/1.
"""


_SECTIONS = """Joint Open Letter

Ms. Maria Example
United Nations High Commissioner for Human Rights
Palais des Nations
CH-1211 Geneva 10, Switzerland
By email: registry@ohchr.example

January 4, 2021

Re: Human rights in Ruritania

Madam High Commissioner:

1. Introduction

We, the undersigned organizations, are writing to express our grave concern over the situation.

2. Recommendations

We call on your Office to:

a) Establish a mechanism;
b) Report to the Council; and
c) Support victims.

Sincerely yours,

Phil Sample
Deputy Asia Director
Example Rights Watch

Ahmed Ali
Secretary-General
Example Forum
Thailand
"""


def _read(text: str) -> ParsedDocument:
    return parse(text.encode())


def test_memo_labels_tell_addressee_sender_and_copies() -> None:
    letter = _read(_MEMO)
    assert [(each.name, each.title) for each in letter.addressees] == [("Jane Doe", "Minister of Justice")]
    assert [(each.name, each.organisation) for each in letter.cc] == [
        ("", "Parliament of Ruritania"),
        ("Jane Roe", "Office of the Prime Minister"),
    ]
    assert letter.sender is not None
    assert (letter.sender.organisation, letter.sender.website) == ("Human Rights Forum", "www.hrforum.example")
    assert letter.sender.address == "12 High Street, London"
    assert (letter.date, letter.subject) == (date(2020, 6, 1), "Prison conditions")


def test_word_parted_at_the_line_end_is_mended_only_if_known_whole() -> None:
    first, second = _read(_MEMO).body[:2]
    assert "twenty-one non-governmental organizations" in first.text
    assert second.text == "It is a non-governmental appeal. The government must act. Government must act."


def test_signatories_without_headings_are_told_apart() -> None:
    letter = _read(_MEMO)
    assert [(each.name, each.kind, each.country) for each in letter.signatories] == [
        ("A. Person", "individual", None),
        ("Alpha Association, Seoul", "organisation", "KR"),
        ("Beta Collective", "organisation", "UG"),
        ("Gamma Group (GG) for Peace and Justice", "organisation", "KE"),
        ("Ida Known", "individual", "SE"),
    ]
    assert letter.signatories[4].title == "Member of Parliament"
    assert [warning.line for warning in letter.warnings if warning.code == "place_or_name"] == [
        _MEMO.splitlines().index("Alpha Association, Seoul, South Korea") + 1
    ]


def test_bulleted_demands_are_asks() -> None:
    letter = _read(_BULLETS)
    assert [ask.text for ask in letter.asks] == [
        "Suspend all licences.",
        "Publish the list of exports.",
        "Invite the Special Rapporteur to visit.",
    ]
    assert [ask.text for ask in letter.asks_in_prose][-1] == "We ask that you act quickly."
    assert letter.furniture == ("OPEN LETTER", "Page 2 of 3")


def test_countries_behind_any_separator() -> None:
    letter = _read(_BULLETS)
    assert [(each.name, each.country) for each in letter.signatories if each.kind == "organisation"] == [
        ("Access Now", None),
        ("Committee to Protect Journalists", "US"),
        ("Reporters Without Borders", "FR"),
        ("PEN International", "DE"),
        ("Zeta Foundation", "NO"),
        ("Eta Network", "DK"),
    ]


def test_individuals_of_one_block_are_one_a_line() -> None:
    letter = _read(_BULLETS)
    assert [(each.name, each.title) for each in letter.signatories if each.kind == "individual"] == [
        ("Jean Dupont", "Lawyer"),
        ("Élise Martin", ""),
        ("Kim Min-ji", "Seoul National University"),
    ]


def test_addressee_with_a_post_is_taken_from_the_title() -> None:
    letter = _read(_BULLETS)
    assert [(each.name, each.title) for each in letter.addressees] == [("Emmanuel Macron", "President")]
    assert (letter.date, letter.place) == (date(2022, 5, 3), "Paris")
    assert [(note.mark, note.text) for note in letter.footnotes] == [("1", "See report A/1.")]
    assert (letter.claims.organisations, letter.claims.individuals) == (35, 3)


def test_letter_without_closing_or_signatories_says_so() -> None:
    letter = _read("Dear Friends,\n\nWe urge you to act now, before it is too late for them.\n")
    assert [warning.code for warning in letter.warnings] == ["no_addressee", "no_signatories", "no_date"]


def test_paragraph_that_breaks_off_is_said_and_not_joined() -> None:
    long = f"This is a long paragraph of a letter that tells of many things,{' and of more,' * 6} about Human Rights"
    letter = _read(f"Dear Friends,\n\n{long}\n\nCouncil members met.\n\nSincerely,\n\nOxfam\n")
    assert len(letter.body) == 2
    assert [warning.line for warning in letter.warnings if warning.code == "broken_sentence"] == [3]


def test_bare_open_letter_is_the_title_and_lettered_demands_are_asks() -> None:
    letter = _read(_SECTIONS)
    assert (letter.title, letter.subject) == ("Joint Open Letter", "Human rights in Ruritania")
    assert [(block.number, block.text) for block in letter.body if block.kind == "heading"] == [
        ("1.", "Introduction"),
        ("2.", "Recommendations"),
    ]
    assert [(ask.number, ask.text) for ask in letter.asks] == [
        ("a)", "Establish a mechanism;"),
        ("b)", "Report to the Council;"),
        ("c)", "Support victims."),
    ]
    (addressee,) = letter.addressees
    assert (addressee.title, addressee.email) == (
        "United Nations High Commissioner for Human Rights",
        "registry@ohchr.example",
    )


def test_signature_blocks_of_several_lines_are_persons() -> None:
    assert [(each.name, each.kind, each.title, each.country) for each in _read(_SECTIONS).signatories] == [
        ("Phil Sample", "individual", "Deputy Asia Director, Example Rights Watch", None),
        ("Ahmed Ali", "individual", "Secretary-General, Example Forum", "TH"),
    ]


def test_five_hundred_signatories_are_read_in_two_seconds() -> None:
    names = "\n".join(f"Forum number {i} for Rights and Peace, Nepal" for i in range(500))
    started = time.perf_counter()
    letter = _read(f"Dear Friends,\n\nWe urge you to act now.\n\nSincerely,\n\nGroups\n\n{names}\n")
    assert time.perf_counter() - started < 2
    assert len(letter.signatories) == 500
    assert {each.country for each in letter.signatories} == {"NP"}


def test_ordinal_words_number_demands_and_a_date_may_stand_last() -> None:
    letter = _read(
        "Your Excellency President Ana Example,\n\nWe the undersigned 12 NGOs from 5 countries write to you today.\n\n"
        "Our demands are as follows.\n\nFirst, pass the act.\n\nFinally, ratify the treaty.\n\nSigned,\n\n"
        "Example Watch\nSample Forum\n\nTaipei, 3 June 2021\n"
    )
    assert [(ask.number, ask.text) for ask in letter.asks] == [
        ("First,", "pass the act."),
        ("Finally,", "ratify the treaty."),
    ]
    assert (letter.date, letter.place, letter.closing) == (date(2021, 6, 3), "Taipei", "Signed,")
    assert [each.name for each in letter.signatories] == ["Example Watch", "Sample Forum"]
    assert [(each.title, each.name) for each in letter.addressees] == [("President", "Ana Example")]
    assert (letter.claims.organisations, letter.claims.countries) == (12, 5)


def test_markdown_signs_are_no_part_of_the_text() -> None:
    letter = _read(
        "# Open letter to ASEAN leaders on Ruritania\n\n*3 June 2021*\n\n"
        "Dear Leaders,\n\nWe call on you to **act** now.\n\n"
        "## Signatories\n\n* [Example Voice](https://voice.example), Myanmar\n* **Sample Rights**\n"
    )
    assert (letter.date, letter.place) == (date(2021, 6, 3), "")
    assert [block.text for block in letter.body] == ["We call on you to act now."]
    assert [(each.name, each.country) for each in letter.signatories] == [
        ("Example Voice", "MM"),
        ("Sample Rights", None),
    ]
