"""How two texts differ, word by word."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

# A run of white space, a word, or one sign; scripts that write no spaces fall into single characters.
_TOKENS = re.compile(r"\s+|[\u2e80-\u9fff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff]|[^\W_]+|[\W_]")
_SENTENCES = re.compile(r"[^.!?。！？\n]+[.!?。！？\n]*\s*|[.!?。！？\n]+\s*")
MOST_COMPARED = 2_000_000  # pairs of tokens: well under a second


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, went out or came in."""

    kind: Literal["same", "out", "in"]
    text: str


def word_differences(old: str, new: str) -> tuple[Piece, ...]:
    """The way from one plain text to the other; very long ones go by sentences, at the worst as a whole.

    All "same" and "out" pieces joined are `old`, "same" and "in" `new`.
    """
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(before) * len(after) > MOST_COMPARED:
        before, after = _SENTENCES.findall(old), _SENTENCES.findall(new)
    if len(before) * len(after) > MOST_COMPARED:
        before, after = [old], [new]
    pieces: list[Piece] = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(before[i:j])))
            continue
        if i < j:
            pieces.append(Piece("out", "".join(before[i:j])))
        if k < m:
            pieces.append(Piece("in", "".join(after[k:m])))
    return tuple(pieces)
