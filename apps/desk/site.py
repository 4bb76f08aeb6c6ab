"""The coordinators' door: the admin site that every noun registers with (through `django.contrib.admin.site`)."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from apps.accounts import roles
from apps.desk.views import dashboard

# The nouns in the order of a campaign's life, which is not that of the alphabet.
ORDER = (
    "campaigns",
    "letters",
    "signatories",
    "deliveries",
    "responses",
    "addressees",
    "parties",
    "archive",
    "past_campaigns",
    "mail",
    "accounts",
)


class DeskSite(AdminSite):
    site_header = _("Campaign desk")
    site_title = _("Campaign desk")
    index_title = _("Overview")
    index_template = "desk/index.html"
    enable_nav_sidebar = True

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The brake and the second factor of allauth stand before the desk."""
        guarded = secure_admin_login(super().login)
        response: HttpResponse = guarded(request, extra_context)
        return response

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff with any role. Who is logged in without one is told so (403) instead of being asked to log in again."""
        if not super().has_permission(request):
            return False
        if not request.user.has_perm(roles.READ):
            raise PermissionDenied
        return True

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = self._build_app_dict(request, app_label)
        known = {label: place for place, label in enumerate(ORDER)}
        return sorted(apps.values(), key=lambda app: known.get(app["app_label"], len(known)))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        return super().index(request, {**dashboard.context(request), **(extra_context or {})})
