"""Small words of the public templates: moments with their zone, letters with their notes, languages."""

import datetime
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import get_timezone_location
from django import template
from django.conf import settings
from django.template.context import Context
from django.urls import translate_url
from django.utils.formats import time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, ngettext
from django.utils.translation import gettext as _

from apps.archive import compose, search
from apps.base import clock, richtext
from apps.letters.compose import Wording, direction, long_date
from apps.pages.forms import language_name

register = template.Library()
register.filter(language_name)
register.filter(compose.said)

# Which states and answers are told in which colour; the word itself always stands there too.
GOOD = frozenset({"accepted", "met", "kept", "satisfactory", "open"})
BAD = frozenset({"declined", "declined_reasons", "rejected", "broken", "reversed", "hostile"})
WAIT = frozenset({"partly", "in_principle", "partly_met", "partly_kept", "under_way", "announced", "incomplete"})


@register.simple_tag
def day(value: datetime.date | None) -> SafeString:
    """A date in the reader's language."""
    if value is None:
        return mark_safe("")
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), _long(value))


@register.simple_tag
def moment(value: datetime.datetime | None, zone: str = "UTC") -> SafeString:
    """Day, hour and minute in `zone` (IANA name), with the zone and its distance from UTC in words."""
    if value is None:
        return mark_safe("")
    local = value.astimezone(ZoneInfo(zone))
    text = f"{_long(local.date())}, {time_format(local.timetz(), 'H:i')}"
    return format_html(
        '<time datetime="{}">{}</time> ({})', local.isoformat(timespec="minutes"), text, _zone(local, zone)
    )


@register.simple_tag
def remaining(value: datetime.datetime) -> str:
    """How much time is left, in days, or in hours on the last day."""
    left = value - clock.now()
    if left.days >= 1:
        return ngettext("%(count)d day left", "%(count)d days left", left.days) % {"count": left.days}
    hours = max(left.seconds // 3600, 1)
    return ngettext("%(count)d hour left", "%(count)d hours left", hours) % {"count": hours}


@register.simple_tag(takes_context=True)
def in_language(context: Context, code: str) -> str:
    """The address of the present page in another language, query and all."""
    request = context.get("request")
    return translate_url(request.get_full_path(), code) if request else f"/{code}/"


@register.simple_tag
def offered_languages() -> list[dict[str, Any]]:
    """The languages that the site itself speaks: English, and those whose translation ships with it."""
    codes = [code for code, _name in settings.LANGUAGES if code == "en" or _ships(code)]
    return [dict(get_language_info(code)) for code in codes]


@register.filter
def text_direction(code: str) -> str:
    return direction(code)


@register.filter
def tone(state: str) -> str:
    """The class that colours the label of a state."""
    return next((name for name, states in (("good", GOOD), ("bad", BAD), ("wait", WAIT)) if state in states), "")


@register.filter
def marked(text: str, words: str) -> SafeString:
    """The text with what the search finds in it marked."""
    return search.marked(text, words)


@register.simple_tag
def letter_text(wording: Wording) -> dict[str, Any]:
    """A letter's text as HTML with links to its notes, and the notes with links back. Cleaned again on the way out."""
    root = richtext.parse(richtext.clean(wording.body))
    numbers = {note.key: number for number, note in enumerate(wording.footnotes, start=1)}
    called: set[int] = set()
    for reference in root.iter("sup"):
        number = numbers.get(reference.get("data-footnote", ""), 0)
        if number:
            _call(reference, number, wording.footnotes[number - 1].mark, again=number in called)
            called.add(number)
    notes = [(number, note.mark, _html(note.html)) for number, note in enumerate(wording.footnotes, start=1)]
    body = "".join(ElementTree.tostring(child, encoding="unicode", method="html") for child in root)
    return {"body": mark_safe(body), "notes": notes}  # noqa: S308 - cleaned above


def _call(reference: ElementTree.Element, number: int, mark: str, *, again: bool) -> None:
    tail = reference.tail
    reference.clear()
    reference.tail = tail
    reference.set("class", "call")
    link = ElementTree.SubElement(reference, "a", {"href": f"#note-{number}", "aria-label": _("Footnote %s") % mark})
    if not again:
        link.set("id", f"call-{number}")
    link.text = mark


def _long(value: datetime.date) -> str:
    return long_date(value, get_language() or "en")


def _html(html: str) -> SafeString:
    return mark_safe(richtext.clean(html))  # noqa: S308 - cleaned right here


def _zone(local: datetime.datetime, zone: str) -> str:
    distance = local.strftime("%z")
    place = get_timezone_location(
        ZoneInfo(zone), locale=Locale.parse(get_language() or "en", sep="-"), return_city=True
    )
    if zone == "UTC" or not distance:
        return "UTC"
    return _("%(place)s time, UTC%(distance)s") % {"place": place, "distance": f"{distance[:3]}:{distance[3:]}"}


def _ships(code: str) -> bool:
    return any((path / code / "LC_MESSAGES" / "django.mo").exists() for path in settings.LOCALE_PATHS)
