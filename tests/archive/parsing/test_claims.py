"""Figures that a letter gives of its own signatories, and figures that it gives of others."""

import pytest

from apps.archive.parsing import ParsedDocument, parse
from apps.archive.parsing.numbers import find_all


def letter(sentence: str) -> ParsedDocument:
    return parse(f"2 May 2019\n\nDear President Moon,\n\n{sentence}\n\nSincerely,\n\nCedar Roots\n".encode())


def claims(sentence: str) -> tuple[int | None, ...]:
    found = letter(sentence).claims
    return found.organisations, found.individuals, found.countries, found.total


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We, the undersigned 24 organisations, ask you to act.", (24, None, None, None)),
        ("We, the 23 undersigned organizations and 5 individuals, call on you.", (23, 5, None, None)),
        ("We are 240 NGOs from over 60 countries.", (240, None, 60, None)),
        ("As the undersigned 64 national, regional and international NGOs, we ask you to act.", (64, None, None, None)),
        ("On behalf of nine associations we bring this to your notice.", (None, None, None, 9)),
        ("This letter is endorsed by 55 organisations and 210 individuals in 31 countries.", (55, 210, 31, None)),
        ("Our 12 organisations have worked for 30 years in 14 provinces.", (12, None, None, None)),
        ("More than 300 organisations from 45 countries urge the Council to act.", (300, None, 45, None)),
        ("The twelve signatories of this letter ask for an hour.", (None, None, None, 12)),
        ("Nos onze organisations écrivent au sujet des 812 personnes détenues.", (11, None, None, None)),
        ("Nous, les 14 associations et collectifs signataires, vous écrivons.", (None, None, None, 14)),
        ("Las 15 organizaciones firmantes exigimos una respuesta.", (15, None, None, None)),
        ("En nombre de treinta organizaciones de once países, le escribimos.", (30, None, 11, None)),
        ("우리 17개 단체는 정부에 촉구한다.", (17, None, None, None)),
        ("저희 24개 단체와 개인 3명은 다음을 요청합니다.", (24, 3, None, None)),
        ("저희는 난민을 위해 활동하는 16개 인권·시민사회단체입니다.", (16, None, None, None)),
        ("نحن الـ 20 منظمة الموقعة أدناه نطالبكم بما يلي.", (20, None, None, None)),
        ("نحن الموقعين أدناه، سبع منظمات، نعبر عن قلقنا.", (7, None, None, None)),
    ],
)
def test_figures_of_the_signatories(sentence: str, expected: tuple[int | None, ...]) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "In June last year 22 groups wrote to your predecessor.",
        "Thank you for the letter which was signed by 35 organisations.",
        "We wrote in June together with 48 other bodies.",
        "The 193 Member States of the United Nations adopted it.",
        "Since then, 17 journalists and 4 lawyers have been arrested.",
        "We know of 17 journalists in prison.",
        "지난 7월 국내외 30개 단체가 이미 같은 우려를 밝힌 바 있습니다.",
    ],
)
def test_figures_of_others_are_no_claims(sentence: str) -> None:
    assert claims(sentence) == (None, None, None, None)


def test_heading_of_the_list_claims_too() -> None:
    text = "Dear Ambassadors,\n\nWe ask you to act.\n\nRespectfully,\n\nThe 3 undersigned organizations:\n\nA B\nC D\n"
    assert parse(text.encode()).claims.organisations == 3


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("quatre-vingt-dix-sept", 97),
        ("deux cent quarante", 240),
        ("treinta y cinco", 35),
        ("ciento veinte", 120),
        ("خمس وعشرون", 25),
        ("٢٠", 20),
        ("열두 개", 12),
        ("1 204", 1204),
    ],
)
def test_numbers_of_five_languages(text: str, value: int) -> None:
    assert [each for _, _, each in find_all(text)] == [value]
