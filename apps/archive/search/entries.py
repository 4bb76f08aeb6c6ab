"""Writing the index: one entry a passage and one a document, in the transaction that writes them."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet

from apps.archive.models import Document, Entry, Passage, Word
from apps.archive.search import words

MOST_TOKENS = 12_000  # of a passage, some 70 pages; PostgreSQL keeps no place beyond the 16,383rd
MOST_PLACES = 255  # of one token in a passage, PostgreSQL's limit: what comes later is left out of both indexes
GAP = "\ue000"  # stands where a token was left out, so that those beside it do not become neighbours
LEVELS = 3
# How much a token stands out in its passage, 0 to 1, from which on it is at level 1, 2, 3: once in twenty-five words,
# twice in twenty, three times in ten. The measure is BM25's with its usual constants.
STANDS_OUT = (0.6, 0.76, 0.85)
USUAL_LENGTH = 60  # words of a paragraph
BATCH = 500
_MARK = re.compile(f" ?[{chr(ord(GAP) + 1)}-{chr(ord(GAP) + LEVELS)}]")

Thing = TypeVar("Thing")

# With the day's 20, to the year 2871, and one for "public" they fill a signed 64-bit number.
_LAST_DAY, _DOCUMENT_BITS, _POSITION_BITS = (1 << 20) - 1, 23, 19
_DOCUMENT_SHIFT = _POSITION_BITS + 1
_ALL_DOCUMENTS = (1 << _DOCUMENT_BITS) - 1
PLACE = (1 << _DOCUMENT_SHIFT) - 2  # the bits of a key that hold the place; none is set in that of a title


def key(document: Document, position: int) -> int:
    """Newer days are higher, without a day lowest; odd if public. OverflowError beyond 8 million documents."""
    if document.pk > _ALL_DOCUMENTS or position >> _POSITION_BITS:
        raise OverflowError("the key of an index entry has no room for this")
    return _lowest(document.date) | document.pk << _DOCUMENT_SHIFT | position << 1 | document.is_public


def _lowest(day: datetime.date | None) -> int:
    return min(day.toordinal() if day else 0, _LAST_DAY) << _DOCUMENT_BITS + _DOCUMENT_SHIFT


def keys_of(year: int) -> tuple[int, int]:
    """The lowest key of a year and the highest; of a year that no calendar has, a range that holds nothing."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return 1, 0
    return _lowest(datetime.date(year, 1, 1)), _lowest(datetime.date(year, 12, 31)) | _lowest(datetime.date.min) - 1


def document_in(key: int) -> int:
    """The id of the document in a key."""
    return key >> _DOCUMENT_SHIFT & _ALL_DOCUMENTS


def document_of(column: str) -> str:
    """The same in SQL."""
    return f"(({column} >> {_DOCUMENT_SHIFT}) & {_ALL_DOCUMENTS})"


def place_of(column: str) -> str:
    """The position of the passage in a key, in SQL."""
    return f"(({column} & {PLACE}) >> 1)"


def marked(level: int, token: str) -> str:
    """What the index holds besides a token that stands out at this level or above. No text has such a character."""
    return chr(ord(GAP) + level) + token


def plain(tokens: str) -> list[str]:
    """The tokens of an entry in the order of the text, without what the index holds besides."""
    first = _MARK.search(tokens)  # they stand behind all tokens
    return (tokens[: first.start()] if first else tokens).split(" ")


def titled(document: Document) -> Passage:
    """What a document is called, as a passage before its first: title, subject where it says more, and reference."""
    subject = "" if document.subject in document.title else document.subject
    parts = (document.title, subject, document.reference)
    text = " – ".join(part for part in parts if part)
    return Passage(document=document, position=0, kind=Passage.TITLE, text=text, language=document.language)


def searched(passage: Passage) -> str:
    """What words are looked for in: the text under its heading. A footnote's heading is its number."""
    has_heading = passage.heading and passage.kind != "footnote"
    return f"{passage.heading} – {passage.text}" if has_heading else passage.text


