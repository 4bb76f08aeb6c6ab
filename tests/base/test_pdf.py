"""The printer: what it refuses, and that the same words always give the same file."""

import logging
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import cast

import page
import pytest
from django.core.exceptions import ImproperlyConfigured
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from apps.base import pdf
from apps.base.errors import RuleError
from apps.base.pdf import render_pdf
from tests.printed import metadata_title, structure, text_of

SHEET = "css/letter-print.css"
HEAD = '<!doctype html><html lang="en"><head><title>A letter</title></head><body>'
SECRET = "the content of a file that must not be read"
UNPRINTABLE = "\ue0f3"  # private use: no font of ours draws it


def _print(body: str, identifier: str = "") -> bytes:
    return render_pdf(f"{HEAD}{body}</body></html>", stylesheet=SHEET, identifier=identifier)


def _rules_failed(pdf: bytes) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    # A compressed stream that happens to end in a line feed makes this rule of the checker cry wolf.
    return [failure.rule_id for failure in report.failures if "STREAM-LENGTH-001" not in failure.rule_id]


def test_file_is_tagged_and_carries_title_and_language() -> None:
    file = _print("<h1>Heading</h1><p>Words.</p>")
    assert metadata_title(file) == "A letter"
    root = PdfReader(BytesIO(file)).root_object
    assert str(root["/Lang"]) == "en"
    assert str(cast(DictionaryObject, root["/MarkInfo"])["/Marked"]) == "True"
    tags = [line.split()[0] for line in structure(file).splitlines() if not line.strip().startswith('"')]
    assert tags == ["Document", "H1", "Span", "P", "Span"]


@pytest.mark.parametrize(
    "words",
    ["Letter to Member States", "Уважаемый", "김민준", "مركز القاهرة", "လူ့အခွင့်အရေး", "សមាគម", "มนุษยชน", "मानव अधिकार"],
)
def test_every_script_is_printed_accessibly(words: str) -> None:
    assert _rules_failed(_print(f"<p>{words}</p>")) == []


@pytest.mark.parametrize(
    "words", ["လူ့အခွင့်အရေး ကာကွယ်သူများ", "ကချင်အမျိုးသမီးအစည်းအရုံး ထိုင်းနိုင်ငံ", "मानव अधिकार संगठन", "សមាគមសិទ្ធិមនុស្ស"]
)
def test_words_of_clustered_scripts_are_read_back_as_written(words: str) -> None:
    assert text_of(_print(f"<p>{words}</p>")).strip() == words


def test_missing_glyph_refuses_and_names_character_and_field() -> None:
    with pytest.raises(RuleError) as refusal:
        _print(f"<p>Lord {UNPRINTABLE} of</p>")
    assert (refusal.value.code, refusal.value.field) == ("missing-glyph", "")
    assert "U+E0F3" in str(refusal.value.message)

    with pytest.raises(RuleError) as refusal:
        render_pdf(f"{HEAD}<p>{UNPRINTABLE}</p>", stylesheet=SHEET, locate=lambda text: f"where {text} stands")
    assert refusal.value.field == f"where {UNPRINTABLE} stands"


def test_missing_glyph_is_noticed_when_logging_is_switched_off() -> None:
    logger = logging.getLogger("weasyprint")
    logger.disabled = True
    logging.disable(logging.CRITICAL)
    try:
        with pytest.raises(RuleError):
            _print(f"<p>{UNPRINTABLE}</p>")
        assert logger.disabled
    finally:
        logger.disabled = False
        logging.disable(logging.NOTSET)


def test_missing_glyph_refuses_only_the_document_that_has_it() -> None:
    outcomes: dict[str, str] = {}

    def work(name: str, words: str) -> None:
        try:
            outcomes[name] = text_of(_print(f"<p>{words}</p>")).strip()
        except RuleError as error:
            outcomes[name] = error.code

    jobs = [("bad", UNPRINTABLE), ("good", "good words"), ("bad too", UNPRINTABLE), ("fine", "fine words")]
    threads = [threading.Thread(target=work, args=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"bad": "missing-glyph", "good": "good words", "bad too": "missing-glyph", "fine": "fine words"}


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="{url}" alt="x">',
        '<link rel="stylesheet" href="{url}">',
        '<link rel="attachment" href="{url}">',
        "<style>@import url({url});</style>",
        "<style>@font-face {{ font-family: own; src: url({url}); }} p {{ font-family: own }}</style><p>x</p>",
        '<p style="background: url({url})">x</p>',
        '<ul style="list-style-image: url({url})"><li>x</li></ul>',
        '<object data="{url}" type="image/png"></object>',
        '<embed src="{url}" type="image/svg+xml">',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
        '<p style="content: url({url})">x</p>',
    ],
)
def test_nothing_is_fetched(markup: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    asked: list[str] = []

    class Recorder(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - the name that http.server looks for
            asked.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Recorder)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        for url in (secret.as_uri(), f"http://127.0.0.1:{server.server_port}/x", "data:text/plain;base64,eA=="):
            _assert_refused_or_ignored(markup.format(url=url))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert asked == []


def _assert_refused_or_ignored(markup: str) -> None:
    """Most addresses end the printing; what the printer does not even look at leaves no trace in the file."""
    try:
        file = _print(markup)
    except RuleError as error:
        assert error.code == "outside-resource"
    else:
        assert SECRET not in text_of(file)
        assert b"EmbeddedFile" not in file


def test_address_from_outside_is_refused_aloud(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    with pytest.raises(RuleError) as refusal:
        _print(f'<img src="{secret.as_uri()}" alt="x">')
    assert refusal.value.code == "outside-resource"


def test_scripts_and_template_marks_are_nothing_to_the_printer() -> None:
    file = _print("<script>document.write('run')</script><p>{{ settings.SECRET_KEY }} {% now 'Y' %}</p>")
    assert text_of(file).strip() == "{{ settings.SECRET_KEY }} {% now 'Y' %}"


def test_same_input_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import sys, django; django.setup()\n"
        "from apps.base.pdf import render_pdf\n"
        "sys.stdout.buffer.write(render_pdf(sys.stdin.read(), stylesheet='css/letter-print.css'))"
    )
    html = f"{HEAD}<p>Words, 김민준, مركز, လူ့.</p></body></html>"
    here = render_pdf(html, stylesheet=SHEET)
    assert render_pdf(html, stylesheet=SHEET) == here
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "TZ": "Asia/Seoul",
        }
        result = subprocess.run(
            [sys.executable, "-c", code], input=html.encode(), capture_output=True, check=True, env=environment
        )
        assert result.stdout == here


def test_identifier_tells_two_files_of_the_same_words_apart() -> None:
    assert _print("<p>x</p>", identifier="edition 1") != _print("<p>x</p>", identifier="edition 2")
    assert _print("<p>x</p>", identifier="edition 1") == _print("<p>x</p>", identifier="edition 1")


def test_unknown_style_sheet_is_an_error_of_the_house() -> None:
    with pytest.raises(ImproperlyConfigured):
        render_pdf(HEAD, stylesheet="css/no-such-sheet.css")


def test_style_sheet_is_understood_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("weasyprint")  # its lines go nowhere by our settings, so the ear is put to it directly
    logger.addHandler(caplog.handler)
    try:
        pdf._sheet.cache_clear()
        _print("<p>x</p>")
    finally:
        logger.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
