"""Heads of letters that the corpus does not have: addressees, dates, memos, mails, replies, leave taken."""

from datetime import date
from email.message import EmailMessage

import pytest

from apps.archive.parsing import ParsedDocument, addresses, dates, parse

_TEXT = "\n\nWe, the undersigned organisations, write to you about a matter that cannot wait for an answer.\n\n"
_END = "\n\nExample Watch, Kenya\nSample Trust, Fiji\n"


def _letter(head: str, closing: str = "Sincerely,") -> ParsedDocument:
    return parse(f"{head}{_TEXT}{closing}{_END}".encode())


def _blocks(head: str) -> list[tuple[str, str, str, str]]:
    return [(each.name, each.title, each.organisation, each.address) for each in _letter(head).addressees]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("بيروت، 14 حزيران 2021", date(2021, 6, 14)),
        ("٥ آذار/مارس ٢٠٢٤", date(2024, 3, 5)),
        ("le 1er mars 2024", date(2024, 3, 1)),
        ("a 10 de mayo de 2022", date(2022, 5, 10)),
        ("JUL 17 2020", date(2020, 7, 17)),
        ("2024/03/05", date(2024, 3, 5)),
        ("2024. 3. 5.", date(2024, 3, 5)),
    ],
)
def test_dates_of_five_languages(text: str, expected: date) -> None:
    found = dates.find(text)
    assert found is not None and found.date == expected


def test_date_that_can_be_read_in_two_ways_is_not_read() -> None:
    assert dates.find("03/05/2024") is None
    assert dates.ambiguous("03/05/2024") == (0, 10)
    assert dates.ambiguous("15/05/2024") is None


@pytest.mark.parametrize(
    "block, expected",
    [
        (
            "Katarina Berg\nHead of Sustainability\nNorth Sea Fisheries Ltd",
            ("Katarina Berg", "Head of Sustainability", "North Sea Fisheries Ltd", ""),
        ),
        (
            "Madame Ursula Weber\nPrésidente de la Commission\n200, rue de la Loi\n1049 Bruxelles",
            ("Madame Ursula Weber", "Présidente de la Commission", "", "200, rue de la Loi\n1049 Bruxelles"),
        ),
        (
            "Señor\nJorge Quispe Mamani\nPresidente del Congreso\nPresente.-",
            ("Señor Jorge Quispe Mamani", "Presidente del Congreso", "", ""),
        ),
        (
            "Foreign Secretary\nForeign Office\nKing Charles Street\nLondon SW1A 2AH",
            ("", "Foreign Secretary", "Foreign Office", "King Charles Street\nLondon SW1A 2AH"),
        ),
    ],
)
def test_block_of_an_addressee(block: str, expected: tuple[str, str, str, str]) -> None:
    assert _blocks(f"5 March 2024\n\n{block}\n\nDear Sir or Madam,") == [expected]


def test_lines_of_one_addressee_may_all_stand_apart() -> None:
    head = "Hon. Helen Trask\n\nMinister for Immigration\n\nDepartment of Immigration\n\nYour Excellency,"
    assert _blocks(head) == [("Hon. Helen Trask", "Minister for Immigration", "Department of Immigration", "")]


def test_several_in_one_list_are_several_addressees() -> None:
    head = "To:\nJane Doe, Minister of Health\nJohn Roe, Minister of Finance\n\nDear Ministers,"
    assert [each[:2] for each in _blocks(head)] == [
        ("Jane Doe", "Minister of Health"),
        ("John Roe", "Minister of Finance"),
    ]


def test_memo_without_greeting_is_a_letter() -> None:
    memo = parse(f"TO: Ministry of Justice\nFROM: Example Watch\nDATE: 5 March 2024\nRE: Prisons{_TEXT}".encode())
    assert (memo.kind, memo.date, memo.subject, memo.salutation) == ("letter", date(2024, 3, 5), "Prisons", "")
    assert [each.organisation for each in memo.addressees] == ["Ministry of Justice"]
    assert memo.sender is not None and memo.sender.organisation == "Example Watch"


def test_korean_and_arabic_addressees() -> None:
    korean = _letter("수 신: 통일부 통일부장관 박정훈 귀하\n제 목: 요청\n\n존경하는 장관님께,").addressees[0]
    assert (korean.name, korean.title, korean.organisation) == ("박정훈", "통일부장관", "통일부")
    arabic = _letter("إلى معالي وزير العدل الدكتور نبيل منصور المحترم\n\nمعالي الوزير،").addressees[0]
    assert (arabic.name, arabic.title) == ("نبيل منصور", "وزير العدل")


@pytest.mark.parametrize(
    "closing",
    ["With hope", "In solidarity,", "Atentamente,", "وتفضلوا بقبول فائق الاحترام،", "Respectfully submitted,"],
)
def test_closings(closing: str) -> None:
    assert _letter("Dear Minister,", closing).closing == closing


def test_closing_of_two_lines_is_one() -> None:
    closing = "Nous vous prions d'agréer, Monsieur le Ministre, l'expression de notre haute\nconsidération."
    letter = _letter("Monsieur le Ministre,", closing)
    assert letter.closing == " ".join(closing.split())
    assert [each.name for each in letter.signatories] == ["Example Watch", "Sample Trust"]


def test_reply_that_thanks_nobody() -> None:
    text = (
        "Ministère de l'Environnement\n\nForum for Prison Reform\n\n5 mai 2018\n\nMadame, Monsieur,\n\n"
        "Par courrier du 6 avril, vous avez appelé mon attention sur cette situation.\n\n"
        "Je vous prie d'agréer l'expression de ma considération distinguée,\n\n"
        "Awa Ndiaye\nMinistre de l'Environnement\n"
    )
    reply = parse(text.encode())
    assert reply.kind == "response" and reply.in_reply_to is not None and reply.sender is not None
    assert (reply.in_reply_to.date, reply.sender.name) == (date(2018, 4, 6), "Awa Ndiaye")
    assert [each.organisation for each in reply.addressees] == ["Forum for Prison Reform"]
    assert reply.signatories == ()


def test_forwarded_letter_is_read_and_not_the_note_above_it() -> None:
    message = EmailMessage()
    message["From"], message["To"] = "A <a@example.org>", "<press-list@example.net>"
    message["Subject"], message["Message-ID"] = "FW: [list] our letter", "<1@example.org>"
    inner = f"4 October 2022\n\nMr. David Mallory\nPresident\n\nDear Mr Mallory,{_TEXT * 4}Sincerely,{_END}"
    message.set_content(
        f"Dear all,\n\nit went out.\n\n---------- Forwarded message ---------\nFrom: B\nTo: C\n\n{inner}"
    )
    letter = parse(message.as_bytes())
    assert (letter.kind, letter.salutation, letter.date) == ("letter", "Dear Mr Mallory,", date(2022, 10, 4))
    assert [(each.name, each.email) for each in letter.addressees] == [("Mr. David Mallory", "")]
    assert letter.subject == "our letter"


@pytest.mark.parametrize(
    "printed, bare",
    [
        ("The Rt Hon. the Baroness Catherine Ashdown", "Catherine Ashdown"),
        ("Lord Ashcombe", "Ashcombe"),
        ("Ms. M. Nghipandulwa", "M. Nghipandulwa"),
        ("H.E. Mr. Hor Namdara", "Hor Namdara"),
        ("Mr G.", "Mr G."),
    ],
)
def test_names_without_forms_of_address(printed: str, bare: str) -> None:
    assert addresses.plain_name(printed) == bare
