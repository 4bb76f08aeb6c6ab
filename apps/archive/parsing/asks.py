"""Demands: the lists a letter introduces as such, and the sentences in which its authors urge something."""

import re
from collections.abc import Sequence

from apps.archive.parsing import demands, enumerations, items, languages, sentences, vocabulary, wishes
from apps.archive.parsing.body import Draft, Passage
from apps.archive.parsing.records import ParsedAsk, ParsedProse, ParseWarning, Span

# A longer list is of something else when nothing announces it.
_MOST = 25
# What stands under a heading that is longer is no demand of its own.
_LONGEST_SECTION = 700
_LEADS_ON = re.compile(r"[;,]?\s*(?<=[\s;,])(?:and|or|and/or|et|ou|y|e|o|및|그리고)$", re.IGNORECASE)


def mark_lists(drafts: Sequence[Draft]) -> tuple[list[Draft], list[ParseWarning]]:
    """Items of a list become asks when what stands above announces demands; else they stay text, with a warning."""
    marked: list[Draft] = []
    warnings: list[ParseWarning] = []
    told: set[int] = set()
    i = 0
    while i < len(drafts):
        draft = drafts[i]
        found: list[Draft] = []
        end = i + 1
        if draft.lead and i not in told:
            found, end, message = _list_from(drafts, i, marked)
            told |= {item.at for item in items.collect(drafts, i)} if not found else set()
            warnings += [ParseWarning(message, _MESSAGES[message], draft.line)] if message else []
        if not found and not draft.marker:
            found, end = _without_labels(drafts, i, marked)
        if found:
            marked += found
        else:
            marked += enumerations.split(draft, _is_announced(marked) or _is_hinted(marked))
            end = i + 1
        i = end
    return marked, warnings


_MESSAGES = {
    "list_not_asks": "A numbered list that no sentence introduces as demands; it was kept as text.",
    "list_taken_for_asks": "No sentence introduces this list as demands, but its items read like demands.",
}


def _without_labels(drafts: Sequence[Draft], i: int, marked: Sequence[Draft]) -> tuple[list[Draft], int]:
    """Demands under headings, behind bold words, or as bare lines below a colon."""
    is_announced = _is_announced(marked)
    is_hinted = is_announced or _is_hinted(marked)
    if drafts[i].kind == "heading":
        found, end = items.headed_paragraphs(drafts, i)
    elif drafts[i].head:
        found, end = items.stressed_paragraphs(drafts, i)
    elif is_announced and marked and marked[-1].flow.text.endswith((":", "：")):
        return items.bare_lines(drafts, i)
    else:
        return [], i + 1
    asked = is_announced or (
        sum(map(_may_be_demand, found)) * 4 >= len(found) * 3 if is_hinted else all(map(_is_headed_by_order, found))
    )
    return (found, end) if asked else ([], i + 1)


def _is_headed_by_order(draft: Draft) -> bool:
    """ "**Close the quarry.** Children cannot sleep.": the heading itself says what to do."""
    return len(draft.flow.text) <= _LONGEST_SECTION and demands.is_order(draft.flow.text[draft.lead : draft.head])


def _may_be_demand(draft: Draft) -> bool:
    """By all its words or by those behind its heading, if it is no whole section."""
    text = draft.flow.text[draft.lead :]
    behind = re.sub(r"[^:：]{2,60}[:：]\s", "", text, count=1)
    if draft.head > draft.lead:
        behind = draft.flow.text[draft.head :].lstrip(" .:–—-")
    asked = any(demands.is_demand(part) or wishes.is_wish(part) for part in (text, behind))
    return asked and len(text) <= _LONGEST_SECTION and not demands.is_told(behind)


def _is_hinted(before: Sequence[Draft]) -> bool:
    leads = [lead for lead in _leads(before) if wishes.is_lead(lead)]
    return any(map(wishes.points, leads)) and not any(map(wishes.tells, leads))


def _list_from(drafts: Sequence[Draft], i: int, marked: Sequence[Draft]) -> tuple[list[Draft], int, str]:
    """(asks and what stands between them, position behind the list, code of a warning); no asks if it holds facts."""
    listed = items.collect(drafts, i)
    entries = [drafts[item.at] for item in listed]
    told = sum(demands.is_told(each.flow.text[each.lead :]) for each in entries)
    style = drafts[i].style
    if style == "ordinal" and len(listed) < 2:
        return [], i + 1, ""
    shaped = sum(demands.is_demand(each.flow.text[each.lead :]) for each in entries)
    is_announced = _is_announced(marked) or drafts[i].names_demand
    if is_announced and not (told * 2 > len(listed) and told > shaped):
        return items.as_asks(drafts, listed), items.end_of(listed), ""
    made = [each for each in items.as_asks(drafts, listed) if each.kind == "ask"]
    message = _unannounced(made, shaped, told, marked, drafts[items.end_of(listed) :][:1])
    if message is None:
        return [], i + 1, "list_not_asks" if is_announced or style == "number" else ""
    is_sure = _in_section(marked) or style == "ordinal"
    return items.as_asks(drafts, listed), items.end_of(listed), "" if is_sure else message


