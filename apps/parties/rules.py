"""Who is who among organisations and persons, as far as that can be said without a person's judgement."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from apps.base.errors import RuleError
from apps.base.models import Mergeable
from apps.parties import merge
from apps.parties.models import MergeDecision, Person

# Organisations and persons, and the institutions and offices of the neighbouring noun.
Party = TypeVar("Party", bound=Mergeable)


def check_merge(party: Mergeable, into: Mergeable) -> None:
    """Refuses to merge into itself, into another kind, or in a circle."""
    target: Any = into
    while target is not None:
        if type(target) is not type(party) or target.pk == party.pk:
            raise RuleError("merge-circle", _("These two cannot be made one."), "merged_into")
        target = target.merged_into


def kind_of(party: Mergeable) -> MergeDecision.Kind:
    return MergeDecision.Kind(party._meta.model_name or "")


def is_hidden(party: Mergeable) -> bool:
    """Whether matching keeps its hands off: people at risk, and names that are an initial, masked or no name."""
    return isinstance(party, Person) and (party.is_at_risk or merge.is_hidden_name(party.name))


def check_acceptance(party: Mergeable, into: Mergeable) -> None:
    """Refuses `merge-withheld`, `merge-circle`, `merge-done` and `merge-rejected`. Some queries per merged row.

    A rejection of any row on one side and any on the other counts: what was said of one spelling holds for all.
    """
    check_decidable(party, into)
    if party.merged_into is not None:
        raise RuleError("merge-done", _("This one points to another already. Undo that first."), "merged_into")
    check_merge(party, into)
    check_not_rejected(party, into)


def check_not_rejected(party: Mergeable, into: Mergeable) -> None:
    """Refuses `merge-rejected`: never these two, by their own rows or by any that stand for the same."""
    rejected = MergeDecision.objects.never().filter(kind=kind_of(party))
    here, there = standing_for(party), standing_for(into)
    if (rejected.filter(first__in=here, second__in=there) | rejected.filter(first__in=there, second__in=here)).exists():
        raise RuleError("merge-rejected", _("Somebody decided that these two are never one."), "merged_into")


def check_decidable(one: Mergeable, other: Mergeable) -> None:
    """Refuses two of different kinds, one and itself (`merge-circle`), and whom nobody may match (`merge-withheld`)."""
    if is_hidden(one) or is_hidden(other):
        raise RuleError("merge-withheld", _("Names that are withheld or initials are never matched."), "merged_into")
    if type(one) is not type(other) or one.pk == other.pk:
        raise RuleError("merge-circle", _("These two cannot be made one."), "merged_into")


def standing_for(party: Mergeable) -> list[int]:
    """The row and all that point to it, directly or through others. One query per level of merges."""
    found, level = [party.pk], [party.pk]
    rows: Any = type(party)._default_manager
    while level:
        level = list(rows.filter(merged_into__in=level).values_list("pk", flat=True))
        found += level
    return found
