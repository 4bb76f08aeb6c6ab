"""What stands above a text: whose date counts, which words are the heading, who is answered, and by whom."""

import pytest

from apps.archive.parsing import datelines, parse, surroundings, titles
from apps.archive.parsing.records import ParsedDocument
from apps.archive.parsing.text import Flow, lines_of

_TEXT = (
    "We write on behalf of twelve organisations to express our deep concern about the arrest of journalists.\n\n"
    "We call on you to release them.\n\n"
)
_SIGNED = "Yours sincerely,\n\nExample Watch, Kenya\nSample Trust, Fiji\n"


def _read(text: str) -> ParsedDocument:
    return parse(text.encode(), "letter.md")


def _flow(text: str) -> Flow:
    return Flow(text, tuple(range(len(text))))


@pytest.mark.parametrize(
    ("line", "day", "place"),
    [
        ("London | 5 May 2019", "2019-05-05", "London"),
        ("Geneva/Bangkok, 5 May 2019", "2019-05-05", "Geneva/Bangkok"),
        ("Brussels (Belgium), 5 May 2019", "2019-05-05", "Brussels (Belgium)"),
        ("Friday, 5 May 2017 – London", "2017-05-05", "London"),
        ("Place and date: Geneva, 5 May 2019", "2019-05-05", "Geneva"),
        ("FOR IMMEDIATE RELEASE | London, 5 May 2019", "2019-05-05", "London"),
        ("_Brussels, 21 October 2024_", "2024-10-21", "Brussels"),
        ("Bogotá D.C., mayo 5 de 2019", "2019-05-05", "Bogotá D.C"),
        ("Paris, le vendredi 5 mai 2017", "2017-05-05", "Paris"),
        ("بيروت، الجمعة 5 أيار 2019", "2019-05-05", "بيروت"),
        ("2019년 5월 3일 서울", "2019-05-03", "서울"),
        ("시행 인권사회과-123 (2023. 7. 5.)", "2023-07-05", ""),
    ],
)
def test_date_lines_in_any_order(line: str, day: str, place: str) -> None:
    found = datelines.read_line(_flow(line))
    assert found is not None
    assert (found.date.isoformat(), found.place.text.rstrip(".")) == (day, place)
    assert found.rank >= 3


@pytest.mark.parametrize(
    "line",
    [
        "Published on 5 March 2021 by Admin",
        "March 1, 2018 8:00AM EST | Letter",
        "등록일 2023-11-01",
        "Source: x, 17 mars 2016",
    ],
)
def test_dates_of_the_page_rank_below_all_others(line: str) -> None:
    found = datelines.read_line(_flow(line))
    assert found is not None and found.rank < 3


def test_lines_of_the_letter_answered_are_no_date() -> None:
    assert datelines.read_line(_flow("Your letter of: 14 June 2019")) is None


@pytest.mark.parametrize(
    ("paragraph", "day", "place"),
    [
        ("Lima, 22 de marzo de 2015 – Los análisis existen desde hace dos años.", "2015-03-22", "Lima"),
        ("(Kampala, January 10, 2021) We, the undersigned, are alarmed.", "2021-01-10", "Kampala"),
        ("Bogotá, 25 de noviembre de 2023. En el Día Internacional.", "2023-11-25", "Bogotá"),
        ("서울, 2019년 11월 12일 – 두 사람이 돌려보내졌습니다.", "2019-11-12", "서울"),
    ],
)
def test_date_that_opens_the_first_paragraph(paragraph: str, day: str, place: str) -> None:
    found = datelines.of_opening(_flow(paragraph))
    assert found is not None
    assert (found.date.isoformat(), found.place.text) == (day, place)


def test_a_date_told_in_the_first_sentence_is_none_of_the_opening() -> None:
    assert datelines.of_opening(_flow("On 22 March 2015 the tests were shown to nobody.")) is None


def test_letter_on_a_page_keeps_its_own_date_and_heading() -> None:
    page = (
        "Home › Africa › News\n\nMarch 1, 2018 8:00AM EST | Letter\n\n# Groups urge President to sign the Treaty\n\n"
        "Share this via Facebook Share this via Twitter\n\n26 February 2018\n\nPresident John Doe\n"
        f"Presidential Palace\nHarare\n\nYour Excellency:\n\n{_TEXT}{_SIGNED}"
    )
    letter = _read(page)
    assert (letter.kind, letter.title) == ("letter", "Groups urge President to sign the Treaty")
    assert letter.date is not None and letter.date.isoformat() == "2018-02-26"
    assert any("Share this via" in line for line in letter.furniture)


def test_page_date_counts_when_there_is_no_other() -> None:
    letter = _read(f"Published on 5 March 2021\n\nDear Minister,\n\n{_TEXT}{_SIGNED}")
    assert letter.date is not None and letter.date.isoformat() == "2021-03-05"


def test_lead_of_a_news_item_is_set_aside_and_tells_the_date() -> None:
    letter = _read(
        "date 2017-07-13 This joint letter was originally published elsewhere on 12 July 2017.\n\n"
        "As a reaction against the detention of ten people at a hotel, groups from five continents have written to the "
        f"Government. The letter signed by 31 supporters reads\n\nDear Minister,\n\n{_TEXT}{_SIGNED}"
    )
    assert letter.kind == "letter" and letter.salutation.startswith("Dear Minister")
    assert letter.date is not None and letter.date.isoformat() == "2017-07-12"
    assert not any("five continents" in block.text for block in letter.body)


