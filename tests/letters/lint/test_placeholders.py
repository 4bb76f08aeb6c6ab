"""Placeholders: unknown, nearly known, empty."""

import pytest

from apps.letters.lint import placeholders
from tests.letters.lint.words import codes, marked, text


@pytest.mark.parametrize(
    ("said", "nearest"),
    [
        ("About {campain.title}.", "campaign.title"),
        ("About {Campaign Title}.", "campaign.title"),
        ("About {{campaign.title}}.", "campaign.title"),
        ("About { campaign.title }.", "campaign.title"),
        ("{signatories.organizations} of us", "signatories.organisations"),
    ],
)
def test_an_unknown_placeholder_is_an_error_that_names_the_nearest(said: str, nearest: str) -> None:
    (finding,) = placeholders.unknown(text(said))
    assert (finding.code, finding.level) == ("placeholder-unknown", "error")
    assert finding.remedy == f"Did you mean {{{nearest}}}?" and finding.place.excerpt in said


def test_one_like_none_is_an_error_too_and_other_braces_a_warning() -> None:
    assert [(each.code, each.level) for each in placeholders.unknown(text("{xyz.qqq} and {1}"))] == [
        ("placeholder-unknown", "error"),
        ("braces", "warning"),
    ]


def test_known_ones_pass_wherever_they_stand() -> None:
    said = text("{asks}", "{signatories.total} of us", subject="{campaign.title}", salutation="Dear {addressee.title},")
    assert codes(placeholders.unknown(said)) == []


def test_a_placeholder_that_stands_for_nothing_is_an_error_with_its_remedy() -> None:
    said = text("Before {campaign.decision} on {letter.date}.")
    values = {"campaign.decision": "", "letter.date": "2 March 2026"}
    (finding,) = placeholders.empty(said, values)
    assert (finding.code, finding.level) == ("placeholder-empty", "error")
    assert finding.place.excerpt == "{campaign.decision}"
    assert finding.remedy == "Say in the campaign which decision it aims at."


def test_what_is_filled_or_not_known_yet_is_not_empty() -> None:
    said = text("{signatories.organisations} of us, before {campaign.decision}")
    assert marked(placeholders.empty(said, {"campaign.decision": "the vote", "letter.date": ""})) == []
