"""From rows to the record that is printed: placeholders filled once, notes set apart, figures in the language."""

from apps.letters.compose.printing import Printing, draft_document, version_document
from apps.letters.compose.sources import body_with_sources
from apps.letters.compose.texts import Placed, Text, draft_texts, place, placed, version_texts
from apps.letters.compose.values import (
    RIGHT_TO_LEFT,
    date_text,
    direction,
    fill,
    fill_text,
    frozen_values,
    live_values,
    long_date,
)
from apps.letters.compose.wording import Wording, draft_wording, filled_body, version_wording

__all__ = [
    "RIGHT_TO_LEFT",
    "Placed",
    "Printing",
    "Text",
    "Wording",
    "body_with_sources",
    "date_text",
    "direction",
    "draft_document",
    "draft_texts",
    "draft_wording",
    "fill",
    "fill_text",
    "filled_body",
    "frozen_values",
    "live_values",
    "long_date",
    "place",
    "placed",
    "version_document",
    "version_texts",
    "version_wording",
]
