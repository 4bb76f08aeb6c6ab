"""Roles answer `user.has_perm`, so that floors below accounts can ask for a capability by its name."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied

from apps.accounts import roles


class RoleBackend(ModelBackend):
    """Passwords as Django checks them; rights from `accounts.roles` alone, never from Django's permission tables."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether the person holds a role with this capability. A no is final: no other backend is asked."""
        if roles.may(user_obj, perm):
            return True
        raise PermissionDenied

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return roles.may(user_obj, roles.READ)
