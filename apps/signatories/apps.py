from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignatoriesConfig(AppConfig):
    name = "apps.signatories"
    verbose_name = _("Signatories")
    default_auto_field = "django.db.models.BigAutoField"
