"""Texts in encodings of other days are read and it is said which was taken, or refused in plain words."""

import tracemalloc

import pytest

from apps.archive.parsing import UnreadableDocument, parse
from apps.archive.parsing.encodings import guess, looks_garbled
from apps.archive.parsing.formats import MAX_BYTES, read_text

FRENCH = (
    "Paris, le 3 mars 2021\n\nMadame la Ministre,\n\nNous vous demandons d’écouter les réfugiés « oubliés » à Calais, "
    "où l’été a été très dur.\n\nVeuillez agréer, Madame la Ministre, l’expression de notre considération.\n\n"
    "Ligue des droits\nŒuvre sociale\n"
)
SPANISH = "Señora Ministra:\n\nLe pedimos que escuche a las víctimas. ¿Qué hará el Gobierno mañana? ¡Gracias!\n"
KOREAN = "존경하는 장관님께,\n\n우리는 북한이탈주민의 강제송환을 멈추기를 요청드립니다.\n\n감사합니다.\n\nNK Watch\n"
ARABIC = "معالي الوزير،\n\nنطلب منكم الإفراج عن الصحفيين المعتقلين في السجن المركزي.\n\nمع التقدير\n\nمرصد الشرق\n"
ENGLISH = "Dear Minister,\n\nWe ask you to let the prisoners go free at once.\n\nSincerely,\n\nNK Watch\n"
RUSSIAN = "Уважаемый министр! Мы просим вас освободить всех заключённых журналистов без всяких условий.\n"
POLISH = "Szanowny Panie Ministrze, prosimy o zwolnienie dziennikarzy, którzy są więzieni za słowa, łączność i prawa.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (FRENCH, "cp1252", "Windows-1252"),
        (SPANISH, "iso-8859-1", "ISO-8859-1"),
        (FRENCH.replace("’", "'"), "iso-8859-15", "ISO-8859-15"),
        (KOREAN, "cp949", "Windows-949"),
        (KOREAN, "euc-kr", "EUC-KR"),
        (ARABIC, "windows-1256", "Windows-1256"),
        (ARABIC.replace("\u200f", ""), "iso-8859-6", "ISO-8859-6"),
        (ENGLISH, "utf-16-le", "UTF-16"),
        (KOREAN, "utf-16-be", "UTF-16"),
        (ARABIC, "utf-16-le", "UTF-16"),
    ],
)
def test_encoding_is_recognised_and_said(text: str, encoding: str, named: str) -> None:
    source = read_text(text.encode(encoding))
    assert source.text == text
    assert [(each.code, named in each.message) for each in source.warnings] == [("encoding_guessed", True)]
    assert "encoding_guessed" in [each.code for each in parse(text.encode(encoding)).warnings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_that_says_how_it_is_encoded_has_no_warning(encoding: str) -> None:
    for text in (FRENCH, KOREAN, ARABIC):
        source = read_text(text.encode(encoding))
        assert (source.text, source.warnings) == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (POLISH, "iso-8859-2"), (FRENCH, "mac-roman"), (FRENCH, "cp850"), ("서한", "cp949")],
)
def test_encoding_that_is_not_known_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableDocument, match="Save it again as UTF-8"):
        read_text(text.encode(encoding, "ignore"))


def test_damaged_text_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_text(FRENCH.encode("utf-16") + b"x")
    with pytest.raises(UnreadableDocument, match="binary data"):
        read_text(b"\x00\x01\x02" * 400)
    with pytest.raises(UnreadableDocument, match="UTF-8"):
        read_text(FRENCH.encode()[:60] + b"\xc3" + FRENCH.encode()[60:])


def test_page_that_names_the_wrong_encoding_is_read_in_the_right_one() -> None:
    page = f"<html><head><meta charset='iso-8859-1'></head><body><p>{KOREAN}</p></body></html>"
    source = read_text(page.encode("cp949"))
    assert "강제송환" in source.text
    assert [each.code for each in source.warnings] == ["encoding_guessed"]


def test_page_in_latin_1_is_read_with_the_quotes_of_windows() -> None:
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>l’été “noir”</p></body></html>"
    source = read_text(page.encode("cp1252"))
    assert (source.text.strip(), source.warnings) == ("l’été “noir”", ())


@pytest.mark.parametrize(
    ("text", "encoding"), [(FRENCH, "utf-8"), (KOREAN, "utf-8"), (ARABIC, "utf-8"), (KOREAN, "cp949")]
)
def test_letters_of_a_wrong_encoding_are_said(text: str, encoding: str) -> None:
    garbled = text.encode(encoding).decode("cp1252", "replace").replace("\ufffd", "")
    assert not looks_garbled(text)
    assert looks_garbled(garbled)
    assert looks_garbled("??? ?? ???? ??")
    assert "mojibake" in [each.code for each in parse(garbled.encode()).warnings]


def test_nothing_is_guessed_from_unicode_of_other_scripts() -> None:
    assert guess(RUSSIAN.encode("cp1251")) == ""
    assert guess(b"") == ""


def test_overlarge_text_is_refused_before_it_is_read() -> None:
    data = b"x" * (MAX_BYTES + 1)
    tracemalloc.start()
    with pytest.raises(UnreadableDocument, match="50 MB"):
        read_text(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
