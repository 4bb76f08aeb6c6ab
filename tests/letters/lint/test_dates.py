"""Days of the week, impossible days, and days that are over."""

import datetime

import pytest

from apps.letters.lint import dates
from apps.letters.models import Letter
from tests.letters.lint.words import codes, marked, text

DAY = datetime.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("en", "The vote is on Friday, 10 November 2014.", "Friday, 10 November 2014"),
        ("en", "On 10 November 2014 (Tuesday) it met.", "10 November 2014 (Tuesday"),
        ("en", "Signed on Tuesday, November 10, 2014.", "Tuesday, November 10, 2014"),
        ("fr", "Le vote du mardi 10 novembre 2014.", "mardi 10 novembre 2014"),
        ("es", "La votación del martes 10 de noviembre de 2014.", "martes 10 de noviembre de 2014"),
        ("ko", "2014년 11월 10일(화) 표결", "2014년 11월 10일(화"),
        (
            "en",
            "The vote is on Friday, 20 March 2026, or on Monday 20 April 2026 or Friday 13 April.",
            "Friday 13 April",
        ),
        ("en", "The Council met on Tuesday, February 25.", "Tuesday, February 25"),
        ("fr", "Le vote du vendredi 10 mars.", "vendredi 10 mars"),
        ("ko", "3월 10일(금)에 표결합니다.", "3월 10일(금"),
    ],
)
def test_a_wrong_day_of_the_week_is_named(language: str, said: str, found: str) -> None:
    assert marked(dates.weekdays(text(said, language=language), DAY)) == [("weekday-wrong", found)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Monday, 10 November 2014, and 10 November 2014 (Monday)."),
        ("en", "The march 10 November 2014; Friday prayers on 10 November 2014."),
        ("en", "By Monday 10 November 2014. Thursday is another day."),
        ("fr", "Le lundi 10 novembre 2014."),
        ("es", "El lunes 10 de noviembre de 2014."),
        ("en", "On Tuesday 10 March, and on Monday, 10 March: last year's and the coming one may be meant."),
        ("es", "El martes 10 de marzo."),
        ("ko", "2014년 11월 10일(월), 2014년 11월 10일 월요일"),
    ],
)
def test_right_days_and_other_words_pass(language: str, said: str) -> None:
    assert marked(dates.weekdays(text(said, language=language), DAY)) == []


def test_days_that_no_calendar_has_are_named() -> None:
    said = text("By 31 June 2026, or 30 February 2024, or 29 février 2025.")
    assert [finding.place.excerpt for finding in dates.impossible(said)] == [
        "31 June 2026",
        "30 February 2024",
        "29 février 2025",
    ]
    assert codes(dates.impossible(text("On 29 February 2024 and 31 May 2026, 30 members met 2015."))) == []


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("en", "We ask for your answer by 1 March 2026.", "1 March 2026"),
        ("en", "The Council will vote on 20 February 2026.", "20 February 2026"),
        ("en", "Ahead of the upcoming session on 3 March 2025, we urge you to act.", "3 March 2025"),
        ("en", "The deadline is 1 February 2026.", "1 February 2026"),
        ("fr", "Nous vous prions de répondre avant le 1 mars 2025.", "1 mars 2025"),
        ("es", "Pedimos una respuesta a más tardar el 1 de marzo de 2025.", "1 de marzo de 2025"),
        ("ko", "2025년 3월 1일까지 답변해 주시기 바랍니다.", "2025년 3월 1일"),
        ("en", "We ask for your answer by 20 February.", "20 February"),
        ("ko", "2월 20일까지 답변해 주시기 바랍니다.", "2월 20일"),
    ],
)
def test_a_past_day_where_a_coming_one_is_meant_is_named(language: str, said: str, found: str) -> None:
    assert marked(dates.past(text(said, language=language), DAY)) == [("date-past", found)]


@pytest.mark.parametrize(
    "said",
    [
        "We ask for your answer by 1 April 2026.",
        "The Council voted on 20 February 2026.",
        "You had promised an answer by 1 February 2026.",
        "The deadline of 1 February 2026 passed without a word.",
        "Since 3 March 2025 he is held; on 4 May 2025 the court ruled.",
        "They were to be released before 1 January 2026.",
        "He said: “You will be free by 1 May 2025.”",
        "The law entered into force on 1 July 2025.",
        "We ask for your answer by 20 March, or by 1 December.",
        "We ask for an answer by 1 September.",
    ],
)
def test_coming_days_and_what_is_told_of_the_past_pass(said: str) -> None:
    assert marked(dates.past(text(said), DAY)) == []


def test_a_draft_dated_long_ago_is_asked_about() -> None:
    old, new = Letter(date=datetime.date(2026, 1, 5)), Letter(date=datetime.date(2026, 2, 20))
    assert codes(dates.dated(old, DAY)) == ["letter-date-past"]
    assert codes(dates.dated(new, DAY)) == []
    assert codes(dates.dated(Letter(date=datetime.date(2014, 11, 10), is_historical=True), DAY)) == []
