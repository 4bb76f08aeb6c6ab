"""What coordinators do to organisations and persons."""

from typing import TypeVar

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext as _

from apps.base import clock
from apps.base.actions import record
from apps.base.errors import RuleError
from apps.base.rules import require
from apps.parties import rules
from apps.parties.models import MergeDecision, Organisation, Person

Party = TypeVar("Party", Organisation, Person)

DIRECTORY_EDIT = "directory.edit"  # as in accounts.roles, which stands on the same floor


def save_organisation(*, row: Organisation, actor: AbstractUser | None) -> Organisation:
    """Raises RuleError `invalid` with the field, or `merge-circle`."""
    _check(actor, row)
    return record(row, actor=actor)


def save_person(*, row: Person, actor: AbstractUser | None) -> Person:
    _check(actor, row)
    return record(row, actor=actor)


def organisation_named(*, name: str, country: str, language: str) -> Organisation:
    """The organisation of exactly this name (case and spacing aside), or a new one. Two or three queries.

    A country that an older row does not state is not added to it, and one that differs is left: people decide.
    """
    key = rules.name_key(name)
    for found in Organisation.objects.filter(name__iexact=name).order_by("id"):
        if rules.name_key(found.name) == key:
            return rules.survivor(found)
    return record(Organisation(name=name, country=country, language=language))


def person_as_printed(*, name: str, title: str, country: str) -> Person:
    """The person printed with exactly this name and title before, or a new one: nobody is joined by name alone."""
    found = Person.objects.filter(name=name, title=title, country=country, is_at_risk=False).order_by("id").first()
    return rules.survivor(found) if found else record(Person(name=name, title=title, country=country))


@transaction.atomic
def accept_merge(*, party: Party, into: Party, actor: AbstractUser | None) -> Party:
    """Points `party` to what stands for `into`. Nothing moves: every printed name and every other field stays.

    Raises RuleError as `rules.check_acceptance` does. Returns `party`.
    """
    require(actor, DIRECTORY_EDIT)
    party, into = _locked(party, into)
    into = rules.survivor(into)
    rules.check_acceptance(party, into)
    party.merged_into = into
    record(party, actor=actor)
    _decide(party, into, MergeDecision.Answer.ACCEPTED, actor)
    return party


@transaction.atomic
def reject_merge(*, one: Party, other: Party, actor: AbstractUser | None) -> MergeDecision:
    """Never these two: remembered for ever. Saying it twice says nothing new; a merge must be undone first.

    Raises RuleError `merge-circle`, `merge-withheld`, or `merge-done` when the two are one at present.
    """
    require(actor, DIRECTORY_EDIT)
    one, other = _locked(one, other)
    rules.check_decidable(one, other)
    if rules.survivor(one).pk == rules.survivor(other).pk:
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


def _locked(one: Party, other: Party) -> tuple[Party, Party]:
    """Both rows as they are now, locked in the order of their numbers, so that no circle is made from two sides."""
    rows = type(one)._default_manager.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    if type(one) is not type(other) or not {one.pk, other.pk} <= set(found):
        raise RuleError("merge-circle", _("These two cannot be made one."), "merged_into")
    return found[one.pk], found[other.pk]


def _decide(one: Party, other: Party, answer: str, actor: AbstractUser | None) -> MergeDecision:
    first, second = sorted((one.pk, other.pk))
    _undo_decision(one, other, actor)  # left over where the pointer was taken away by hand
    said_by = actor.pk if actor else None
    return MergeDecision.objects.create(
        kind=rules.kind_of(one), first=first, second=second, answer=answer, decided_by_id=said_by
    )


def _undo_decision(one: Organisation | Person, other: Organisation | Person, actor: AbstractUser | None) -> None:
    about = MergeDecision.objects.standing().about(rules.kind_of(one), one.pk, other.pk)
    about.filter(answer=MergeDecision.Answer.ACCEPTED).update(undone_at=clock.now(), undone_by=actor)


def _check(actor: AbstractUser | None, row: Organisation | Person) -> None:
    require(actor, DIRECTORY_EDIT)
    if row.merged_into is not None:
        rules.check_merge(row, row.merged_into)
