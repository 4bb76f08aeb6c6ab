"""Titles in the places and shapes that letters give them, and what looks like one and is none."""

import pytest

from apps.archive.parsing import ParsedDocument, parse

_HEAD = "Warsaw, 30 January 2023\n\nJane Doe\nMinister of Water\n\nDear Minister,\n\n"
_TEXT = "Three wells were closed in March and nobody has told the families where they will find water.\n\n"
_END = "Yours sincerely,\n\nRiver Forum, Kenya\nCedar Roots, Lebanon\n"


def _read(top: str) -> ParsedDocument:
    return parse(f"{top}\n\n{_HEAD}{_TEXT}{_END}".encode(), "letter.md")


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("OPEN LETTER\n\nKeep the wells of Marda open", "Keep the wells of Marda open"),
        ("**OPEN LETTER**\n\n**Open the border for aid**", "Open the border for aid"),
        ("# Open the border for aid\n\n*Open letter to the Minister of Water*", "Open the border for aid"),
        ("Open letter: Our rivers are not for sale", "Open letter: Our rivers are not for sale"),
        ("LETTRE OUVERTE\n\nRouvrez les puits de Marda !", "Rouvrez les puits de Marda !"),
        ("Let them in!", "Let them in!"),
        ("OPEN LETTER", ""),
        ("Cedar Roots\nWorking together for the rights of every child", ""),
        ("RIVER FORUM\n12 Main Street, Nairobi", ""),
    ],
)
def test_title_above_a_letter(top: str, title: str) -> None:
    assert _read(top).title == title


def test_demands_in_two_languages_count_once() -> None:
    text = (
        "Madame la Ministre,\n\nTrois puits ont été fermés et personne n'a dit aux familles où trouver de l'eau.\n\n"
        "Nous vous demandons de :\n\n1. rouvrir les puits ;\n2. indemniser les familles.\n\n"
        f"Dear Minister,\n\n{_TEXT}We ask you to:\n\n1. reopen the wells;\n2. compensate the families.\n\n{_END}"
    )
    assert [ask.text for ask in parse(text.encode()).asks] == ["rouvrir les puits ;", "indemniser les familles."]
