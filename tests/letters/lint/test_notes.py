"""Footnotes and citations."""

import pytest

from apps.letters.lint import notes
from tests.letters.lint.words import codes, marked, text

CALL = '<p>As the report says.<sup data-footnote="1"></sup></p>'


def noted(note: str, call: str = CALL) -> str:
    return f'{call}<aside data-footnote="1"><p>{note}</p></aside>'


def test_a_mark_without_its_note_is_an_error() -> None:
    (finding,) = notes.footnotes(text(html=CALL))
    assert (finding.code, finding.level, finding.place.excerpt) == ("mark-without-note", "error", "As the report says.")


def test_a_note_that_nothing_calls_is_a_warning() -> None:
    (finding,) = notes.footnotes(text(html=noted("A report of 2014.", "<p>As the report says.</p>")))
    assert (finding.code, finding.level, finding.place.field) == ("note-without-mark", "warning", "note")


def test_two_notes_with_one_mark_are_named() -> None:
    twice = noted("A report of 2014.") + '<aside data-footnote="1"><p>Another of 2015.</p></aside>'
    assert codes(notes.footnotes(text(html=twice))) == ["note-twice"]


def test_a_note_with_its_mark_passes_even_when_it_is_called_twice() -> None:
    again = noted("A report of 2014.", CALL + '<p>Again.<sup data-footnote="1"></sup></p>')
    assert codes(notes.footnotes(text(html=again))) == []


@pytest.mark.parametrize(
    "note",
    [
        "See UN Doc. A/HRC/25/63, para. 12.",
        "https://www.ohchr.org/en/hr-bodies/hrc/coidprk",
        "Report of the Special Rapporteur, A/HRC/RES/43/25.",
    ],
)
def test_a_source_without_any_year_is_undated(note: str) -> None:
    assert marked(notes.citations(text(html=noted(note)))) == [("citation-undated", note)]


@pytest.mark.parametrize(
    "note",
    [
        "Report of the Commission of Inquiry, UN Doc. A/HRC/25/63 (7 February 2014), paras. 59-61.",
        "UN Doc. E/CN.4/1998/45.",
        "COI report, para. 26.",
        "https://www.example.org/news/2020/02/21/letter",
        "https://www.example.org/letter, read on 3 May 2021",
        "International Covenant on Civil and Political Rights, art. 19.",
        "See, for example, the law on assemblies (No. 14).",
    ],
)
def test_dated_and_short_citations_pass(note: str) -> None:
    assert marked(notes.citations(text(html=noted(note)))) == []


@pytest.mark.parametrize(
    ("note", "broken"),
    [
        ("Ibid., para. 56.", "Ibid., para. 56."),
        ("Report of 2014, see note 9.", "see note 9"),
        ("Report of 2014, para. ; more", "para. "),
        ("Report (2014, page 3.", "Report (2014, page 3."),
        ("Report of 2014, http:/www.example.org/a", "http:/www.example.org/a"),
        ("Report of 2014, https://www.example.org/a…", "https://www.example.org/a…"),
        ("Report of 2014 [citation needed]", "[citation needed]"),
    ],
)
def test_broken_citations_are_named(note: str, broken: str) -> None:
    assert marked(notes.citations(text(html=noted(note)))) == [("citation-broken", broken)]


def test_ibid_after_a_source_passes() -> None:
    html = (
        '<p>One.<sup data-footnote="1"></sup> Two.<sup data-footnote="2"></sup></p>'
        '<aside data-footnote="1"><p>Report of 2014, A/HRC/25/63.</p></aside>'
        '<aside data-footnote="2"><p>Ibid., para. 56; see note 1 above.</p></aside>'
    )
    assert marked(notes.citations(text(html=html))) == []


def test_what_is_still_to_be_filled_in_is_named_in_the_text_too() -> None:
    assert marked(notes.citations(text("In [date] the court ruled, as “[citation needed]” is often read."))) == [
        ("citation-broken", "[date]")
    ]
    assert marked(notes.citations(text("He said “[t]he law [sic] is clear”. Was it?"))) == []
