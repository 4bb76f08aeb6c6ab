"""Brakes on what one sender may do in a while, counted in Django's cache (shared by all processes)."""

import hashlib

from django.core.cache import cache
from django.utils.translation import gettext as _

from apps.base.errors import RuleError


def check(action: str, who: str, *, most: int, seconds: int) -> None:
    """Counts one more `action` by `who`; raises RuleError `too-many` above `most` within a window of `seconds`.

    `who` (an address, an IP number) is kept as a digest only, and no longer than the window.
    """
    key = f"limit:{action}:{hashlib.sha256(who.lower().encode()).hexdigest()[:32]}"
    cache.add(key, 0, timeout=seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # the window ended between the two calls
        return
    if count > most:
        raise RuleError("too-many", _("This was tried very often just now. Please wait a little and try again."))
