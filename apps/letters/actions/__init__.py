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
    WORDS,
    add_addressee,
    autosave_draft,
    borrow_passage,
    borrowed_html,
    create_letter,
    follow_up,
    remove_addressee,
    save_addressee,
    save_draft,
    take_passage,
)
from apps.letters.actions.locking import release_lock, take_lock
from apps.letters.actions.overriding import Review, check_lint, override_warning, review_letter, undo_override
from apps.letters.actions.remarking import remark, reopen_remark, resolve_remark
from apps.letters.actions.templating import (
    load_shipped_templates,
    remove_section,
    save_section,
    save_template,
    seal_template,
)
from apps.letters.actions.translating import (
    Rendering,
    Renderings,
    begin_translation,
    remove_translation,
    save_translation,
)

__all__ = [
    "Review",
    "check_lint",
    "override_warning",
    "review_letter",
    "undo_override",
    "Rendering",
    "Renderings",
    "WORDS",
    "add_addressee",
    "approve_letter",
    "begin_translation",
    "remove_section",
    "remove_translation",
    "save_translation",
    "autosave_draft",
    "borrow_passage",
    "borrowed_html",
    "close_letter",
    "create_letter",
    "follow_up",
    "freeze",
    "load_shipped_templates",
    "mark_delivered",
    "open_letter",
    "release_lock",
    "remove_addressee",
    "remark",
    "reopen_remark",
    "resolve_remark",
    "return_to_draft",
    "save_addressee",
    "save_draft",
    "save_section",
    "save_template",
    "seal_template",
    "submit_letter",
    "take_lock",
    "take_passage",
]
