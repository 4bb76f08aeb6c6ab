import datetime

import pytest
import time_machine
from django.utils import translation

from apps.letters.compose import Wording
from apps.letters.document import Footnote
from apps.pages.templatetags import public

NOON = datetime.datetime(2026, 3, 28, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("language", "zone", "text"),
    [
        ("en", "Europe/Brussels", "March 28, 2026, 13:00</time> (Brussels time, UTC+01:00)"),
        ("en", "America/New_York", "March 28, 2026, 08:00</time> (New York time, UTC-04:00)"),
        ("en", "UTC", "March 28, 2026, 12:00</time> (UTC)"),
        ("ko", "Asia/Seoul", "2026년 3월 28일, 21:00</time> (서울 시간, UTC+09:00)"),
    ],
)
def test_moment_names_the_zone_in_words(language: str, zone: str, text: str) -> None:
    with translation.override(language):
        assert public.moment(NOON, zone).endswith(text)


def test_moment_follows_summer_time() -> None:
    assert "UTC+01:00" in public.moment(NOON, "Europe/Brussels")
    assert "UTC+02:00" in public.moment(NOON + datetime.timedelta(days=2), "Europe/Brussels")


@pytest.mark.parametrize(
    ("left", "text"),
    [({"days": 3, "hours": 5}, "3 days left"), ({"days": 1}, "1 day left"), ({"hours": 5}, "5 hours left")],
)
def test_remaining_counts_days_and_on_the_last_day_hours(left: dict[str, int], text: str) -> None:
    with time_machine.travel(NOON, tick=False), translation.override("en"):
        assert public.remaining(NOON + datetime.timedelta(**left)) == text


def test_day_without_a_date_is_nothing() -> None:
    assert public.day(None) == ""
    assert public.moment(None) == ""


def test_marked_marks_words_phrases_and_beginnings_and_escapes_the_rest() -> None:
    assert public.marked("The Court courts <b>", "court b") == (
        "The <mark>Court</mark> <mark>courts</mark> &lt;<mark>b</mark>&gt;"
    )
    assert public.marked("prison camps, camps, prisoners", '"prison camps" prisoner*') == (
        "<mark>prison camps</mark>, camps, <mark>prisoners</mark>"
    )
    assert public.marked("정치범수용소를 폐쇄하라", "수용소") == "정치범<mark>수용소</mark>를 폐쇄하라"
    assert public.marked("no word at all", "") == "no word at all"


def test_letter_text_is_cleaned_on_the_way_out() -> None:
    wording = Wording(
        language="en",
        subject="",
        salutation="",
        body='<p onclick="x()">Text<script>alert(1)</script><sup data-footnote="ⁱ"></sup></p>',
        footnotes=(Footnote(mark="ⁱ", html='<p>Note <img src="x" onerror="y()"></p>', key="ⁱ"),),
        closing="",
    )
    with translation.override("en"):
        text = public.letter_text(wording)
    assert text["body"] == (
        '<p>Text<sup class="call"><a href="#note-1" aria-label="Footnote ⁱ" id="call-1">ⁱ</a></sup></p>'
    )
    assert text["notes"] == [(1, "ⁱ", "<p>Note</p>")]


def test_tone_colours_no_state_that_it_does_not_know() -> None:
    assert (public.tone("kept"), public.tone("broken"), public.tone("under_way"), public.tone("noted")) == (
        "good",
        "bad",
        "wait",
        "",
    )