def test_front_matter_is_no_title() -> None:
    letter = _read(f"---\nlayout: letter\nlang: en\n---\n\n2 February 2022\n\nDear Members,\n\n{_TEXT}{_SIGNED}")
    assert letter.title == ""
    assert letter.date is not None and letter.date.isoformat() == "2022-02-02"


def test_an_open_letter_that_greets_nobody_is_a_letter() -> None:
    letter = _read(
        f"# Open letter: protect the river people\n\nNairobi, 4 June 2020\n\n{_TEXT}Signatories:\nExample Watch\n"
    )
    assert (letter.kind, letter.place) == ("letter", "Nairobi")
    assert letter.title == "Open letter: protect the river people"


def test_signed_below_a_statement_takes_no_leave() -> None:
    signed = "Signed:\n\n1. Example Watch\n2. A Trust\n"
    statement = _read(f"Joint Statement by Civil Society on the Elections\n\n3 May 2021\n\n{_TEXT}{signed}")
    assert (statement.kind, statement.title) == ("statement", "Joint Statement by Civil Society on the Elections")


def test_headings_are_told_from_names_and_labels() -> None:
    def heading(text: str) -> str:
        return titles.flow_of(titles.find(lines_of(text))).text

    assert heading("## Ministry of Foreign Affairs\n\nPostbus 1\n") == ""
    assert heading("MEMORANDUM\n\nRe: Water\n") == ""
    assert (
        heading("FOR IMMEDIATE RELEASE\n\n[Joint Statement] Free the reporters\n")
        == "[Joint Statement] Free the reporters"
    )
    assert (
        heading("2021 Roadmap on Peace and Security\nOpen Letter to the Council\n")
        == "2021 Roadmap on Peace and Security"
    )


def test_menus_and_share_bars_are_set_aside() -> None:
    bars = "Compartir en facebook\nمشاركة: فيسبوك | تويتر | واتساب\nHome | Letters | Members\n[홈](/) > [알림](/news)\n"
    cleared = surroundings.clear(lines_of(bars))
    assert all(line.is_blank for line in cleared.lines)
    assert len(cleared.furniture) == 4


_GERMAN = (
    "Auswärtiges Amt\n11013 Berlin\n\nBerlin, den 3. Mai 2019\n\nSehr geehrte Frau Muster,\n\nvielen Dank für Ihr "
    "Schreiben vom 12. April 2019 an den Minister. Wir teilen Ihre Sorge um die Lage der Gefangenen.\n\n"
    "Mit freundlichen "
    "Grüßen\n\nHans Beispiel\nReferatsleiter\n"
)
_COMPANY = (
    "Example Mining Ltd\n\n12 September 2017\n\nBusiness Resource Centre\nLondon\n\nDear Sirs,\n\nWe write "
    "in response to "
    "the letter from 14 organisations dated 28 August 2017 regarding our operations.\n\nYours faithfully,\n\n"
    "for Example Mining Ltd\n\nPeter Stone\nHead of Communications\n\nExample Mining. Registered in England No. 1.\n"
)
_CABINET = (
    "Votre courrier du : 14 juin 2019\nDate : 2 juillet 2019\n\nAu Collectif Exemple\n\nMesdames, Messieurs,\n\n"
    "J’ai pris connaissance avec intérêt de votre lettre ouverte, signée par 42 associations.\n\n"
    "Je vous prie de croire en l’assurance de ma considération distinguée.\n\nPour la Ministre,\nJean Exemple\n"
)


@pytest.mark.parametrize(
    ("text", "day", "answered", "sender"),
    [
        (_GERMAN, "2019-05-03", "2019-04-12", "Hans Beispiel"),
        (_COMPANY, "2017-09-12", "2017-08-28", "Peter Stone"),
        (_CABINET, "2019-07-02", "2019-06-14", "Jean Exemple"),
    ],
)
def test_answers_name_date_letter_answered_and_who_signs(text: str, day: str, answered: str, sender: str) -> None:
    answer = _read(text)
    assert answer.kind == "response" and answer.date is not None and answer.date.isoformat() == day
    assert answer.in_reply_to is not None and answer.in_reply_to.date is not None
    assert answer.in_reply_to.date.isoformat() == answered
    assert answer.sender is not None and answer.sender.name == sender
    assert answer.title == ""


def test_korean_official_answer_is_dated_at_its_foot() -> None:
    answer = _read(
        "외교부\n\n수신: 인권네트워크 대표 귀하\n제목: 서한에 대한 회신\n\n1. 귀 단체에서 2023년 6월 20일 "
        "보내주신 서한에 대하여 "
        "아래와 같이 회신드립니다.\n\n2. 정부는 관련 사안을 면밀히 검토하고 있음을 알려드립니다.\n\n외교부장관\n\n"
        "시행 인권사회과-123 (2023. 7. 5.)\n"
    )
    assert answer.kind == "response"
    assert answer.date is not None and answer.date.isoformat() == "2023-07-05"


def test_undersigned_bodies_that_thank_for_a_letter_write_their_own() -> None:
    letter = _read(
        "5 May 2019\n\nDear Minister,\n\nThank you for your letter of 3 April 2019. We, the undersigned organisations, "
        "remain concerned.\n\nWe call on you to open the prisons.\n\nSincerely,\n\nExample Watch, Kenya\n"
        "Sample Trust, Fiji\nLawyers for Change, Peru\n"
    )
    assert letter.kind == "letter" and len(letter.signatories) == 3
