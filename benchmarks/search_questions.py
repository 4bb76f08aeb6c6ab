"""Questions to an archive of 100,000 passages. Started by `search_archive`; needs a database that may be filled.

Each question is put to both sides in turn. "Bare" is the engine's own ranked query for twenty row numbers: no filter,
no passage read. Ours is all that `find` does: what may be seen, counted, ranked, and read with its document. Lines are
for docs/measurements.md: 95th percentiles with their ratio, medians in brackets. `icontains` is what Django makes of
both words over the text of public passages, the newest twenty with their documents; there medians are compared.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - models need settings first
from django.db import connection  # noqa: E402

from apps.archive import actions  # noqa: E402
from apps.archive.models import Document, Passage, Word  # noqa: E402
from apps.archive.search import Query, asking, engines, entries, find, like  # noqa: E402
from apps.archive.search.finding import expected  # noqa: E402
from apps.archive.search.scope import Scope  # noqa: E402
from benchmarks import search_texts  # noqa: E402

TWO_WORDS, COMMON_WORDS, PARAGRAPHS, SLOW, IMPORTED = 300, 30, 200, 40, 1_000
TWICE, AS_PLAIN_RANK, AS_ICONTAINS, LIKE_SECONDS = 2.0, 1.0, 1 / 300, 0.1
BARE = {
    "sqlite": "SELECT rowid FROM archive_entry_words WHERE archive_entry_words MATCH %s ORDER BY rank LIMIT 20",
    "postgresql": (
        "SELECT key FROM archive_entry WHERE vector @@ %s::tsquery ORDER BY ts_rank(vector, %s::tsquery) DESC LIMIT 20"
    ),
}


def main() -> int:
    call_command("migrate", verbosity=0)
    chance = random.Random(2014)  # noqa: S311 - made-up texts, no secret
    if not Document.objects.exists():  # a database that was filled is asked once more
        fill(chance)
    paragraphs = list(Passage.objects.filter(text__contains=" ").values_list("text", flat=True)[:: 100_000 // 2_000])
    chance.shuffle(paragraphs)
    pairs = [two_words(text, chance) for text in paragraphs[:TWO_WORDS]]
    common = list(Word.objects.exclude(text="").order_by("-passages").values_list("text", flat=True)[:COMMON_WORDS])
    for each in (found, bare, similar):
        each(pairs[0] if each is not similar else paragraphs[0])
    kept = [
        show("two words, ranked", times(pairs, found, bare), "bare engine query", TWICE),
        show_times("two words, all of find", times(pairs[:SLOW], found, icontains)),
        show_times("two words, the question alone", times(pairs[:SLOW], asked, icontains)),
        show("one common word", times(common * 3, found, bare), "plain rank of the engine", AS_PLAIN_RANK),
        show_like(times(paragraphs[:PARAGRAPHS], similar, similar)[0]),
    ]
    return int(not all(kept))


# The archive ----------------------------------------------------------------------------------------------------------


def fill(chance: random.Random) -> None:
    """All but the last thousand documents at once, those one by one as an import writes them."""
    made = list(search_texts.documents(chance))
    many, few = made[:-IMPORTED], made[-IMPORTED:]
    Document.objects.bulk_create([document for document, _passages in many], batch_size=500)
    for document, passages in many:
        for passage in passages:
            passage.document = document
    Passage.objects.bulk_create([passage for _document, each in many for passage in each], batch_size=2_000)
    begun = time.perf_counter()
    for at in range(0, len(many), 100):
        entries.index([document for document, _passages in many[at : at + 100]])
    seconds = time.perf_counter() - begun
    print(f"{connection.vendor}: {len(many) * search_texts.PASSAGES:,} passages indexed in {seconds:.1f} s")
    begun = time.perf_counter()
    for document, passages in few:
        actions.add_document(document=document, passages=passages, actor=None)
    seconds = time.perf_counter() - begun
    print(f"{connection.vendor}: {IMPORTED:,} documents of {search_texts.PASSAGES} passages added in {seconds:.1f} s")
    begun = time.perf_counter()
    while entries.count_words():
        pass
    print(f"{connection.vendor}: words counted in {time.perf_counter() - begun:.1f} s")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")


def two_words(text: str, chance: random.Random) -> str:
    """Two words of one paragraph, so that at least it is found: mostly one common and one rare, as in life."""
    known = [word for word in dict.fromkeys(text.rstrip(".").split()) if len(word) > 1]
    return " ".join(chance.sample(known, 2)) if len(known) > 1 else known[0]


# The questions --------------------------------------------------------------------------------------------------------


def found(typed: str) -> object:
    return find(Query(typed))


def asked(typed: str) -> object:
    """What `find` asks the engine of two words, without reading the passages found."""
    clauses = asking.read(typed)
    expected(clauses)
    sql, values = engines.best(clauses, Scope(public_only=True), offset=0, limit=21)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def bare(typed: str) -> object:
    question = engines.engine().question(asking.read(typed))
    sql = BARE[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql, [question] * sql.count("%s"))
        return cursor.fetchall()


def icontains(typed: str) -> object:
    rows = Passage.objects.filter(document__is_public=True).select_related("document")
    for word in typed.split():
        rows = rows.filter(text__icontains=word)
    return list(rows.defer("document__original", "document__text").order_by("-document__date", "position")[:20])


def similar(text: str) -> object:
    return like(text)


def times(
    questions: Sequence[str], ours: Callable[[str], object], limit: Callable[[str], object]
) -> tuple[list[float], list[float]]:
    """Seconds of both sides for each question, who is first changing each time."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number, question in enumerate(questions):
        sides = [(ours, taken[0]), (limit, taken[1])]
        for act, kept in sides if number % 2 else reversed(sides):
            begun = time.perf_counter()
            act(question)
            kept.append(time.perf_counter() - begun)
    return taken


def p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def show(name: str, taken: tuple[list[float], list[float]], limit_name: str, most: float) -> bool:
    (ours, limit), medians = [p95(each) for each in taken], [statistics.median(each) for each in taken]
    kept = ours / limit <= most
    print(
        f"| {connection.vendor}: {name} | {ours * 1000:.2f} ms ({medians[0] * 1000:.2f}) | {limit_name}: "
        f"{limit * 1000:.2f} ms ({medians[1] * 1000:.2f}) | {ours / limit:.4f} | ≤ {most:.4f} "
        f"| {'kept' if kept else 'MISSED'} |"
    )
    return kept


def show_times(name: str, taken: tuple[list[float], list[float]]) -> bool:
    """How many times faster than `icontains`, by medians: both sides take turns, question by question."""
    ours, limit = (statistics.median(each) for each in taken)
    kept = ours / limit <= AS_ICONTAINS
    print(
        f"| {connection.vendor}: {name} | {ours * 1000:.2f} ms | icontains: {limit * 1000:.0f} ms "
        f"| {limit / ours:.0f} times | ≥ {1 / AS_ICONTAINS:.0f} times | {'kept' if kept else 'MISSED'} |"
    )
    return kept


def show_like(taken: list[float]) -> bool:
    kept = p95(taken) <= LIKE_SECONDS
    print(
        f"| {connection.vendor}: passages like a paragraph | {p95(taken) * 1000:.1f} ms "
        f"({statistics.median(taken) * 1000:.1f}) | | | ≤ {LIKE_SECONDS * 1000:.0f} ms "
        f"| {'kept' if kept else 'MISSED'} |"
    )
    return kept


if __name__ == "__main__":
    sys.exit(main())
