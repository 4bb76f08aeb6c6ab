"""Numbers in figures and in words: English, French, Spanish, Arabic and Korean up to the thousands."""

import re
from collections.abc import Iterator

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
# Without "un" and "a"; Spanish "once" is read only where a word for a body or person follows.
_OTHERS = {
    1: "إحدى أحد", 2: "deux dos اثنتان اثنان اثنتين اثنين اثنتا اثنا اثنتي اثني",
    3: "trois tres ثلاث ثلاثة", 4: "quatre cuatro أربع أربعة اربع اربعة",
    5: "cinq cinco خمس خمسة", 6: "seis ست ستة", 7: "sept siete سبع سبعة", 8: "huit ocho ثماني ثمانية ثمان",
    9: "neuf nueve تسع تسعة", 10: "dix diez عشر عشرة", 11: "onze", 12: "douze doce", 13: "treize trece",
    14: "quatorze catorce", 15: "quinze quince", 16: "seize dieciséis dieciseis", 17: "diecisiete", 18: "dieciocho",
    19: "diecinueve", 20: "vingt vingts veinte عشرون عشرين", 21: "veintiún veintiuna veintiuno",
    22: "veintidós veintidos",
    23: "veintitrés veintitres", 24: "veinticuatro", 25: "veinticinco", 26: "veintiséis veintiseis", 27: "veintisiete",
    28: "veintiocho", 29: "veintinueve", 30: "trente treinta ثلاثون ثلاثين", 40: "quarante cuarenta أربعون أربعين",
    50: "cinquante cincuenta خمسون خمسين", 60: "soixante sesenta ستون ستين", 70: "septante setenta سبعون سبعين",
    80: "octante huitante ochenta ثمانون ثمانين", 90: "nonante noventa تسعون تسعين", 200: "doscientos doscientas",
    300: "trescientos trescientas", 400: "cuatrocientos cuatrocientas", 500: "quinientos quinientas",
}  # fmt: skip
_WORDS |= {word: number for number, words in _OTHERS.items() for word in words.split()}
_SCALES = {
    "hundred": 100, "thousand": 1000, "dozen": 12, "cent": 100, "cents": 100, "mille": 1000, "cien": 100, "ciento": 100,
    "mil": 1000, "docena": 12, "مئة": 100, "مائة": 100, "ألف": 1000,
}  # fmt: skip
_AND = "and|et|y|و"
_WORD = rf"(?:{'|'.join(sorted([*_WORDS, *_SCALES], key=len, reverse=True))})(?![^\W\d_])"
_LINK = r"(?:(?:(?<=hundred)|(?<=thousand))\s+and\s+|\s+y\s+|[\s-]+(?:et[\s-]+)?|\s+و\s*)"
_FIGURE = r"\d{1,3}(?:[,.’'\u00a0\u202f ]\d{3})+(?!\d)|\d{1,5}"
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?:{_FIGURE}|(?:a\s+(?=hundred|thousand|dozen))?{_WORD}(?:{_LINK}{_WORD})*)"
    r"(?![^\W가-힣]|/|[.,]\d|-\d)",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\bonce(?=\s+(?:organi|asocia|colectiv|grupo|entidad|instituci|persona|pa[íi]ses|firmante|ONG))", re.IGNORECASE
)
_KOREAN = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9,
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50,
    "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_NATIVE = re.compile(rf"(?<![가-힣])(?:{'|'.join(sorted(_KOREAN, key=len, reverse=True))})+(?=\s?(?:개|명|곳|나라))")
_ARABIC_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def find_all(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, value) of each number; ordinals and parts of dates or document signs are left out."""
    plain = text.translate(_ARABIC_FIGURES)
    found = [(*match.span(), _value(match.group())) for match in _NUMBER.finditer(plain)]
    found += [(*match.span(), 11) for match in _ONCE.finditer(plain)]
    found += [(*match.span(), _native(match.group())) for match in _NATIVE.finditer(plain)]
    yield from sorted(found)


def _value(text: str) -> int:
    if text[0].isdigit():
        return int(re.sub(r"\D", "", text))
    total = current = 0
    for word in re.split(rf"[\s-]+|(?<=\s)(?:{_AND})\s*", text.casefold()):
        word = word.removeprefix("و") if word not in _WORDS | _SCALES else word
        if word in ("vingt", "vingts") and current % 100 == 4:
            current += 76
        elif word in _WORDS:
            current += _WORDS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] == 1000:
                total, current = total + current, 0
    return total + current


def _native(text: str) -> int:
    """열두 is twelve."""
    words = re.findall("|".join(sorted(_KOREAN, key=len, reverse=True)), text)
    return sum(_KOREAN[word] for word in words)
