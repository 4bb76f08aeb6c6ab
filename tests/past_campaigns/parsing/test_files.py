"""Names, sizes and archives of files that are dropped in."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.base.errors import RuleError
from apps.past_campaigns.parsing import files
from tests.refusals import refused


def archive(*members: tuple[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members:
            opened.writestr(name, data)
    packed.seek(0)
    return packed


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("letter.txt", "letter.txt"),
        ("2019/spring/letter.txt", "2019/spring/letter.txt"),
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\Users\\Ada\\letter.docx", "Users/Ada/letter.docx"),
        ("/absolute/letter.txt", "absolute/letter.txt"),
        ("a/./b/../letter.txt", "a/b/letter.txt"),
        ("let\x00ter\x07.txt", "letter.txt"),
        ("an open\n letter.txt", "an open letter.txt"),
        ("re\u0301ponse.txt", "r\u00e9ponse.txt"),
        ("gpj\u202etxt.exe", "gpjtxt.exe"),
        ("공개 서한.txt", "공개 서한.txt"),
    ],
)
def test_name_shows_as_what_it_is(given_name: str, shown: str) -> None:
    assert files.clean_name(given_name) == shown


@pytest.mark.parametrize("name", ["", "..", "../..", "\x00", "C:", " / "])
def test_name_of_nothing_is_refused(name: str) -> None:
    refused("file-name", lambda: files.clean_name(name))


def test_long_name_keeps_its_ending() -> None:
    shown = files.clean_name("x" * 400 + ".docx")
    assert len(shown) == files.MAX_NAME and shown.endswith("x….docx")


@given(st.text(max_size=300))
def test_any_name_is_clean_or_refused(name: str) -> None:
    try:
        shown = files.clean_name(name)
    except RuleError as refusal:
        assert refusal.code == "file-name"
        return
    assert 0 < len(shown) <= files.MAX_NAME
    assert ".." not in shown.split("/") and not shown.startswith("/") and shown.isprintable()
    assert files.clean_name(shown) == shown


def test_archive_gives_its_documents_and_leaves_the_rest() -> None:
    packed = archive(
        ("2019/a.txt", b"A"),
        ("2019/", b""),
        ("__MACOSX/2019/._a.txt", b"x"),
        (".DS_Store", b"x"),
        ("../b.txt", b"B"),
        ("c.txt", b""),
    )
    assert files.is_archive(packed)
    assert [(file.name, file.data) for file in files.unpack(packed)] == [
        ("2019/a.txt", b"A"),
        ("../b.txt", b"B"),
        ("c.txt", b""),
    ]


def test_word_document_is_no_archive() -> None:
    packed = archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"))
    assert not files.is_archive(packed)
    assert not files.is_archive(io.BytesIO(b"PK\x03\x04 broken"))
    assert not files.is_archive(io.BytesIO(b""))


def test_bomb_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE", 1000)
    packed = archive(("bomb.txt", b"0" * 1_000_000), ("a.txt", b"A"))
    bomb, small = files.unpack(packed)
    assert bomb.refusal is not None and (bomb.refusal.code, bomb.data) == ("file-too-large", b"")
    assert (small.data, small.refusal) == (b"A", None)


def test_bomb_that_lies_about_its_size_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE", 1000)
    packed = archive(("bomb.txt", b"0" * 1_000_000))
    raw = packed.getvalue().replace((1_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little"))
    (bomb,) = files.unpack(io.BytesIO(raw))
    assert bomb.refusal is not None and bomb.data == b""


def test_archive_of_many_large_files_ends_with_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_UNPACKED", 2500)
    packed = archive(*((f"{number}.txt", b"x" * 1000) for number in range(5)))
    found = files.unpack(packed)
    assert [next(found).name, next(found).name] == ["0.txt", "1.txt"]
    refused("archive-too-large", lambda: next(found))


def test_damaged_member_does_not_keep_the_others() -> None:
    data = bytes(range(256)) * 8
    packed = archive(("a.txt", data), ("b.txt", b"B"))
    raw = bytearray(packed.getvalue())
    raw[60:80] = b"\xff" * 20
    spoilt, whole = files.unpack(io.BytesIO(bytes(raw)))
    assert spoilt.refusal is not None and spoilt.refusal.code == "file-damaged"
    assert whole.data == b"B"


def test_locked_member_is_told() -> None:
    packed = archive(("a.txt", b"A"))
    raw = bytearray(packed.getvalue())
    raw[6] |= 1  # the flag in the local header
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    (locked,) = files.unpack(io.BytesIO(bytes(raw)))
    assert locked.refusal is not None and locked.refusal.code == "file-encrypted"


def test_archive_cut_off_is_refused() -> None:
    packed = archive(("a.txt", b"A" * 5000))
    refused("archive-damaged", lambda: list(files.unpack(io.BytesIO(packed.getvalue()[:-30]))))


def test_old_korean_names_are_read() -> None:
    packed = archive(("x.txt", b"A"))
    raw = packed.getvalue().replace(b"x.txt", "서.txt".encode("euc_kr")[:6].ljust(6)[:5])
    assert len(raw) == len(packed.getvalue())
    (file,) = files.unpack(io.BytesIO(raw))
    assert file.name.startswith("서")


def test_folder_gives_documents_in_order_without_hidden_ones_and_links(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/2.txt", "a.txt", ".hidden/x.txt", ".DS_Store", "Thumbs.db"):
        (tmp_path / name).write_text("x")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    assert [str(path.relative_to(tmp_path)) for path in files.files_in(tmp_path)] == ["a.txt", "b/2.txt"]


def test_large_file_of_a_folder_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as opened:
        opened.truncate(50 * 1024 * 1024)
    file = files.read_file(path, "large.txt")
    assert file.refusal is not None and (file.refusal.code, file.data) == ("file-too-large", b"")
    assert file.size == 50 * 1024 * 1024
