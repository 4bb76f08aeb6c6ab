"""Acts that have to be refused."""

from collections.abc import Callable

import pytest

from apps.base.errors import RuleError


def refused(code: str, act: Callable[[], object]) -> RuleError:
    """The refusal that `act` ends in; fails when it ends otherwise, or with another code."""
    with pytest.raises(RuleError) as refusal:
        act()
    assert refusal.value.code == code
    return refusal.value
