"""The desk's own pages, under /admin/ and before the admin site."""

from django.urls import URLPattern, URLResolver, include, path

from apps.desk.views import (
    archive_steps,
    campaigns,
    drafting,
    editions,
    finding,
    follow_steps,
    inviting,
    letter_steps,
    letters,
    linting,
    mailbox,
    merging,
    remarking,
    searching,
    steps,
    templating,
    translating,
    versions,
)
from apps.desk.views.importing import items, runs, uploads

__all__ = ["archive_steps", "follow_steps", "letter_steps"]  # importing the tables fills `steps.STEPS`

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
    path("letters/<int:pk>/draft/", drafting.stored, name="draft-stored"),
    path("letters/<int:pk>/draft/keep/", drafting.keep, name="draft-keep"),
    path("letters/<int:pk>/draft/lock/", drafting.lock, name="draft-lock"),
    path("letters/<int:pk>/draft/pages/", drafting.pages, name="draft-pages"),
    path("letters/<int:pk>/draft/pages/<int:number>.png", drafting.page, name="draft-page"),
    path("letters/<int:pk>/draft/passage/", drafting.take_passage, name="draft-passage"),
    path("letters/<int:pk>/languages/", translating.begin, name="translation-begin"),
    path("letters/<int:pk>/languages/<str:language>/", translating.translate, name="translation"),
    path("letters/<int:pk>/languages/<str:language>/remove/", translating.remove, name="translation-remove"),
    path("letters/<int:pk>/draft/archive/", searching.look, name="draft-archive"),
    path("letters/<int:pk>/read/", remarking.read, name="letter-read"),
    path("letters/<int:pk>/versions/", versions.compare, name="letter-versions"),
    path("letters/<int:pk>/remarks/", remarking.remark, name="remark"),
    path("letters/<int:pk>/remarks/<int:number>/resolve/", remarking.resolve, name="remark-resolve"),
    path("letters/<int:pk>/remarks/<int:number>/reopen/", remarking.reopen, name="remark-reopen"),
    path("letters/<int:pk>/follow-up/", templating.follow_up, name="follow-up"),
    path("letters/<int:pk>/lint/", linting.show, name="lint"),
    path("letters/<int:pk>/lint/override/", linting.override, name="lint-override"),
    path("letters/<int:pk>/lint/<int:number>/undo/", linting.undo, name="lint-undo"),
    path("letters/<int:pk>/preview.pdf", letters.preview, name="letter-preview"),
    path("letters/<int:pk>/invite/", inviting.invite, name="invite"),
    path("templates/<int:pk>/versions/<int:number>/", templating.version, name="template-version"),
    path("editions/<int:pk>/edition.pdf", editions.show, name="edition-pdf"),
    path("steps/<slug:app>/<slug:model>/<int:pk>/<slug:name>/", steps.take, name="step"),
    path("who-is-who/", merging.proposals, name="who-is-who"),
    path("who-is-who/search/", merging.look, name="who-is-who-look"),
    path("who-is-who/proposals/<int:pk>/", merging.answer, name="who-is-who-answer"),
    path("who-is-who/decisions/", merging.decisions, name="who-is-who-decisions"),
    path("who-is-who/decisions/<int:pk>/undo/", merging.undo, name="who-is-who-undo"),
    path("who-is-who/<slug:kind>/<int:pk>/", merging.one, name="who-is-who-one"),
    path("finding/", finding.find, name="finding"),
    path("finding/like/", finding.like, name="finding-like"),
    path("finding/borrow/", finding.borrow, name="finding-borrow"),
    path("importing/", uploads.start, name="import-start"),
    path("importing/<int:pk>/", runs.show, name="import-run"),
    path("importing/<int:pk>/live/", runs.live, name="import-live"),
    path("importing/<int:pk>/files/", uploads.add, name="import-add"),
    path("importing/<int:pk>/present/", uploads.present, name="import-present"),
    path("importing/<int:pk>/stop/", runs.stop, name="import-stop"),
    path("importing/<int:pk>/resume/", runs.resume, name="import-resume"),
    path("importing/<int:pk>/import/", runs.import_ready, name="import-ready"),
    path("importing/files/<int:pk>/", items.show, name="import-item"),
    path("importing/files/<int:pk>/questions/", items.questions, name="import-questions"),
    path("importing/files/<int:pk>/original/", items.original, name="import-original"),
    path("mailbox/", mailbox.listing, name="mailbox"),
    path("mailbox/", include(mailbox_patterns)),
]
