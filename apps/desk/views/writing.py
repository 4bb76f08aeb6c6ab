"""What the scripts of the drafting page are told: addresses, sentences, placeholders with their values, asks."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from apps.base import richtext
from apps.campaigns.models import Ask
from apps.letters import compose
from apps.letters.models import Letter
from apps.letters.rules.placeholders import REGISTRY
from apps.signatories.compose import figures

SHOWN = 160  # characters of a value beside its placeholder
ADDRESSES = ("keep", "stored", "lock", "pages", "passage", "archive")
SENTENCES = {
    "changed": gettext_lazy("Not kept: this text was changed elsewhere in the meantime. Choose which words stay."),
    "following": gettext_lazy("You see what is kept while it is written."),
    "free": gettext_lazy("The text is free: you can write."),
    "hereOnly": gettext_lazy("Your words are in this window only: copy them before you close it."),
    "hereToo": gettext_lazy("Your words are kept in this browser."),
    "kept": gettext_lazy("Kept at %s"),
    "loaded": gettext_lazy("You see the text as it is stored. Undo brings yours back."),
    "lockedBy": gettext_lazy("%s is writing this text at the moment. You can read along; it is free when they stop."),
    "lockedMe": gettext_lazy("You are writing this text in another window or tab. Here you can read along."),
    "loggedOut": gettext_lazy("Not kept: your login has run out. Log in again in another window, then go on here."),
    "lost": gettext_lazy("Not kept: the server does not answer. It is tried again by itself."),
    "nearNothing": gettext_lazy("Put the cursor into a paragraph with words first."),
    "page": gettext_lazy("Page %s of %s"),
    "pageLarger": gettext_lazy("Larger, in a new tab"),
    "pagesHide": gettext_lazy("Hide the pages"),
    "pagesLost": gettext_lazy("The pages cannot be shown now: the server does not answer."),
    "pagesRefused": gettext_lazy("The letter cannot be printed like this: %s"),
    "pagesShow": gettext_lazy("Show the pages"),
    "refused": gettext_lazy("Not kept: %s"),
    "rescue": gettext_lazy("This browser has words of yours that the server never got, from %s."),
    "rescueCompare": gettext_lazy("Compare both"),
    "rescueDrop": gettext_lazy("Throw them away"),
    "rescueTake": gettext_lazy("Take them back"),
    "takeOver": gettext_lazy("Take over the writing"),
    "tooLarge": gettext_lazy("That is more than the server takes at once."),
    "tooLong": gettext_lazy("The text has %s characters, and a letter may have %s. Shorten it."),
    "tookOver": gettext_lazy("Taken over. Where it comes from stands in the margin."),
    "unkept": gettext_lazy("Not kept yet"),
    "unkeptHere": gettext_lazy("Your last words were not kept; they are still here and in this browser."),
    "willKeep": gettext_lazy("The text is kept by itself while you type."),
    "writeHere": gettext_lazy("Write here instead"),
}


def told(request: HttpRequest, letter: Letter) -> str:
    """JSON for `data-drafting`."""
    record = {
        "addresses": {name: reverse(f"desk:draft-{name}", args=[letter.pk]) for name in ADDRESSES},
        "asks": list(letter.campaign.asks.exclude(status=Ask.Status.REJECTED).values("label", "text")),
        "direction": compose.direction(letter.language),
        "fields": placeholders(letter),
        "language": letter.language,
        "letter": letter.pk,
        "limit": richtext.LIMIT,
        "revision": letter.revision,
        "user": request.user.pk,
        "words": SENTENCES,
    }
    return json.dumps(record, cls=DjangoJSONEncoder, ensure_ascii=False)


def placeholders(letter: Letter) -> list[dict[str, Any]]:
    """Every placeholder in the order of the registry, with what it means and what it stands for today."""
    values = compose.frozen_values(letter) | compose.live_values(figures(letter), letter.language)
    values["asks"] = richtext.to_text(values["asks"]).replace("\n\n", " ")
    return [
        {"name": name, "meaning": str(each.meaning), "value": _short(values.get(name, ""))}
        for name, each in REGISTRY.items()
    ]


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
