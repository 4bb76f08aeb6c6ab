"""The printed letter, read back from the file."""

import dataclasses
import datetime
import re
from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from apps.base.errors import RuleError
from apps.letters.document import AddressBlock, Footnote, LetterDocument, SignatoryGroup, SignatoryLine
from apps.letters.pdf import letter_html, render_letter
from tests.printed import metadata_title, page_count, pages, streams, structure, text_of

FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
BODY = (
    "<p>We write on behalf of many.<sup data-footnote='a'></sup> More words follow here.</p>"
    "<p>In this context, we urge you:</p>"
    "<ol><li><p><strong>Prisons:</strong> Close all camps;</p></li>"
    "<li><strong>Food:</strong> Grant <em>equal</em> access;</li></ol>"
    "<blockquote><p>A quotation.</p></blockquote>"
    "<p>We further ask.<sup data-footnote='b'></sup></p>"
)
LETTER = LetterDocument(
    title="Joint letter to the High Representative",
    letterhead_name="Coalition for Rights",
    letterhead_lines=("c/o Example Centre, Seoul",),
    place="Brussels",
    date=datetime.date(2020, 2, 26),
    date_text="26 February 2020",
    reference="Ref. 12/2020",
    addressees=(AddressBlock(("Josep Example", "High Representative", "1046 Brussels"), ("Fax: +32 2 000 00 00",)),),
    copies=(AddressBlock(("Minister One", "Street 1")), AddressBlock(("Minister Two", "Street 2"), ("Fax: 5759/49",))),
    copies_label="CC.",
    subject="The resolution of 2020",
    subject_label="Re:",
    salutation="Your Excellency,",
    body_html=BODY,
    footnotes=(Footnote("i", "<p>See the report.</p>", "a"), Footnote("ii", "<p>Ibid., para. 56.</p>", "b")),
    closing="Sincerely,",
    groups=(
        SignatoryGroup("Groups", (SignatoryLine("Amnesty"), SignatoryLine("No Chain", "South Korea"))),
        SignatoryGroup("Individuals", (SignatoryLine("Lee, Ph.D.", "Former Rapporteur"),), "list", ""),
    ),
    as_of_text="Signatories as of 1 March 2020.",
    edition_number=3,
    fingerprint=FINGERPRINT,
    footer_note="Printed on behalf of the coalition.",
)


def _words(text: str) -> str:
    return " ".join(text.split())


def _bare(**changes: object) -> LetterDocument:
    plain = LetterDocument(title="Title", body_html="<p>Words.</p>", closing="Sincerely,")
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


def test_every_part_is_printed_once_and_in_order() -> None:
    pdf = render_letter(LETTER)
    taken = streams(pdf, closing="Sincerely,")
    assert _words(taken.body) == (
        "Coalition for Rights c/o Example Centre, Seoul Brussels, 26 February 2020 Ref. 12/2020 "
        "Josep Example High Representative 1046 Brussels Fax: +32 2 000 00 00 "
        "CC. Minister One Street 1 Minister Two Street 2 Fax: 5759/49 Re: The resolution of 2020 Your Excellency, "
        "We write on behalf of many.i More words follow here. In this context, we urge you: "
        "1. Prisons: Close all camps; 2. Food: Grant equal access; A quotation. We further ask.ii Sincerely,"
    )
    assert _words(taken.footnotes) == "i See the report. ii Ibid., para. 56."
    assert _words(taken.signatories) == (
        "Groups Amnesty No Chain, South Korea Individuals Lee, Ph.D. Former Rapporteur "
        "Signatories as of 1 March 2020. Printed on behalf of the coalition. "
        f"Fingerprint of the text (SHA-256): {FINGERPRINT}"
    )


def test_foot_of_each_page_names_edition_fingerprint_and_page() -> None:
    pdf = render_letter(dataclasses.replace(LETTER, body_html="<p>Words.</p>" * 60, footnotes=()))
    assert page_count(pdf) == 3
    sheets = text_of(pdf).split("\f")[:3]
    for number, sheet in enumerate(sheets, start=1):
        assert f"Edition 3 · {FINGERPRINT[:12]} Page {number} of 3" in _words(sheet)
    assert [sheet.count("26 February 2020") for sheet in sheets] == [1, 1, 1]  # dateline, then running head


def test_title_is_printed_only_where_no_subject_is() -> None:
    assert LETTER.title not in text_of(render_letter(LETTER))
    assert _words(pages(render_letter(_bare(title="Open Letter to All States")))[0]) == (
        "Open Letter to All States Words. Sincerely,"
    )
    assert metadata_title(render_letter(LETTER)) == LETTER.title


def test_file_is_accessible_and_has_its_date() -> None:
    pdf = render_letter(LETTER)
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert [item.rule_id for item in report.failures if "STREAM-LENGTH-001" not in item.rule_id] == []
    information = PdfReader(BytesIO(pdf)).metadata
    assert information is not None
    assert information.creation_date == datetime.datetime(2020, 2, 26)
    assert information.author == "Coalition for Rights"
    tags = re.findall(r"^  (\w+)", structure(pdf), re.MULTILINE)
    assert tags == ["Div", "P", "P", "Div", "Div", "H1", "Art", "Sect", "Sect", "Div", "NonStruct"]


