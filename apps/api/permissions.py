"""Who may ask, and how often. Everything here is public reading, so only the frequency matters."""

from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from apps.base import limits
from apps.base.errors import RuleError

WINDOW = 60  # seconds


class AnonymousBrake(BaseThrottle):
    """At most `settings.API_REQUESTS_PER_MINUTE` from one IP number (IPv6: one /64)."""

    def allow_request(self, request: Request, view: Any) -> bool:
        try:
            who = limits.network(str(self.get_ident(request)))
            limits.check("api", who, most=settings.API_REQUESTS_PER_MINUTE, seconds=WINDOW)
        except RuleError:
            return False
        return True

    def wait(self) -> float:
        return WINDOW
