"""Dates without a year."""

import datetime

import pytest

from apps.archive.parsing import dates


@pytest.mark.parametrize("said", ["on 12 February", "am February 12th", "2월 12일에"])
def test_a_date_without_a_year_is_the_last_such_day(said: str) -> None:
    for before, year in ((datetime.date(2020, 2, 26), 2020), (datetime.date(2020, 2, 1), 2019)):
        found = dates.find_without_year(said, before)
        assert found is not None and found.date == datetime.date(year, 2, 12)


def test_a_month_that_no_year_has_is_no_date() -> None:
    assert dates.find_without_year("13월 12일", datetime.date(2020, 2, 26)) is None
