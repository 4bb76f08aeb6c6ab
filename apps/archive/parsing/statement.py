"""A statement on a web page or sheet: its headline, its date, its areas of discussion."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apps.archive.parsing import datelines, languages, titles, vocabulary, wording
from apps.archive.parsing.body import Passage
from apps.archive.parsing.records import ParsedDiscussion, Span
from apps.archive.parsing.text import Flow, Line, chunks_of

_TRANSLATION = re.compile(
    r"[*\s(\[]*(?:this is an? )?(?:unofficial|informal|non-official)\s+(?:\w+\s+)?translation[.\s)\]*]*", re.I
)
_LABEL = re.compile(r"(?:press|news|media)\s+(?:releases?|statements?|room)|news|for immediate release", re.IGNORECASE)
_PROSE = 160
_FEWEST_TITLE_WORDS = 3


@dataclass
class Sheet:
    date: datetime.date | None = None
    place: str = ""
    title: str = ""
    body: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def take_translation_note(lines: Sequence[Line]) -> tuple[list[Line], tuple[Span, ...]]:
    """The lines without the note that this is an unofficial translation, and where it stood."""
    notes = [line for line in lines if _TRANSLATION.fullmatch(line.text)]
    numbers = {line.number for line in notes}
    kept = [replace(line, flow=Flow("", ())) if line.number in numbers else line for line in lines]
    return kept, tuple(line.flow.span() for line in notes)


def read(lines: Sequence[Line], spoken: tuple[str, ...]) -> Sheet:
    """Everything before the first paragraph is headline, date or furniture of the page."""
    sheet = Sheet()
    first = len(top_of(lines))
    top = _take_date(lines[:first], lines[first:], sheet)
    heads = [
        chunk for chunk in chunks_of(top) if languages.uses_script_of(" ".join(line.text for line in chunk), spoken)
    ]
    title = titles.find([line for chunk in heads for line in (*chunk, replace(chunk[-1], flow=Flow("", ())))])
    title = title or _headline(heads)
    of_title = {line.number for line in title}
    for line in top:
        if line.is_blank or line.number in of_title:
            continue
        sheet.furniture.append(line)
    if title:
        flow = titles.flow_of(title)
        sheet.title, sheet.spans["title"] = flow.text, (flow.span(),)
    below = title[-1].number if title else 0
    kept = [
        line for line in sheet.furniture if line.number > below > 0 and len(line.text.split()) > _FEWEST_TITLE_WORDS
    ]
    of_text = {line.number for line in kept}
    sheet.furniture = [line for line in sheet.furniture if line.number not in of_text]
    sheet.body = [*kept, *([replace(kept[-1], flow=Flow("", ()))] if kept else []), *lines[first:]]
    return sheet


def discussions(passages: Sequence[Passage]) -> list[tuple[ParsedDiscussion, Span]]:
    """Headed areas; a numbered paragraph of the outer text ends the one before."""
    found: list[tuple[str, list[Passage]]] = []
    inside = False
    for passage in passages:
        if passage.block.kind == "heading":
            found.append((passage.flow.text, [passage]))
            inside = True
        elif passage.block.number:
            inside = False
        elif inside:
            found[-1][1].append(passage)
    return [_discussion(heading, parts) for heading, parts in found if len(parts) > 1]


def _discussion(heading: str, parts: Sequence[Passage]) -> tuple[ParsedDiscussion, Span]:
    text = "\n\n".join(part.flow.text for part in parts[1:])
    return ParsedDiscussion(heading, text), (parts[0].block.span[0], parts[-1].block.span[1])


def top_of(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first paragraph."""
    return lines[: next((i for i in range(len(lines)) if _is_prose(lines, i)), len(lines))]


def _is_prose(lines: Sequence[Line], i: int) -> bool:
    """A long line, a numbered or bracketed start, or a wrapped paragraph that ends as a sentence."""
    text = lines[i].text
    if wording.is_label(text):
        return False
    if len(text) > _PROSE or re.match(r"(?:\d{1,2}[.)]\s+\S+\s|\[.+\]$)", text):
        return True
    if datelines.of_opening(lines[i].flow):
        return True
    if i and not lines[i - 1].is_blank:
        return False
    chunk = chunks_of(lines[i : i + 30])[0] if not lines[i].is_blank else []
    whole = " ".join(line.text for line in chunk)
    weight = len(whole) + 2 * sum("가" <= char <= "힣" for char in whole)
    return weight > 80 and bool(re.search(r"[^\W\d]{2}[.:”\"]$", whole))


def _take_date(top: Sequence[Line], text: Sequence[Line], sheet: Sheet) -> list[Line]:
    """The lines on top without those of a date: of the statement, else of the page."""
    kept, found, others = datelines.settle(top)
    sheet.furniture += others
    opening = next((line.flow for line in text if not line.is_blank), Flow("", ()))
    if found is None or found.rank < 4:
        own = found if found and found.rank > 1 else None
        found = datelines.of_opening(opening) or own or datelines.at_the_end(text) or found
    if found is None:
        return kept
    sheet.date, sheet.place = found.date, found.place.text
    sheet.spans |= found.spans
    gone = set(found.printed.at)
    return [replace(line, flow=Flow("", ())) if gone & set(line.flow.at) else line for line in kept]


def _without_labels(chunk: list[Line]) -> list[Line]:
    """Lines other than "Press Release" and the name of the body that publishes."""
    return [
        line for line in chunk if not _LABEL.fullmatch(line.text) and not vocabulary.STARTS_WITH_BODY.match(line.text)
    ]


def _headline(chunks: Sequence[list[Line]]) -> list[Line]:
    """A Markdown heading, else the longest of the short pieces on top."""
    marked = [chunk for chunk in chunks if chunk[0].is_heading]
    candidates = marked[:1] or [chunk for chunk in chunks if len(chunk) <= 3]
    if not candidates:
        return []
    candidates = [plain for plain in map(_without_labels, candidates) if plain] or candidates
    best = max(candidates, key=lambda chunk: len(" ".join(line.text for line in chunk).split()))
    words = len(" ".join(line.text for line in best).split())
    return best if words >= _FEWEST_TITLE_WORDS or marked else []
