"""Brakes on what one sender may do in a while, counted in Django's cache (shared by all processes)."""

import hashlib
import ipaddress

from django.core.cache import cache
from django.utils.translation import gettext as _

from apps.base import clock
from apps.base.errors import RuleError


def check(action: str, who: str, *, most: int, seconds: int) -> None:
    """Counts one more `action` by `who`; raises RuleError `too-many` above `most` within a window of `seconds`.

    Windows follow each other on the clock. `who` (an address, an IP number) is kept as a digest only, and no longer
    than one window after the last try.
    """
    window = int(clock.now().timestamp() // seconds)
    key = f"limit:{action}:{window}:{hashlib.sha256(who.lower().encode()).hexdigest()[:32]}"
    cache.add(key, 0, timeout=seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # the cache dropped the key between the two calls
        return
    cache.touch(key, seconds)  # where the cache counts by writing anew, it forgot how long the window is
    if count > most:
        raise RuleError("too-many", _("This was tried very often just now. Please wait a little and try again."))


def network(ip: str) -> str:
    """Whom an IP number stands for: itself, or for IPv6 the /64 that one household or server has to choose from."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return ip
    if isinstance(address, ipaddress.IPv4Address):
        return ip
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False))


def mailbox(address: str) -> str:
    """The mailbox that an e-mail address leads to, tags after a plus sign left out, in lower case."""
    local, _at, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
