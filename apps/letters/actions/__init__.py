"""The life of a letter: draft, review, approval, opening, closing, delivery."""

from apps.letters.actions.deciding import (
    approve_letter,
    close_letter,
    freeze,
    mark_delivered,
    open_letter,
    return_to_draft,
    submit_letter,
)
from apps.letters.actions.drafting import (
    add_addressee,
    borrow_passage,
    create_letter,
    remove_addressee,
    save_addressee,
    save_draft,
)
from apps.letters.actions.templating import load_shipped_templates, save_template

__all__ = [
    "add_addressee",
    "approve_letter",
    "borrow_passage",
    "close_letter",
    "create_letter",
    "freeze",
    "load_shipped_templates",
    "mark_delivered",
    "open_letter",
    "remove_addressee",
    "return_to_draft",
    "save_addressee",
    "save_draft",
    "save_template",
    "submit_letter",
]
