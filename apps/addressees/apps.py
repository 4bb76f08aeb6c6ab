from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AddresseesConfig(AppConfig):
    name = "apps.addressees"
    verbose_name = _("Directory of addressees")
    default_auto_field = "django.db.models.BigAutoField"
