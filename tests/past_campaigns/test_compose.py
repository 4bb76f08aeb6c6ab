"""From what was read to canonical text, labels and names as printed."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from apps.archive.parsing import ParsedDocument
from apps.archive.parsing.records import Block, ParsedAddressee, ParsedFootnote, ParsedSignatory
from apps.base.errors import RuleError
from apps.past_campaigns import compose
from apps.past_campaigns.compose import PrintedName


def letter(*blocks: Block, footnotes: tuple[ParsedFootnote, ...] = ()) -> str:
    return compose.letter_body(ParsedDocument(kind="letter", body=blocks, footnotes=footnotes))


def test_letter_body_keeps_the_numbers_of_asks_around_a_paragraph() -> None:
    asks = [Block("ask", f"Do {n};", (0, 1), number=f"{n}.", heading=f"Thing {n}") for n in (1, 2, 3)]
    body = letter(asks[0], asks[1], Block("paragraph", "And then:", (0, 1)), asks[2])
    assert body.splitlines() == [
        '<ol start="1"><li><strong>Thing 1:</strong> Do 1;</li><li><strong>Thing 2:</strong> Do 2;</li></ol>',
        "<p>And then:</p>",
        '<ol start="3"><li><strong>Thing 3:</strong> Do 3;</li></ol>',
    ]


def test_letter_body_splits_a_list_where_its_numbers_jump() -> None:
    body = letter(Block("ask", "One", (0, 1), number="1."), Block("ask", "Four", (0, 1), number="4."))
    assert body.splitlines() == ['<ol start="1"><li>One</li></ol>', '<ol start="4"><li>Four</li></ol>']


def test_letter_body_keeps_labels_that_are_no_numbers() -> None:
    body = letter(Block("ask", "free them;", (0, 1), number="(a)"), Block("ask", "let us in.", (0, 1), number="(b)"))
    assert body.splitlines() == ["<p>(a) free them;</p>", "<p>(b) let us in.</p>"]


def test_letter_body_sets_marks_where_they_stood() -> None:
    block = Block("paragraph", "One. Two.", (0, 1), note_refs=((9, "2"), (4, "1")))
    body = letter(block, footnotes=(ParsedFootnote("1", "See one."), ParsedFootnote("2", "See <two>.")))
    assert body.splitlines() == [
        '<p>One.<sup data-footnote="1"></sup> Two.<sup data-footnote="2"></sup></p>',
        '<aside data-footnote="1"><p>See one.</p></aside>',
        '<aside data-footnote="2"><p>See &lt;two&gt;.</p></aside>',
    ]


def test_letter_body_loses_no_note_that_nothing_calls() -> None:
    body = letter(Block("paragraph", "Text.", (0, 1)), footnotes=(ParsedFootnote("3", "Left over."),))
    assert body.splitlines() == ["<p>Text.</p>", "<p>3 Left over.</p>"]


def test_letter_body_escapes_what_people_wrote() -> None:
    assert letter(Block("paragraph", "a < b & <script>x</script>", (0, 1))) == (
        "<p>a &lt; b &amp; &lt;script&gt;x&lt;/script&gt;</p>"
    )


@pytest.mark.parametrize(
    ("signatory", "expected"),
    [
        (
            ParsedSignatory("NK Watch, South Korea", "NK Watch", "organisation", "KR", "South Korea"),
            PrintedName("NK Watch", "South Korea", ", "),
        ),
        (
            ParsedSignatory("NK Watch South Korea", "NK Watch", "organisation", "KR", "South Korea"),
            PrintedName("NK Watch", "South Korea", ""),
        ),
        (
            ParsedSignatory("NK Watch – South Korea", "NK Watch", "organisation", "KR", "South Korea"),
            PrintedName("NK Watch", "South Korea", " – "),
        ),
        (
            ParsedSignatory("NK Watch (South Korea)", "NK Watch", "organisation", "KR", "South Korea"),
            PrintedName("NK Watch", "South Korea", ", "),
        ),
        (ParsedSignatory("CIVICUS", "CIVICUS", "organisation"), PrintedName("CIVICUS", "", ", ")),
        (
            ParsedSignatory("Ann Lee, Ph.D. Judge", "Ann Lee", "individual", title="Judge"),
            PrintedName("Ann Lee, Ph.D.", "Judge", ""),
        ),
        (ParsedSignatory("Lord Ann Lee", "Ann Lee", "individual"), PrintedName("Lord Ann Lee", "", ", ")),
        (
            ParsedSignatory("Ann Lee, Judge, Norway", "Ann Lee", "individual", "NO", "Norway", "Judge"),
            PrintedName("Ann Lee", "Judge, Norway", ", "),
        ),
    ],
)
def test_printed_name_keeps_honours_and_separator(signatory: ParsedSignatory, expected: PrintedName) -> None:
    assert compose.printed_name(signatory) == expected


def test_label_is_the_heading_or_the_first_words() -> None:
    assert compose.label("Right to food", "Promote …") == "Right to food"
    long = compose.label("", "We urge you to " + "do something about it " * 20)
    assert len(long) <= 110 and long.startswith("We urge you to do") and long.endswith("…")


def test_address_lines_part_contacts_from_the_block() -> None:
    lines = ("Ann Lee", "1 Main Street", "Fax: +1 2 3", "E-mail: a@example.org")
    block, contacts = compose.address_lines(ParsedAddressee(lines=lines), named_elsewhere=False)
    assert (block, contacts) == (lines[:2], lines[2:])
    assert compose.address_lines(ParsedAddressee(lines=lines), named_elsewhere=True) == ((), ())


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("This file is empty.", "빈 파일입니다."),
        ("Signatory 4: This file is empty.", "서명자 4: 빈 파일입니다."),
        (
            "Ensure this value has at most 200 characters (it has 201).",
            "이 값이 최대 200 개의 글자인지 확인하세요(입력값 201 자).",
        ),
        ("A sentence that nobody knows, 3%.", "A sentence that nobody knows, 3%."),
    ],
)
def test_what_was_kept_in_english_is_told_in_the_language_of_the_page(kept: str, shown: str) -> None:
    with translation.override("ko"):
        assert shown in compose.told(kept)
    assert compose.told(kept) == kept


def test_refusal_is_english_in_rows_and_in_the_language_of_whoever_asked_outside() -> None:
    with translation.override("ko"):
        own = str(gettext("This run was not stopped."))
        with pytest.raises(RuleError) as refusal, compose.kept_in_english():
            assert gettext("This run was not stopped.") == "This run was not stopped."
            raise RuleError("run-not-stopped", gettext("This run was not stopped."), "run")
        assert (refusal.value.code, refusal.value.message, refusal.value.field) == ("run-not-stopped", own, "run")
    assert own != "This run was not stopped."
