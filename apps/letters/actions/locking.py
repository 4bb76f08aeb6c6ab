"""Who writes a text at the moment, so that two people do not write over each other."""

from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.base.errors import RuleError
from apps.letters import rules
from apps.letters.models import DraftLock, Letter


def take_lock(
    *, letter: Letter, actor: User, tab: str, language: str = "", by_force: bool = False
) -> tuple[DraftLock, bool]:
    """Takes or renews the lock of a text for one window; returns the lock that stands and whether it is this window's.

    Raises RuleError `not-allowed` or `not-a-draft`.
    """
    roles.require(actor, roles.LETTER_DRAFT)
    rules.check_draft(letter)
    lock = DraftLock.objects.claim(
        letter=letter, language=language or letter.language, holder=actor, tab=tab, by_force=by_force
    )
    return lock, (lock.holder_id, lock.tab) == (actor.pk, tab)


def release_lock(*, letter: Letter, actor: User, tab: str, language: str = "") -> None:
    """Gives a text free at once when its window closes; a lock that is not this window's stays."""
    DraftLock.objects.filter(letter=letter, language=language or letter.language, holder=actor, tab=tab).delete()


def check_not_taken(*, letter: Letter, actor: User) -> None:
    """Refuses to save while somebody else writes. Raises RuleError `locked`."""
    lock = letter.locks.held().filter(language=letter.language).exclude(holder=actor).select_related("holder").first()
    if lock is not None:
        raise RuleError("locked", _("%s is writing this text at the moment.") % lock.holder)
