"""The line that greets, above the text of a letter, and where the head ends when none does."""

import re
from collections.abc import Sequence

from apps.archive.parsing import labels, vocabulary
from apps.archive.parsing.text import Line

_OPENING = re.compile(
    rf"(?:dear|your\s+(?:royal\s+|imperial\s+)?(?:excellenc(?:y|ies)|majest(?:y|ies)|highness(?:es)?|holiness|eminence|"
    rf"hono(?:u)?rs?|grace)|excellenc(?:y|ies)|to\s+whom\s+it|distinguished|esteemed|respected|honou?rable|madam|"
    rf"sirs?|greetings|"
    rf"ladies|gentlemen|(?:{vocabulary.HONORIFICS})\.?\s|(?:{vocabulary.POSTS})\s|monsieur|madame|mesdames|messieurs|"
    rf"ch[eè]re?s?\b|excellences?|(?:muy\s+)?(?:estimad|apreciad|respetad|querid|distinguid)[oa]s?|se[ñn]or(?:a|"
    rf"es)?|excelent[íi]sim[oa]|"
    rf"excmo|excma|honorables?|su\s+excelencia|ilustr[íi]sim[oa]|de\s+(?:nuestra|"
    rf"mi)\s+(?:mayor\s+)?consideraci[óo]n|prezad[oa]s?|t[ēe]n[āa]\s+(?:koe|koutou|kōrua)\b|sehr\s+geehrte|geachte|"
    rf"존경하는|친애하는|안녕하십니까|السيد|السادة|السيدة|معالي|سعادة|فخامة|دولة|أصحاب|صاحب|حضرة|سيادة|تحية)",
    re.IGNORECASE,
)
# Greets wherever it stands, also below words of introduction.
_SURE = re.compile(
    r"(?:dear|your\s+(?:\w+\s+)?(?:excellenc|majest|highness|holiness|hono)|excellenc(?:y|ies)\b|"
    r"(?:hon(?:ou?rable)?|distinguished|esteemed|respected)\s|"
    r"(?:monsieur|madame)\s(?:le|la|l['’])|mesdames|messieurs|madame,\s+monsieur|ch[eè]re?s?\s|"
    r"(?:muy\s+)?(?:estimad|apreciad|distinguid)[oa]s?\s|"
    r"t[ēe]n[āa]\s+(?:koe|koutou|kōrua)\b|de\s+(?:nuestra|mi)\s+(?:mayor\s+)?consideraci[óo]n|"
    r"excelent[íi]sim|se[ñn]or(?:a|es)?\s|존경하는|친애하는|معالي|سعادة|فخامة|أصحاب|السيد|السادة)",
    re.IGNORECASE,
)
# Greets also without a comma, where a post ("President …") could as well begin a headline.
_FORM_OF_ADDRESS = re.compile(
    r"(?:your\s+(?:\w+\s+)?(?:excellenc(?:y|ies)|majest(?:y|ies)|highness(?:es)?|holiness|eminence|hono(?:u)?rs?)|"
    r"excellenc(?:y|ies)|mr\.?\s+president|madam(?:e)?\s|sirs?\b|ladies|gentlemen|monsieur\s|excellences?|"
    r"honou?rable\s|"
    r"t[ēe]n[āa]\s+ko(?:e|utou)\s|estimad[oa]s?|excelent[íi]sim[oa]|존경하는\s.*(?:께|님|님들)|친애하는\s.*|معالي|سعادة|فخامة|أصحاب)\b",
    re.IGNORECASE,
)
_WITHOUT_COMMA = re.compile(r"(?:dear|t[ēe]n[āa]\s+(?:koe|koutou|kōrua))(?:\s[^\W\d_][\w.'’-]*){1,6}$", re.IGNORECASE)
_TO_SOMEBODY = re.compile(
    r"(?:to|à|aux?|a)\s+(?:the|all|our|whom|la|los|las|le|les|tous|todos)\b.{0,70}[,:]$", re.IGNORECASE
)
_KOREAN = re.compile(r"[가-힣\s]{1,25}(?:님|각하|여러분)(?:께|들께)?[,，]?|[가-힣\s]{2,25}께[,，]?")
_ENDS = (",", ":", "،", "：", "!")
_PROSE = 160
_LONGEST = 110
_FARTHEST = 80


