"""Absolute addresses, for mails, PDFs and feeds, where no request is at hand."""

from django.conf import settings


def absolute(path: str) -> str:
    """`path` (starting with a slash) under the public address of this site, `SITE_URL`."""
    return str(settings.SITE_URL).rstrip("/") + path
