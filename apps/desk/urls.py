"""The desk's own pages, under /admin/ and before the admin site."""

from django.urls import URLPattern, URLResolver, include, path

from apps.desk.views import campaigns, editions, follow_steps, inviting, letter_steps, letters, mailbox, steps

__all__ = ["follow_steps", "letter_steps"]  # importing the tables fills `steps.STEPS`

app_name = "desk"

# Without names of their own: the same pages stand at /mailbox/ too, and link to each other by relative addresses.
mailbox_patterns: list[URLPattern | URLResolver] = [
    path("", mailbox.listing),
    path("<str:name>/", mailbox.show),
    path("<str:name>/body/", mailbox.body),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("campaigns/<int:pk>/", campaigns.show, name="campaign"),
    path("letters/<int:pk>/write/", letters.write, name="letter"),
    path("letters/<int:pk>/preview.pdf", letters.preview, name="letter-preview"),
    path("letters/<int:pk>/invite/", inviting.invite, name="invite"),
    path("editions/<int:pk>/edition.pdf", editions.show, name="edition-pdf"),
    path("steps/<slug:app>/<slug:model>/<int:pk>/<slug:name>/", steps.take, name="step"),
    path("mailbox/", mailbox.listing, name="mailbox"),
    path("mailbox/", include(mailbox_patterns)),
]
