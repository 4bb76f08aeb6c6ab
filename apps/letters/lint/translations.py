"""Translations that the master left behind."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from apps.base import richtext
from apps.letters import rules
from apps.letters.lint.records import Finding, Place, warning
from apps.letters.models import Letter, Translation
from apps.letters.rules import Aligned


def stale(letter: Letter) -> Iterator[Finding]:
    """Each part whose master changed since it was translated, and each whose master is gone. One query, and those of
    the alignment."""
    for translation in letter.translations.all():
        for index, row in enumerate(rules.aligned(letter, translation)):
            words = richtext.to_text(row.text).strip()
            place = Place("body", translation.language, index, 0, len(words), words)
            yield from _judged(row, translation, place)
        for name, row in rules.head(letter, translation).items():
            yield from _judged(row, translation, Place(name, translation.language, None, 0, len(row.text), row.text))
        for name, row in rules.values_needed(letter, translation).items():
            yield from _judged(row, translation, Place("values", translation.language, None, 0, 0, row.text or name))


def _judged(row: Aligned, translation: Translation, place: Place) -> Iterator[Finding]:
    about = f"{row.master}\n{row.text}"
    if row.state == "stale":
        message = _("The master text changed since this was translated [%(language)s].")
        remedy = _("See what changed under “Languages”, and translate it anew.")
        yield warning("translation-stale", message % {"language": translation.language}, remedy, place, about)
    elif row.state == "left over":
        message = _("The master text has no such paragraph any more [%(language)s].")
        remedy = _("Take it out of the translation.")
        yield warning("translation-stale", message % {"language": translation.language}, remedy, place, about)
