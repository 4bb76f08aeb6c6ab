"""The ground that every noun's admin stands on."""

from apps.base.admin.fields import MASK, RichTextWidget, column, language_choices, mask_address, pill
from apps.base.admin.pages import DeskAdmin, DeskStacked, DeskTabular, refused

__all__ = [
    "MASK",
    "DeskAdmin",
    "DeskStacked",
    "DeskTabular",
    "RichTextWidget",
    "column",
    "language_choices",
    "mask_address",
    "pill",
    "refused",
]
