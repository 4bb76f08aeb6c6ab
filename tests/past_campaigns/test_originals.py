"""The originals come back: what is printed from the rows has every word of the published letter, and no other.

The bytes in `corpus/` are cut here by explicit marks, never by the project's own reader, and compared token by token
with the printed file as poppler reads it, in three streams: body, notes, list of signatories. Set aside are page
furniture and labels (named per letter below), white space, and the breaks of lines.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from django.conf import settings

from apps.deliveries import pdf
from apps.letters.models import Letter
from apps.past_campaigns.actions import import_corpus
from apps.signatories.models import Signature
from tests import printed

CORPUS = Path(settings.BASE_DIR) / "corpus"
CLOSING = "Sincerely,"
COLOPHON = "Fingerprint of the text (SHA-256):"


@dataclass(frozen=True)
class Cuts:
    """Where to cut one original, and which lines of it, or of its print, are furniture.

    `date` is the line of the date, in both alike; `labels` the mark of the copies in either.
    """

    slug: str
    date: str
    labels: tuple[str, str] = ("", "")
    notes: str = ""

    @property
    def original(self) -> str:
        return (CORPUS / f"{self.slug}.txt").read_bytes().decode("utf-8")


LETTERS = (
    Cuts(
        slug="2014-11-10-un-member-states",
        date="New York, 10 November 2014",
        notes="ⁱ See, e.g., Report of the UN Commission of Inquiry",
    ),
    Cuts(
        slug="2020-02-21-president-of-korea",
        date="February 21, 2020",
        labels=("CC. Foreign Minister Kang Kyung-hwa", "cc Foreign Minister Kang Kyung-hwa"),
    ),
    Cuts(slug="2020-02-26-eu-high-representative", date="February 26, 2020"),
)


@pytest.mark.django_db
@pytest.mark.parametrize("cuts", LETTERS, ids=lambda cuts: cuts.slug)
def test_printed_letter_has_every_word_of_the_original_and_no_other(cuts: Cuts) -> None:
    import_corpus(folder=CORPUS)
    found, added = compare(cuts)
    assert found == {"body": 1.0, "notes": 1.0, "list": 1.0}
    assert added == {"body": 0, "notes": 0, "list": 0}


@pytest.mark.django_db
@pytest.mark.parametrize("cuts", LETTERS, ids=lambda cuts: cuts.slug)
def test_columns_of_the_list_are_read_one_after_the_other(cuts: Cuts) -> None:
    """Also where the program guesses the reading order from the page, as pdftotext does when nobody tells it to."""
    import_corpus(folder=CORPUS)
    content = pdf.printed(Letter.objects.select_related("campaign", "version").get(slug=cuts.slug))
    height = printed.TYPE_BOTTOM - printed.TYPE_TOP
    area = ("-x", "0", "-y", str(printed.TYPE_TOP), "-W", str(printed.PAGE_WIDTH), "-H", str(height))
    text = printed.text_of(content, *area)
    names = text[text.index(f"\n{CLOSING}") + len(CLOSING) + 1 : text.index(COLOPHON)]
    assert tokens(names) == original_streams(cuts)["list"]


@pytest.mark.parametrize("cuts", LETTERS, ids=lambda cuts: cuts.slug)
def test_cut_original_leaves_out_nothing_but_furniture(cuts: Cuts) -> None:
    """The three streams and the date line are together the whole file: no cut swallows a word."""
    whole = tokens(cuts.original)
    parts = [token for stream in original_streams(cuts).values() for token in stream]
    assert sorted(parts + tokens(cuts.date)) == sorted(whole)


@pytest.mark.django_db
def test_share_falls_when_a_signatory_is_missing() -> None:
    import_corpus(folder=CORPUS)
    cuts = LETTERS[2]
    row = Signature.objects.get(letter__slug=cuts.slug, name="LUMEN")
    row.transitions.all().delete()
    row.delete()
    found, added = compare(cuts)
    assert found["body"] == found["notes"] == 1.0
    assert 0.95 < found["list"] < 1.0
    assert added["list"] == 0


@pytest.mark.django_db
def test_share_falls_when_a_word_of_the_text_is_another() -> None:
    import_corpus(folder=CORPUS)
    cuts = LETTERS[0]
    text = Letter.objects.get(slug=cuts.slug).version.texts.get()  # type: ignore[union-attr]
    text.body = text.body.replace("We therefore urge Member States", "We therefore ask Member States")
    text.save()
    found, added = compare(cuts)
    assert 0.99 < found["body"] < 1.0
    assert added == {"body": 1, "notes": 0, "list": 0}


def compare(cuts: Cuts) -> tuple[dict[str, float], dict[str, int]]:
    """Per stream: the share of the original's tokens that the print has in order, and how many it has besides."""
    original, print_ = original_streams(cuts), printed_streams(cuts)
    found, added = {}, {}
    for name, wanted in original.items():
        given = print_[name]
        matcher = SequenceMatcher(None, wanted, given, autojunk=False)
        matched = sum(block.size for block in matcher.get_matching_blocks())
        found[name] = matched / len(wanted) if wanted else 1.0
        added[name] = len(given) - matched
        print(f"{cuts.slug} {name}: {found[name]:.4f} of {len(wanted)} tokens found, {added[name]} added")
        for code, a, b, c, d in matcher.get_opcodes():
            if code != "equal":
                print(f"  {' '.join(wanted[a:b])!r} is printed as {' '.join(given[c:d])!r}")
    return found, added


def original_streams(cuts: Cuts) -> dict[str, list[str]]:
    text = cuts.original
    assert len(re.findall(rf"^\s*{re.escape(cuts.date)}\s*$", text, re.MULTILINE)) == 1
    text = re.sub(rf"^\s*{re.escape(cuts.date)}\s*$", "", text, count=1, flags=re.MULTILINE)
    body, closing, rest = text.partition(f"\n{CLOSING}")
    assert closing and CLOSING not in rest
    names, notes = rest, ""
    if cuts.notes:
        assert rest.count(f"\n{cuts.notes}") == 1
        names, notes = rest[: rest.index(cuts.notes)], rest[rest.index(cuts.notes) :]
    return {"body": tokens(body + closing), "notes": tokens(notes), "list": tokens(names)}


def printed_streams(cuts: Cuts) -> dict[str, list[str]]:
    letter = Letter.objects.select_related("campaign", "version").get(slug=cuts.slug)
    streams = printed.streams(pdf.printed(letter), closing=CLOSING)
    lines = streams.body.splitlines()
    assert lines.count(cuts.date) == 1
    lines.remove(cuts.date)
    if cuts.labels[1]:
        assert lines.count(cuts.labels[1]) == 1
        lines[lines.index(cuts.labels[1])] = cuts.labels[0]
    assert streams.signatories.count(f"\n{COLOPHON}") == 1
    names = streams.signatories[: streams.signatories.index(COLOPHON)]
    return {"body": tokens("\n".join(lines)), "notes": tokens(streams.footnotes), "list": tokens(names)}


def tokens(text: str) -> list[str]:
    """Words between white space; raised marks (ⁱ, ^{iv}) as plain ones; a word broken behind its hyphen is one."""
    text = unicodedata.normalize("NFKC", re.sub(r"\^\{(\w+)\}", r"\1", text))
    return re.sub(r"(?<=\w[-—/])[ \t]*\n[ \t]*(?=\w)", "", text).split()
