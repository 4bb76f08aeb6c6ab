"""Lines of contact: fax, telephone, e-mail, website."""

import re

FAX = re.compile(
    r"(?:tele)?(?:fax|facsimile|télécopie|팩스|فاكس)\b[\s.:：]*(?:n[o°]?\.?|number)?[\s.:：]*", re.IGNORECASE
)
EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
WEBSITE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:(?:sent\s+)?(?:by|via)\s+)?(?:fax|facsimile|télécopie|팩스|e-?mail|courriel|correo(?:\s+electr[óo]nico)?|"
    r"이메일|전자우편|tel|"
    r"t[ée]l[ée]?(?:phone|fono)?|telephone|phone|mobile|전화|web(?:site)?|هاتف|فاكس|بريد)\b|"
    r"[TFEW]\s?[:.]\s?(?=[+\w])|[TF]\s\+\d",
    re.IGNORECASE,
)


def is_contact(text: str) -> bool:
    return bool(_CONTACT.match(text))


def fax_numbers(text: str) -> list[str]:
    """Every number in full: "+82 2 2100 5759/49" is two, the second borrows what it leaves out."""
    numbers: list[str] = []
    for piece in re.split(r"\s*(?:[/,;|]|\bor\b|\band\b)\s*", text):
        printed = piece.strip(" .")
        if not re.fullmatch(r"[+\d()][\d\s().-]*", printed):
            continue
        if numbers and printed.isdigit() and len(printed) <= 4 < _digits(numbers[0]):
            printed = _with_ending(numbers[0], printed)
        numbers.append(printed)
    return numbers


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _with_ending(number: str, ending: str) -> str:
    """The number with its last digits replaced, its spacing kept."""
    left, characters = list(ending), list(number)
    for i in range(len(characters) - 1, -1, -1):
        if left and characters[i].isdigit():
            characters[i] = left.pop()
    return "".join(characters)
