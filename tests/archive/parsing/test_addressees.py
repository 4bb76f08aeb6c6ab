"""Who is written to: told from menus, letterheads and notes; labels and forms of many countries."""

import pytest

from apps.archive.parsing import parse
from apps.archive.parsing.courtesy import plain_name
from apps.archive.parsing.records import ParsedDocument

TEXT = "We write to you about the prisoners of conscience, and we do so with great concern for each of them."


def letter(head: str, greeting: str = "Dear Minister,", closing: str = "Sincerely,") -> ParsedDocument:
    return parse(f"{head}\n\n{greeting}\n\n{TEXT}\n\n{closing}\n\nNK Watch\nRights Now\nAmnesty Watch\n".encode())


def to(document: ParsedDocument) -> list[tuple[str, str, str]]:
    return [(each.name, each.title, each.organisation) for each in document.addressees]


def test_menu_above_a_letter_is_nobody() -> None:
    menu = "- Home\n- News\n\nOur site has a paywall\nLicence needed for work"
    assert to(letter(f"{menu}\n\n3 May 2020\n\nJane Roe\nMinister of Justice")) == [
        ("Jane Roe", "Minister of Justice", "")
    ]


def test_letter_via_somebody_goes_to_the_board_alone() -> None:
    document = letter("Co-Chairs of the Board\nGreen Fund\n\nMarch 12, 2013\n\nVia the Interim Secretariat")
    assert to(document) == [("", "Co-Chairs of the Board", "Green Fund")]


def test_long_line_behind_to_goes_on_in_the_next() -> None:
    head = "To Permanent Representatives of Member and Observer States of the United\nNations Human Rights Council"
    (addressee,) = letter(f"{head}\n\nGeneva, 22 February 2021", "Excellencies,").addressees
    assert " ".join((addressee.title, addressee.organisation)).strip().endswith("United Nations Human Rights Council")


def test_form_of_address_is_no_part_of_the_name() -> None:
    for head, greeting in (
        ("L’honorable Marie Roe\nMinistre de la Justice", "Madame la Ministre,"),
        ("EXCMO. SR. Marie Roe\nMinistra de Justicia\nP R E S E N T E", "Señora Ministra:"),
    ):
        assert [plain_name(each.name) for each in letter(head, greeting).addressees] == ["Marie Roe"]


def test_body_in_brackets_behind_a_name_is_the_organisation() -> None:
    assert to(letter("To: Jane Roe (WHO)")) == [("Jane Roe", "", "WHO")]


def test_arabic_name_and_post_with_lines_between_are_one() -> None:
    document = letter("السيدة ميشيل منصور\n\nالمفوضة السامية لحقوق الإنسان\n\nجنيف", "السيدة المفوضة السامية،")
    assert to(document) == [("ميشيل منصور", "المفوضة السامية لحقوق الإنسان", "")]


def test_korean_labels_need_no_colon() -> None:
    text = "1. 귀 단체가 2020년 12월 15일 보내주신 서한에 대하여 다음과 같이 답변드립니다."
    document = parse(f"통 일 부\n\n수신자   북한인권연대\n(경유)\n제목     공동서한 회신\n\n{text}\n".encode())
    assert (document.subject, to(document)) == ("공동서한 회신", [("", "", "북한인권연대")])


def test_subject_may_have_two_labels() -> None:
    assert letter("Hon. Jane Roe\nMinister of Justice\n\nObjet / Subject : Prisons").subject == "Prisons"
    assert letter("Jane Roe\nMinister of Justice\n\nDate   1 May 2014\nRe     Your letter").subject == "Your letter"


def test_address_of_the_sender_on_one_line_is_not_the_reader() -> None:
    head = "> Return address: P.O. Box 20061, 2500 EB The Hague\n\nCommittee for a Free Press\nP.O. Box 1187"
    document = letter(f"{head}\n\n1 May 2014", "Dear Sir,")
    assert [each.organisation or each.name for each in document.addressees] == ["Committee for a Free Press"]


@pytest.mark.parametrize(
    ("greeting", "closing"),
    [
        ("Tēnā koe Prime Minister", "Nāku noa, nā"),
        ("De nuestra consideración:", "A T E N T A M E N T E"),
        ("معالي الوزير،", "وتفضلوا، معالي الوزير، بقبول فائق التقدير."),
        ("Madame la Ministre,", "Dans l’attente de votre réponse, nous vous prions d’agréer l’expression de nos vœux."),
    ],
)
def test_greeting_and_leave_of_many_countries(greeting: str, closing: str) -> None:
    document = letter("3 May 2020\n\nHon. Jane Roe\nMinister of Justice", greeting, closing)
    assert (document.salutation, document.closing) == (greeting, closing)
    assert len(document.signatories) == 3


def test_mail_whose_plain_part_says_nothing_is_read_as_the_page() -> None:
    page = f"<table><tr><td><p>Dear Jane Roe,</p><p>{TEXT} {TEXT}</p><p>Sincerely,</p><p>NK Watch</p></td></tr></table>"
    mail = (
        "From: a@nkwatch.example\nTo: Jane Roe <jane@un.example>\nSubject: Prisons\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\nRead it online.\n'
        f"--b\nContent-Type: text/html\n\n{page}\n--b--\n"
    )
    document = parse(mail.encode())
    assert (document.salutation, document.closing) == ("Dear Jane Roe,", "Sincerely,")
    assert "Read it online." in document.furniture
