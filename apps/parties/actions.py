"""What coordinators do to organisations and persons."""

from django.contrib.auth.models import AbstractUser

from apps.base.actions import record
from apps.base.rules import require
from apps.parties import rules
from apps.parties.models import Organisation, Person

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


def _check(actor: AbstractUser | None, row: Organisation | Person) -> None:
    require(actor, DIRECTORY_EDIT)
    if row.merged_into is not None:
        rules.check_merge(row, row.merged_into)
