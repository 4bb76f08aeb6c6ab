"""Promises in a response or statement: what its own authors say they will do, word for word."""

import re
from collections.abc import Callable, Sequence

from apps.archive.parsing import sentences
from apps.archive.parsing.body import Passage
from apps.archive.parsing.records import ParsedCommitment, Span

_WILL = (
    r"(?:will|shall)(?:\s+(?:also|always|certainly|therefore|further|be\s+(?:happy|glad|pleased|ready|prepared)\s+to))*\s+(?!not\b|be\s+\w+ed\b)"
    r"(?=[a-z])"
)
_PLEDGE = (
    r"(?:have\s+|has\s+|also\s+|jointly\s+|further\s+)*(?:agreed?s?|pledged?s?|undertook|undertakes?|committed|commits?|promised?s?|"
    r"vow(?:ed|s)?|resolved?s?|decided)\s+(?:themselves\s+|itself\s+|ourselves\s+)?(?:to\s+(?=[a-z])|that\s+)"
    r"|(?:am|is|are|remains?)\s+(?:fully\s+|firmly\s+)?committed\s+to\s+(?=\w+ing\b)"
)
_PROMISE = re.compile(rf"\b(?:{_WILL}|{_PLEDGE})", re.IGNORECASE)
_SECOND_WILL = re.compile(
    r",?\s+and\s+(?:that\s+)?(?=(?:will|shall)\s+(?!not\b|be\s+\w+ed\b)[a-z]|"
    r"(?:also\s+)?(?:agreed|pledged|undertook|promised|committed|decided)\s+to\s+[a-z])",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:[,;:—–]|\b(?:that|because|since|while|whereas|which|who|when|if|whether|as|but)\b)\s+", re.IGNORECASE
)
_NOT_A_PROMISE = re.compile(
    r"\b(?:whether|if|unless|hopes?|hoped|expects?|expected|hoping|may|might)\b[^,;]*$", re.IGNORECASE
)
_REPORTED = re.compile(
    r"\b(?:mentioned|said|noted|stated|explained|remarked|observed|voiced|expressed|predicted|hoped|believed?s?)\s+(?:\w+\s+){0,4}that\b",
    re.IGNORECASE,
)
_PARTIES = re.compile(
    r"(?:the\s+)?(?:two|three|four|both|all|participating)\s+(?:\w+\s+)?(?:sides|parties|governments|countries|ministers|leaders|delegations|"
    r"states|nations|heads|presidents|participants)|(?:the\s+)?(?:sides|parties|participants|delegations)|we|they",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"(?:i|we|(?:my|our)\s+\w+(?:\s+\w+)?|(?:(?:my|our|the|this)\s+)?(?:\w+\s+)?(?:government|ministry|administration|cabinet|delegation|department|office|embassy))"
    r"(?:\s+of\s+.*)?",
    re.IGNORECASE,
)
_COMMON = frozenset(
    "the of and for to in a an minister ministry secretary president foreign affairs director general office".split()
)
IsParty = Callable[[str], bool]


def of(passages: Sequence[Passage], is_party: IsParty) -> list[tuple[ParsedCommitment, Span]]:
    """Promises whose subject `is_party` accepts; hopes, conditions, passives and what others will do are none."""
    found = []
    for index, passage in enumerate(passages):
        text = passage.flow.text
        for start, end in sentences.split(text):
            for part in _promises(text, start, end, is_party):
                commitment = ParsedCommitment(text[slice(*part)], text[start:end], index)
                found.append((commitment, passage.flow.span(*part)))
    return found


def is_joint_party(subject: str) -> bool:
    """The parties of a meeting, or the government that speaks in its own statement."""
    return bool(_PARTIES.fullmatch(subject) or _FIRST_PERSON.fullmatch(subject))


def party_of(sender: str) -> IsParty:
    """Subjects that are the sender: first person, its government, or a name its office carries ("the Netherlands")."""
    own = {word for word in re.findall(r"[^\W\d_]+", sender) if word[:1].isupper()} - {"The", "Of"}
    own = {word for word in own if word.casefold() not in _COMMON}

    def is_party(subject: str) -> bool:
        words = re.findall(r"[^\W\d_]+", subject)
        return bool(_FIRST_PERSON.fullmatch(subject)) or (len(words) <= 8 and any(word in own for word in words))

    return is_party


def _promises(text: str, start: int, end: int, is_party: IsParty) -> list[Span]:
    sentence = text[start : min(end, start + sentences.LONGEST)]
    match = _PROMISE.search(sentence)
    while match:
        clause = _clause_start(sentence, match.start())
        subject = sentence[clause : match.start()].strip()
        before = sentence[: match.start()]
        if is_party(subject) and not _NOT_A_PROMISE.search(before) and not _REPORTED.search(before):
            return _parts(text, start + clause, end)
        match = _PROMISE.search(sentence, match.end())
    return []


def _clause_start(sentence: str, end: int) -> int:
    starts = [match.end() for match in _CLAUSE.finditer(sentence, 0, end)]
    return starts[-1] if starts else 0


def _parts(text: str, start: int, end: int) -> list[Span]:
    listed = sentences.split_list(text, start, end)
    if len(listed) > 1:
        return listed
    cuts = list(_SECOND_WILL.finditer(text, start, end))
    starts = [start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), end]
    return list(zip(starts, ends, strict=True))
