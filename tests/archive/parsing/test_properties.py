"""What holds for every document: spans tell the truth, nothing of a letter is lost, nothing makes the reader fail."""

import hashlib
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.archive.parsing import UnreadableDocument, parse
from apps.archive.parsing.records import Block, ParsedAddressee, ParsedDocument
from tests.archive.parsing.documents import ALL, CORPUS, LETTERS, original, parsed, words

_PIECES = [
    *(
        "Dear Mr X,",
        "Excellencies,",
        "Sincerely,",
        "Groups",
        "Individuals:",
        "Endorsed by",
        "1. Food: Give it.",
        "2) Now",
        "- a",
        "•",
    ),
    *(
        "We urge you to:",
        "We ask you to act.",
        "CC. Minister Foo Bar",
        "Fax: +1 2/3",
        "E-mail: a@b.org",
        "Re: Thing",
        "Date",
        "hit",
        "12",
    ),
    *(
        "2020-02-30",
        "31 June 2020",
        "New York, 1 May 2020",
        "Foo, Kenya",
        "Foo  Kenya",
        "Foo (Kenya)",
        ", ,",
        "Jane Doe, Ph.D.",
        "Dr.",
    ),
    *(
        "[1]",
        "text[1] more",
        "[1] note",
        "ⁱ note",
        "a.ⁱ b",
        "^{iv}",
        "**Our reference**",
        "## Head",
        "<http://x.org>",
        "[Area]",
        "* unofficial translation",
    ),
    *(
        "We write on behalf of 3 NGOs and two experts from 4 countries.",
        "The two sides agreed to a; to b; and c.",
        "I will go and will stay.",
        "",
        "",
        "\t",
    ),
]


def spanned(document: ParsedDocument) -> Iterator[tuple[str, int, str]]:
    """(field, index in it, text as the record has it) of everything that has a span of its own."""
    for name in ("place", "title", "subject", "reference", "salutation", "closing"):
        if getattr(document, name):
            yield name, 0, getattr(document, name)
    for name in ("addressees", "cc"):
        for i, each in enumerate(getattr(document, name)):
            yield name, i, _address(each)
    for i, block in enumerate(document.body):
        yield "body", i, _block(block)
    for i, signatory in enumerate(document.signatories):
        yield "signatories", i, signatory.as_printed
    for i, note in enumerate(document.footnotes):
        yield "footnotes", i, f"{note.mark} {note.text}"
    for i, ask in enumerate(document.asks):
        yield "asks", i, f"{ask.number} {ask.heading} {ask.text}"
    for name in ("asks_in_prose", "commitments"):
        for i, proposal in enumerate(getattr(document, name)):
            yield name, i, proposal.text
    if document.claims.text:
        yield "claims", 0, document.claims.text
    if document.in_reply_to:
        yield "in_reply_to", 0, document.in_reply_to.text


def _address(each: ParsedAddressee) -> str:
    return " ".join(each.lines)


def _block(block: Block) -> str:
    """Number, heading and text with the footnote marks where they stood."""
    text, end = "", 0
    for offset, mark in block.note_refs:
        text += f"{block.text[end:offset]} {mark} "
        end = offset
    return f"{block.number} {block.heading} {text}{block.text[end:]}"


@pytest.mark.parametrize("name", ALL)
def test_span_points_at_the_text_it_claims(name: str) -> None:
    document, text = parsed(name), original(name)
    checked = 0
    for field, i, value in spanned(document):
        start, end = document.spans[field][i]
        if document.spans[field] == document.spans.get("title") and field == "addressees":
            assert value in text[start:end]
        else:
            assert words(text[start:end]) == words(value), field
        checked += 1
    assert checked > 10


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_of_a_letter_is_lost_or_moved(name: str) -> None:
    document, text = parsed(name), original(name)
    start = document.spans["salutation"][0][0]
    headings: list[str] = []
    for signatory in document.signatories:
        headings += [signatory.group] if signatory.group not in ("", *headings) else []
    pieces = [document.salutation, *map(_block, document.body), document.closing]
    groups = headings or [""]
    for group in groups:
        pieces += [group, *(each.as_printed for each in document.signatories if each.group == group)]
    pieces += [f"{note.mark} {note.text}" for note in document.footnotes]
    assert words(" ".join(pieces)) == words(text[start:])


@pytest.mark.parametrize("name", LETTERS)
def test_every_word_above_the_salutation_is_in_a_record(name: str) -> None:
    document, text = parsed(name), original(name)
    above = text[: document.spans["salutation"][0][0]]
    covered = set[int]()
    for field in ("date", "place", "title", "subject", "reference", "addressees", "cc"):
        for start, end in document.spans.get(field, ()):
            covered |= set(range(start, end))
    rest = "".join(char if i not in covered else " " for i, char in enumerate(above))
    assert set(words(rest)) <= {"CC", "Re"}


def test_reading_is_deterministic() -> None:
    assert [parsed(name) for name in ALL] == [parsed(name) for name in ALL]


@given(st.text(max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused_in_plain_words(text: str) -> None:
    _check(text)


@given(st.lists(st.sampled_from(_PIECES), max_size=25), st.sampled_from(["\n", "\n\n", "\r\n", " \n", "\f"]))
@settings(max_examples=200, deadline=None)
def test_any_order_of_pieces_is_read_with_true_spans(pieces: list[str], glue: str) -> None:
    _check(glue.join(pieces))


def _check(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        document = parse(data)
    except UnreadableDocument as refusal:
        assert str(refusal).endswith(".")
        return
    decoded = data.decode("utf-8-sig")
    for field, i, value in spanned(document):
        start, end = document.spans[field][i]
        assert 0 <= start <= end <= len(decoded)
        remaining = iter("".join(words(decoded[start:end])))
        assert all(char in remaining for char in "".join(words(value))), (field, value)


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\x00\x00", b"caf\xe9", b"a\x00b"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="(?i)this file"):
        parse(data)


def test_utf16_with_byte_order_mark_reads_alike() -> None:
    text = original(ALL[0])
    assert parse(text.encode("utf-16")) == parse(text.encode()) == parse(text.encode("utf-8-sig"))


def test_line_ends_of_windows_read_alike() -> None:
    for name in ALL:
        windows = parse(original(name).replace("\n", "\r\n").encode())
        unix = parsed(name)
        assert (windows.body == ()) == (unix.body == ())
        assert [block.text for block in windows.body] == [block.text for block in unix.body]
        assert windows.signatories == unix.signatories
        assert windows.addressees == unix.addressees


def test_garbled_text_is_said() -> None:
    text = original(ALL[0]).encode().decode("cp1252", errors="ignore")
    assert "mojibake" in [warning.code for warning in parse(text.encode()).warnings]


def test_provenance_covers_the_corpus_byte_for_byte() -> None:
    documents = tomllib.loads((CORPUS / "provenance.toml").read_text())["document"]
    assert sorted(each["file"] for each in documents) == sorted(path.name for path in CORPUS.glob("*.txt"))
    for each in documents:
        data = (CORPUS / each["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == each["sha256"]
        document = parse(data)
        assert (document.kind, document.date) == (each["kind"], each["date"])
        assert document.language == (each["language"],)