def test_same_record_gives_the_same_bytes() -> None:
    assert render_letter(LETTER) == render_letter(dataclasses.replace(LETTER))
    assert render_letter(LETTER) != render_letter(dataclasses.replace(LETTER, edition_number=4))


def test_numbering_starts_where_the_list_says() -> None:
    body = '<ol start="3"><li>three</li><li><p>four</p><p>more</p></li></ol><ul><li>point</li></ul>'
    assert _words(pages(render_letter(_bare(body_html=body)))[0]) == "Title 3. three 4. four more • point Sincerely,"


def test_seventy_six_signatories_stand_column_by_column() -> None:
    names = [f"Organisation Number {number} for the Rights of All" for number in range(1, 77)]
    group = SignatoryGroup("Groups", tuple(SignatoryLine(name, "Republic of Example") for name in names))
    pdf = render_letter(_bare(groups=(group,)))
    assert page_count(pdf) == 2
    listed = _words(streams(pdf, closing="Sincerely,").signatories)
    assert listed == "Groups " + " ".join(f"{name}, Republic of Example" for name in names)


def test_signatory_of_two_lines_stays_in_one_column() -> None:
    name = "Association of the Families of All Who Were Taken Away and Never Came Back to Their Homes"
    group = SignatoryGroup("", tuple(SignatoryLine(f"{number} {name}", "Elsewhere") for number in range(100, 199)))
    for sheet in pages(render_letter(_bare(groups=(group,)))):
        parts = re.findall(r"\d{3} Association", sheet)
        assert sheet.count("Elsewhere") == len(parts)


def test_closing_is_never_parted_from_the_first_signatories() -> None:
    group = SignatoryGroup("Groups", tuple(SignatoryLine(f"Signatory {number}") for number in range(9)))
    for paragraphs in range(24, 46):
        sheets = pages(render_letter(_bare(body_html="<p>Words.</p>" * paragraphs, groups=(group,))))
        closing_page = next(sheet for sheet in sheets if "Sincerely," in sheet)
        assert "Groups" in closing_page and "Signatory 0" in closing_page


def test_footnotes_stand_on_the_page_that_calls_them_and_add_no_pages() -> None:
    text = "These words fill a line and then some more of the page of this letter. " * 8
    notes = tuple(Footnote(str(number), f"<p>Source number {number}.</p>") for number in range(1, 21))
    called = "".join(f"<p>{text}Call {n}.<sup data-footnote='{n}'></sup></p>" for n in range(1, 21))
    plain = re.sub("<sup.*?</sup>", "", called)
    with_notes = render_letter(_bare(body_html=called, footnotes=notes))
    assert page_count(render_letter(_bare(body_html=plain))) == 4
    assert page_count(with_notes) == 4  # twenty short notes find room, instead of a page for each
    for sheet in pages(with_notes):
        assert re.findall(r"Call (\d+)\.", sheet) == re.findall(r"Source number (\d+)\.", sheet)


def test_long_footnote_stays_with_its_call_wherever_the_page_ends() -> None:
    note = Footnote("1", "<p>Source. " + "A note of several lines at the foot. " * 12 + "</p>")
    called = "<p>" + "Words before the call of the note. " * 20 + "Call.<sup data-footnote='1'></sup> And after.</p>"
    for filler in range(20, 25):  # the page ends between the call and its note at 22
        body = "<p>Words.</p>" * filler + called
        for sheet in pages(render_letter(_bare(body_html=body, footnotes=(note,)))):
            assert ("Call." in sheet) == ("Source." in sheet)


def test_footnote_called_twice_is_printed_once() -> None:
    body = "<p>One.<sup data-footnote='1'></sup> Two.<sup data-footnote='1'></sup></p>"
    sheet = _words(pages(render_letter(_bare(body_html=body, footnotes=(Footnote("1", "<p>Note.</p>"),))))[0])
    assert sheet == "Title One.1 Two.1 Sincerely, 1 Note."


def test_footnote_of_two_paragraphs_keeps_both_and_raised_marks_become_plain() -> None:
    note = Footnote("ⁱⁱ", "<p>First part.</p><p>Second <em>part</em>.</p>", key="k")
    body = "<p>One<sup data-footnote='k'></sup> two.</p>"
    sheet = _words(pages(render_letter(_bare(body_html=body, footnotes=(note,))))[0])
    assert sheet == "Title Oneii two. Sincerely, ii First part. Second part."


