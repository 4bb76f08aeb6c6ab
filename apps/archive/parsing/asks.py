"""Demands: the list a letter introduces as such, and the sentences in which its authors urge something."""

import re
from collections.abc import Sequence
from dataclasses import replace

from apps.archive.parsing import sentences, vocabulary
from apps.archive.parsing.body import Draft, Passage
from apps.archive.parsing.records import ParsedAsk, ParsedProse, ParseWarning, Span

_ANNOUNCES = re.compile(
    rf"\b(?:{vocabulary.ASK_VERBS}|recommendations?|requests|demands|asks|calls|steps|measures|following|should|must|demandons|"
    rf"instamos|pedimos|recommandations|recomendaciones|도록|촉구|요구|요청)\w*\b",
    re.IGNORECASE,
)
_AS_FOLLOWS = re.compile(r"\b(?:as\s+follows|are\s+these|comme\s+suit|siguientes)\b|다음과 같", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def mark_lists(drafts: Sequence[Draft]) -> tuple[list[Draft], list[ParseWarning]]:
    """Items of a list become asks when the paragraph above announces demands; else they stay text, with a warning."""
    marked: list[Draft] = []
    warnings: list[ParseWarning] = []
    announced = False
    last: Draft | None = None
    for i, draft in enumerate(drafts):
        if not draft.lead or draft.kind == "heading":
            marked.append(draft)
            continue
        if last is None or not _continues(last, draft, drafts[i - 1]):
            announced = _is_announced(marked) and _is_list(drafts, i)
            if not announced and draft.style == "number":
                message = "A numbered list that no sentence introduces as demands; it was kept as text."
                warnings.append(ParseWarning("list_not_asks", message, draft.line))
        last = draft
        marked.append(replace(draft, kind="ask") if announced else draft)
    return marked, warnings


def of(passages: Sequence[Passage]) -> list[tuple[ParsedAsk, Span]]:
    blocks = [passage.block for passage in passages if passage.block.kind == "ask"]
    return [(ParsedAsk(block.number, block.heading, block.text), block.span) for block in blocks]


def in_prose(passages: Sequence[Passage]) -> list[tuple[ParsedProse, Span]]:
    """Sentences of the authors that urge, request or ask, a list of requests part by part.

    A sentence that only announces the list is left out, and the opening "we write to urge" counts only when
    nothing else is asked, since it states the purpose that the asks then spell out.
    """
    purposes, asks = [], []
    for index, passage in enumerate(passages):
        if passage.block.kind != "paragraph":
            continue
        announces = [p.block.kind for p in passages[index + 1 : index + 2]] == ["ask"]
        for start, end in sentences.split(passage.flow.text):
            sentence = passage.flow.text[start : min(end, start + sentences.LONGEST)]
            if announces and end == len(passage.flow.text) and sentence.endswith((":", "：")):
                continue
            if vocabulary.WE_ASK.search(sentence):
                asks += [
                    _proposal(passage, index, part) for part in sentences.split_list(passage.flow.text, start, end)
                ]
            elif vocabulary.WE_WRITE_TO_ASK.search(sentence):
                purposes.append(_proposal(passage, index, (start, end)))
    listed = any(passage.block.kind == "ask" for passage in passages)
    return asks if asks or listed else purposes


def _proposal(passage: Passage, index: int, part: Span) -> tuple[ParsedProse, Span]:
    return ParsedProse(passage.flow.text[slice(*part)], index), passage.flow.span(*part)


def _is_announced(before: Sequence[Draft]) -> bool:
    """Whether the last paragraph above (a heading may stand between) ends by announcing demands."""
    for draft in reversed(before):
        if draft.kind == "heading":
            if _ANNOUNCES.search(draft.flow.text):
                return True
            continue
        text = draft.flow.text
        spans = sentences.split(text)
        last = text[slice(*spans[-1])] if spans else ""
        if _AS_FOLLOWS.search(last):
            return bool(_ANNOUNCES.search(last))
        return bool(_ANNOUNCES.search(last)) and (last.endswith((":", "：")) or bool(vocabulary.WE_ASK.search(last)))
    return False


def _is_list(drafts: Sequence[Draft], i: int) -> bool:
    """One ordinal word ("Finally, …") alone makes no list."""
    return drafts[i].style != "ordinal" or any(draft.style == "ordinal" for draft in drafts[i + 1 : i + 4])


def _continues(last: Draft, draft: Draft, before: Draft) -> bool:
    if last.style != draft.style:
        return False
    if before is last or last.style == "ordinal":
        return True
    numbers = [_NUMBER.search(item.label) for item in (last, draft)]
    return all(numbers) and int(numbers[1].group()) == int(numbers[0].group()) + 1  # type: ignore[union-attr]
