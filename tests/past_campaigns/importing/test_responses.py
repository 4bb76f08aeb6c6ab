"""The Dutch reply and the Korean statement as responses, and altered copies of them."""

import datetime
from pathlib import Path

import pytest

from apps.addressees.models import Institution
from apps.past_campaigns.actions import import_corpus
from apps.responses.models import Commitment, Response
from tests.past_campaigns import copies

pytestmark = pytest.mark.django_db


def response(file: str, folder: Path = copies.CORPUS) -> Response:
    import_corpus(folder=folder)
    return Response.objects.select_related("institution", "office", "source").get(source__file_name=file)


def test_reply_answers_a_mail_that_we_do_not_have() -> None:
    row = response(copies.NL)
    assert (row.arrived, row.answers_channel, row.days_taken) == (Response.Arrived.SUBSTANTIVE, "e-mail", 56)
    assert (row.dated, row.answers_dated) == (datetime.date(2015, 11, 18), datetime.date(2015, 9, 23))
    assert (row.from_name, row.to_name) == ("Bert Koenders", "Mr G.")
    assert (row.institution.name, row.institution.country.code) == ("Ministry of Foreign Affairs", "NL")
    assert row.office is not None and row.office.rank == "minister"
    assert (row.letter, row.campaign, row.addressee) == (None, None, None)
    assert row in Response.objects.public() and row in Response.objects.substantive()


def test_reply_stays_as_printed() -> None:
    text = response(copies.NL).text
    assert text.startswith("Dear Mr G.,\n\nThank you for your email of 23 September 2015")
    assert text.count("(H.R. 757)") == 3  # one bill named three times, twice under different names
    assert "Our reference" not in text
    assert text.endswith("Bert Koenders\nMinister of Foreign Affairs of the Kingdom of the Netherlands")


def test_promises_to_continue_have_strength_two() -> None:
    promises = list(response(copies.NL).commitments.all())
    assert [promise.strength for promise in promises] == [2, 2]
    assert "will continue to monitor" in promises[0].quote and "will remain resolute" in promises[1].quote
    assert [promise.status for promise in promises] == [Commitment.Status.ANNOUNCED] * 2
    assert [promise.position for promise in promises] == [1, 2]


def test_statement_has_three_areas_and_three_commitments() -> None:
    row = response(copies.ROK)
    assert (row.arrived, row.is_unofficial_translation) == (Response.Arrived.STATEMENT, True)
    assert (row.institution.name, row.institution.country.code) == ("Ministry of Foreign Affairs", "KR")
    assert row.days_taken is None and row not in Response.objects.substantive()
    assert row.source is not None
    headings = row.source.passages.filter(kind="heading").values_list("text", flat=True)
    assert len(headings) == 3 and all(f"[{heading}]" in row.text for heading in headings)
    within = row.source.passages.exclude(heading="").exclude(kind="heading").values_list("heading", flat=True)
    assert list(within) == list(headings)
    quotes = [promise.quote for promise in row.commitments.all()]
    assert len(quotes) == 3 and all(quote in row.text for quote in quotes)
    for words, quote in zip(("continuously take issue", "take an active part", "work closely"), quotes, strict=True):
        assert words in quote


def test_ministry_of_statement_and_of_the_copied_minister_is_one() -> None:
    import_corpus(folder=copies.CORPUS)
    assert sorted(Institution.objects.filter(name="Ministry of Foreign Affairs").values_list("country", flat=True)) == [
        "KR",
        "NL",
    ]


def test_altered_reply_gives_the_altered_response(tmp_path: Path) -> None:
    folder = copies.copy(tmp_path)
    copies.only(folder, copies.NL)
    copies.alter(
        folder,
        copies.NL,
        ("Mr G.", "Ms K."),
        ("email of 23 September 2015", "letter of 2 November 2015"),
        ("Bert Koenders", "Willem Bakker"),
        ("will continue to monitor the humanitarian situation in the DPRK and ", ""),
    )
    row = response(copies.NL, folder)
    assert (row.to_name, row.from_name, row.days_taken, row.answers_channel) == ("Ms K.", "Willem Bakker", 16, "letter")
    assert row.office is not None and row.office.holders.get().name == "Willem Bakker"
    assert [promise.strength for promise in row.commitments.all()] == [2]
