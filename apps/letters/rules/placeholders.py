"""The words in braces that a letter may hold: a closed list, each with the type of its value and what it stands for.

What people wrote never meets a template engine: a name of this list is replaced once, everything else stays as typed.
"""

import difflib
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.base import richtext
from apps.base.errors import RuleError


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`kind`: one line of text, a number or a date written as the language writes it, or blocks of the text.

    `is_live`: filled whenever the text is shown, since it changes with every signature; the others are filled when a
    version is frozen. `when` says which letters have a value for it.
    """

    name: str
    kind: Literal["text", "number", "date", "blocks"]
    meaning: str | Promise
    is_live: bool = False
    when: Literal["always", "follow-up", "answered"] = "always"


_TABLE = (
    Placeholder("letter.date", "date", gettext_lazy("the date of the letter")),
    Placeholder("letter.reference", "text", gettext_lazy("our reference")),
    Placeholder("addressee.name", "text", gettext_lazy("the name of the first addressee")),
    Placeholder("addressee.title", "text", gettext_lazy("the office of the first addressee")),
    Placeholder("addressee.institution", "text", gettext_lazy("the institution of the first addressee")),
    Placeholder("addressee.salutation", "text", gettext_lazy("how the first addressee is greeted")),
    Placeholder("campaign.title", "text", gettext_lazy("the title of the campaign")),
    Placeholder("campaign.decision", "text", gettext_lazy("the decision that the campaign aims at")),
    Placeholder("campaign.contact", "text", gettext_lazy("the e-mail address for answers")),
    Placeholder("asks", "blocks", gettext_lazy("the numbered list of what the campaign asks for")),
    Placeholder("signatories.organisations", "number", gettext_lazy("how many organisations signed"), is_live=True),
    Placeholder("signatories.individuals", "number", gettext_lazy("how many individuals signed"), is_live=True),
    Placeholder("signatories.total", "number", gettext_lazy("how many signed altogether"), is_live=True),
    Placeholder("signatories.countries", "number", gettext_lazy("from how many countries they are"), is_live=True),
    Placeholder("coalition.lead", "text", gettext_lazy("the organisation that leads the coalition")),
    Placeholder("earlier.title", "text", gettext_lazy("the title of the earlier letter"), when="follow-up"),
    Placeholder("earlier.date", "date", gettext_lazy("the date of the earlier letter"), when="follow-up"),
    Placeholder("earlier.reference", "text", gettext_lazy("our reference of the earlier letter"), when="follow-up"),
    Placeholder("reply.date", "date", gettext_lazy("the date of the reply"), when="answered"),
    Placeholder("reply.reference", "text", gettext_lazy("the reference of the reply"), when="answered"),
)
REGISTRY = {placeholder.name: placeholder for placeholder in _TABLE}
LIVE_PLACEHOLDERS = frozenset(name for name, each in REGISTRY.items() if each.is_live)
FROZEN_PLACEHOLDERS = frozenset(REGISTRY) - LIVE_PLACEHOLDERS
PLACEHOLDERS = frozenset(REGISTRY)


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """Names in braces that no letter knows, each once, in order."""
    names = [match.group(1) for match in richtext.PLACEHOLDER.finditer(text)]
    return tuple(dict.fromkeys(name for name in names if name not in REGISTRY))


def nearest_placeholder(name: str) -> str:
    """The known name that is most like `name`; empty if none is like it."""
    return next(iter(difflib.get_close_matches(name, sorted(REGISTRY), n=1, cutoff=0.4)), "")


def check_placeholders(text: str, field: str) -> None:
    """Raises RuleError `unknown-placeholder` naming the first one and the nearest that exists."""
    for name in unknown_placeholders(text):
        nearest = nearest_placeholder(name)
        if nearest:
            message = _("There is no placeholder {%(name)s}. Did you mean {%(nearest)s}?")
            raise RuleError("unknown-placeholder", message % {"name": name, "nearest": nearest}, field)
        raise RuleError("unknown-placeholder", _("There is no placeholder {%(name)s}.") % {"name": name}, field)
