"""Blocks of lines to the pieces that are one entry each: bullets, lists in a paragraph, several names in a line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from apps.archive.parsing import countries, names, vocabulary
from apps.archive.parsing.text import Flow, Line, join

_BULLET = re.compile(
    r"(?:[-–—•*+>·▪■◦°○●‣⁃∙◇◆□▲△►▸▷➢➤✓✔❖♦◊ㅇㆍ\uf0b7\uf0a7]|o(?=\s{2,}|\t)|\(?\d{1,4}(?:\.[-–]|[.)/]|[°º][.)]?)|\d{1,3}\s?[-–:]|\(?[a-z]\)|\(?[٠-٩]{1,3}\s?[-–.)]|\d{1,4}(?=\t|\s{2,}))\s+"
    r"|[•▪■●►▸➢✓✔](?=\S)|\d{1,4}[.)](?=[^\W\d])"
)
_HANGUL_NAME = re.compile(r"[^,、·;|]{0,60}[가-힣][^,、·;|]{0,60}")
_HANGUL_PERSON = re.compile(r"[가-힣]{2,5}(?=\s|[(（]|$)")
_LAST_AND = re.compile(r",?\s+(?:and|&|et|y|e)\s+(?=\S)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*[(\[（](?:이상|총|가나다|무순|total)[^()（）\[\]]*[)\]）]\s*\.?$|"
    r"\s+(?:이상|등|외|총)\s*\d+\s*(?:개|여)?\s*(?:단체|명|곳|인).*$"
)
_WRAPPED = 60
_MOST_PARTS = 4


def has_bullet(line: Line) -> bool:
    match = _BULLET.match(line.text)
    return bool(match) and match.end() < len(line.text)  # type: ignore[union-attr]


def without_bullet(line: Line) -> Line:
    match = _BULLET.match(line.text)
    return replace(line, flow=line.flow.slice(match.end())) if match and match.end() < len(line.text) else line


def items_of(chunk: Sequence[Line]) -> list[list[Line]] | None:
    """The bulleted or numbered items, each with the lines it was broken into; None for a block that has no bullets."""
    bullets = [has_bullet(line) for line in chunk]
    if not chunk or not bullets[0] or (sum(bullets) < 2 and len(chunk) > 1):
        return None
    found: list[list[Line]] = []
    for line, opens in zip(chunk, bullets, strict=True):
        if opens or not found:
            found.append([without_bullet(line)])
        else:
            found[-1].append(line)
    return found


def parted(chunk: Sequence[Line], kind: str | None, *, inline: bool = False) -> list[Line]:
    """The block with lists inside a line or a paragraph taken apart, one name a line; `inline` behind a heading."""
    chunk = [_without_tally(line) for line in chunk]
    whole = join([line.flow for line in chunk]).collapsed()
    spaced = [] if _end_with_countries(chunk) else _spaced_signs(whole, len(chunk))
    pieces = (
        _semicolons(whole, len(chunk), 2 if inline and "," not in whole.text else 3)
        or spaced
        or _commas_of(chunk, whole, kind, inline)
    )
    if pieces:
        return [replace(chunk[0], flow=piece) for piece in pieces]
    return [piece for line in chunk for piece in _inline(line, kind)]


def _commas_of(chunk: Sequence[Line], whole: Flow, kind: str | None, inline: bool) -> list[Flow]:
    pieces = (
        _commas(whole, 2 if inline else 3)
        if (inline or _is_paragraph(chunk) or _has_countries(whole)) and not _describes_each(chunk)
        else []
    )
    return pieces if _are_names(pieces, kind) else []


def _describes_each(chunk: Sequence[Line]) -> bool:
    """Whether each line is a person with a post or body behind a comma, however long the lines are."""
    parts = [[part.strip() for part in line.text.split(",")] for line in chunk]
    if any(len(each) < 2 or len(each) > _MOST_PARTS or not names.looks_like_person(each[0]) for each in parts):
        return False
    described = sum(
        bool(vocabulary.STARTS_WITH_POST.match(each[1])) or vocabulary.describes_person(each[1]) for each in parts
    )
    return described * 10 >= len(parts) * 6


def _are_names(pieces: Sequence[Flow], kind: str | None) -> bool:
    """Pieces begin with capitals; those of persons look like persons, since their titles have commas too."""
    likely = _is_person if kind == "individual" else _begins_as_name
    return sum(likely(piece.text) for piece in pieces) * 10 >= len(pieces) * 8


def _is_person(text: str) -> bool:
    return bool(_HANGUL_PERSON.match(text)) or names.looks_like_person(re.split(r"\s*[(（]", text, maxsplit=1)[0])


def _begins_as_name(text: str) -> bool:
    return not text[:1].islower() or not text[1:].islower()


def _without_tally(line: Line) -> Line:
    """Without the "(이상 12개 단체)" that closes a list."""
    counted = _COUNTED.search(line.text)
    return replace(line, flow=line.flow.slice(0, counted.start())) if counted and counted.start() else line


def _is_paragraph(chunk: Sequence[Line]) -> bool:
    """Names run on over the ends of lines, or stand in one line that is too long for one name."""
    text = " ".join(line.text for line in chunk)
    if len(chunk) == 1:
        return len(text) > 100 or text.endswith(".")
    broken = sum(len(line.text) >= _WRAPPED for line in chunk[:-1])
    return broken == len(chunk) - 1 and text.count(",") >= 3


def _has_countries(flow: Flow) -> bool:
    """ "Lake Watch (Kenya), River Forum (Ghana)": a country in brackets ends several parts."""
    found = re.findall(r"[(（\[]([^()（）\[\]]+)[)）\]]\s*(?:,|$)", flow.text)
    return sum(countries.lookup(each.strip()) is not None for each in found) >= max(2, flow.text.count(","))


def _end_with_countries(chunk: Sequence[Line]) -> bool:
    """Lines such as "Jane Doe | Lake Watch | Kenya": the strokes part what is said of one."""
    ends = [re.split(r"\s+[/|·•ㆍ]\s+", line.text)[-1].strip() for line in chunk]
    return len(chunk) > 1 and sum(countries.lookup_beside(end) is not None for end in ends) * 10 >= len(ends) * 8


def _semicolons(flow: Flow, lines: int, fewest: int) -> list[Flow]:
    """Parts between semicolons, unless one stands in each line, behind the name or before its country."""
    parts = [part for part in _cut(flow, ";；") if part.text]
    beside = sum(countries.lookup_beside(part.text) is not None for part in parts)
    if len(parts) < fewest or beside * 3 > len(parts) or (lines > 1 and len(parts) <= lines + 1):
        return []
    return [_without_and(part) for part in parts]


def _spaced_signs(flow: Flow, lines: int) -> list[Flow]:
    """Parts between slashes, strokes or dots with spaces around them, several in each line."""
    for sign in ("/", "|", "·", "•", "ㆍ"):
        cuts = [match.span() for match in re.finditer(rf"\s+{re.escape(sign)}\s+", flow.text)]
        if len(cuts) < 3 or len(cuts) < lines * 2 - 1:
            continue
        starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(flow.text)]
        parts = [flow.slice(a, b).strip() for a, b in zip(starts, ends, strict=True) if b > a]
        if sum(countries.lookup_beside(part.text) is not None for part in parts) * 3 <= len(parts):
            return parts
    return []


def _commas(flow: Flow, fewest: int) -> list[Flow]:
    """Parts between commas, a country going to the name before it, the last "and" parting too."""
    parts = [part for part in _cut(flow.strip("."), ",،、") if part.text]
    if len(parts) < fewest or (len(parts) == 2 and not all(vocabulary.HAS_BODY.search(part.text) for part in parts)):
        return []
    last = parts[-1]
    final = _LAST_AND.match(f" {last.text}")
    if final:
        parts[-1] = last.slice(final.end() - 1).strip()
    elif (cut := _last_and(last)) is not None:
        parts[-1:] = [last.slice(0, cut.start()).strip(), last.slice(cut.end()).strip()]
    named: list[Flow] = []
    for part in parts:
        if named and (countries.lookup(part.text) or len(part.text) < 3):
            named[-1] = join([named[-1], part], ", ")
        else:
            named.append(part)
    return named if len(named) >= fewest else []


def _last_and(flow: Flow) -> re.Match[str] | None:
    """The "and" of "A, B and C": the last one, with something like a name on both sides."""
    found = [match for match in _LAST_AND.finditer(flow.text) if match.start()]
    if not found:
        return None
    cut = found[-1]
    before, after = flow.text[: cut.start()], flow.text[cut.end() :]
    # Within one name ("Peace and Justice") the second half is a short word of its own.
    own = len(after.split()) >= 2 or bool(vocabulary.HAS_BODY.search(before))
    return cut if own and _is_capital(before) and _is_capital(after) else None


def _is_capital(text: str) -> bool:
    return text.removeprefix("the ")[:1].isupper()


def _without_and(flow: Flow) -> Flow:
    match = re.match(r"(?:and|et|y|e|&)\s+(?=[^\W\d_a-z])", flow.text)
    return flow.slice(match.end()).strip() if match else flow


def _cut(flow: Flow, signs: str) -> list[Flow]:
    """Parts between signs that stand outside of brackets."""
    cuts, depth = [-1], 0
    for i, char in enumerate(flow.text):
        depth += (char in "([（") - (char in ")]）")
        if char in signs and depth <= 0:
            cuts.append(i)
    cuts.append(len(flow.text))
    return [flow.slice(a + 1, b).strip() for a, b in zip(cuts, cuts[1:], strict=False)]


def _inline(line: Line, kind: str | None) -> list[Line]:
    """The names of "가나모임, 다라연대, 마바센터 (이상 3개 단체)": two or more short pieces, all in Hangul."""
    flow = line.flow
    pieces = [piece for piece in _cut(flow, ",、·;|ㆍ") if piece.text]
    if kind == "individual" and any(vocabulary.describes_person(piece.text) for piece in pieces):
        return [line]
    if len(pieces) > 1 and sum(bool(_HANGUL_NAME.fullmatch(piece.text)) for piece in pieces) * 10 >= len(pieces) * 7:
        return [replace(line, flow=piece) for piece in pieces]
    spaced = [line.flow.slice(*match.span()) for match in re.finditer(r"\S+", flow.text)]
    if len(spaced) >= 4 and all(re.fullmatch(r"[가-힣0-9]{2,15}", piece.text) for piece in spaced):
        return [replace(line, flow=piece) for piece in spaced]
    return [replace(line, flow=flow)]
