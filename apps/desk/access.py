"""Who comes in and how: nobody signs up, accounts are made by whoever runs the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from apps.accounts import roles


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def for_staff(view: Callable[..., Any]) -> Callable[..., HttpResponseBase]:
    """Lets people with any role in, sends strangers to the login and says no (403) to everybody else."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_staff or not request.user.has_perm(roles.READ):
            raise PermissionDenied
        return view(request, *args, **kwargs)  # type: ignore[no-any-return]

    return login_required(checked)


def _for_holders_of(capability: str) -> Callable[[Callable[..., Any]], Callable[..., HttpResponseBase]]:
    """Like `for_staff`, for those alone who hold a capability."""

    def guard(view: Callable[..., Any]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perm(capability):
                raise PermissionDenied
            return view(request, *args, **kwargs)  # type: ignore[no-any-return]

        return for_staff(checked)

    return guard


for_archivists = _for_holders_of(roles.ARCHIVE_EDIT)  # what is not in the archive yet nobody else reads
for_directory = _for_holders_of(roles.DIRECTORY_EDIT)
for_drafters = _for_holders_of(roles.LETTER_DRAFT)
