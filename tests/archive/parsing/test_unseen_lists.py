"""Lists as letters have them that nobody had shown to the reader: without a heading, broken, in columns, with towns."""

import pytest

from apps.archive.parsing import ParsedDocument, parse

PROSE = "The undersigned demand that the dam be stopped. Its lake would drown eleven villages in the valley.\n"


def letter(signed: str) -> ParsedDocument:
    return parse(f"2 May 2019\n\nDear President Moon,\n\n{PROSE}\nSincerely,\n\n{signed}\n".encode())


def statement(signed: str) -> ParsedDocument:
    return parse(f"Joint statement on the dam\n\n3 May 2024\n\n{PROSE}\n{signed}\n".encode())


def signed(document: ParsedDocument) -> list[tuple[str, str]]:
    assert len(document.spans["signatories"]) == len(document.signatories)
    return [(each.name, each.kind) for each in document.signatories]


def names(document: ParsedDocument) -> list[str]:
    return [name for name, _ in signed(document)]


def test_names_in_three_columns_without_heading() -> None:
    document = statement(
        "Alder Centre (Kenya)            Green Press Office             Oak Club (Czechia)\n"
        "Bright Journalism               Index Rivers (UK)              Poplar Forum (Ghana)\n"
        "Cedar International (Hungary)   Info Delta South (Brazil)      River Project (Philippines)\n"
        "Delta Forum (Bosnia & Herzeg.)  Justice for Rivers Centre      Willow Programme (Greece)\n"
    )
    assert len(document.signatories) == 12
    assert names(document)[4:6] == ["Green Press Office", "Index Rivers"]


def test_korean_names_that_a_tally_closes_without_heading() -> None:
    text = "[기자회견] 댐 건설 중단을 촉구하는 회견\n\n정부는 사과 한마디 없이 공사를 이어 가고 있다.\n\n"
    printed = "(사)강물센터, 가람연대, 나루모임, 다리를 위한 변호사모임, 마을의 봄\n(가나다순, 이상 5개 단체)\n"
    document = parse((text + "2004년 3월 12일\n\n" + printed).encode())
    assert names(document) == ["(사)강물센터", "가람연대", "나루모임", "다리를 위한 변호사모임", "마을의 봄"]


def test_bodies_with_countries_without_heading() -> None:
    document = statement("Alder Centre, Kenya\nBright Journalism\nOak Club, Ghana\nRiver Project (Peru)")
    assert names(document) == ["Alder Centre", "Bright Journalism", "Oak Club", "River Project"]


def test_prose_at_the_end_is_no_list() -> None:
    assert statement("The lake, the dam, the road, the bridge and the mill belong to all of us.").signatories == ()


@pytest.mark.parametrize("posts", [("président", "présidente"), ("Presidente", "Vocera")])
def test_long_lines_with_persons_and_posts_stay_whole(posts: tuple[str, str]) -> None:
    document = letter(
        f"Pierre Dupuis, {posts[0]} de la Ligue pour les rivières et les forêts de la vallée (LRF)\n"
        f"Karima Belhadj, {posts[1]} de la Fédération internationale des ligues pour les rivières (FILR)"
    )
    assert signed(document) == [("Pierre Dupuis", "individual"), ("Karima Belhadj", "individual")]


def test_person_whose_line_the_margin_broke() -> None:
    document = letter(
        "Natalie Whitman, Central and South America Program Coordinator, River\nAlliance\n\n"
        "Guy Delmas, Secretary General, SOS Rivers"
    )
    assert signed(document) == [("Natalie Whitman", "individual"), ("Guy Delmas", "individual")]
    assert document.signatories[0].title.endswith("River Alliance")


def test_towns_behind_commas_are_no_part_of_names() -> None:
    document = letter(
        "ORGANISATIONS\n\n1. Alder Collective, Lucknow\n2. Mines, Minerals and Peoples\n3. Cedar Trust, Mumbai\n"
        "4. Delta Watch, New Delhi\n5. Ekta Trust, Madurai"
    )
    assert names(document) == [
        "Alder Collective",
        "Mines, Minerals and Peoples",
        "Cedar Trust",
        "Delta Watch",
        "Ekta Trust",
    ]
    assert "place_or_name" in [each.code for each in document.warnings]


def test_lone_word_in_brackets_is_a_short_name() -> None:
    assert names(letter("River Documentation Centre (Halvash)\nCedar Roots")) == [
        "River Documentation Centre (Halvash)",
        "Cedar Roots",
    ]


def test_first_letter_is_a_title_in_french_lists_only() -> None:
    assert names(letter("Individuals\n\nM. Greg Block, Georgetown Law\nAnn Lee, lawyer"))[0] == "M. Greg Block"
    assert names(letter("Individuals\n\nM. Jean Block, avocat\nMme Anne Lys, avocate"))[0] == "Jean Block"


@pytest.mark.parametrize("printed", ["Brig. Gen. Stephen Kerr (Ret.)", "The Rev. Dr. Stephen Kerr", "Stephen Kerr RN"])
def test_ranks_and_degrees_are_no_part_of_names(printed: str) -> None:
    document = letter(f"Individuals\n\n{printed}\nAnn Lee, lawyer")
    assert signed(document)[0] == ("Stephen Kerr", "individual")
    assert document.signatories[0].title == ""


def test_bodies_above_and_the_undersigned_sign_too() -> None:
    document = parse(
        f"23 September 2015\n\nDear Minister,\n\n{PROSE}\nRiver Nurses Organisation\nMidwives in Action\n"
        "and the undersigned\n\nLynn Mitchell RN\nTess Linton RN\n\n12 thoughts on “An open letter”\n\n"
        "1. Please add my name\n".encode()
    )
    assert names(document) == ["River Nurses Organisation", "Midwives in Action", "Lynn Mitchell", "Tess Linton"]


def test_second_letter_below_the_first_brings_the_list() -> None:
    document = parse(
        "22 mai 2017\n\nMadame la Ministre,\n\nNous vous demandons d’arrêter le barrage.\n\nVeuillez agréer, Madame la "
        f"Ministre, l’expression de nos sentiments distingués.\n\nDear Minister,\n\n{PROSE}\nYours sincerely,\n\n"
        "Signataires / Signatories\n\n- Inter Rivers\n- Cedar Roots Québec\n- Women’s Fund\n".encode()
    )
    assert names(document) == ["Inter Rivers", "Cedar Roots Québec", "Women’s Fund"]


def test_letters_of_the_alphabet_over_parts_of_a_list_are_no_names() -> None:
    assert names(letter("A\nAction River\nAlder Centre\n\nB\nBright Journalism")) == [
        "Action River",
        "Alder Centre",
        "Bright Journalism",
    ]
