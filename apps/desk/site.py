"""The coordinators' door: the admin site that every noun registers with (through `django.contrib.admin.site`)."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    site_header = _("Campaign desk")
    site_title = _("Campaign desk")
    index_title = _("Overview")

    login = secure_admin_login(AdminSite.login)  # the brake and the second factor of allauth stand before the desk
