"""All rules over one letter: order, names of findings, where they are, translations."""

import datetime

import pytest

from apps.addressees.models import Address
from apps.base import clock
from apps.letters import actions, lint
from apps.letters.lint import Facts, Finding
from apps.letters.models import Letter, LetterTemplate, Translation
from apps.parties.models import Person
from tests import making
from tests.letters.lint.words import codes, text

pytestmark = pytest.mark.django_db


def checked(letter: Letter, **facts: object) -> tuple[Finding, ...]:
    return lint.check(letter, Facts(today=clock.today(), **facts))  # type: ignore[arg-type]


def clean_draft(body: str = making.BODY) -> Letter:
    letter = making.draft(body=body)
    Address.objects.update(verified_on=clock.today())
    return letter


def test_a_letter_in_order_has_no_findings() -> None:
    assert checked(clean_draft()) == ()


def test_errors_come_first_then_the_order_of_the_text() -> None:
    letter = clean_draft("<p>The OHCHR and A/HRC 25/63.</p><p>We, 69 undersigned organisations, ask.</p><p>{asks}</p>")
    assert [(each.level, each.code) for each in checked(letter)] == [
        ("error", "count-differs"),
        ("warning", "acronym-unexplained"),
        ("warning", "symbol-malformed"),
    ]


def test_a_finding_keeps_its_key_when_its_place_moves_and_loses_it_with_its_words() -> None:
    letter = clean_draft("<p>See A/HRC 25/63.</p><p>{asks}</p>")
    (before,) = checked(letter)
    letter.body = "<p>First.</p>\n<p>See A/HRC 25/63 again.</p>\n<p>{asks}</p>"
    (moved,) = checked(letter)
    assert moved.key == before.key and moved.place.block == 1
    letter.body = "<p>See A/HRC 25/64.</p>\n<p>{asks}</p>"
    (other,) = checked(letter)
    assert other.key != before.key


def test_places_are_offsets_in_the_words_of_a_block() -> None:
    letter = clean_draft(
        "<ol><li>First, <strong>an</strong> ask.</li><li>See <em>A/HRC 25/63</em>.</li></ol><p>{asks}</p>"
    )
    (finding,) = checked(letter)
    words = "First, an ask.\nSee A/HRC 25/63."
    assert (finding.place.block, finding.place.excerpt) == (0, "A/HRC 25/63")
    assert words[finding.place.start : finding.place.end] == "A/HRC 25/63"


def test_the_same_thing_twice_is_one_finding() -> None:
    letter = clean_draft("<p>See A/HRC 25/63.</p><p>And A/HRC 25/63.</p><p>{asks}</p>")
    assert [(each.code, each.place.block) for each in checked(letter)] == [("symbol-malformed", 0)]


def test_a_person_of_the_directory_and_a_signatory_at_risk_are_found() -> None:
    Person.objects.create(name="Mina Orsova", is_at_risk=True)
    letter = clean_draft("<p>Free Mina Orsova.</p><p>Free Ana Lund.</p><p>{asks}</p>")
    assert codes(checked(letter, at_risk=("Ana Lund",))) == ["person-at-risk", "person-at-risk"]


def test_a_translation_is_checked_in_its_own_language_and_for_what_the_master_left_behind() -> None:
    letter = clean_draft("<p>We write.</p><p>{asks}</p>")
    translation = actions.begin_translation(letter=letter, language="fr", actor=None)
    translation.subject, translation.closing, translation.salutation = "Objet", "Cordialement,", "Monsieur le Ministre,"
    translation.blocks = [{"source": "<p>We write.</p>", "text": "<p>Nous écrivons au HCDH.</p>"}]
    translation.sources = {name: getattr(letter, name) for name in ("subject", "salutation", "closing")}
    translation.save()
    assert [(each.code, each.place.language) for each in checked(letter)] == [("acronym-unexplained", "fr")]
    letter.body = "<p>We write to you.</p>\n<p>{asks}</p>"
    assert [(each.code, each.place.language, each.place.block) for each in checked(letter)] == [
        ("translation-stale", "fr", 0),
        ("acronym-unexplained", "fr", 0),
    ]


def test_a_changed_subject_makes_its_translation_stale() -> None:
    letter = clean_draft()
    Translation.objects.create(letter=letter, language="fr", subject="Objet", sources={"subject": letter.subject})
    assert codes(checked(letter)) == []
    letter.subject = "Another"
    assert [(each.code, each.place.field) for each in checked(letter)] == [("translation-stale", "subject")]


def test_a_letter_of_the_past_is_read_on_its_own_day() -> None:
    letter = clean_draft("<p>We ask for an answer by 1 April 2020.</p><p>{asks}</p>")
    assert codes(checked(letter)) == ["date-past"]
    letter.is_historical, letter.date = True, datetime.date(2020, 3, 1)
    assert codes(checked(letter)) == []


def test_pieces_are_in_reading_order_with_each_note_behind_its_call() -> None:
    html = (
        '<h2>Head</h2><p>One<sup data-footnote="b"></sup> two<sup data-footnote="a"></sup>.</p>'
        "<blockquote>Said</blockquote>"
        '<aside data-footnote="a"><p>A</p></aside><aside data-footnote="b"><p>B</p></aside>'
    )
    said = text(html=html, subject="S", salutation="Dear", closing="C")
    assert [(piece.kind, piece.text, piece.block) for piece in said.pieces] == [
        ("line", "S", None),
        ("line", "Dear", None),
        ("heading", "Head", 0),
        ("paragraph", "One two.", 1),
        ("note", "B", 4),
        ("note", "A", 3),
        ("quotation", "Said", 2),
        ("line", "C", None),
    ]
    assert said.pieces[3].marks == ((3, "b"), (7, "a"))


def test_words_that_asks_bring_in_are_the_letters_own() -> None:
    letter = clean_draft("<p>The OHCHR helps.</p><p>{asks}</p>")
    letter.campaign.asks.update(text="Read A/HRC 25/63.")
    found = [(each.code, each.place.field, each.place.excerpt) for each in checked(letter)]
    assert found == [("acronym-unexplained", "body", "OHCHR"), ("symbol-malformed", "asks", "A/HRC 25/63")]
    letter.body = "<p>The OHCHR helps.</p>"
    assert codes(checked(letter)) == ["addressee-without-ask", "acronym-unexplained"]


def test_an_instruction_of_the_template_that_still_stands_is_an_error_other_brackets_are_not() -> None:
    letter = clean_draft("<p>We welcome [sic] the step. [Name the year.]</p><p>{asks}</p>")
    assert checked(letter) == ()
    body = "<p>Thank them. [Name the year.]</p>"
    letter.template = LetterTemplate.objects.create(slug="thanks", title="Thanks", rank="minister", body=body)
    (finding,) = checked(letter)
    assert (finding.code, finding.level, finding.place.excerpt) == ("instruction-left", "error", "[Name the year.]")
