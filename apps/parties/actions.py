"""What coordinators do to organisations and persons."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext as _

from apps.base import clock
from apps.base.actions import record
from apps.base.errors import RuleError
from apps.base.models import Mergeable
from apps.base.rules import require
from apps.parties import rules, search
from apps.parties.merge import Cluster
from apps.parties.models import MergeDecision, MergeProposal, MergeRun, Organisation, Person
from apps.parties.rules import Party

MOST_AT_ONCE = 40  # rows that one answer is about

DIRECTORY_EDIT = "directory.edit"  # as in accounts.roles, which stands on the same floor


def save_organisation(*, row: Organisation, actor: AbstractUser | None) -> Organisation:
    """Raises RuleError `invalid` with the field, or `merge-circle`."""
    _check(actor, row)
    return _indexed(record(row, actor=actor))


def save_person(*, row: Person, actor: AbstractUser | None) -> Person:
    _check(actor, row)
    return record(row, actor=actor)


def organisation_named(*, name: str, country: str, language: str) -> Organisation:
    """The organisation of exactly this name (case and spacing aside), or a new one. One query, two for a new one.

    A country that an older row does not state is not added to it, and one that differs is left: people decide.
    """
    found = search.written_so(name)
    if found:
        return found[0].survivor()
    return _indexed(record(Organisation(name=name, country=country, language=language)))


def person_as_printed(*, name: str, title: str, country: str) -> Person:
    """The person printed with exactly this name and title before, or a new one: nobody is joined by name alone."""
    found = Person.objects.filter(name=name, title=title, country=country, is_at_risk=False).order_by("id").first()
    return found.survivor() if found else record(Person(name=name, title=title, country=country))


@transaction.atomic
def accept_merge(*, party: Party, into: Party, actor: AbstractUser | None) -> Party:
    """Points `party` to what stands for `into`. Nothing moves: every printed name and every other field stays.

    Raises RuleError as `rules.check_acceptance` does. Returns `party`.
    """
    require(actor, DIRECTORY_EDIT)
    party, into = _locked(party, into)
    into = into.survivor()
    rules.check_acceptance(party, into)
    party.merged_into = into
    record(party, actor=actor)
    _decide(party, into, MergeDecision.Answer.ACCEPTED, actor)
    return party


@transaction.atomic
def accept_merges(*, parties: Sequence[Party], into: Party, actor: AbstractUser | None) -> list[Party]:
    """Points each to the one that stays, all or none. Those that stand for it already are left as they are."""
    _check_few(parties)
    stays = into.survivor()
    return [accept_merge(party=party, into=into, actor=actor) for party in parties if party.survivor().pk != stays.pk]


@transaction.atomic
def reject_merges(*, parties: Sequence[Party], actor: AbstractUser | None) -> list[MergeDecision]:
    """No two of these are ever one, all or none."""
    _check_few(parties)
    return [reject_merge(one=one, other=other, actor=actor) for one, other in combinations(parties, 2)]


@transaction.atomic
def reject_merge(*, one: Party, other: Party, actor: AbstractUser | None) -> MergeDecision:
    """Never these two: remembered for ever. Saying it twice says nothing new; a merge must be undone first.

    Raises RuleError `merge-circle`, `merge-withheld`, or `merge-done` when the two are one at present.
    """
    require(actor, DIRECTORY_EDIT)
    one, other = _locked(one, other)
    rules.check_decidable(one, other)
    if one.survivor().pk == other.survivor().pk:
        raise RuleError("merge-done", _("These two are one at present. Undo that first."), "merged_into")
    said = MergeDecision.objects.never().about(rules.kind_of(one), one.pk, other.pk).first()
    return said or _decide(one, other, MergeDecision.Answer.NEVER, actor)


@transaction.atomic
def undo_merge(*, party: Party, actor: AbstractUser | None) -> Party:
    """Takes the pointer away and nothing else, so that all is as it was before. Raises RuleError `merge-none`."""
    require(actor, DIRECTORY_EDIT)
    party = _locked(party, party)[0]
    into = party.merged_into
    if into is None:
        raise RuleError("merge-none", _("This one stands for itself."), "merged_into")
    party.merged_into = None
    record(party, actor=actor)
    _undo_decision(party, into, actor)
    return party


def withdraw_rejection(*, decision: MergeDecision, actor: AbstractUser | None) -> MergeDecision:
    """Takes "never these two" back. Raises RuleError `merge-none` when it does not stand (any more)."""
    require(actor, DIRECTORY_EDIT)
    said = MergeDecision.objects.never().filter(pk=decision.pk)
    if said.update(undone_at=clock.now(), undone_by=actor) != 1:
        raise RuleError("merge-none", _("This was taken back already."))
    decision.refresh_from_db()
    return decision


def ask_for_proposals(*, actor: AbstractUser | None) -> MergeRun:
    """A search through the directory, to be carried out by whoever claims it; the one under way if there is one."""
    require(actor, DIRECTORY_EDIT)
    return MergeRun.objects.unfinished().first() or record(MergeRun())


@transaction.atomic
def keep_proposals(*, run: MergeRun, found: Iterable[Cluster]) -> MergeRun:
    """Closes a search with what it found; what earlier searches found goes."""
    MergeRun.objects.exclude(pk=run.pk).filter(status=MergeRun.Status.DONE).delete()
    run.proposals.all().delete()
    rows = [
        MergeProposal(
            run=run,
            kind=each.kind,
            members=[row.pk for row in each.rows],
            score=each.verdict.score,
            is_proposed=each.proposed,
            reasons=[reason.name for reason in each.verdict.reasons],
            against=[against.name for against in each.verdict.against],
        )
        for each in found
    ]
    MergeProposal.objects.bulk_create(rows, batch_size=1000)
    MergeRun.objects.filter(pk=run.pk).update(status=MergeRun.Status.DONE, ended_at=clock.now(), leased_until=None)
    run.refresh_from_db()
    return run


def index_names(*, most: int) -> int:
    """Makes the keys of organisations that have none yet, at most so many; returns of how many."""
    rows = list(Organisation.objects.filter(keys=None).order_by("pk")[:most])
    search.index(rows)
    return len(rows)


def _indexed(row: Organisation) -> Organisation:
    search.index([row])
    return row


def _check_few(parties: Sequence[Mergeable]) -> None:
    if len(parties) > MOST_AT_ONCE:
        raise RuleError("merge-many", _("At most %d at once, so that somebody can look at each.") % MOST_AT_ONCE)


def _locked(one: Party, other: Party) -> tuple[Party, Party]:
    """Both rows as they are now, locked in the order of their numbers, so that no circle is made from two sides."""
    rows: Any = type(one)._default_manager
    locked = rows.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    found = {row.pk: row for row in locked}
    if type(one) is not type(other) or not {one.pk, other.pk} <= set(found):
        raise RuleError("merge-circle", _("These two cannot be made one."), "merged_into")
    return found[one.pk], found[other.pk]


def _decide(one: Mergeable, other: Mergeable, answer: str, actor: AbstractUser | None) -> MergeDecision:
    first, second = sorted((one.pk, other.pk))
    _undo_decision(one, other, actor)  # left over where the pointer was taken away by hand
    said_by = actor.pk if actor else None
    return MergeDecision.objects.create(
        kind=rules.kind_of(one), first=first, second=second, answer=answer, decided_by_id=said_by
    )


def _undo_decision(one: Mergeable, other: Mergeable, actor: AbstractUser | None) -> None:
    about = MergeDecision.objects.standing().about(rules.kind_of(one), one.pk, other.pk)
    about.filter(answer=MergeDecision.Answer.ACCEPTED).update(undone_at=clock.now(), undone_by=actor)


def _check(actor: AbstractUser | None, row: Organisation | Person) -> None:
    require(actor, DIRECTORY_EDIT)
    if row.merged_into is not None:
        rules.check_merge(row, row.merged_into)
        rules.check_not_rejected(row, row.merged_into)
