from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PastCampaignsConfig(AppConfig):
    name = "apps.past_campaigns"
    verbose_name = _("Past campaigns")
    default_auto_field = "django.db.models.BigAutoField"
