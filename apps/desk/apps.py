from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "apps.desk"
    verbose_name = _("Desk")
    default_auto_field = "django.db.models.BigAutoField"


class DeskAdminConfig(AdminConfig):
    """Django's admin app with the desk's site as its default: nouns register with `admin.site` and land there."""

    default_site = "apps.desk.site.DeskSite"
