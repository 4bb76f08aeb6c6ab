"""The time that every rule of the product goes by."""

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone


def now() -> datetime.datetime:
    """The present moment, aware, UTC.

    `CLOCK_OFFSET_FILE` names a file with seconds to add, so that a rehearsal can move the clock of several running
    processes at once; a system check refuses the setting in production.
    """
    return timezone.now() + _offset()


def today(time_zone: str = "") -> datetime.date:
    """The calendar day in `time_zone` (an IANA name), by default in the zone of the site."""
    zone = ZoneInfo(time_zone or settings.TIME_ZONE)
    return now().astimezone(zone).date()


def _offset() -> datetime.timedelta:
    name: str = getattr(settings, "CLOCK_OFFSET_FILE", "")
    if not name:
        return datetime.timedelta()
    path = Path(name)
    return datetime.timedelta(seconds=float(path.read_text() or 0)) if path.exists() else datetime.timedelta()
