"""Which list items belong together: the outer items of one list, what stands below them, and their headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apps.archive.parsing import demands
from apps.archive.parsing.body import Draft, join_lines

# So many pieces may stand between two numbers of one list.
_REACH = 8
_DEEPER = 2
_LONGEST_HEADING, _MOST_WORDS = 90, 14
_SEMICOLON = re.compile(r"[;；](?:\s+(?:and|or|et|y|e))?$")
# Headings of sections that follow the demands.
GENERAL = re.compile(
    r"(?:conclusion|background|introduction|context|contexte|contexto|signator\w+|annex\w*|closing|summary)",
    re.IGNORECASE,
)
_COLON = re.compile(r"([^.:：;?!]{2,90}?)\s?[:：]\s*")
_DASH = re.compile(r"([^.:;?!–—]{2,60}?)\s[-–—]\s+(?=\S)")
_LEADS_ON = re.compile(
    r"\b(?:following|including|namely|particular|to|that|by|of|for|from|such\s+as|notably|que|de|a|siguientes?|suivant\w*)$",
    re.IGNORECASE,
)


@dataclass
class Item:
    """Positions among the drafts: the item, what is part of it, and paragraphs that stand before the next one."""

    at: int
    below: list[int] = field(default_factory=list)
    between: list[int] = field(default_factory=list)


def collect(drafts: Sequence[Draft], start: int) -> list[Item]:
    """The items of the list that begins with the item at `start`."""
    items = [Item(start)]
    i = start + 1
    while i < len(drafts):
        draft, last = drafts[i], drafts[items[-1].at]
        if _is_sibling(last, draft):
            items.append(Item(i))
        elif _is_below(drafts, items, i):
            items[-1].below.append(i)
        else:
            following = _resumes(drafts, i, last)
            if not following:
                break
            items[-1].between += range(i, following)
            i = following
            continue
        i += 1
    return items


def end_of(items: Sequence[Item]) -> int:
    """Position behind the last piece of the list."""
    return max([items[-1].at, *items[-1].below, *items[-1].between]) + 1


def as_asks(drafts: Sequence[Draft], items: Sequence[Item]) -> list[Draft]:
    """The pieces of the list, items as asks with what is below them; short lines over paragraphs are headings."""
    headed = _are_headed(drafts, items)
    parallel = _heads(drafts, items)
    made: list[Draft] = []
    for item in items:
        parts = [drafts[item.at], *(drafts[i] for i in item.below)]
        if headed:
            texts = [drafts[i] for i in item.between]
            made.append(_over(drafts[item.at], [*parts[1:], *texts]))
            continue
        made.append(replace(_whole(parts), kind="ask", head=parallel.get(item.at, 0)))
        made += [drafts[i] for i in item.between]
    return made


def headed_paragraphs(drafts: Sequence[Draft], start: int) -> tuple[list[Draft], int]:
    """Asks made of headings that each stand over a paragraph from `start` on (at least two), and where they end."""
    found: list[Draft] = []
    i = start
    while i + 1 < len(drafts) and _is_headed(drafts[i], drafts[i + 1]):
        end = i + 1
        while end < len(drafts) and drafts[end].kind != "heading":
            end += 1
        if end == len(drafts):
            end = i + 2  # the text goes on behind the last demand
        found.append(_over(drafts[i], drafts[i + 1 : end]))
        i = end
    return (found, i) if len(found) > 1 else ([], start)


def stressed_paragraphs(drafts: Sequence[Draft], start: int) -> tuple[list[Draft], int]:
    """Asks made of paragraphs that each open with bold words, from `start` on, and where they end; at least two."""
    end = start
    while end < len(drafts) and drafts[end].head and not drafts[end].marker:
        end += 1
    return ([replace(each, kind="ask") for each in drafts[start:end]], end) if end > start + 1 else ([], start)


def bare_lines(drafts: Sequence[Draft], start: int) -> tuple[list[Draft], int]:
    """Asks made of orders without labels, each a paragraph of its own, and where they end; at least two."""
    end = start
    while end < len(drafts) and drafts[end].kind == "paragraph" and not drafts[end].marker:
        text = drafts[end].flow.text
        if not demands.is_order(text) and not _SEMICOLON.search(text):
            break
        end += 1
        if _SEMICOLON.search(drafts[start].flow.text) and not _SEMICOLON.search(text):
            break  # what ends with a stop is the last item of "…; …; and …."
    return ([replace(each, kind="ask") for each in drafts[start:end]], end) if end > start + 1 else ([], start)


def _is_headed(heading: Draft, below: Draft) -> bool:
    general = GENERAL.match(heading.flow.text[heading.lead :])
    return heading.kind == "heading" and below.kind == "paragraph" and not below.marker and not general


def _is_sibling(last: Draft, draft: Draft) -> bool:
    if not last.marker or not draft.marker or not last.marker.precedes(draft.marker):
        return False
    return last.marker.style != "bullet" or draft.indent < last.indent + _DEEPER


def _is_below(drafts: Sequence[Draft], items: Sequence[Item], i: int) -> bool:
    draft, parent = drafts[i], drafts[items[-1].at]
    if not draft.marker or not parent.marker or draft.marker.style == "ordinal":
        # A paragraph set in further than the item above it belongs to it.
        set_in = not draft.marker and draft.kind == "paragraph" and draft.indent >= parent.indent + _DEEPER
        return set_in and (parent.indent > 0 or bool(_resumes(drafts, i, parent)))
    if items[-1].below:
        above = drafts[items[-1].below[-1]].marker
        if above and above.precedes(draft.marker):
            return True
    if not draft.marker.is_first:
        return False
    known = [drafts[j].marker for item in items for j in item.below]
    if draft.indent >= parent.indent + _DEEPER or any(each and _alike(each.label, draft.label) for each in known):
        return True
    later = drafts[i + 1 : i + 1 + _REACH]
    resumed = next((n for n, each in enumerate(later) if _is_sibling(parent, each)), None)
    if resumed is not None:
        return all(each.marker for each in later[:resumed])
    return parent.flow.text.endswith((":", "："))


def _alike(one: str, other: str) -> bool:
    shapes = [re.sub(r"\w+", "#", label) for label in (one, other)]
    return shapes[0] == shapes[1] and one[-1:].isdecimal() == other[-1:].isdecimal()


def _resumes(drafts: Sequence[Draft], i: int, last: Draft) -> int:
    """Where a numbered list goes on behind other pieces; 0 if it does not."""
    if not last.marker or last.marker.style == "bullet":
        return 0
    for j, draft in enumerate(drafts[i : i + _REACH], i):
        if _is_sibling(last, draft):
            return j
    return 0


def _are_headed(drafts: Sequence[Draft], items: Sequence[Item]) -> bool:
    """Whether the items are short lines over paragraphs; the last one then takes the paragraph below it."""
    mains = [drafts[item.at] for item in items]
    over = [item for item in items[:-1] if item.between and not any(drafts[i].marker for i in item.between)]
    if len(items) < 2 or len(over) * 3 < (len(items) - 1) * 2:
        return False
    if not all(each.kind == "heading" or _is_heading_like(each) for each in mains):
        return False
    following = end_of(items)
    if not items[-1].between and following < len(drafts) and drafts[following].kind == "paragraph":
        items[-1].between.append(following)
    return True


def _is_heading_like(draft: Draft) -> bool:
    text = draft.flow.text[draft.lead :]
    if draft.style == "ordinal" and text.endswith((".", "다")):
        return False
    return len(text) <= _LONGEST_HEADING and len(text.split()) <= _MOST_WORDS and not re.search(r"[;,?!]$", text)


def _over(heading: Draft, below: Sequence[Draft]) -> Draft:
    whole = _whole([heading, *below])
    return replace(whole, kind="ask", head=len(heading.flow.text) if below else 0)


def _whole(parts: Sequence[Draft]) -> Draft:
    """One draft; the bullets of what stands below the first part are left out, numbers stay."""
    flows = [parts[0].flow]
    flows += [part.flow.slice(part.lead if part.style == "bullet" else 0) for part in parts[1:]]
    return replace(parts[0], flow=join_lines(flows) if len(flows) > 1 else flows[0])


def _heads(drafts: Sequence[Draft], items: Sequence[Item]) -> dict[int, int]:
    """Where the heading of each item ends that has one: bold words, or words before a colon or a dash."""
    found: dict[int, int] = {}
    for pattern in (_COLON, _DASH):
        ends = {item.at: end for item in items if (end := _head(drafts[item.at], pattern))}
        usual = len(ends) * 2 >= len(items) and len(items) > 1
        found |= {at: end for at, end in ends.items() if at not in found and (usual or _stands_out(drafts[at], end))}
    found |= {item.at: drafts[item.at].head for item in items if drafts[item.at].head}
    return found


def _head(draft: Draft, pattern: re.Pattern[str]) -> int:
    match = pattern.match(draft.flow.text, draft.lead)
    if not match or match.end() >= len(draft.flow.text) or len(match[1].split()) > 12 or _LEADS_ON.search(match[1]):
        return 0
    if pattern is _DASH and len(match[1].split()) > 6:
        return 0
    return match.end()


def _stands_out(draft: Draft, end: int) -> bool:
    """A few words, and a sentence of its own behind them, in a list whose other items have no such words."""
    lead = draft.flow.text[draft.lead : end].split()
    return len(lead) <= 5 and draft.flow.text[end : end + 1].isupper()
