"""A question to the archive: its words and filters, what they leave, and what to ask where nothing is found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Min, Q, QuerySet
from django.http import QueryDict

from apps.addressees.models import Institution
from apps.archive import search
from apps.archive.models import Document, DocumentQuerySet, Theme
from apps.campaigns.models import Campaign
from apps.letters.models import Letter
from apps.responses.models import Response

FILTERS = ("kind", "addressee", "institution", "campaign", "year", "theme", "language")
MOST_PARTS = 5  # words and phrases of a question that are tried one by one when all together find nothing
_PART = re.compile(r'"[^"]+"|[^\s"]+')

Chosen = Mapping[str, str]  # `q` and values of FILTERS as they stand in an address; empty or missing: not narrowed
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Looser:
    """The same question asked less strictly, and how many passages hold it.

    `left_out`: the name of a filter, "filters" for all of them, "phrases" for the quotation marks, or "others" for
    all words but one.
    """

    left_out: str
    chosen: dict[str, str]
    total: int


def find(chosen: Chosen, *, public_only: bool, page: int = 1, per_page: int = 20) -> search.Results:
    """Passages that hold the words and fit every filter, best first."""
    return search.find(_query(chosen, public_only=public_only), page=page, per_page=per_page)


def documents(chosen: Chosen, *, public_only: bool) -> DocumentQuerySet:
    """Documents that fit every filter, newest first, whatever words they hold; without file and text."""
    found = search.documents(_query(chosen, public_only=public_only))
    if chosen.get("year"):
        found = found.filter(date__year=int(chosen["year"]))
    return Document.objects.filter(pk__in=found.order_by().values("pk")).newest_first().defer("original", "text")


def choices(*, public_only: bool) -> dict[str, Pairs]:
    """For each filter the values that some document has, with their names. Ten queries, most of them in an index."""
    rows = _visible(public_only=public_only).order_by()
    kinds = set(rows.values_list("kind", flat=True).distinct())
    years = {day.year for day in rows.exclude(date=None).values_list("date", flat=True).distinct() if day}
    themes = Theme.objects.filter(documents__in=rows).distinct().order_by("name")
    return {
        "kind": [(value, str(words)) for value, words in Document.Kind.choices if value in kinds],
        "addressee": [(name, name) for name in _addressees(rows)],
        "institution": [(str(row.pk), str(row)) for row in _institutions(rows)],
        "campaign": [(row.slug, row.title) for row in _campaigns(public_only=public_only)],
        "year": [(str(year), str(year)) for year in sorted(years, reverse=True)],
        "theme": [(theme.slug, theme.name) for theme in themes],
        "language": [(code, code) for code in rows.order_by("language").values_list("language", flat=True).distinct()],
    }


def address(chosen: Chosen, *, without: str = "") -> str:
    """The question as it stands behind an address, without one of its filters or with all."""
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in chosen.items() if value and name != without})
    return f"?{query.urlencode()}"


def looser(chosen: Chosen, *, public_only: bool) -> list[Looser]:
    """What finds something where the question found nothing: without a filter, without the quotation marks; if that
    finds nothing either, each word or phrase alone, also those that nothing holds. Ask only then: a dozen searches.
    """
    asked = {name: value for name, value in chosen.items() if value}
    counted = [Looser(name, less, _total(less, public_only=public_only)) for name, less in _less_strict(asked)]
    found = [each for each in counted if each.total]
    if found or len(parts := _PART.findall(asked.get("q", ""))) > MOST_PARTS or (len(parts) < 2 and len(asked) < 2):
        return found
    alone = [{"q": part} for part in parts]
    return [Looser("others", less, _total(less, public_only=public_only)) for less in alone]


def _less_strict(chosen: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    filters = [name for name in FILTERS if name in chosen]
    for name in filters:
        yield name, {key: value for key, value in chosen.items() if key != name}
    if len(filters) > 1:
        yield "filters", {"q": chosen.get("q", "")}
    if '"' in chosen.get("q", ""):
        yield "phrases", chosen | {"q": chosen["q"].replace('"', " ").strip()}


def _total(chosen: Chosen, *, public_only: bool) -> int:
    found = find(chosen, public_only=public_only, per_page=1)
    return len(found.hits) if found.total is None else found.total


def _query(chosen: Chosen, *, public_only: bool) -> search.Query:
    campaign = chosen.get("campaign", "")
    return search.Query(
        words=chosen.get("q", ""),
        kind=chosen.get("kind", ""),
        addressee=chosen.get("addressee", ""),
        institution=int(chosen["institution"]) if chosen.get("institution") else None,
        year=int(chosen["year"]) if chosen.get("year") else None,
        theme=chosen.get("theme", ""),
        language=chosen.get("language", ""),
        documents=_of_campaign(campaign, public_only=public_only) if campaign else None,
        public_only=public_only,
    )


def _of_campaign(slug: str, *, public_only: bool) -> DocumentQuerySet:
    """Documents that a letter of the campaign or a response to it was read from."""
    letters, responses = _sources(public_only=public_only)
    answers = responses.filter(Q(campaign__slug=slug) | Q(letter__campaign__slug=slug))
    sources = letters.filter(campaign__slug=slug).values("source"), answers.values("source")
    return Document.objects.filter(Q(pk__in=sources[0]) | Q(pk__in=sources[1])).order_by()


def _sources(*, public_only: bool) -> tuple[QuerySet[Letter], QuerySet[Response]]:
    """Letters and responses that were read from documents."""
    letters, responses = Letter.objects.all(), Response.objects.all()
    if public_only:
        letters, responses = Letter.objects.public(), Response.objects.public()
    return letters.exclude(source=None).order_by(), responses.exclude(source=None).order_by()


def _visible(*, public_only: bool) -> DocumentQuerySet:
    return Document.objects.public() if public_only else Document.objects.all()


def _addressees(rows: DocumentQuerySet) -> list[str]:
    """Each addressee once, whatever case and accents. Only one document of each is read: their rows are wide."""
    named = rows.exclude(addressee_folded="").values("addressee_folded").annotate(first=Min("pk"))
    firsts = [row["first"] for row in named]
    return sorted(rows.filter(pk__in=firsts).values_list("addressed_to", flat=True), key=str.casefold)


def _campaigns(*, public_only: bool) -> QuerySet[Campaign]:
    """Campaigns with a document to be found, the newest first."""
    letters, responses = _sources(public_only=public_only)
    own = Q(pk__in=responses.exclude(campaign=None).values("campaign"))
    by_letter = Q(pk__in=responses.exclude(letter=None).values("letter__campaign"))
    found = Campaign.objects.public() if public_only else Campaign.objects.all()
    return found.filter(Q(pk__in=letters.values("campaign")) | own | by_letter)


def _institutions(rows: QuerySet[Document]) -> list[Institution]:
    """Those that documents go to or come from, each merge once, under the name of who stands for all."""
    links = Document.institutions.through.objects.filter(document__in=rows)
    used = set(links.values_list("institution", flat=True).distinct())
    survivors = _survivors()
    wanted = {survivors.get(pk, pk) for pk in used}
    return list(Institution.objects.filter(pk__in=wanted).order_by("name"))


def _survivors() -> dict[int, int]:
    """Institutions merged into another, with the one at the end of all pointers."""
    rows = Institution.objects.exclude(merged_into=None).values_list("pk", "merged_into")
    pointers = {pk: into for pk, into in rows if into is not None}
    found = {}
    for pk, into in pointers.items():
        while into in pointers:
            into = pointers[into]
        found[pk] = into
    return found
