"""The three real letters: what lint says of them, all of it. Each finding was read against the document."""

import datetime

import pytest

from apps.letters import lint
from apps.letters.models import Letter
from apps.past_campaigns.actions import import_corpus
from apps.signatories.compose import figures
from tests.past_campaigns import copies

pytestmark = pytest.mark.django_db

# (code, level, words at the place or, of long sentences, how they begin), in the order of the panel.
FOUND = {
    "2014-11-10": [
        ("sentence-long", "warning", "Special Rapporteur Darusman has proposed"),
        ("sentence-long", "warning", "We particularly encourage North Korea to"),
        ("sentence-long", "warning", "This approach is the best way for the in"),
    ],
    "2020-02-21": [
        ("count-differs", "error", "69"),
        ("sentence-long", "warning", "We are writing on behalf of 69 non-gover"),
        ("countries-not-confirmed", "warning", "23"),
        ("sentence-long", "warning", "We raise these issues with you specifica"),
        ("sentence-long", "warning", "We also note the key role the Republic o"),
        ("sentence-long", "warning", "This heightened UN focus on North Korea "),
        ("sentence-long", "warning", "Discussing North Korea's human rights re"),
        ("sentence-long", "warning", "This is because human rights, developmen"),
        ("sentence-long", "warning", "In your negotiations with North Korean l"),
    ],
    "2020-02-26": [
        ("sentence-long", "warning", "We are writing on behalf of 35 non-gover"),
        ("countries-not-confirmed", "warning", "10"),
        ("sentence-long", "warning", "At the outset, we recognize the critical"),
        ("sentence-long", "warning", "The COI concluded that the DPRK committe"),
        ("acronym-unexplained", "warning", "DPRK"),
        ("country-names", "warning", "DPRK"),
        ("sentence-long", "warning", "The unwavering support from the EU and i"),
        ("sentence-long", "warning", "respect the safeguards guaranteeing prot"),
        ("sentence-long", "warning", "Right to food: Promote equal access to a"),
        ("sentence-long", "warning", "Liberty of movement: Ensure the freedom "),
        ("sentence-long", "warning", "International abductions: Return the for"),
        ("sentence-long", "warning", "We further request the draft resolution "),
        ("acronym-unexplained", "warning", "OHCHR"),
    ],
}


def test_lint_says_of_the_three_letters_what_is_so_and_nothing_else() -> None:
    import_corpus(folder=copies.CORPUS)
    letters = list(Letter.objects.order_by("date"))
    assert [letter.date for letter in letters] == [
        datetime.date(2014, 11, 10),
        datetime.date(2020, 2, 21),
        datetime.date(2020, 2, 26),
    ]
    for letter, expected in zip(letters, FOUND.values(), strict=True):
        facts = lint.Facts(today=datetime.date(2026, 11, 24), figures=figures(letter))
        found = lint.check(letter, facts)
        assert [(each.code, each.level, each.place.excerpt[:40]) for each in found] == expected, letter
        assert len({(each.code, each.key) for each in found}) == len(found)
    to_moon = lint.check(letters[1], lint.Facts(today=datetime.date(2026, 11, 24), figures=figures(letters[1])))
    assert to_moon[0].message == "The text says 69 organisations; counted are 70."
    assert to_moon[2].message.startswith("23 countries are not confirmed")
