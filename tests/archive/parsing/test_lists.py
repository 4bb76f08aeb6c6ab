"""Lists of signatories in the forms that the first documents did not have."""

import pytest

from apps.archive.parsing import ParsedDocument, countries, parse


def letter(
    signed: str, opening: str = "We urge you to act on this matter without any further delay."
) -> ParsedDocument:
    return parse(f"2 May 2019\n\nDear President Moon,\n\n{opening}\n\nSincerely,\n\n{signed}\n".encode())


def names(document: ParsedDocument) -> list[tuple[str, str | None]]:
    return [(each.name, each.country) for each in document.signatories]


@pytest.mark.parametrize(
    "printed, name, country",
    [
        ("Friends of the Mara - Kenyan", "Friends of the Mara", "KE"),
        ("Justice Forum, Phillipines", "Justice Forum", "PH"),
        ("Justice Forum; Columbia", "Justice Forum", "CO"),
        ("Justice Forum – Latin America", "Justice Forum", None),
        ("Justice Forum | Kenya", "Justice Forum", "KE"),
        ("Kenya: Justice Forum", "Justice Forum", "KE"),
        ("Polish Justice Forum", "Polish Justice Forum", None),
    ],
)
def test_place_beside_a_name_is_told_from_the_name(printed: str, name: str, country: str | None) -> None:
    assert names(letter(f"{printed}\nCedar Roots, Lebanon")) == [(name, country), ("Cedar Roots", "LB")]


def test_guessed_country_is_said() -> None:
    document = letter("Justice Forum, Phillipines\nCedar Roots, Lebanon")
    assert "country_guessed" in [each.code for each in document.warnings]


def test_long_name_one_slip_away_is_a_country() -> None:
    assert countries.lookup_beside("Slovenja") == "SI"
    assert countries.lookup_beside("Justice") is None


def test_korean_names_in_one_line_are_parted() -> None:
    assert [name for name, _ in names(letter("겨레하나, 구름다리모임, 나눔과연대"))] == [
        "겨레하나",
        "구름다리모임",
        "나눔과연대",
    ]


def test_list_printed_again_counts_once() -> None:
    printed = "Cedar Roots, Lebanon\nJustice Forum, Kenya\nNK Watch, South Korea"
    document = letter(f"{printed}\n\nSignatories:\n\n{printed}")
    assert len(document.signatories) == 3
    assert "list_printed_again" in [each.code for each in document.warnings]


def test_claim_is_read_from_the_organisations_named_in_the_letter() -> None:
    document = letter("Cedar Roots", "The ten organisations named in this letter ask for an hour of your time.")
    assert document.claims.organisations == 10
