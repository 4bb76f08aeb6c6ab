"""Editions as files, and any letter as it stands."""

from collections.abc import Callable
from hashlib import sha256

import pytest
import time_machine

from apps.base import clock
from apps.deliveries import actions, pdf
from apps.deliveries.models import Edition
from apps.letters.models import Letter
from apps.signatories.models import Signature
from tests.deliveries.conftest import Desk, printed_edition
from tests.printed import text_of


def words(content: bytes) -> str:
    return " ".join(text_of(content).split())


def stored(edition: Edition) -> bytes:
    with edition.pdf.open("rb") as file:
        content: bytes = file.read()
    return content


def test_print_edition_keeps_the_file_with_its_digest(ready: Edition) -> None:
    assert ready.status == Edition.Status.READY
    assert sha256(stored(ready)).hexdigest() == ready.sha256
    text = words(stored(ready))
    for expected in (
        "Ms Jana Example",
        "We, 2 organisations, write about the water act.",
        "Repair the wells.",
        "Water Watch, France",
        "Ada Example, Hydrologist",
        "Edition 1",
        "Signatories as of ",
    ):
        assert expected in text


def test_print_edition_gives_the_same_bytes_again(ready: Edition) -> None:
    first = stored(ready)
    Edition.objects.filter(pk=ready.pk).update(status=Edition.Status.PLANNED)
    assert pdf.print_edition(ready.pk)
    ready.refresh_from_db()
    assert stored(ready) == first


def test_print_edition_prints_what_was_frozen_not_what_came_later(
    letter: Letter, signed: Callable[..., Signature]
) -> None:
    early = signed("Early Birds")
    edition = actions.create_edition(letter=letter, actor=None)
    signed("Latecomers")
    early.status = Signature.Status.WITHDRAWN
    early.save()
    assert pdf.print_edition(edition.pk)
    edition.refresh_from_db()
    text = words(stored(edition))
    assert "Early Birds" in text
    assert "We, 1 organisations" in text
    assert "Latecomers" not in text
    later = words(stored(printed_edition(letter, None)))
    assert "Latecomers" in later
    assert "Early Birds" not in later


def test_print_edition_says_which_character_it_cannot_print(letter: Letter, signed: Callable[..., Signature]) -> None:
    signed("Rights \ue123 Now")  # for private use: in no font
    edition = actions.create_edition(letter=letter, actor=None)
    assert not pdf.print_edition(edition.pk)
    edition.refresh_from_db()
    assert edition.status == Edition.Status.FAILED
    assert "U+E123" in edition.failure
    assert not edition.pdf


def test_print_edition_does_nothing_while_another_printer_has_it(letter: Letter) -> None:
    edition = actions.create_edition(letter=letter, actor=None)
    assert Edition.objects.lease(edition.pk)
    assert not pdf.print_edition(edition.pk)
    with time_machine.travel(edition.as_of.timestamp() + 11 * 60):
        assert pdf.print_edition(edition.pk)


def test_printed_marks_a_draft(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(version=None, status=Letter.Status.DRAFT)
    text = words(pdf.printed(Letter.objects.get(pk=letter.pk)))
    assert "DRAFT" in text.replace(" ", "")  # set wide
    assert "write about the water act" in text


def test_printed_shows_an_open_letter_with_the_names_of_this_moment(
    letter: Letter, signed: Callable[..., Signature], desk: Desk
) -> None:
    before = words(pdf.printed(letter))
    signed("Wells International")
    after = words(pdf.printed(letter))
    assert "DRAFT" not in after
    assert ("Wells International" in before, "Wells International" in after) == (False, True)
    assert ("We, 0 organisations" in before, "We, 1 organisations" in after) == (True, True)


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "November 24, 2026, 18:30"), ("ko", "2026년 11월 24일, 18:30")]
)
def test_as_of_text_speaks_the_language_and_zone_of_the_campaign(letter: Letter, language: str, expected: str) -> None:
    letter.campaign.time_zone, letter.language = "Asia/Seoul", language
    with time_machine.travel("2026-11-24 09:30+00:00"):
        text = pdf.as_of_text(letter, clock.now())
    assert expected in text
    assert "Asia/Seoul" in text
