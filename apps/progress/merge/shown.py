"""Proposals and decisions as a page shows them: names of today, what printed them, reasons in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from apps.parties.merge import Kind, Named, Verdict, judge
from apps.parties.merge.records import THRESHOLD, Against, Reason
from apps.parties.models import MergeDecision, MergeProposal
from apps.progress.merge.rows import Printing, Row, named, never, printings_of, survivors, visible

FOR: dict[Reason, Promise] = {
    Reason.SAME_NAME: _("same name"),
    Reason.SAME_LETTERS: _("same letters but for case, accents and signs"),
    Reason.THE: _("“The” at the beginning"),
    Reason.ACRONYM_BESIDE: _("acronym in brackets or beside the name"),
    Reason.ACRONYM_OF: _("acronym of the other’s name"),
    Reason.ONE_LETTER: _("one letter off"),
    Reason.FEW_LETTERS: _("a few letters off in a long name"),
    Reason.SMALL_WORDS: _("same but for small words"),
    Reason.WORD_FORM: _("another spelling or short form of a word"),
    Reason.SAME_WORDS: _("same words in another order"),
    Reason.TRANSLATED: _("translated name"),
    Reason.OTHER_SCRIPT: _("same name in another script"),
    Reason.WEBSITE: _("same website"),
    Reason.SAME_COUNTRY: _("same country"),
    Reason.SAME_TITLE: _("same title"),
    Reason.SIMILAR: _("similar words"),
}
NOT_FOR: dict[Against, Promise] = {
    Against.COUNTRY: _("other country"),
    Against.NUMBER: _("other number"),
    Against.PLACE: _("other place in the name"),
    Against.PLACE_IN_ONE: _("place in one name only"),
    Against.QUALIFIER: _("a word that sets apart, such as Youth"),
    Against.BODY: _("different kind of body"),
    Against.ACRONYM: _("other acronym"),
    Against.KIND: _("different kind"),
    Against.TITLE: _("other title"),
    Against.INSTITUTION: _("other institution"),
    Against.COMMON_WORDS: _("nothing but common words"),
    Against.HIDDEN: _("name withheld"),
}


@dataclass(frozen=True)
class Member:
    """A row with what tells it from others. `printed` has the names under which documents print it."""

    row: Any
    named: Named
    printed: tuple[Printing, ...] = ()

    @property
    def country(self) -> str:
        return str(countries.name(self.named.country)) if self.named.country else ""


@dataclass(frozen=True)
class Shown:
    """Rows that may be one. `pk` is that of the proposal, 0 for a pair that a person picked."""

    kind: Kind
    members: tuple[Member, ...]
    score: float
    reasons: tuple[Promise, ...]
    against: tuple[Promise, ...]
    pk: int = 0

    @property
    def is_proposed(self) -> bool:
        return self.score >= THRESHOLD


@dataclass(frozen=True)
class Decided:
    """A decision that stands, with both rows where they may be named."""

    decision: MergeDecision
    one: Any
    other: Any


def still_open(kind: Kind, proposals: Sequence[MergeProposal]) -> list[Shown]:
    """Proposals without what was decided, hidden or removed since they were found. A constant number of queries."""
    stands_for = survivors()
    rejected = never(stands_for)[kind]
    wanted = {pk for each in proposals for pk in each.members if (kind, pk) not in stands_for}
    rows = _members(kind, wanted, stands_for)
    shown = []
    for each in proposals:
        here = tuple(rows[pk] for pk in each.members if pk in rows)
        if len(here) > 1 and any(pair not in rejected for pair in _pairs(here)):
            reasons = tuple(FOR[Reason[name]] for name in each.reasons)
            against = tuple(NOT_FOR[Against[name]] for name in each.against)
            shown.append(Shown(kind, here, each.score, reasons, against, each.pk))
    return shown


def members_of(kind: Kind, pks: Iterable[int]) -> dict[int, Member]:
    """By row number, those that may be compared, with what printed them."""
    return _members(kind, pks, survivors())


def _members(kind: Kind, pks: Iterable[int], stands_for: Mapping[Row, Row]) -> dict[int, Member]:
    rows = {row.pk: row for row in visible(kind).filter(pk__in=pks).order_by("pk")}
    readable = {pk: found for pk, row in rows.items() if (found := named(row)) is not None}
    printed = printings_of(kind, readable.values(), stands_for)
    return {pk: Member(rows[pk], each, tuple(sorted(printed[kind, pk]))) for pk, each in readable.items()}


def held_against(one: Member, other: Member) -> Shown:
    """Two rows that a person picked, with what speaks for and against."""
    verdict: Verdict = judge(one.named, other.named)
    reasons = tuple(FOR[each] for each in verdict.reasons)
    against = tuple(NOT_FOR[each] for each in verdict.against)
    return Shown(one.named.kind, (one, other), verdict.score, reasons, against)


def decided(kind: Kind, decisions: Sequence[MergeDecision]) -> list[Decided]:
    """Decisions on rows that may be named today; newest first as given. A constant number of queries."""
    pks = {pk for each in decisions for pk in (each.first, each.second)}
    rows = {row.pk: row for row in visible(kind).filter(pk__in=pks) if named(row) is not None}
    return [
        Decided(each, rows[each.first], rows[each.second])
        for each in decisions
        if each.first in rows and each.second in rows
    ]


def _pairs(members: Sequence[Member]) -> Iterable[tuple[int, int]]:
    pks = sorted(each.named.pk for each in members)
    return ((one, other) for place, one in enumerate(pks) for other in pks[place + 1 :])
