"""A letter as the public reads it: text, figures, names, versions, the printed edition."""

from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from apps.deliveries import rules as delivery_rules
from apps.letters import compose as letter_compose
from apps.letters import rules as letter_rules
from apps.letters.document import Figures, SignatoryLine
from apps.letters.models import Letter, LetterAddressee, LetterVersion
from apps.pages.access import for_readers
from apps.responses.models import Response
from apps.signatories import compose
from apps.signatories.models import SignatoryKind, Signature, Tally

PER_PAGE = 200  # names; the longest list of the corpus has 77


@dataclass(frozen=True)
class Section:
    """Names under one heading."""

    heading: str
    is_wide: bool
    lines: tuple[SignatoryLine, ...]


@dataclass(frozen=True)
class Claim:
    """A figure in the text of a letter, and the one counted from its list. `otherwise`: how a difference is called."""

    label: str
    claimed: int | None
    counted: int
    otherwise: str = ""

    @property
    def comparison(self) -> str:
        return _("the same") if self.claimed == self.counted else self.otherwise or _("not the same")


@for_readers
def letter(request: HttpRequest, slug: str) -> HttpResponse:
    found = public_letter(slug)
    tally = compose.public_figures(found)
    names = public_names(found, request.GET.get("page"))
    context = reading(found, tally, request.GET.get("text", "")) | {
        "letter": found,
        "tally": tally,
        "claims": claims(found, tally),
        "names": names,
        "sections": sections(found, list(names.object_list)),
        "versions": signed_versions(found),
        "edition": delivery_rules.public_edition(found),
        "responses": Response.objects.public().filter(letter=found).select_related("institution"),
        "can_sign": Letter.objects.signable().filter(pk=found.pk).exists(),
    }
    return render(request, "pages/letter.html", context)


@for_readers
def letter_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The latest edition, as long as it names nobody who is not public any more."""
    edition = delivery_rules.public_edition(public_letter(slug))
    if edition is None:
        raise Http404
    name = f"{slug}-{edition.number}.pdf"
    return FileResponse(edition.pdf.open("rb"), content_type="application/pdf", filename=name)


@for_readers
def letter_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The very bytes whose SHA-256 is the fingerprint of a version."""
    version = get_object_or_404(signed_versions(public_letter(slug)), number=number)
    return HttpResponse(letter_rules.canonical(version), content_type="application/json; charset=utf-8")


@for_readers
def letter_changes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What a version changed in the one that could be signed before it, word by word, figures as they are now."""
    found = public_letter(slug)
    versions = list(signed_versions(found).filter(number__lte=number))
    if len(versions) < 2 or versions[-1].number != number:
        raise Http404
    old, new = ({text.language: text for text in letter_compose.version_texts(row)} for row in versions[-2:])
    languages = [code for code in new if code in old] or [found.language]
    asked = request.GET.get("text", "")
    language = next((code for code in (asked, get_language() or "", found.language) if code in languages), languages[0])
    context = {
        "letter": found,
        "before": versions[-2],
        "version": versions[-1],
        "language": language,
        "other_languages": [code for code in languages if code != language],
        "pairs": _changes(old[language], new[language], compose.public_figures(found)),
    }
    return render(request, "pages/letter_changes.html", context)


def public_letter(slug: str) -> Letter:
    found = Letter.objects.public().select_related("campaign", "version", "source").prefetch_related("version__texts")
    found = found.defer("source__original", "source__text")
    return get_object_or_404(found, slug=slug)


def reading(letter: Letter, tally: Tally, language: str = "") -> dict[str, object]:
    """What `components/letter_sheet.html` shows: wording in `language`, else the reader's, else the letter's own."""
    figures = Figures(organisations=tally.organisations, individuals=tally.individuals, countries=tally.countries)
    rows = list(letter.addressees.select_related("office__institution"))
    languages = [letter.language]
    if letter.version is None:
        wording = letter_compose.draft_wording(letter, figures=figures)
    else:
        letter.version.letter = letter
        languages = [text.language for text in letter.version.texts.all()]
        wanted = language if language in languages else get_language() or letter.language
        wording = letter_compose.version_wording(letter.version, language=wanted, figures=figures)
    return {
        "wording": wording,
        "dateline": letter_compose.date_text(letter, wording.language),
        "other_languages": [code for code in languages if code != wording.language],
        "addressees": [row for row in rows if row.part == LetterAddressee.Part.TO],
        "copies": [row for row in rows if row.part == LetterAddressee.Part.COPY],
    }


def public_names(letter: Letter, number: str | None) -> "Page[Signature]":
    """One page of those who may be named: organisations first, or the order of the original."""
    order = ("position", "id") if letter.is_historical else ("-kind", "position", "sort_key", "id")
    found = Signature.objects.filter(letter=letter).public().once_each().order_by(*order)
    return Paginator(found, PER_PAGE).get_page(number)


def sections(letter: Letter, rows: list[Signature]) -> list[Section]:
    language = get_language() or letter.language
    return [
        Section(
            heading=heading or _heading(kind),
            is_wide=kind == SignatoryKind.INDIVIDUAL,
            lines=tuple(compose.line(row, language=language) for row in group),
        )
        for (kind, heading), group in groupby(rows, key=lambda row: (row.kind, row.group))
    ]


def claims(letter: Letter, tally: Tally) -> list[Claim]:
    """What a historical letter says of itself beside what its list has.

    A differing number of countries is not called wrong: individuals, whose countries are not printed, may count.
    """
    rows = [
        Claim(_("Organisations"), letter.claimed_organisations, tally.organisations),
        Claim(_("Individuals"), letter.claimed_individuals, tally.individuals),
        Claim(_("Together"), letter.claimed_total, tally.organisations + tally.individuals),
        Claim(_("Countries"), letter.claimed_countries, tally.countries, _("not confirmed by the countries printed")),
    ]
    return [row for row in rows if row.claimed is not None]


def signed_versions(letter: Letter) -> QuerySet[LetterVersion]:
    """The versions that somebody was asked to sign: the present one, and earlier ones that carry signatures."""
    signed = letter.versions.filter(Q(signatures__isnull=False) | Q(pk=letter.version_id or 0))
    return signed.distinct().order_by("number")


def _changes(old: letter_compose.Text, new: letter_compose.Text, tally: Tally) -> list[letter_rules.Pair]:
    """Subject, salutation, text and closing, as pairs; lines that both texts lack are left out."""
    figures = Figures(organisations=tally.organisations, individuals=tally.individuals, countries=tally.countries)
    values = letter_compose.live_values(figures, new.language)
    lines = {
        name: letter_rules.compared_line(
            *(letter_compose.fill_text(getattr(text, name), values) for text in (old, new)),
        )
        for name in ("subject", "salutation", "closing")
    }
    body = letter_rules.compared(*(letter_compose.fill(text.body, values) for text in (old, new)))
    rows = [lines["subject"], lines["salutation"], *body, lines["closing"]]
    return [pair for pair in rows if pair.old or pair.new]


def _heading(kind: str) -> str:
    return _("Organisations") if kind == SignatoryKind.ORGANISATION else _("Individuals")
