"""From bytes to text: Unicode is certain, older encodings are taken only where the text they give is plausible."""

import re
from dataclasses import dataclass

from apps.archive.parsing.records import ParseWarning, UnreadableDocument

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NAMES = {
    "utf-16-le": "UTF-16 without a mark",
    "utf-16-be": "UTF-16 without a mark",
    "cp949": "Korean (Windows-949, EUC-KR)",
    "cp1256": "Arabic (Windows-1256)",
    "iso8859-6": "Arabic (ISO-8859-6)",
    "cp1252": "Western European (Windows-1252, ISO-8859-1)",
    "iso8859-15": "Western European (ISO-8859-15)",
}
# Old names that pages and programs give to what is really the larger encoding of Windows.
_LARGER = {"iso8859-1": "cp1252", "ascii": "cp1252", "euc_kr": "cp949"}
_USUAL_WESTERN = frozenset(
    "àâáäãåæçéèêëîïíìñóôòöõøœùûúüÿßÀÂÁÄÃÅÆÇÉÈÊËÎÏÍÌÑÓÔÒÖÕØŒÙÛÚÜ¿¡«»°ºª§·–—‘’“”„…•€£©®™²³¹½¼¾¶´†\xa0\xad"
)
_HANGUL = re.compile(r"[가-힣]")
_ARABIC = re.compile(r"[\u0621-\u0652]")
_ARTICLE = re.compile(r"(?<!\w)[وبفك]?(?:ال|لل)")
_GARBLED = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac.|[\u00d8\u00d9][\u0080-\u00bf\u0192\u2020\u2026\u2021\u02c6\u2030]|"
    "[\u00ea-\u00ed][\u0080-\u00bf\u0152-\u0178\u02c6-\u2122]{2}"
)
# Four accented letters in a row stand in no word of a Western language.
_FOREIGN = re.compile("[\u00a1-\u00bf]?[\u00c0-\u00ff][\u00a1-\u00ff]{3,}")
_LOST = re.compile(r"\?{2,}(?:\s\?{1,}){2,}")
_FEWEST = 20
_SURE = 0.95
_MOST_ACCENTED = 0.3
_FEWEST_FOREIGN = 3
_NOT_A_TEXT = (
    "The encoding of this file cannot be told. Save it again as UTF-8 text and try once more."
    " It is neither UTF-8 nor UTF-16, nor a Western, Korean or Arabic encoding of Windows."
)


@dataclass(frozen=True)
class Decoded:
    text: str
    warnings: tuple[ParseWarning, ...] = ()


def decode(data: bytes) -> Decoded:
    """UTF-8, UTF-16 or UTF-32, else an older encoding with a warning. Raises UnreadableDocument for anything else."""
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8-sig")
    text = _strictly(data, codec)
    if text is None or "\x00" in text:
        if text is None and codec != "utf-8-sig":
            raise UnreadableDocument("This file begins as a text in UTF-16 but is damaged.")
        codec = guess(data)
        text = _strictly(data, codec) if codec else None
        if text is None:
            binary = b"\x00" in data
            raise UnreadableDocument("This file is not a text: it holds binary data." if binary else _NOT_A_TEXT)
        return Decoded(text, (_warning(codec),))
    if not any(char.isalnum() for char in text):
        raise UnreadableDocument("This file holds no text.")
    return Decoded(text)


def decode_declared(data: bytes, encoding: str) -> Decoded:
    """A page in the encoding it names, unless it is UTF-8 or another script all the same."""
    if _strictly(data, "utf-8-sig") is not None:
        return decode(data)
    guessed, named = guess(data), _codec(encoding)
    if guessed and guessed != named and (named in _NAMES or not _strictly(data, named)):
        return Decoded(data.decode(guessed), (_warning(guessed),))
    text = _strictly(data, named)
    if text is None:
        message = "This page is not in the encoding it names. Save it again as UTF-8 and try once more."
        raise UnreadableDocument(message)
    return Decoded(text)


def guess(data: bytes) -> str:
    """The older encoding that alone gives a plausible text; "" when none does."""
    if b"\x00" in data:
        return next((codec for codec in ("utf-16-le", "utf-16-be") if _is_plain(_strictly(data, codec))), "")
    for codec, is_plausible in (
        ("cp949", _is_korean),
        ("cp1256", _is_arabic),
        ("iso8859-6", _is_arabic),
        ("cp1252", _is_western),
        ("iso8859-15", _is_western),
    ):
        text = _strictly(data, codec)
        if text is not None and is_plausible(text):
            return codec
    return ""


def looks_garbled(text: str) -> bool:
    """Whether the text shows traces of a wrong encoding, such as letters read from UTF-8 as Latin-1."""
    marks = len(_GARBLED.findall(text)) > 1 or len(_FOREIGN.findall(text)) >= _FEWEST_FOREIGN
    return marks or "\ufffd" in text or bool(_LOST.search(text))


def _warning(codec: str) -> ParseWarning:
    message = f"The file does not say how it is encoded; it was read as {_NAMES[codec]}. Check accents and names."
    return ParseWarning("encoding_guessed", message)


def _codec(encoding: str) -> str:
    plain = encoding.lower().replace("-", "").replace("_", "")
    known = {name.replace("-", "").replace("_", ""): larger for name, larger in _LARGER.items()}
    known |= {"latin1": "cp1252", "usascii": "cp1252", "ksc56011987": "cp949", "ksc5601": "cp949"}
    known |= {"windows1252": "cp1252", "windows1256": "cp1256", "windows949": "cp949"}
    return known.get(plain, encoding)


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (LookupError, UnicodeError, ValueError):
        return None


def _is_plain(text: str | None) -> bool:
    """Printed letters with spaces between them, of the scripts that letters are written in."""
    if text is None or "\x00" in text or " " not in text:
        return False
    usual = sum(char.isspace() or "\x20" <= char < "\u0700" or "\u1e00" <= char < "\u2100" for char in text)
    usual += len(re.findall("[\u3000-\u30ff\u4e00-\u9fff가-힣\uff00-\uff5e\ufeff]", text))
    return usual >= _SURE * len(text)


def _is_korean(text: str) -> bool:
    foreign = _foreign(text)
    hangul = len(_HANGUL.findall(text))
    return hangul >= _FEWEST and hangul >= 0.85 * len(foreign)


def _is_arabic(text: str) -> bool:
    """Arabic letters, with the article in a fifth of the words or so."""
    foreign, words = _foreign(text), len(re.findall(r"[\u0621-\u0652]+", text))
    letters = len(_ARABIC.findall(text))
    return letters >= _FEWEST and letters >= 0.85 * len(foreign) and len(_ARTICLE.findall(text)) * 12 >= words


def _is_western(text: str) -> bool:
    """Mostly plain letters; accented ones are those of Western languages, and no signs stand within words."""
    foreign = _foreign(text)
    letters = sum(char.isalpha() for char in text)
    usual = sum(char in _USUAL_WESTERN for char in foreign)
    accented = sum(char.isalpha() for char in foreign)
    return (
        letters >= _FEWEST
        and usual >= _SURE * len(foreign)
        and accented <= _MOST_ACCENTED * letters
        and not re.search(r"[^\W\d_][²³¹¤°§¶][^\W\d_]|[¼½¾][^\W\d_]", text)
        and not re.search(r"[\x00-\x08\x0e-\x1f]", text)
        and not looks_garbled(text)
    )


def _foreign(text: str) -> str:
    return "".join(char for char in text if char > "\x7f")
