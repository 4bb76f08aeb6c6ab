"""Names in braces that no letter knows, and those that would leave a hole."""

import difflib
import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from apps.base import richtext
from apps.letters import rules
from apps.letters.lint.records import Finding, error, warning
from apps.letters.lint.texts import Text
from apps.letters.models import Letter

_BRACES = re.compile(r"\{\{?\s*([^{}\n]{1,60}?)\s*\}\}?")


def unknown(text: Text) -> Iterator[Finding]:
    """`{campain.title}` is an error; braces around anything else are asked about."""
    for piece in text.pieces:
        for match in _BRACES.finditer(piece.text):
            name, place = match.group(1), piece.place(*match.span())
            if match.group() == f"{{{name}}}" and name in rules.PLACEHOLDERS:
                continue
            near = _nearest(name)
            if near or richtext.PLACEHOLDER.fullmatch(match.group()):
                message = _("There is no placeholder %(name)s.") % {"name": match.group()}
                remedy = _("Did you mean {%(nearest)s}?") % {"nearest": near} if near else _none_like_it()
                yield error("placeholder-unknown", message, remedy, place)
            else:
                message = _("Braces are for placeholders; these would be printed as they are.")
                yield warning("braces", message, _("Write the words themselves, without braces."), place)


def empty(text: Text, values: Mapping[str, str]) -> Iterator[Finding]:
    """Placeholders whose value is known to be nothing."""
    for piece in text.pieces:
        for match in richtext.PLACEHOLDER.finditer(piece.text):
            if values.get(match.group(1), "?") == "":
                message = _("Nothing would stand in place of %(name)s.") % {"name": match.group()}
                remedy = _remedies().get(match.group(1)) or _("Take it out of the text.")
                yield error("placeholder-empty", message, remedy, piece.place(*match.span()))


def instructions(letter: Letter, text: Text) -> Iterator[Finding]:
    """What the template tells its drafter in square brackets: a letter that still says it cannot be submitted."""
    told = rules.instructions_left(letter) if "[" in letter.body else ()
    for piece in text.pieces if told else ():
        for instruction in told:
            at = piece.text.find(instruction)
            if at >= 0:
                message = _("An instruction of the template still stands in the text.")
                place = piece.place(at, at + len(instruction))
                yield error("instruction-left", message, _("Write your own words instead."), place)


def _nearest(name: str) -> str:
    plain = re.sub(r"[\s_-]+", "_", name.casefold())
    near = difflib.get_close_matches(plain, sorted(rules.PLACEHOLDERS), n=1, cutoff=0.6)
    return near[0] if near else ""


def _none_like_it() -> str:
    return _("Choose one of the list “Filled in by itself”, or write the words themselves.")


def _remedies() -> dict[str, str]:
    return {
        "asks": _("Enter what the campaign asks for, or take it out of the text."),
        "addressee.name": _("Choose an addressee, and give its address block a first line."),
        "addressee.title": _("Choose an addressee."),
        "campaign.decision": _("Say in the campaign which decision it aims at."),
        "coalition.lead": _("Say in the campaign which organisation leads it."),
        "letter.date": _("Give the letter a date."),
    }
