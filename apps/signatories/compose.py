"""What a letter says about its signatories: the groups of the list, and the figures. One policy for all exits."""

from babel import Locale
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_countries import countries

from apps.letters.document import Figures, GroupLayout, SignatoryGroup, SignatoryLine
from apps.letters.models import Letter
from apps.signatories.models import SignatoryKind, Signature, SignatureQuerySet, Tally

FEW = 12  # organisations that are read at a glance, one below the other


def figures(letter: Letter) -> Figures:
    """Exact public figures, for an edition or a draft: one query over all counted signatures.

    Countries are those that organisations stated, each once; networks without a country are left out.
    """
    rows = counted(letter).values_list("kind", "country")
    kinds = [kind for kind, _country in rows]
    stated = {country for kind, country in rows if kind == SignatoryKind.ORGANISATION and country}
    return Figures(
        organisations=kinds.count(SignatoryKind.ORGANISATION),
        individuals=kinds.count(SignatoryKind.INDIVIDUAL),
        countries=len(stated),
    )


def public_figures(letter: Letter) -> Tally:
    """The figures that readers see: the last row of the job that counts; zeros before it ran. Never counts itself."""
    tally = Tally.objects.filter(letter=letter).first()
    return tally or Tally(letter=letter, counted_at=letter.created_at)


def counted(letter: Letter) -> SignatureQuerySet:
    """Signatures counted in public; after a substantive change those confirmed for the version in force."""
    found = Signature.objects.filter(letter=letter).counted_in_public().once_each()
    return found.filter(version=letter.version) if letter.version_id else found


def groups(letter: Letter) -> tuple[SignatoryGroup, ...]:
    """The public names in groups as a letter prints them: many organisations in columns, individuals with titles.

    A historical letter keeps the headings and the order of the original. Withheld names close their group as a number.
    """
    rows = list(Signature.objects.filter(letter=letter).public().once_each().in_list_order())
    if letter.is_historical:
        return _as_printed(letter, rows)
    confirmed = Signature.objects.filter(letter=letter, status=Signature.Status.CONFIRMED)
    withheld = confirmed.counted_in_public().once_each()
    named = {row.pk for row in rows}
    hidden = [kind for pk, kind in withheld.values_list("pk", "kind") if pk not in named]
    made = (
        _group(_("Organisations"), SignatoryKind.ORGANISATION, rows, letter.language, hidden),
        _group(_("Individuals"), SignatoryKind.INDIVIDUAL, rows, letter.language, hidden),
    )
    return tuple(group for group in made if group.lines)


def line(signature: Signature, *, language: str = "en") -> SignatoryLine:
    """One signatory as printed: own wording of the country wins over the name of its code in `language`."""
    if signature.kind == SignatoryKind.INDIVIDUAL:
        return SignatoryLine(name=signature.name, detail=signature.title)
    return SignatoryLine(name=signature.name, detail=country_text(signature, language=language))


def country_text(signature: Signature, *, language: str = "en") -> str:
    """The country beside a name, or nothing."""
    if signature.country_wording or not signature.country:
        return signature.country_wording
    code = str(signature.country)
    name = Locale.parse(language, sep="-").territories.get(code)
    return str(name or countries.name(code))


def _group(heading: str, kind: str, rows: list[Signature], language: str, hidden: list[str]) -> SignatoryGroup:
    lines = [line(row, language=language) for row in rows if row.kind == kind]
    number = hidden.count(kind)
    if number:
        words = ngettext("and one whose name is withheld", "and %(number)d whose names are withheld", number)
        lines.append(SignatoryLine(name=words % {"number": number}))
    return SignatoryGroup(heading=heading, lines=tuple(lines), layout=_layout(kind, len(lines)))


def _layout(kind: str, number: int) -> GroupLayout:
    """Two columns for many organisations; a few stand in one list, as persons with their titles do."""
    return "columns" if kind == SignatoryKind.ORGANISATION and number > FEW else "list"


def _as_printed(letter: Letter, rows: list[Signature]) -> tuple[SignatoryGroup, ...]:
    groups: dict[tuple[str, str], list[Signature]] = {}
    for row in sorted(rows, key=lambda row: row.position):
        groups.setdefault((row.group, row.kind), []).append(row)
    return tuple(
        SignatoryGroup(
            heading=heading,
            lines=tuple(line(row) for row in members),
            layout=_layout(kind, len(members)),
            separator=next((row.separator for row in members if row.title or country_text(row)), ", "),
        )
        for (heading, kind), members in groups.items()
    )
