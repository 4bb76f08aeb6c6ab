"""Who is who among organisations and persons, as far as that can be said without a person's judgement."""

import re
import unicodedata
from typing import TypeVar

from django.utils.translation import gettext as _

from apps.base.errors import RuleError
from apps.parties.models import Organisation, Person

Party = TypeVar("Party", Organisation, Person)


def name_key(name: str) -> str:
    """What two spellings of the same printed name have in common: case, white space and form of encoding aside.

    Nothing else is levelled: whether "Korea for All" and "Korea For All (KFA)" are one is for a person to say.
    """
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip().casefold()


def survivor(party: Party) -> Party:
    """Follows merges to the row that stands for all of them. One query per merge; cycles cannot be saved."""
    while party.merged_into is not None:
        party = party.merged_into
    return party


def check_merge(party: Organisation | Person, into: Organisation | Person) -> None:
    """Refuses to merge into itself, into another kind, or in a circle."""
    target: Organisation | Person | None = into
    while target is not None:
        if type(target) is not type(party) or target.pk == party.pk:
            raise RuleError("merge-circle", _("These two cannot be made one."), "merged_into")
        target = target.merged_into
