"""Lists of signatories in many settings: what is an entry, a heading, a person, a country, and what is none."""

import pytest

from apps.archive.parsing import ParsedDocument, parse

_TEXT = "2 May 2019\n\nDear President Moon,\n\nWe urge you to act on this matter without any further delay.\n\n"


def letter(signed: str) -> ParsedDocument:
    return parse(f"{_TEXT}Sincerely,\n\n{signed}\n".encode())


def names(signed: str) -> list[str]:
    return [each.name for each in letter(signed).signatories]


@pytest.mark.parametrize(
    "printed",
    [
        "Signatories: Cedar Roots; Justice Forum; NK Watch",
        "Cedar Roots | Justice Forum | NK\nWatch | No Fence Group\n",
        "| Group | Country |\n|---|---|\n| Cedar Roots | Lebanon |\n| Justice Forum | Kenya |\n| NK Watch | Fiji |",
        "1/ Cedar Roots\n2/ Justice Forum\n3/ NK Watch",
        "+ Cedar Roots\n+ Justice Forum\n+ NK Watch",
        "1\tCedar Roots\n2\tJustice Forum\n3\tNK Watch",
        "AFRICA\n\nJustice Forum [Kenya]\n\nASIA\n\nCedar Roots [Lebanon]\nNK Watch [Japan]",
        "Cedar Roots*\nJustice Forum*\nNK Watch\n\nContact: Jane Doe, jane@forum.example, +1 202 555 0100",
        "Cedar Roots\nJustice Forum\nNK Watch\n\n-- \nYou received this message because you are subscribed.",
        "Cedar Roots\nJustice Forum\nNK Watch\n\n###\n\nCedar Roots is a body founded in 1994.",
    ],
)
def test_names_of_a_list(printed: str) -> None:
    assert {"Cedar Roots", "Justice Forum", "NK Watch"} == set(names(printed)) - {"No Fence Group"}


@pytest.mark.parametrize(
    ("printed", "name", "country"),
    [
        ("Justice Forum (Nairobi)", "Justice Forum", None),
        ("Justice Forum (JF)", "Justice Forum (JF)", None),
        ("Justice Forum [DRC]", "Justice Forum", "CD"),
        ("Justice Forum (Nairobi, Kenya)", "Justice Forum", "KE"),
        ("Foro de Justicia, S.A.", "Foro de Justicia, S.A.", None),
        ("منتدى العدالة - فلسطين", "منتدى العدالة", "PS"),
    ],
)
def test_country_beside_a_name(printed: str, name: str, country: str | None) -> None:
    (found, _) = letter(f"{printed}\nCedar Roots").signatories
    assert (found.name, found.country) == (name, country)


def test_two_countries_are_said_and_not_chosen_between() -> None:
    document = letter("Justice Forum (Kenya and Uganda)\nCedar Roots, Lebanon")
    assert [each.country for each in document.signatories] == [None, "LB"]
    assert "two_countries" in [each.code for each in document.warnings]


def test_unreadable_name_is_left_out_with_a_warning() -> None:
    document = letter("Cedar Roots\nAsociaciÃ³n de Familiares y Ã©mulos\nJustice Forum")
    assert [each.name for each in document.signatories] == ["Cedar Roots", "Justice Forum"]
    assert "garbled_name" in [each.code for each in document.warnings]


@pytest.mark.parametrize(
    ("printed", "name", "title"),
    [
        ("Dra. Eugenia Salvatierra, antropóloga forense", "Eugenia Salvatierra", "antropóloga forense"),
        ("Fr. Tomás Quispe, OP", "Tomás Quispe", ""),
        ("Maria van Wyk, RN, clinic nurse, Upington", "Maria van Wyk", "clinic nurse, Upington"),
        ("Associate Professor Ricarda Harawira", "Ricarda Harawira", ""),
        ("Jane Doe, human rights defender", "Jane Doe", "human rights defender"),
    ],
)
def test_person_among_bodies(printed: str, name: str, title: str) -> None:
    found = letter(f"Cedar Roots\n{printed}\nJustice Forum").signatories[1]
    assert (found.name, found.kind, found.title) == (name, "individual", title)


@pytest.mark.parametrize(
    "name",
    ["Robert F. Kennedy Human Rights", "Martin Ennals Foundation", "University of Oslo", "South African Legal Forum"],
)
def test_body_with_the_name_of_a_person_or_place(name: str) -> None:
    assert [(each.name, each.kind) for each in letter(f"{name}\nCedar Roots").signatories][0] == (name, "organisation")


@pytest.mark.parametrize(
    ("heading", "kind", "role"),
    [
        ("A título individual:", "individual", "signed"),
        ("Individual signatories", "individual", "signed"),
        ("The following organizations have endorsed this letter:", "organisation", "endorsed"),
        ("Organisations signataires :", "organisation", "signed"),
        ("المنظمات الموقعة:", "organisation", "signed"),
        ("■ 연명단체 (2개)", "organisation", "signed"),
    ],
)
def test_heading_tells_kind_and_role(heading: str, kind: str, role: str) -> None:
    found = letter(f"{heading}\nJane Roe\nJohn Doe").signatories
    assert [(each.name, each.kind, each.role) for each in found] == [("Jane Roe", kind, role), ("John Doe", kind, role)]


def test_korean_persons_in_a_line_keep_their_titles() -> None:
    found = letter("단체: 가나모임, 다라연대 (이상 2개 단체)\n개인: 홍길동(대학 교수), 김철수(변호사)").signatories
    assert [(each.name, each.kind, each.title) for each in found] == [
        ("가나모임", "organisation", ""),
        ("다라연대", "organisation", ""),
        ("홍길동", "individual", "대학 교수"),
        ("김철수", "individual", "변호사"),
    ]


def test_list_above_the_greeting() -> None:
    listed = "Groups\n\n1. Egypt: Cairo Centre\n2. Lebanon: Cedar Roots\n\n"
    text = _TEXT.replace("Dear", f"{listed}Dear", 1)
    found = parse(f"{text}Sincerely\n".encode()).signatories
    assert [(each.name, each.country) for each in found] == [("Cairo Centre", "EG"), ("Cedar Roots", "LB")]


def test_list_in_another_language_counts_once() -> None:
    english = "Cedar Roots, Lebanon\nJustice Forum, Kenya\nPeace Watch, Japan"
    french = "Racines du Cèdre, Liban\nForum Justice, Kenya\nVeille Paix, Japon"
    prose = "Nous demandons que la loi soit respectée et que les familles soient entendues par les juges du pays."
    document = letter(f"{english}\n\nMadame, Monsieur,\n\n{prose}\n\nListe des signataires\n\n{french}")
    assert [each.name for each in document.signatories] == ["Cedar Roots", "Justice Forum", "Peace Watch"]
    assert "list_printed_again" in [each.code for each in document.warnings]


def test_two_columns_of_a_page_are_read_one_after_the_other() -> None:
    left = [
        "Alpha Union of Workers",
        "Beta Forum",
        "Central African Network of Human",
        "Rights Defenders",
        "Delta Watch",
    ]
    right = ["Epsilon Trust", "Forum for Prison Reform", "Gamma Legal Desk", "Human Rights House", "Ibis Aid Group"]
    rows = "\n".join(f"{a:45}{b}" for a, b in zip(left, right, strict=True))
    assert names(rows) == [left[0], left[1], f"{left[2]} {left[3]}", left[4], *right]