@pytest.mark.parametrize(
    ("body", "footnotes", "code", "field"),
    [
        ("<p>x<sup data-footnote='9'></sup></p>", (), "footnote-missing", "body"),
        ("<p>x</p>", (Footnote("1", "<p>n</p>"),), "footnote-unreferenced", "footnotes"),
    ],
)
def test_footnotes_that_do_not_match_are_refused(
    body: str, footnotes: tuple[Footnote, ...], code: str, field: str
) -> None:
    with pytest.raises(RuleError) as refusal:
        render_letter(_bare(body_html=body, footnotes=footnotes))
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_names_in_other_scripts_are_read_back() -> None:
    names = [("북한인권시민연합", "ko"), ("김민준", "ko"), ("လူ့အခွင့်အရေး ကာကွယ်သူများ", "my"), ("Правозащитный центр", "ru")]
    group = SignatoryGroup("", tuple(SignatoryLine(name, "Seoul", language) for name, language in names))
    listed = _words(streams(render_letter(_bare(groups=(group,))), closing="Sincerely,").signatories)
    assert listed == " ".join(f"{name}, Seoul" for name, _language in names)


def test_korean_letter_is_printed_as_one() -> None:
    letter = _bare(
        language="ko",
        title="공개서한",
        salutation="대통령 귀하,",
        body_html="<p>촉구합니다.</p>",
        closing="감사합니다.",
    )
    assert _words(pages(render_letter(letter))[0]) == "공개서한 대통령 귀하, 촉구합니다. 감사합니다."


def test_arabic_letter_runs_from_right_to_left() -> None:
    letter = _bare(
        language="ar",
        direction="rtl",
        title="رسالة مفتوحة",
        salutation="معالي الوزير",
        body_html="<p>نكتب إليكم</p><ol><li>حقوق الإنسان</li></ol>",
        closing="مع الاحترام",
        groups=(SignatoryGroup("", (SignatoryLine("مركز القاهرة"), SignatoryLine("منظمة العفو"))),),
    )
    pdf = render_letter(letter)
    read = re.sub("[\u202a-\u202e]", "", text_of(pdf, "-layout"))
    for words in ("رسالة مفتوحة", "معالي الوزير", "نكتب إليكم", "حقوق الإنسان", "مع الاحترام", "مركز القاهرة"):
        assert words in read
    assert _left_edge(pdf, "معالي") > 400  # points; the page is 595 wide and the line is short
    assert _left_edge(pdf, "القاهرة") > _left_edge(pdf, "العفو")  # the first column is the right one


def _left_edge(pdf: bytes, word: str) -> float:
    """Where a word begins, in points from the left of the page. Poppler gives Arabic in either order of letters."""
    boxes = text_of(pdf, "-bbox")
    found = re.search(rf'xMin="([\d.]+)"[^>]*>[^<]*(?:{word}|{word[::-1]})', boxes)
    assert found, f"{word} is not printed"
    return float(found[1])


def test_watermark_is_on_every_page_and_only_when_asked_for() -> None:
    body = "<p>Words.</p>" * 80
    plain = text_of(render_letter(_bare(body_html=body))).split("\f")[:2]
    marked = text_of(render_letter(_bare(body_html=body, watermark="QQQ"))).split("\f")[:2]
    assert [sheet.count("Q") for sheet in plain] == [0, 0]
    assert [sheet.count("Q") for sheet in marked] == [3, 3]


def test_missing_glyph_names_the_field_of_the_letter() -> None:
    with pytest.raises(RuleError) as refusal:
        render_letter(dataclasses.replace(LETTER, groups=(SignatoryGroup("", (SignatoryLine("Lord \ue0f3"),)),)))
    assert (refusal.value.code, refusal.value.field) == ("missing-glyph", "groups")
    assert "U+E0F3" in str(refusal.value.message)


def test_hostile_body_loses_its_mark_up_and_keeps_its_words() -> None:
    body = (
        "<p>Before <img src='file:///etc/passwd'>after.</p><script>run()</script><style>@import 'file:///x';</style>"
        "<link rel='stylesheet' href='http://example.org/x'>"
        "<p style='background:url(file:///x)' onclick='x'>Styled.</p>"
        "<iframe src='file:///etc/passwd'></iframe>"
        "<p><a href='javascript:x'>Link</a> {{ letter.title }} {% now 'Y' %}</p>"
    )
    assert _words(pages(render_letter(_bare(body_html=body)))[0]) == (
        "Title Before after. Styled. Link {{ letter.title }} {% now 'Y' %} Sincerely,"
    )
    for trace in ("<img", "<script", "file:///", "<link", "style=", "onclick", "javascript:"):
        assert trace not in letter_html(_bare(body_html=body))


def test_mark_up_in_plain_fields_is_printed_as_typed() -> None:
    typed = "<b>{{ x }}</b> & <img src=x>"
    letter = _bare(
        title=typed,
        salutation=typed,
        closing=typed,
        letterhead_name=typed,
        addressees=(AddressBlock((typed,)),),
        groups=(SignatoryGroup(typed, (SignatoryLine(typed, typed),)),),
    )
    assert text_of(render_letter(letter)).count(typed) == 8


def test_letter_without_anything_but_a_title_prints_one_page() -> None:
    pdf = render_letter(LetterDocument(title="Empty draft", language="rhg"))
    assert page_count(pdf) == 1
    assert _words(text_of(pdf)) == "Empty draft Page 1 of 1"
