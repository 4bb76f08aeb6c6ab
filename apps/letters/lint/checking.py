"""All rules over one letter."""

import datetime
from collections.abc import Iterator

from apps.letters.lint import (
    acronyms,
    addressing,
    countries,
    counts,
    dates,
    lengths,
    notes,
    placeholders,
    safety,
    symbols,
    translations,
)
from apps.letters.lint.records import Facts, Finding, Place
from apps.letters.lint.texts import Text, texts_of
from apps.letters.models import Letter

# Rules that need nothing but the words of one language. A new one is added here (CONTRIBUTING.md).
TEXT_RULES = (
    placeholders.unknown,
    acronyms.acronyms,
    notes.footnotes,
    notes.citations,
    symbols.malformed,
    dates.impossible,
    countries.two_names,
    safety.hidden_signs,
    lengths.sentences,
)

_LINES = {"subject": 0, "salutation": 1, "body": 2, "note": 2, "asks": 3, "values": 3, "closing": 4}


def check(letter: Letter, facts: Facts) -> tuple[Finding, ...]:
    """What is wrong with a letter or may be, each once, errors first, then in the order of the text.

    A letter of the past is judged as of its own date; its addresses and addressees stay as they were sent. At most
    ten queries, and those of aligning each translation.
    """
    texts = texts_of(letter)
    found = [*_of_letter(letter, texts, facts)]
    names = safety.names_at_risk(facts)
    for text in texts:
        found += _of_text(letter, text, facts)
        found += safety.persons_at_risk(text, facts, names)
    languages = [text.language for text in texts]
    found.sort(key=lambda finding: _order(finding.place, languages))
    once = {(finding.code, finding.key): finding for finding in reversed(found)}
    return tuple(sorted(reversed(once.values()), key=lambda finding: finding.level != "error"))


def _order(place: Place, languages: list[str]) -> tuple[int, int, int, int]:
    """What is said of the letter as a whole, then each language from its first line to its last."""
    line = _LINES.get(place.field, -1)
    spoken = languages.index(place.language) if place.language in languages and line >= 0 else -1
    return spoken, line, -1 if place.block is None else place.block, place.start


def _of_letter(letter: Letter, texts: tuple[Text, ...], facts: Facts) -> Iterator[Finding]:
    rows = addressing.rows_of(letter)
    yield from addressing.asks(letter, texts[0], rows)
    if not letter.is_historical:
        yield from addressing.salutations(letter, texts, rows)
        yield from addressing.holders(letter, rows)
        yield from addressing.addresses(letter, rows, facts.today)
        yield from dates.dated(letter, facts.today)
    yield from lengths.pages(letter, facts)
    yield from translations.stale(letter)


def _of_text(letter: Letter, text: Text, facts: Facts) -> Iterator[Finding]:
    yield from counts.typed_counts(text, facts, is_historical=letter.is_historical)
    if not letter.is_historical:
        yield from placeholders.empty(text, facts.values.get(text.language, {}))
        yield from placeholders.instructions(letter, text)
    day = read_on(letter, facts.today)
    yield from dates.past(text, day)
    yield from dates.weekdays(text, day)
    yield from of_words(text)


def of_words(text: Text) -> Iterator[Finding]:
    for rule in TEXT_RULES:
        yield from rule(text)


def read_on(letter: Letter, today: datetime.date) -> datetime.date:
    """The day on which the letter is read for the first time: its own, for a letter of the past or still to come."""
    if letter.date is not None and (letter.is_historical or letter.date > today):
        return letter.date
    return today
