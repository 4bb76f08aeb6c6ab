"""How far a run has come, in figures and in words."""

import datetime
from dataclasses import dataclass

from django.db.models import Aggregate, Count, Min, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from apps.base import clock
from apps.past_campaigns.models import ImportItem, ImportRun

WINDOW = 60  # seconds over which the rate is taken
Status = ImportItem.Status
# What a list may be narrowed to, in the order in which somebody works through it.
STATES: dict[str, tuple[str | Promise, Q]] = {
    "look": (gettext_lazy("Needs a look"), Q(status=Status.READ, is_ready=False)),
    "ready": (gettext_lazy("Ready"), Q(status=Status.READ, is_ready=True)),
    "waiting": (gettext_lazy("To be read"), Q(status=Status.WAITING)),
    "unreadable": (gettext_lazy("Cannot be read"), Q(status=Status.UNREADABLE)),
    "known": (gettext_lazy("In the archive already"), Q(status=Status.KNOWN)),
    "imported": (gettext_lazy("Imported"), Q(status=Status.IMPORTED)),
    "skipped": (gettext_lazy("Left out"), Q(status=Status.SKIPPED)),
}
_DECIDED = ("known", "imported", "skipped")


@dataclass(frozen=True)
class Progress:
    """Figures of a run. `importing` are files that a worker is still to import because somebody asked for it; `rate` is
    files a minute, 0 while nobody knows."""

    counts: dict[str, int]
    total: int
    in_hand: int
    importing: int
    rate: int
    is_stopped: bool
    names: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        """Files that workers still have to do."""
        return self.counts["waiting"] + self.importing

    @property
    def done(self) -> int:
        """Files that were read, or never will be."""
        return self.total - self.counts["waiting"]

    @property
    def settled(self) -> int:
        """Files that no worker has anything to do with any more."""
        return self.total - self.left

    @property
    def is_at_work(self) -> bool:
        return bool(self.left) and not self.is_stopped

    @property
    def to_import(self) -> int:
        """Files without a doubt that nobody has asked to import yet."""
        return self.counts["ready"] - self.importing

    @property
    def is_decided(self) -> bool:
        return sum(self.counts[name] for name in _DECIDED) == self.total

    @property
    def states(self) -> list[tuple[str, str, int]]:
        """Name, words and number of each state that some file has."""
        return [(name, str(words), self.counts[name]) for name, (words, _where) in STATES.items() if self.counts[name]]

    @property
    def time_left(self) -> str:
        """In words; empty while nobody knows."""
        if not self.rate or not self.is_at_work:
            return ""
        minutes = self.left / self.rate
        if minutes < 1:
            return _("less than a minute left")
        whole = round(minutes)
        return ngettext("about %d minute left", "about %d minutes left", whole) % whole


def progress(run: ImportRun) -> Progress:
    """Two queries, however many files there are."""
    since = clock.now() - datetime.timedelta(seconds=WINDOW)
    figures: dict[str, Aggregate] = {name: Count("pk", filter=where) for name, (_words, where) in STATES.items()}
    figures |= {
        "total": Count("pk"),
        "in_hand": Count("pk", filter=Q(lease_until__gte=clock.now())),
        "importing": Count("pk", filter=Q(status=Status.READ, is_wanted=True)),
        "recent": Count("pk", filter=Q(read_at__gte=since) | Q(ended_at__gte=since, status=Status.IMPORTED)),
        "first_read": Min("read_at", filter=Q(read_at__gte=since)),
        "first_ended": Min("ended_at", filter=Q(ended_at__gte=since, status=Status.IMPORTED)),
    }
    counted = run.items.aggregate(**figures)
    hand = run.items.in_hand().order_by("pk").values_list("name", flat=True)[:3] if counted["in_hand"] else ()
    return Progress(
        counts={name: counted[name] for name in STATES},
        total=counted["total"],
        in_hand=counted["in_hand"],
        importing=counted["importing"],
        rate=_rate(counted["recent"], counted["first_read"], counted["first_ended"]),
        is_stopped=run.status == ImportRun.Status.STOPPED,
        names=tuple(hand),
    )


def _rate(count: int, *firsts: datetime.datetime | None) -> int:
    """Files a minute, over the time since the first of them was done."""
    begun = [first for first in firsts if first]
    seconds = (clock.now() - min(begun)).total_seconds() if begun else 0
    return round(count * 60 / max(seconds, 1))