def tokens_of(text: str, *, is_title: bool = False) -> str:
    """The tokens of a passage in order, then the marks of those that stand out; of a title all do."""
    found, seen = words.tokens(text)[:MOST_TOKENS], Counter[str]()
    for at, token in enumerate(found):
        seen[token] += 1
        if seen[token] > MOST_PLACES:
            found[at] = GAP
    length = sum(1 if len(token) > 2 else 0.4 for token in found)  # pairs of characters are a third of a word or so
    for token, times in seen.items():
        weight = 1 if is_title else times / (times + 1.2 * (0.25 + 0.75 * length / USUAL_LENGTH))
        found.extend(marked(level, token) for level, least in enumerate(STANDS_OUT, start=1) if weight >= least)
    return " ".join(found)


@transaction.atomic
def index(documents: Iterable[Document]) -> int:
    """Writes the entries of these documents anew; returns of how many passages. Called in the transaction that
    changed them.
    """
    count = 0
    for document in documents:
        document.addressee_folded = words.folded(document.addressed_to)
        Document.objects.filter(pk=document.pk).update(addressee_folded=document.addressee_folded)
        unindex([document])
        passages = list(document.passages.all())
        made = [_entry(document, passage) for passage in (titled(document), *passages)]
        Entry.objects.bulk_create(made, batch_size=BATCH)
        count += len(passages)
    return count


def unindex(documents: Iterable[Document]) -> None:
    """Takes documents out of the index. What is deleted goes by itself."""
    Entry.objects.filter(document__in=[document.pk for document in documents]).delete()


def _entry(document: Document, passage: Passage) -> Entry:
    known = passage if passage.pk else None
    number, tokens = key(document, passage.position), tokens_of(searched(passage), is_title=known is None)
    return Entry(key=number, passage=known, document=document, tokens=tokens, version=words.VERSION)


# How often words occur -----------------------------------------------------------------------------------------------

_ADD = """
    INSERT INTO archive_word (text, passages) VALUES {rows}
    ON CONFLICT (text) DO UPDATE SET passages = archive_word.passages + excluded.passages
"""


@transaction.atomic
def count_words(*, most: int = 20_000) -> int:
    """Adds the words of entries that are not counted yet; returns how many entries. One caller at a time.

    The counts weigh words, so that they may lag, and those of deleted passages stay in them until all are counted anew.
    """
    entries = list(Entry.objects.uncounted().select_for_update().only("key", "tokens")[:most])
    counts = Counter[str]()
    for entry in entries:
        counts.update(set(plain(entry.tokens)))
    if entries:
        counts[""] = len(entries)
        _add(sorted(counts.items()))
        for some in _batches([entry.key for entry in entries]):
            Entry.objects.filter(key__in=some).update(is_counted=True)
    return len(entries)


def _add(counts: Sequence[tuple[str, int]]) -> None:
    with connection.cursor() as cursor:
        for some in _batches(counts):
            rows = ", ".join(["(%s, %s)"] * len(some))
            cursor.execute(_ADD.format(rows=rows), [value for pair in some for value in pair])


def _batches(rows: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))


def forget_counts() -> None:
    """All words are to be counted anew."""
    Word.objects.all().delete()
    Entry.objects.update(is_counted=False)


# What is missing -----------------------------------------------------------------------------------------------------


def drifted(*, thoroughly: bool = False, most: int = 200) -> list[Document]:
    """Documents whose entries are missing or were written by another version of the tokenizer, some at a time.

    Thoroughly means all of them, and also where a document's date or publicity is not that of its keys.
    """
    outdated = list(_documents(Entry.objects.outdated(words.VERSION))[: None if thoroughly else most])
    if thoroughly or (not outdated and Passage.objects.count() + Document.objects.count() != Entry.objects.count()):
        outdated += _documents(Passage.objects.filter(entry=None))[: None if thoroughly else most]
        untitled = Document.objects.exclude(pk__in=Entry.objects.titles().values("document"))
        outdated += untitled.order_by().values_list("pk", flat=True)[: None if thoroughly else most]
    found = set(outdated) | (_misplaced() if thoroughly else set())
    return list(Document.objects.filter(pk__in=found).defer("original", "text"))


def _documents(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by().values_list("document", flat=True).distinct()


def _misplaced() -> set[int]:
    """Documents with an entry whose key is not what it would be today."""
    rows = Entry.objects.select_related("document", "passage").only(
        "document__date", "document__is_public", "passage__position"
    )
    places = ((row, row.passage.position if row.passage else 0) for row in rows.iterator())
    return {row.document_id for row, place in places if row.key != key(row.document, place)}
