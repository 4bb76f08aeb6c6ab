"""Persons at risk, and signs that nobody sees."""

import datetime

import pytest

from apps.letters.lint import Facts, safety
from apps.parties.models import Person
from tests.letters.lint.words import codes, marked, text

TODAY = datetime.date(2026, 3, 2)
BLIND = Facts(today=TODAY)
SEEING = Facts(today=TODAY, names_persons=True)


def test_a_name_is_found_and_never_repeated_to_who_may_not_see_it() -> None:
    said = text("He was taken.", "We fear for Mina Orsova, a teacher.")
    (finding,) = safety.persons_at_risk(said, BLIND, ("mina orsova",))
    assert (finding.code, finding.level, finding.place.block) == ("person-at-risk", "warning", 1)
    shown = " ".join([finding.message, finding.remedy, finding.place.excerpt, finding.key])
    assert "orsova" not in shown.casefold() and finding.place.start == finding.place.end


def test_who_may_see_personal_data_sees_where_the_name_stands() -> None:
    (finding,) = safety.persons_at_risk(text("We fear for Mina Orsova."), SEEING, ("Mina Orsova",))
    assert finding.place.excerpt == "Mina Orsova" and "Orsova" not in finding.message


@pytest.mark.parametrize("said", ["We fear for Mina Orsovanova.", "We fear for Mina and for Mr. Orsova.", "Nobody."])
def test_other_names_pass(said: str) -> None:
    assert codes(safety.persons_at_risk(text(said), SEEING, ("Mina Orsova",))) == []


def test_korean_names_are_found_before_their_particles() -> None:
    assert marked(safety.persons_at_risk(text("우리는 홍길순의 안전을", language="ko"), SEEING, ("홍길순",))) == [
        ("person-at-risk", "홍길순")
    ]


@pytest.mark.django_db
def test_names_come_from_the_directory_and_from_above_and_single_words_are_none() -> None:
    Person.objects.create(name="Mina Orsova", is_at_risk=True)
    Person.objects.create(name="Joe Roe", is_at_risk=False)
    Person.objects.create(name="May", is_at_risk=True)
    Person.objects.create(name="Jan Free", is_at_risk=True, naming_consent="His sister, 2 May 2025")
    facts = Facts(today=TODAY, at_risk=("Ana Lund", "Mina Orsova"))
    assert safety.names_at_risk(facts) == ("Mina Orsova", "Ana Lund")


@pytest.mark.parametrize(
    ("sign", "named"), [("\u202e", "U+202E"), ("\u200b", "U+200B"), ("\u00ad", "U+00AD"), ("\u2066", "U+2066")]
)
def test_signs_that_hide_or_reorder_are_named(sign: str, named: str) -> None:
    said = text("Plain words.", subject=f"The vote{sign} of May")
    (finding,) = safety.hidden_signs(said)
    assert (finding.code, finding.place.field) == ("hidden-sign", "subject") and named in finding.message


def test_marks_of_direction_belong_to_arabic_and_to_no_latin_text() -> None:
    assert codes(safety.hidden_signs(text("نكتب (UN)\u200f اليوم", language="ar"))) == []
    assert codes(safety.hidden_signs(text("We write\u200f today."))) == ["hidden-sign"]


def test_a_word_of_two_alphabets_is_named_and_words_of_one_pass() -> None:
    assert marked(safety.hidden_signs(text("The Cоuncil meets."))) == [("mixed-script", "Cоuncil")]  # a Cyrillic о
    assert codes(safety.hidden_signs(text("Совет, Συμβούλιο, Côte d’Ivoire, Türkiye, 이사회, naïve."))) == []
