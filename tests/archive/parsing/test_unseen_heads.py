"""Heads of letters as coalitions have them: lists of addressees, notes for whom, titles, feet of official letters."""

import pytest

from apps.archive.parsing import parse
from apps.archive.parsing.records import ParsedDocument

_TEXT = (
    "We, the undersigned organisations, write to you with deep concern about the closing of the river clinics, which "
    "hundreds of families need.\n\nYours sincerely,\n\nRiver Watch Alliance, Kenya\nOpen Doors Network, Ghana\n"
)


def read(head: str) -> ParsedDocument:
    return parse(f"{head}\n\n{_TEXT}".encode())


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "4 March 2021\n\nTo:\n• Mr. Theo Brandt, President of Ruritania\n• Amara Deluna, Minister of Health\n\n"
            "Your Excellencies,",
            [("Theo Brandt", "President of Ruritania"), ("Amara Deluna", "Minister of Health")],
        ),
        (
            "To: Amara Deluna, Minister of Health;\n    Members of the Committee on Health\nDate: 4 March 2021",
            [("Amara Deluna", "Minister of Health"), ("", "Members")],
        ),
        (
            "4 March 2021\n\nAmara Deluna - Minister of Health\nTheo Brandt - Minister of Finance\n\nDear Ministers,",
            [("Amara Deluna", "Minister of Health"), ("Theo Brandt", "Minister of Finance")],
        ),
        (
            "To:\nPrime Minister Theo Brandt\nMinister of Health\nMembers of Parliament\n\nDate: 4 March 2021",
            [("Theo Brandt", "Prime Minister"), ("", "Minister of Health"), ("", "Members")],
        ),
        (
            "To: The President of the Republic, the Prime Minister and all Members of Parliament\n\n4 March 2021",
            [("", "The President of the Republic"), ("", "the Prime Minister"), ("", "Members")],
        ),
        (
            "To: Theo Brandt, Amara Deluna and Lena Osei\nCo-Chairs, River Council\n\n4 March 2021\n\nDear Co-Chairs,",
            [("Theo Brandt", ""), ("Amara Deluna", ""), ("Lena Osei", "Co-Chairs")],
        ),
        (
            "Lima, 4 de marzo de 2021\n\nLIC. TEO BRANDÓN PAZ\nPRESIDENTE DE LA REPÚBLICA\n\nDRA. AMARA DELUNA RUIZ\n"
            "SECRETARIA DE SALUD\n\nP R E S E N T E S",
            [("TEO BRANDÓN PAZ", "PRESIDENTE DE LA REPÚBLICA"), ("AMARA DELUNA RUIZ", "SECRETARIA DE SALUD")],
        ),
    ],
)
def test_several_addressees(head: str, expected: list[tuple[str, str]]) -> None:
    found = [(each.name.removeprefix("Mr. "), each.title) for each in read(head).addressees]
    plain = [(name.removeprefix("LIC. ").removeprefix("DRA. "), title) for name, title in found]
    assert plain == expected


@pytest.mark.parametrize("label", ["Attn:", "Attention:", "For the attention of"])
def test_for_whom_it_is_below_the_body(label: str) -> None:
    head = f"4 March 2021\n\nMinistry of Health\n{label} Amara Deluna, Head of Clinics\n12 Harbour Road\n\nDear Madam,"
    (found,) = read(head).addressees
    assert (found.name, found.title, found.organisation) == ("Amara Deluna", "Head of Clinics", "Ministry of Health")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Open letter to the Prime Minister of Ruritania, Theo Brandt, on the river clinics",
            [("Theo Brandt", "Prime Minister of Ruritania")],
        ),
        (
            "Lettre ouverte à M. Théo Brandon, président du Conseil, et à Mme Amara Deluna, ministre de la Santé",
            [("M. Théo Brandon", "président du Conseil"), ("Mme Amara Deluna", "ministre de la Santé")],
        ),
        ("Carta abierta al presidente Teo Brandón sobre los dispensarios", [("Teo Brandón", "Presidente")]),
        ("박정훈 대통령님께 보내는 공개서한", [("박정훈", "대통령")]),
        ("رسالة مفتوحة إلى رئيس الجمهورية بشأن عيادات النهر", [("", "رئيس الجمهورية")]),
    ],
)
def test_addressees_named_in_the_title_only(title: str, expected: list[tuple[str, str]]) -> None:
    found = read(f"{title}\n\n4 March 2021").addressees
    assert [(each.name, each.title) for each in found] == expected


def test_a_form_of_address_alone_in_its_line() -> None:
    (found,) = read(
        "4 March 2021\n\nHis Excellency\nTheo Brandt\nPresident of Ruritania\n\nYour Excellency,"
    ).addressees
    assert found.name.endswith("Theo Brandt")
    assert found.title == "President of Ruritania"


def test_numbered_copies_are_one_each() -> None:
    document = parse(
        f"4 March 2021\n\nMs. Amara Deluna\nMinister of Health\n\nDear Minister,\n\n{_TEXT}\nCopies to:\n"
        "1. Theo Brandt, Attorney-General\n2. Lena Osei, Chair, Human Rights Commission\n".encode()
    )
    assert [(each.name, each.title) for each in document.cc] == [
        ("Theo Brandt", "Attorney-General"),
        ("Lena Osei", "Chair"),
    ]


def test_a_line_in_capitals_below_the_greeting_is_the_subject() -> None:
    document = read(
        "4 March 2021\n\nMs. Amara Deluna\nMinister of Health\n\nDear Minister,\n\nCLOSING OF RIVER CLINICS"
    )
    assert document.subject == "CLOSING OF RIVER CLINICS"
    assert all("CLOSING" not in block.text for block in document.body)


def test_reference_in_words_is_the_subject() -> None:
    document = read(
        "4 March 2021\n\nMs. Amara Deluna\nMinister of Health\n\nRef.: Closing of clinics\n\nDear Minister,"
    )
    assert (document.subject, document.reference) == ("Closing of clinics", "")


def test_one_day_in_two_languages_keeps_both_places() -> None:
    document = read("Strelsau / Zenda, le 4 mars 2021 – March 4, 2021\n\nMs. Amara Deluna\nMinister\n\nDear Minister,")
    assert (str(document.date), document.place) == ("2021-03-04", "Strelsau / Zenda")


def test_foot_of_a_korean_official_letter() -> None:
    document = parse(
        "강 변 부\n\n수신자   강변인권연대\n(경유)\n제목     공개서한에 대한 회신\n\n"
        "1. 귀 단체가 2021년 3월 4일 보내주신 서한에 대하여 다음과 같이 회신합니다.\n\n"
        "2. 해당 진료소는 올해 말까지 운영되며, 이후 관계 기관과 협의하여 검토할 예정입니다.  끝.\n\n"
        "강변부장관\n\n사무관 정○○  과장 오○○\n시행  강변정책과-1482  (2021.3.29.)   접수\n".encode()
    )
    assert (document.kind, str(document.date), document.reference) == ("response", "2021-03-29", "강변정책과-1482")
    assert document.sender and document.sender.name == "강변부장관"
    assert document.in_reply_to and str(document.in_reply_to.date) == "2021-03-04"


def test_a_foreign_name_of_two_words_in_korean() -> None:
    (found,) = read("수신: 토마스 퀸트 유엔 강변특별보고관 귀하\n제목: 진료소\n\n2021년 3월 4일").addressees
    assert found.name == "토마스 퀸트"
