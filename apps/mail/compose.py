"""The words and headers of a mail, from its three templates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import css_inline
from django.conf import settings
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.utils import translation

from apps.mail.models import Message

# Rules inside @media (dark, narrow) cannot become attributes and stay in a style element; nothing is fetched.
_INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_GAPS = re.compile(r"\n{3,}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no text has them, and PostgreSQL refuses the first

SIGNATURE = "-- "  # the line before the sender's block, by which mail programs know it (RFC 3676); its space counts


@dataclass(frozen=True)
class Words:
    language: str
    subject: str
    text: str
    html: str


def words(template: str, context: Mapping[str, Any], language: str) -> Words:
    """Renders `<template>/{subject.txt,body.txt,body.html}` in the site's language nearest to `language`.

    In subject and text nothing is escaped, in HTML everything is.
    """
    spoken = supported(language)
    with translation.override(spoken):
        filled = {**context, **_surroundings(spoken)}
        subject = one_line(_plain(f"{template}/subject.txt", filled))[:400]
        filled["subject"] = subject
        text = _plain(f"{template}/body.txt", filled)
        html = _CONTROLS.sub("", render_to_string(f"{template}/body.html", filled))
    return Words(language=spoken, subject=subject, text=tidy(text), html=_INLINER.inline(html))


def headers(kind: str, language: str, unsubscribe_url: str) -> dict[str, str]:
    """What goes beside From, To and Subject. A letter to an addressee is personal mail and carries no bulk header.

    Auto-Submitted (RFC 3834) keeps absence notes from answering; List-Unsubscribe and its Post twin are RFC 2369 and
    RFC 8058.
    """
    result = {"Content-Language": language}
    if kind != Message.Kind.LETTER:
        result["Auto-Submitted"] = "auto-generated"
    if kind == Message.Kind.CALL:
        result["List-Unsubscribe"] = f"<{one_line(unsubscribe_url)}>"
        result["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return result


def supported(language: str) -> str:
    """A language that the site speaks: the wanted one, its base, or the site's own."""
    try:
        return translation.get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE


def one_line(text: str) -> str:
    """Fit for a header: line breaks and controls, which could smuggle in a further header, become spaces."""
    return _BREAKS.sub(" ", text).strip()


def tidy(text: str) -> str:
    """No control characters, no white space at the ends of lines, never two empty lines in a row."""
    lines = _CONTROLS.sub("", text).strip().splitlines()
    lines = [line if line == SIGNATURE else line.rstrip() for line in lines]
    return _GAPS.sub("\n\n", "\n".join(lines)) + "\n"


def _plain(name: str, context: Mapping[str, Any]) -> str:
    template = Engine.get_default().get_template(name)
    return str(template.render(Context(dict(context), autoescape=False)))


def _surroundings(language: str) -> dict[str, Any]:
    direction = "rtl" if translation.get_language_bidi() else "ltr"
    return {"mail_language": language, "mail_direction": direction, "site_url": settings.SITE_URL}
