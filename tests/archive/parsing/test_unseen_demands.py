"""Demands and counts in forms that letters have and nobody had shown to the reader."""

import pytest

from apps.archive.parsing import ParsedDocument, parse


def letter(text: str) -> ParsedDocument:
    opening = "We write about the dam in the valley, which would drown eleven villages.\n\n"
    return parse(f"2 May 2019\n\nDear President Moon,\n\n{opening}{text}\n\nSincerely,\n\nCedar Roots\n".encode())


@pytest.mark.parametrize(
    "text, first",
    [
        ("We respectfully ask you to:\n\n-- stop the dam;\n\n-- free the farmers.", "stop the dam"),
        ("We urge the Board to adopt rules which:\n\n**1\\.** Stop the dam\n**2\\.** Free the farmers", "Stop the dam"),
        (
            "Before the session, please ensure that the draft will:\n\na) stop the dam;\nb) free the farmers.",
            "stop the dam",
        ),
        (
            "Venimos en exigir a la brevedad:\n\n1.- El cese de la obra.\n\n2.- La libertad de todos.",
            "El cese de la obra.",
        ),
        (
            "Deux points nous paraissent essentiels :\n\n1) arrêter le barrage ;\n\n2) libérer les paysans.",
            "arrêter le barrage",
        ),
    ],
)
def test_announced_demands_are_asks(text: str, first: str) -> None:
    document = letter(text)
    assert len(document.asks) == 2
    assert document.asks[0].text.rstrip(" ;") == first


@pytest.mark.parametrize(
    "text, counts",
    [
        ("We, 38 organizations of small-scale food producers and five academics, will not come.", (38, 5, None)),
        ("We are 52 non-governmental organisations and three individual experts from 24 countries.", (52, 3, 24)),
        ("저희는 7개 국가에서 활동하는 19개 단체와 4인의 개인을 대표하여 이 서신을 드립니다.", (19, 4, 7)),
    ],
)
def test_counts_of_one_statement_belong_together(text: str, counts: tuple[int, int, int | None]) -> None:
    claims = letter(text).claims
    assert (claims.organisations, claims.individuals, claims.countries) == counts


def test_motto_and_notes_are_no_names() -> None:
    document = letter(
        "Stop it.\n\nSincerely,\n\n“Alive they were taken, alive we want them”\n\nRiver Forum\n\n[2] See above."
    )
    assert [each.name for each in document.signatories][0] == "River Forum"
    assert "[2] See above." not in [each.as_printed for each in document.signatories]
