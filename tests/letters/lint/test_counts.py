"""What letters say of their own signatories."""

import datetime

import pytest

from apps.letters.document import Figures
from apps.letters.lint import Facts, Finding
from apps.letters.lint.counts import typed_counts
from tests.letters.lint.words import codes, text

TODAY = datetime.date(2026, 3, 2)


def found(said: str, figures: tuple[int, int, int], language: str = "en", *, past: bool = False) -> list[Finding]:
    facts = Facts(today=TODAY, figures=Figures(*figures))
    return list(typed_counts(text(said, language=language), facts, is_historical=past))


@pytest.mark.parametrize(
    ("language", "said", "excerpt"),
    [
        ("en", "We, the undersigned 69 organisations, write to you.", "69"),
        (
            "en",
            "We are writing on behalf of sixty-nine non-governmental organizations to urge you to act.",
            "sixty-nine",
        ),
        ("fr", "Nous, 69 organisations soussignées, vous demandons d’agir.", "69"),
        ("fr", "Nous, soixante-neuf organisations soussignées, vous écrivons.", "soixante-neuf"),
        ("es", "Las 69 organizaciones abajo firmantes exigimos una respuesta.", "69"),
        ("ko", "저희 69개 단체는 정부에 요청합니다.", "69"),
        ("ar", "نحن، 69 منظمة موقعة أدناه، نطلب منكم", "69"),
    ],
)
def test_a_typed_count_that_differs_is_an_error_with_its_remedy(language: str, said: str, excerpt: str) -> None:
    (finding,) = found(said, (70, 0, 0), language)
    assert (finding.code, finding.level, finding.place.excerpt) == ("count-differs", "error", excerpt)
    assert finding.message == "The text says 69 organisations; counted are 70."
    assert "{signatories.organisations}" in finding.remedy


def test_a_typed_count_that_is_right_today_is_a_warning_in_a_new_letter_and_nothing_in_an_old_one() -> None:
    said = "We, the undersigned 70 organisations, write to you."
    assert codes(found(said, (70, 0, 0))) == ["count-typed"]
    assert codes(found(said, (70, 0, 0), past=True)) == []


def test_organisations_and_individuals_are_judged_each_and_countries_are_not_confirmed() -> None:
    said = "We write on behalf of 69 organisations and seven individuals from 23 countries to urge you to act."
    assert [(each.code, each.level) for each in found(said, (70, 7, 22), past=True)] == [
        ("count-differs", "error"),
        ("countries-not-confirmed", "warning"),
    ]
    assert codes(found(said, (69, 7, 23), past=True)) == []


def test_one_figure_for_both_is_their_sum() -> None:
    said = "We write on behalf of 35 organisations and individuals to urge you to act."
    assert codes(found(said, (31, 4, 8), past=True)) == []
    assert codes(found(said, (31, 5, 8), past=True)) == ["count-differs"]


def test_more_than_is_true_of_more() -> None:
    said = "We, more than 60 undersigned organisations, write to you."
    assert codes(found(said, (70, 0, 0), past=True)) == []
    assert codes(found(said, (59, 0, 0), past=True)) == ["count-differs"]


@pytest.mark.parametrize(
    "said",
    [
        "We are {signatories.organisations} organisations from {signatories.countries} countries.",
        "Last December a large coalition of 67 organisations and ten individuals wrote to you.",
        "We have read the report of 12 experts on 40 prisons; 120,000 people are held in 5 camps.",
        "Nous avons reçu votre courrier du 27 mai invitant nos organisations.",
        "We thank the 47 States that voted, and the two organisations that were closed.",
    ],
)
def test_placeholders_other_letters_and_other_figures_pass(said: str) -> None:
    assert codes(found(said, (70, 7, 22))) == []


def test_where_others_may_be_meant_it_is_no_more_than_a_warning() -> None:
    (finding,) = found("69 organisations urge the government to release them.", (70, 0, 0))
    assert (finding.code, finding.level) == ("count-differs", "warning")


def test_further_down_only_sentences_about_the_signatories_themselves_count() -> None:
    facts = Facts(today=TODAY, figures=Figures(70, 0, 0))
    said = text("We write to you.", "In May 47 organisations called on the Council.", "We, 69 organisations, ask you.")
    assert [each.place.excerpt for each in typed_counts(said, facts, is_historical=False)] == ["69"]
