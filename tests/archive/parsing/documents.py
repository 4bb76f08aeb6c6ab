"""The corpus as bytes, altered copies of it, and words to compare by."""

import re
import unicodedata
from pathlib import Path

from apps.archive.parsing import parse
from apps.archive.parsing.records import ParsedDocument

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
TO_STATES = "2014-11-10-un-member-states.txt"
REPLY = "2015-11-18-netherlands-reply.txt"
STATEMENT = "2016-11-14-rok-us-consultation.txt"
TO_PRESIDENT = "2020-02-21-president-of-korea.txt"
TO_EU = "2020-02-26-eu-high-representative.txt"
ALL = (TO_STATES, REPLY, STATEMENT, TO_PRESIDENT, TO_EU)
LETTERS = (TO_STATES, TO_PRESIDENT, TO_EU)


def original(name: str) -> str:
    return (CORPUS / name).read_bytes().decode()


def parsed(name: str) -> ParsedDocument:
    return parse((CORPUS / name).read_bytes())


def altered(name: str, *changes: tuple[str, str]) -> ParsedDocument:
    """Read a copy in which each old text, which must occur, is replaced by the new one."""
    text = original(name)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return parse(text.encode())


def words(text: str) -> list[str]:
    """Words without white space, punctuation and Markdown signs; raised letters as plain ones."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text))
