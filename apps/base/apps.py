from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from apps.base import checks

__all__ = ["BaseConfig", "checks"]  # importing the checks registers them


class BaseConfig(AppConfig):
    name = "apps.base"
    verbose_name = _("Ground")
    default_auto_field = "django.db.models.BigAutoField"