def find(lines: Sequence[Line]) -> int | None:
    """The first short line that greets, or that ends in a comma right above the first paragraph."""
    for i, line in enumerate(lines):
        if line.is_blank:
            continue
        if is_prose(line.text):
            return _below_introduction(lines, i)
        to_somebody = bool(_TO_SOMEBODY.match(line.text)) and _stands_apart(lines, i) and paragraph_follows(lines, i)
        if to_somebody and any(not each.is_blank for each in lines[:i]):
            return i
        if _KOREAN.fullmatch(line.text) and _stands_apart(lines, i):
            return i
        if not labels.is_labelled(line.text) and len(line.text) <= _LONGEST and _greets(lines, i):
            return i
    return None


def is_prose(text: str) -> bool:
    return len(text) > _PROSE or (len(text) > 60 and text.endswith((".", "?", ".”", '."')) and not text.endswith("..."))


def end_of_head(lines: Sequence[Line]) -> int:
    """Where the text begins in a memo, or another letter without greeting that says on top to whom it goes; else 0."""
    found: set[str] = set()
    for i, line in enumerate(lines):
        if line.is_blank:
            continue
        label = labels.label_of(line.text)[0]
        if not label and (is_prose(line.text) or (found and _begins_text(lines, i))):
            return i if "to" in found or {"from", "subject"} <= found or {"cc", "subject"} <= found else 0
        found |= {label} if label else set()
    return 0


def _begins_text(lines: Sequence[Line], i: int) -> bool:
    """A numbered paragraph, or one of several lines that ends as a sentence."""
    if re.match(r"\d{1,2}[.)]\s+\S", lines[i].text):
        return True
    if i and not lines[i - 1].is_blank:
        return False
    return paragraph_follows(lines, i - 1)


def _below_introduction(lines: Sequence[Line], first: int) -> int | None:
    """A greeting that leaves no doubt, in a line of its own, not far below words that introduce the letter."""
    for i in range(first, min(len(lines), first + _FARTHEST)):
        text = lines[i].text
        ends = text.endswith(_ENDS) or bool(_WITHOUT_COMMA.match(text))
        if text and len(text) <= 70 and ends and _SURE.match(text) and _stands_apart(lines, i):
            return i
    return None


def _stands_apart(lines: Sequence[Line], i: int) -> bool:
    return (i == 0 or lines[i - 1].is_blank) and (i + 1 == len(lines) or lines[i + 1].is_blank)


def _greets(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    if text.endswith(_ENDS) and _OPENING.match(text):
        return True
    if re.match(r"dear\s", text, re.IGNORECASE) and text[-1] not in ".;":
        return True
    alone = i == 0 or lines[i - 1].is_blank
    ended = i + 1 < len(lines) and (lines[i + 1].is_blank or is_prose(lines[i + 1].text))
    if alone and _FORM_OF_ADDRESS.match(text) and text[-1].isalpha() and ended:
        return paragraph_follows(lines, i)
    return alone and text.endswith(",") and not any(c.isdigit() for c in text) and paragraph_follows(lines, i)


def paragraph_follows(lines: Sequence[Line], i: int) -> bool:
    following: list[str] = []
    for line in lines[i + 1 :]:
        if line.is_blank and following:
            break
        if not line.is_blank:
            following.append(line.text)
    text = " ".join(following)
    if following and labels.label_of(following[0])[0] == "subject":
        return True
    weight = len(text) + sum(2 for char in text if "가" <= char <= "힣")
    return weight > 60 and text[-1] in ".?!:。"
