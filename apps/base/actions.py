"""The two ways in which a row is written: a change of status, and an edit of fields."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from apps.base import clock
from apps.base.errors import RuleError
from apps.base.models import Stateful

Noun = TypeVar("Noun", bound=Stateful)
Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def move(row: Noun, *, to: str, actor: models.Model | None = None, reason: str = "", **fields: Any) -> Noun:
    """Claims the change of status by a conditional update, appends the transition row and returns the row, refreshed.

    `fields` are written with it. Raises RuleError `wrong-state` when the noun's table of moves does not allow it, and
    `changed-meanwhile` when somebody else was quicker.
    """
    before = row.status
    if not row.may_become(to):
        raise RuleError("wrong-state", _("This cannot be done in its present state (%(state)s).") % {"state": before})
    changed = type(row)._default_manager.filter(pk=row.pk, status=before)
    if changed.update(status=to, updated_at=clock.now(), **fields) != 1:
        raise RuleError("changed-meanwhile", _("Somebody changed this a moment ago. Please look at it again."))
    row.refresh_from_db()
    begin(row, actor=actor, reason=reason, before=before)
    return row


def begin(row: Stateful, *, actor: models.Model | None = None, reason: str = "", before: str = "") -> None:
    """Appends a transition row for the status that `row` has now; on its own, for a row that was just made."""
    transitions: Any = row.transitions  # type: ignore[attr-defined]
    transitions.create(actor=actor, from_status=before, to_status=row.status, reason=reason)


def record(row: Row, *, actor: models.Model | None = None) -> Row:
    """Checks a row against shape and constraints, saves it, and names `actor` in its history.

    Raises RuleError `invalid` with the first complaint and its field.
    """
    try:
        row.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise RuleError("invalid", messages[0], "" if field == "__all__" else field) from error
    if actor is not None:
        row._history_user = actor  # type: ignore[attr-defined]
    row.save()
    return row
