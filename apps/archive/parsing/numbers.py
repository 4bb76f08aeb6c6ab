"""Numbers in figures and in words, English in full and the common French and Spanish ones."""

import re
from collections.abc import Iterator

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
# Without "once" (Spanish for eleven) and "a", which English uses otherwise.
_ROMANCE = {
    2: "deux dos", 3: "trois tres", 4: "quatre cuatro", 5: "cinq cinco", 6: "seis", 7: "sept siete", 8: "huit ocho",
    9: "neuf nueve", 10: "dix diez", 12: "douze doce", 13: "treize trece", 14: "quatorze catorce", 15: "quinze quince",
    16: "seize", 20: "vingt veinte", 30: "trente treinta", 40: "quarante cuarenta", 50: "cinquante cincuenta",
}  # fmt: skip
_WORDS |= {word: number for number, words in _ROMANCE.items() for word in words.split()}
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}
_WORD = rf"(?:{'|'.join([*_WORDS, *_SCALES])})"
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}|(?:a\s+(?=hundred|thousand|dozen))?{_WORD}(?:(?:(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+|[\s-]+){_WORD})*)"
    r"(?![^\W가-힣]|/|[.,]\d|-\d)",
    re.IGNORECASE,
)


def find_all(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, value) of each number; ordinals and parts of dates or document signs are left out."""
    for match in _NUMBER.finditer(text):
        value = _value(match.group())
        if value is not None:
            yield match.start(), match.end(), value


def _value(text: str) -> int | None:
    if text[0].isdigit():
        return int(text.replace(",", ""))
    total = current = 0
    for word in re.split(r"[\s-]+", text.casefold()):
        if word in _WORDS:
            current += _WORDS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0
    return total + current
