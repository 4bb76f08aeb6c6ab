"""The same list of signatories printed twice, as under a letter in two languages, counts once."""

from collections.abc import Sequence

from apps.archive.parsing.records import ParsedSignatory, Span

Entry = tuple[ParsedSignatory, Span]
_FEWEST = 3


def counted_once(parts: Sequence[Sequence[Entry]]) -> tuple[list[Entry], int]:
    """(the entries in the order printed, how many were left out); a few equal names may be different bodies."""
    kept: list[list[Entry]] = []
    left_out = 0
    for part in parts:
        if any(_is_translation(part, before) for before in kept):
            left_out += len(part)
        else:
            kept.append(list(part))
    entries = [entry for part in kept for entry in part]
    once = _without_repeated(entries)
    again = len(entries) - len(once)
    return (once, left_out + again) if again >= _FEWEST else (entries, left_out)


def _without_repeated(entries: Sequence[Entry]) -> list[Entry]:
    seen: set[tuple[str, str, str | None]] = set()
    once = []
    for signatory, span in entries:
        key = (signatory.name.casefold(), signatory.kind, signatory.country)
        if key not in seen:
            once.append((signatory, span))
        seen.add(key)
    return once


def _is_translation(part: Sequence[Entry], before: Sequence[Entry]) -> bool:
    """Nearly as many entries, and the same names, the same countries in the same order, or another script."""
    few, many = sorted((len(part), len(before)))
    if few < _FEWEST or many - few > max(1, many // 10):
        return False
    one, other = [each for each, _ in part], [each for each, _ in before]
    own, theirs = {each.name.casefold() for each in one}, {each.name.casefold() for each in other}
    if len(own & theirs) * 2 >= few:
        return True
    beside = [(a.country, b.country) for a, b in zip(one, other, strict=False) if a.country or b.country]
    alike = sum(a == b for a, b in beside)
    if len(beside) >= _FEWEST and len({a for a, _ in beside}) > 1 and alike * 10 >= len(beside) * 8:
        return True
    return few == many and _is_latin(one) != _is_latin(other)


def _is_latin(signatories: Sequence[ParsedSignatory]) -> bool:
    text = "".join(each.name for each in signatories)
    return sum("a" <= char.casefold() <= "ɏ" for char in text) * 2 > sum(char.isalpha() for char in text)
