"""Addresses. Doors own theirs; this file says which door stands where."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from apps.desk.urls import mailbox_patterns
from apps.pages.views import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include("apps.api.v1.urls")),
    # The desk's own pages stand under /admin/ too and before the admin site, whose last pattern catches all.
    path("admin/", include("apps.desk.urls")),
    path("admin/", admin.site.urls),
    path("mailbox/", include(mailbox_patterns)),
]

# The public site carries its language in the address; "/" and any address without one lead to the reader's language.
urlpatterns += i18n_patterns(path("", include("apps.pages.urls")), prefix_default_language=True)
