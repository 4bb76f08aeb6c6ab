"""How values are typed in and shown: the letter editor, choices instead of codes, states in colour, masks."""

from collections.abc import Callable, Iterator
from datetime import datetime
from json import dumps
from typing import Any

from babel import Locale
from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django_prose_editor.widgets import prose_editor_admin_media
from js_asset import ImportMap, Media, Script

MASK = "•••"
# The scripts of the editor by the names under which they import each other.
EDITOR_PARTS = "asking chips completing editor footnotes keeping comparing pasting rescuing sources toolbar".split()
# What the editor says by itself.
EDITOR_WORDS = {
    "asks": gettext_lazy("Asks"),
    "asksAll": gettext_lazy("All asks of the campaign, numbered"),
    "asksNone": gettext_lazy("The campaign has no asks yet."),
    "bold": gettext_lazy("Bold"),
    "bullets": gettext_lazy("• List"),
    "chipEmpty": gettext_lazy("Filled in by itself: %s. There is nothing to fill in yet."),
    "chipNear": gettext_lazy("There is no placeholder %s. Did you mean %s?"),
    "chipNow": gettext_lazy("Filled in by itself: %s. Today: %s"),
    "chipUnknown": gettext_lazy("There is no placeholder %s."),
    "field": gettext_lazy("{ } Placeholder"),
    "fields": gettext_lazy("Placeholders"),
    "fieldsOpen": gettext_lazy("Placeholders on offer: %s. Arrow keys choose, Enter takes, Escape closes."),
    "footnote": gettext_lazy("Footnote"),
    "heading": gettext_lazy("Heading"),
    "italic": gettext_lazy("Italic"),
    "link": gettext_lazy("Link"),
    "linkAddress": gettext_lazy("Address of the link"),
    "linkRemove": gettext_lazy("Remove the link"),
    "margin": gettext_lazy("Where paragraphs come from"),
    "noValue": gettext_lazy("nothing yet"),
    "noteAlone": gettext_lazy("Footnote without a mark in the text"),
    "noteGone": gettext_lazy("The footnote went with its mark. Undo brings both back."),
    "noteNumber": gettext_lazy("Footnote %s"),
    "numbers": gettext_lazy("1. List"),
    "pasteTooLong": gettext_lazy(
        "Nothing was pasted: with it the text would have %s characters, and a letter may have %s."
    ),
    "picturesDropped": gettext_lazy("A letter holds no pictures; left out of what was pasted: %s."),
    "quotation": gettext_lazy("Quotation"),
    "redo": gettext_lazy("Redo"),
    "subheading": gettext_lazy("Small heading"),
    "take": gettext_lazy("Take"),
    "takenFrom": gettext_lazy("Taken over from: %s"),
    "toolbar": gettext_lazy("Format the text"),
    "undo": gettext_lazy("Undo"),
}
LANGUAGES = "en ko ar de es fr hi id it ja km my nl pl pt ru th tr uk ur vi zh".split()


class RichTextWidget(forms.Textarea):
    """The letter editor over a textarea with canonical HTML; without scripts the textarea stays."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 24, "data-letter-editor": "", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        words = dumps({key: str(said) for key, said in EDITOR_WORDS.items()}, ensure_ascii=False)
        return super().get_context(name, value, {**(attrs or {}), "data-words": words})

    @property
    def media(self) -> Media:
        parts = ImportMap({f"letter/{name}": f"js/letter-{name}.js" for name in EDITOR_PARTS})
        scripts = [Script("js/letter-editor.js", type="module")]
        return prose_editor_admin_media + Media(
            importmap=parts, css={"all": ["django_prose_editor/overrides.css", "css/desk-writing.css"]}, js=scripts
        )

    def use_required_attribute(self, initial: Any) -> bool:
        return False  # the browser could not point at a textarea that the editor hides


def allowed_media(media: Any, request: HttpRequest) -> Any:
    """The media of a page with the nonce of the request: the import map of the editor is the one inline script."""
    return media.with_nonce(str(request.csp_nonce)) if isinstance(media, Media) else media  # type: ignore[attr-defined]


class UsedChoicesFilter(admin.ChoicesFieldListFilter):
    """A filter that offers only what some row has: eight countries, not all of the world. One query."""

    def __init__(self, field: Any, request: Any, params: Any, model: Any, model_admin: Any, field_path: str) -> None:
        super().__init__(field, request, params, model, model_admin, field_path)
        rows = model_admin.get_queryset(request).order_by()
        self.used = {str(value) for value in rows.values_list(field_path, flat=True).distinct()}

    def choices(self, changelist: Any) -> Iterator[Any]:
        every, *rest = super().choices(changelist)
        named = zip(self.field.flatchoices, rest, strict=False)  # a choice "no value" may follow
        return iter([every, *(shown for (value, _words), shown in named if str(value) in self.used)])


def column(words: Any, order: str = "", *, boolean: bool = False, empty: str = "–") -> Callable[[Any], Any]:
    """A computed column or read-only field: `@column(_("state"), "status")`."""
    shown: dict[str, Any] = {"boolean": True} if boolean else {"empty_value": empty}

    def name(computed: Callable[[Any], Any]) -> Callable[[Any], Any]:
        shown_as: Callable[[Any], Any] = admin.display(description=words, ordering=order or None, **shown)(computed)
        return shown_as

    return name


def pill(status: str, words: Any) -> SafeString:
    """A state in words, with a class for its colour."""
    return format_html('<span class="state state-{}">{}</span>', status, words)


def moment(when: datetime | None) -> str:
    """A date with time as the reader's language writes it; empty when there is none."""
    return date_format(localtime(when), "DATETIME_FORMAT") if when else ""


def language_choices() -> list[tuple[str, str]]:
    """Codes with the name of each language in itself and in the language of the reader, for letters and mails."""
    reader = Locale.parse(get_language() or "en", sep="-")
    locales = {code: Locale.parse(code) for code in LANGUAGES}
    names = {code: (str(row.get_display_name()), str(row.get_display_name(reader))) for code, row in locales.items()}
    return [(code, own if own == read else f"{own} ({read})") for code, (own, read) in names.items()]


def choice_of(db_field: Any, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=choices,
        label=db_field.verbose_name.capitalize(),
        initial=db_field.get_default(),
        help_text=db_field.help_text,
    )


def mask_address(address: str) -> str:
    """An e-mail address as shown to those who may not read personal data: its domain alone."""
    return f"{MASK}@{address.partition('@')[2]}" if "@" in address else (MASK if address else "")