def _unannounced(
    entries: Sequence[Draft], shaped: int, told: int, before: Sequence[Draft], behind: Sequence[Draft]
) -> str | None:
    """Whether a list is one of demands by its items, by a hint above it or a word below it: None, or the warning."""
    count = len(entries)
    wished = sum(map(_may_be_demand, entries))
    leads = [lead for lead in _leads(before) if wishes.is_lead(lead)]
    is_hinted = any(map(wishes.points, leads))
    if 1 < count <= _MOST and any(map(wishes.wants, leads)) and told * 2 <= count:
        return ""
    if count < 2 or count > _MOST or not (_may_be_asked(before) or (is_hinted and wished * 4 >= count * 3)):
        return None
    if any(wishes.refers_back(each.flow.text) for each in behind) or _is_foretold(before):
        return "" if told * 2 <= count else None
    if shaped * 4 >= count * 3:
        return "list_taken_for_asks"
    if any(map(wishes.tells, leads)):
        return None
    if is_hinted and wished * 2 >= count:
        return ""
    return "list_taken_for_asks" if wished * 4 >= count * 3 else None


def _leads(before: Sequence[Draft]) -> list[str]:
    """What may lead up to a list: the heading right above it, and the paragraph above."""
    found = []
    for draft in reversed(before):
        found.append(draft.flow.text)
        if draft.kind != "heading":
            break
    return found


def _is_foretold(before: Sequence[Draft]) -> bool:
    return any(wishes.foretells(draft.flow.text) for draft in before if draft.kind == "paragraph")


def _is_announced(before: Sequence[Draft]) -> bool:
    """Whether the last paragraph above (a heading may stand between) ends by announcing demands."""
    for n, draft in enumerate(reversed(before), 1):
        text = draft.flow.text
        if draft.kind == "heading":
            if demands.announces(text) or demands.names_demands(text):
                return True
            if _is_to_somebody(text):
                return _in_section(before[:-n])
            continue
        if draft.kind == "ask":
            return False
        return demands.announces(text) or (_is_to_somebody(text) and _in_section(before[:-1]))
    return False


def _is_to_somebody(text: str) -> bool:
    """ "To the Government of Ruritania:" over the demands that concern it."""
    opens = re.match(r"(?:to|for|on|aux?|à|al?|a\s+l[ao]s?|regarding|concerning)\s", text, re.IGNORECASE)
    return bool(opens) and len(text) < 120 and text.endswith((":", "："))


def _in_section(before: Sequence[Draft]) -> bool:
    """Whether the last heading above names demands, or demands stand above without a heading between."""
    for draft in reversed(before):
        if draft.kind == "ask":
            return True
        if draft.kind == "heading":
            return demands.names_demands(draft.flow.text)
    return False


def _may_be_asked(before: Sequence[Draft]) -> bool:
    """Whether a list of imperatives without announcement may be demands: nothing above says what else it is."""
    last = next((draft for draft in reversed(before) if draft.kind != "heading"), None)
    if last is None:
        return True
    return last.kind in ("paragraph", "ask") and not demands.tells(last.flow.text)


def of(passages: Sequence[Passage]) -> list[tuple[ParsedAsk, Span]]:
    """The text without the "and" that leads on to the next demand."""
    found = []
    for passage in _counted_once(passages):
        block = passage.block
        match = _LEADS_ON.search(block.text)
        end = match.start() if match and match.start() else len(block.text)
        text = block.text[: end + 1] if block.text[end : end + 1] in ("; ", ";", ",") and match else block.text[:end]
        last = passage.flow.at[len(text) - 1] + 1 if text else block.span[1]
        found.append((ParsedAsk(block.number, block.heading, text), (block.span[0], last)))
    return found


def _counted_once(passages: Sequence[Passage]) -> list[Passage]:
    """The demands, without those of a list that says in another language what an equally long one above it says."""
    runs: list[list[Passage]] = []
    words: list[list[str]] = [[]]  # of each list and what leads up to it
    for before, passage in zip([None, *passages], passages, strict=False):
        is_ask = passage.block.kind == "ask"
        if is_ask and (before is None or before.block.kind != "ask"):
            runs.append([])
        elif before is not None and before.block.kind == "ask" and not is_ask:
            words.append([])
        words[-1].append(passage.flow.text)
        if is_ask:
            runs[-1].append(passage)
    spoken = [languages.detect("\n\n".join(each))[:1] for each in words]
    kept: list[Passage] = []
    for i, run in enumerate(map(_in_one_language, runs)):
        twins = [j for j in range(i) if len(runs[j]) == len(run) > 1]
        if not any(spoken[i] and spoken[j] and spoken[i] != spoken[j] for j in twins):
            kept += run
    return kept


def _in_one_language(run: list[Passage]) -> list[Passage]:
    """The demands of a list that says each twice: all in one language, then all in another, or in turn."""
    half = len(run) // 2
    if len(run) < 4 or len(run) % 2:
        return run
    for one, other in ((run[:half], run[half:]), (run[::2], run[1::2])):
        spoken = [languages.detect("\n\n".join(each.flow.text for each in part))[:1] for part in (one, other)]
        if all(spoken) and spoken[0] != spoken[1]:
            return one
    return run


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
            if announces and end == len(passage.flow.text) and demands.announces(sentence):
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
