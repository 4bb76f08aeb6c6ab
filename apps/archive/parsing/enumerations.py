"""Lists within running text: "(a) …; (b) …; and (c) …", "First, … Second, …", "1) …, 2) …"."""

import re
from dataclasses import replace

from apps.archive.parsing import demands, markers, sentences, wishes
from apps.archive.parsing.body import Draft
from apps.archive.parsing.markers import Marker

_LABEL = re.compile(
    r"(?:(?<=\s)|(?<=[:：;,(]))(?:\((?:[a-z]|[ivx]{1,5}|[IVX]{1,5}|[A-Z]|\d{1,2})\)|(?:[a-z]|[ivx]{1,5}|\d{1,2})\)|\d{1,2}[.]|[①-⑳]|[▲△■●○◆▶])\s*"
    r"(?=\S)"
)
_ORDINAL = re.compile(
    rf"(?:(?<=[.!?。:：;؛،,]\s)|(?<=\band\s)|(?<=\bet\s)|(?<=\by\s)|(?<=[가-힣]\s)){markers.ORDINAL.pattern}",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?:(?<=[.!?。:：;]\s)|(?<=[가-힣,]\s)(?=[첫둘셋넷두세네다여일])){markers.COUNTED.pattern}", re.IGNORECASE
)
_HANGUL = re.compile("[가-힣]")
_LONGEST = 6000


def split(draft: Draft, is_announced: bool) -> list[Draft]:
    """The text before the list, its items as asks and the text behind it; the draft alone if it holds no such list.

    `is_announced`: whether what stands above already says that demands follow.
    """
    if draft.kind not in ("paragraph", "bullet") or len(draft.flow.text) > _LONGEST:
        return [draft]
    labelled = _in_order(draft, [(match.start(), _read(match)) for match in _LABEL.finditer(draft.flow.text)])
    if len(labelled) > 1 and _is_asked(draft, labelled, is_announced):
        return _parted(draft, labelled)
    ordinals = [(match.start(), _read(match)) for match in _ORDINAL.finditer(draft.flow.text)]
    if draft.style == "ordinal":
        ordinals.insert(0, (0, draft.marker))
    looser = [(match.start(), _read(match)) for match in _COUNTED.finditer(draft.flow.text)]
    for found in (ordinals, [*ordinals[:1], *looser] if draft.style == "ordinal" else looser):
        counted = _in_order(draft, found)
        if len(counted) > 1 and _is_asked(draft, counted, is_announced, by_shape=True):
            return _parted(draft, counted)
    return [draft]


def _read(match: re.Match[str]) -> Marker | None:
    return markers.read(match.group() + ("" if match.group()[-1:].isspace() else " ") + "x")


def _in_order(draft: Draft, found: list[tuple[int, Marker | None]]) -> list[tuple[int, Marker]]:
    """The first series that begins at its first item, label by label."""
    series: list[tuple[int, Marker]] = []
    for at, marker in found:
        if marker is None:
            continue
        if not series:
            if marker.is_first and (not marker.label.endswith(".") or _opens_list(draft.flow.text[:at])):
                series.append((at, marker))
        elif series[-1][1].precedes(marker):
            series.append((at, marker))
    return series


def _opens_list(before: str) -> bool:
    return before.rstrip().endswith((":", "："))


def _is_asked(draft: Draft, items: list[tuple[int, Marker]], is_announced: bool, *, by_shape: bool = False) -> bool:
    text = draft.flow.text
    before = text[: items[0][0]].strip()
    lead = demands.last_sentence(before)
    if lead and not lead.endswith((".", "!", "。")) and not by_shape:
        # A Korean sentence says last what it asks.
        last = demands.last_sentence(text) if _HANGUL.search(lead) else ""
        return (
            demands.announces_within(lead)
            or bool(demands.ASKING.search(last))
            or wishes.hopes(last)
            or _is_hinted(lead, text, items)
        )
    parts = _parts(text, items)
    shaped = sum(_is_shaped(part) for part in parts)
    if is_announced or (lead and demands.announces_within(lead)):
        return not all(demands.is_told(part) for part in parts)
    return by_shape and shaped * 3 >= len(parts) * 2 and not wishes.tells(lead)


def _parts(text: str, items: list[tuple[int, Marker]]) -> list[str]:
    ends = [*(at for at, _ in items[1:]), len(text)]
    return [text[at + marker.length : end].strip() for (at, marker), end in zip(items, ends, strict=True)]


def _is_shaped(part: str) -> bool:
    return demands.is_demand(part) or (wishes.is_wish(part) and not demands.is_told(part))


def _is_hinted(lead: str, text: str, items: list[tuple[int, Marker]]) -> bool:
    """ "It is within your power to (a) …": a hint in front, and items that may be demands."""
    parts = _parts(text, items)
    return wishes.points(lead) and sum(_is_shaped(part) for part in parts) * 3 >= len(parts) * 2


def _parted(draft: Draft, items: list[tuple[int, Marker]]) -> list[Draft]:
    text = draft.flow.text
    first = items[0][0]
    ends = [*(at for at, _ in items[1:]), _end_of_last(text, items)]
    made = [replace(draft, flow=draft.flow.slice(0, first).strip(), head=0)] if text[draft.lead : first].strip() else []
    for (at, marker), end in zip(items, ends, strict=True):
        flow = draft.flow.slice(at, end).strip()
        marker = replace(marker, length=_behind(flow.text, marker))
        made.append(Draft("ask", flow, draft.line, marker, draft.indent))
    rest = draft.flow.slice(ends[-1]).strip()
    return [*made, Draft("paragraph", rest, draft.line)] if rest.text else made


def _behind(text: str, marker: Marker) -> int:
    """Length of the label at the beginning of the text, white space included."""
    length = len(marker.label)
    return length + len(text[length:]) - len(text[length:].lstrip())


def _end_of_last(text: str, items: list[tuple[int, Marker]]) -> int:
    """The last item is as long as a sentence, or as the longest of the others if these have several."""
    start = items[-1][0] + items[-1][1].length
    spans = sentences.split(text[start:])
    others = [text[at + marker.length : end] for (at, marker), (end, _) in zip(items, items[1:], strict=False)]
    most = max(1, min(len(sentences.split(each)) for each in others))
    return start + spans[min(most, len(spans)) - 1][1] if spans else len(text)
