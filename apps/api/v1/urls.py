"""All addresses of the API: the resources, its description, and an answer in the API's own shape for the rest."""

from django.urls import include, path, re_path
from rest_framework.routers import SimpleRouter

from apps.api.v1 import campaigns, documents, institutions, letters, responses, signatures
from apps.api.views import docs, errors

app_name = "api"

router = SimpleRouter()
router.register("campaigns", campaigns.Campaigns, "campaign")
router.register("asks", campaigns.Asks, "ask")
router.register("letters", letters.Letters, "letter")
router.register("signatures", signatures.Signatures, "signature")
router.register("institutions", institutions.Institutions, "institution")
router.register("offices", institutions.Offices, "office")
router.register("responses", responses.Responses, "response")
router.register("positions", responses.Positions, "position")
router.register("outcomes", responses.Outcomes, "outcome")
router.register("commitments", responses.Commitments, "commitment")
router.register("documents", documents.Documents, "document")
router.register("passages", documents.Passages, "passage")

urlpatterns = [
    path("schema/", docs.Schema.as_view(), name="schema"),
    path("docs/", docs.docs, name="docs"),
    path("", include(router.urls)),
    # Only addresses with a slash at their end, so that Django can still add a forgotten one.
    re_path(r"^(?:[\s\S]*/)?$", errors.Nowhere.as_view(), name="nowhere"),
]
