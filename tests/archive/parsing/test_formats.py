"""Files of every kind are read into the same letter, and what cannot be read is refused in plain words."""

import io
import re
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest
import weasyprint
from pypdf import PdfWriter

from apps.archive.parsing import ParsedDocument, UnreadableDocument, parse, read_text
from apps.archive.parsing.formats import MAX_BYTES

DEMAND = "We urge you to act on this matter without any further delay, and to publish what you find."
PAGE = f"""<!doctype html><html><head><title>x</title></head><body>
<nav><a href="/">Home page of ours</a><a href="/n">All our news</a></nav>
<p>New York, 10 November 2014</p>
<p>Dear President Moon,</p><p>{DEMAND}</p><p>Sincerely,</p>
<ul><li><a href="https://hrw.example">Human Rights Watch</a>, USA</li><li><b>NK Watch</b> (South Korea)</li></ul>
<footer>Made by somebody<br>Contact us here</footer></body></html>"""
PARAGRAPHS = (
    "New York, 10 November 2014",
    "Dear President Moon,",
    DEMAND,
    "Sincerely,",
    "Human Rights Watch, USA",
    "NK Watch (South Korea)",
)
PLAIN = "\n\n".join(PARAGRAPHS)
# Print makes no difference between a menu and the text, so this one has none.
SHEET = re.sub("<(nav|footer)>.*?</(nav|footer)>", "", PAGE, flags=re.DOTALL)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(*paragraphs: str, extra: dict[str, bytes] | None = None) -> bytes:
    body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>" for text in paragraphs)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        document = f"<w:document xmlns:w='{_NAMESPACE}'><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return written.getvalue()


def pdf(markup: str = SHEET) -> bytes:
    return bytes(weasyprint.HTML(string=markup).write_pdf() or b"")


def mail(body: str, *attachments: tuple[bytes, str]) -> bytes:
    message = EmailMessage()
    message["From"] = "Desk <desk@example.org>"
    message["To"] = "Jane Doe <jane@example.org>"
    message["Subject"] = "Prisoners of conscience"
    message["Date"] = "Mon, 10 Nov 2014 10:00:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(body)
    for data, name in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("secret", algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def essence(document: ParsedDocument) -> tuple[object, ...]:
    signed = [(each.name, each.kind, each.country) for each in document.signatories]
    return document.kind, str(document.date), document.place, document.salutation, document.closing, signed


@pytest.mark.parametrize(
    "data",
    [PAGE.encode(), docx(*PARAGRAPHS), pdf(), mail(PLAIN), mail("Attached.", (docx(*PARAGRAPHS), "letter.docx"))],
    ids=["html", "docx", "pdf", "mail", "attachment"],
)
def test_every_kind_of_file_reads_like_the_plain_text(data: bytes) -> None:
    assert essence(parse(data)) == essence(parse(PLAIN.encode()))
    assert [each.name for each in parse(data).signatories] == ["Human Rights Watch", "NK Watch"]


def test_page_sets_menu_and_footer_aside() -> None:
    source = read_text(PAGE.encode())
    assert source.format == "html"
    assert source.furniture == ("Home page of ours", "All our news", "Made by somebody", "Contact us here")
    assert set(source.furniture) <= set(parse(PAGE.encode()).furniture)


def test_page_is_read_in_the_encoding_it_names() -> None:
    page = "<html><head><meta charset='euc-kr'></head><body><p>북한 인권 서한</p></body></html>"
    assert read_text(page.encode("euc-kr")).text.strip() == "북한 인권 서한"
    with pytest.raises(UnreadableDocument, match="not in the encoding it names"):
        read_text(page.replace("euc-kr", "no-such").encode("euc-kr"))


def test_page_keeps_cells_bold_items_and_raised_marks_apart() -> None:
    page = (
        "<html><body><h2>Groups</h2><table><tr><td>A</td><td>UK</td></tr></table><ol><li>One<sup>2</sup></li>"
        "<li><b>Two</b></li></ol></body></html>"
    )
    assert read_text(page.encode()).text.split("\n") == ["# Groups", "", "A\tUK", "", "1. One^{2}", "2. **Two**", ""]


def test_mail_gives_date_subject_and_addressee_that_the_body_lacks() -> None:
    document = parse(mail(f"Dear Ms Doe,\n\n{DEMAND}\n\nSincerely,\n\nNK Watch\n"))
    assert (str(document.date), document.subject) == ("2014-11-10", "Prisoners of conscience")
    assert [(each.name, each.email) for each in document.addressees] == [("Jane Doe", "jane@example.org")]


def test_mail_says_what_of_its_attachments_was_not_read() -> None:
    document = parse(mail(PLAIN, (b"\x89PNG\r\n", "logo.png")))
    assert [each.code for each in document.warnings if "attachment" in each.code] == ["attachment_not_read"]


def test_memo_is_not_taken_for_a_mail() -> None:
    assert read_text(b"To: Jane Doe\nFrom: NK Watch\nSubject: Prisoners\n\nText\n").format == "text"


def bomb() -> bytes:
    return docx("x", extra={"word/media/a.bin": b"\x00" * (210 * 1024 * 1024)})


@pytest.mark.parametrize(
    "make, words",
    [
        (lambda: b"", "empty"),
        (lambda: "é".encode("latin-1"), "UTF-8"),
        (lambda: b"x" * (MAX_BYTES + 1), "50 MB"),
        (bomb, "unpacks to far more"),
        (lambda: docx("x")[:-40], "damaged"),
        (lambda: docx("x", extra={"word/styles.xml": b"<broken"}), "damaged"),
        (lambda: docx("x", extra={"word/styles.xml": b"<!DOCTYPE a []><a/>"}), "declarations"),
        (lambda: docx(""), "no text"),
        (lambda: pdf("<p style='height:9em;background:#000'></p>"), "pictures of pages"),
        (lambda: pdf()[:400], "damaged"),
        (locked_pdf, "password"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Word"),
        (lambda: b"{\\rtf1 x}", "rich text"),
        (lambda: b"\x1f\x8b\x08x", "archive"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_the_reason(make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words):
        parse(make())


def test_archive_without_a_document_is_no_word_file() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(UnreadableDocument, match="no Word document"):
        parse(written.getvalue())
