"""Organisations whose name is spelt nearly as somebody just wrote it, by keys kept in the database.

What a person is asked ("Did you mean …?"), so it is found within a form: exact keys of `merge`, and halves of the
letters, of which a single slip leaves one unharmed. One more key is the name itself, which says who is no other.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from apps.parties.merge import Kind, Named, Verdict
from apps.parties.merge.blocking import asked_keys, stored_keys
from apps.parties.merge.keys import Spelling, read
from apps.parties.merge.scoring import compare
from apps.parties.models import NameKey, Organisation, OrganisationQuerySet

MOST_COMPARED = 200  # rows with a key in common that are compared
LONGEST_KEY = 60
SHORTEST_HALF = 5  # letters; shorter halves are shared by too many names to say anything


@dataclass(frozen=True)
class Likeness:
    organisation: Organisation
    verdict: Verdict


def similar_organisations(
    name: str, *, country: str = "", among: OrganisationQuerySet, most: int = 3
) -> tuple[Likeness, ...]:
    """Those of `among` that may be meant by `name`, likeliest first; none when one of them is written just so.

    Merged rows are found by their own names and come as what stands for them, if that is in `among` too. Two queries,
    and one for each merge.
    """
    asked = read(Named(0, Kind.ORGANISATION, name, country))
    if not asked.letters:
        return ()
    keys = NameKey.objects.filter(key__in=_short([*asked_keys(asked), *_halves(asked, slack=1)]))
    rows = list(among.filter(pk__in=keys.values("organisation")).order_by("pk")[:MOST_COMPARED])
    if any(row.name.casefold() == name.casefold() for row in rows):
        return ()
    judged = ((row, compare(asked, read(_named(row)))) for row in rows)
    likely = sorted((each for each in judged if each[1].proposed), key=lambda each: (-each[1].score, each[0].pk))
    found: dict[int, Likeness] = {}
    for row, verdict in likely:
        stays = row.survivor()
        if stays == row or among.filter(pk=stays.pk).exists():
            found.setdefault(stays.pk, Likeness(stays, verdict))
    return tuple(found.values())[:most]


def written_so(name: str) -> list[Organisation]:
    """Those printed with exactly this name, case, white space and form of encoding aside, oldest first. Two queries.

    A row that was written past the actions has no keys until the sweep; meanwhile it is found letter by letter.
    """
    wanted = name_key(name)
    keys = NameKey.objects.filter(key__in=_short([f"name {wanted}"]))
    rows = list(Organisation.objects.filter(pk__in=keys.values("organisation")).order_by("pk"))
    found = [row for row in rows if name_key(row.name) == wanted]
    return found or list(Organisation.objects.filter(name=name).order_by("pk"))


def name_key(name: str) -> str:
    """What two spellings of the same printed name have in common: case, white space and form of encoding aside.

    Nothing else is levelled: whether "Korea for All" and "Korea For All (KFA)" are one is for a person to say.
    """
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip().casefold()


def index(rows: Iterable[Organisation]) -> None:
    """Makes the keys of these rows anew. Two queries for all of them."""
    keys = [NameKey(organisation=row, key=key) for row in rows for key in _keys(row)]
    NameKey.objects.filter(organisation__in={key.organisation_id for key in keys}).delete()
    NameKey.objects.bulk_create(keys, batch_size=2000)


def _keys(row: Organisation) -> list[str]:
    spelling = read(_named(row))
    return _short([f"name {name_key(row.name)}", *stored_keys(spelling), *_halves(spelling, slack=0)])


def _named(row: Organisation) -> Named:
    return Named(row.pk, Kind.ORGANISATION, row.name, row.country.code or "", row.acronym, row.website)


def _halves(spelling: Spelling, *, slack: int) -> list[str]:
    """First and second half; with `slack`, as they would be if the other name had a letter more or less."""
    letters = spelling.letters
    lengths = range(len(letters) // 2 - slack, len(letters) // 2 + slack + 1)
    found = []
    for length in (each for each in lengths if each >= SHORTEST_HALF):
        found += [f"head {letters[:length]}", f"tail {letters[-length:]}"]
    return found


def _short(keys: Iterable[str]) -> list[str]:
    """Each once; long ones as their beginning with a digest."""
    cut = (
        key if len(key) <= LONGEST_KEY else f"{key[:40]} {blake2b(key.encode(), digest_size=16).hexdigest()}"
        for key in keys
    )
    return list(dict.fromkeys(cut))
